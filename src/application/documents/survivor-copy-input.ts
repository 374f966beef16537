/** The survivor's own copy of an RNA decision: what was decided, until when, and until when to say no. */
import type { Day } from '../../domain/calendar/day.ts'
import type { RnaDecision } from '../../domain/pathway/tracks/rna/rna-decisions.ts'
import type { NeedDecision, SurvivorCopyInput } from '../ports/document-inputs.ts'
import type { OpenRna } from '../rna/open-rna.ts'
import { type RnaSource, supportInWords } from './rna-pack-input.ts'

export const outcomes = {
  agreed: 'agreed',
  'partly-agreed': 'partly-agreed',
  'not-agreed': 'not-agreed',
  'agreed-elsewhere': 'met-elsewhere',
} as const

/** The needs by name come from what was sent; a decision entered from paper has the record's names. */
export interface AboutDecision {
  readonly open: OpenRna
  readonly decision: RnaDecision
  readonly sent?: RnaSource | undefined
  readonly needNames: ReadonlyMap<string, string>
}

export function survivorCopyInput(
  { open, decision, sent, needNames }: AboutDecision,
  madeOn: Day,
): SurvivorCopyInput {
  const { file, rna } = open
  return {
    reference: `${file.reference}-C${rna.cycle.number}`,
    madeOn,
    decidedOn: decision.on,
    decisions: decision.needs.map(({ need, outcome, from, to, reasons }): NeedDecision => {
      const asked = sent?.submission.needs.find(({ id }) => id === need)
      const agreed = outcome === 'agreed' || outcome === 'partly-agreed'
      return {
        need: needNames.get(need) ?? asked?.title ?? 'A need',
        outcome: outcomes[outcome],
        support: agreed && asked ? `Asked for: ${supportInWords(asked)}.` : undefined,
        from: agreed ? from : undefined,
        until: agreed ? to : undefined,
        reasons,
      }
    }),
    challenge: {
      lastDay: challengeUntil(open, decision),
      how: [
        'Tell your support worker that you do not agree.',
        'Say why, in your own words.',
        'You can ask a solicitor about it. Your support worker can help you find one.',
      ],
    },
    helpers: [
      {
        who: 'Your support worker',
        helpsWith: 'Explaining this, and writing a challenge with you',
      },
      { who: 'A solicitor', helpsWith: 'Advice about the law' },
    ],
    supportUntil: decision.supportEndsOn ?? lastAgreedDay(decision),
  }
}

/** The survivor's last day to challenge: the careful one, as the clock on the case counts it. */
export function challengeUntil({ picture }: OpenRna, decision: RnaDecision): Day | undefined {
  return picture.clocks.find(
    ({ rule, startedBy }) =>
      rule === 'challenge-rna-decision' && startedBy.factId === decision.fact,
  )?.due
}

function lastAgreedDay({ needs }: RnaDecision): Day | undefined {
  return needs
    .flatMap(({ outcome, to }) =>
      to && (outcome === 'agreed' || outcome === 'partly-agreed') ? [to] : [],
    )
    .toSorted()
    .at(-1)
}
