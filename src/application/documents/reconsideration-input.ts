/** The request to look again: filled from the decision and the record, argued by whoever writes it. */
import type { Day } from '../../domain/calendar/day.ts'
import { needOutcomes } from '../../domain/facts/rna-facts.ts'
import type { Evidence } from '../../domain/needs/evidence.ts'
import {
  type ChallengedNeed,
  type ReconsiderationDraft,
  reconsiderationFields,
  reconsiderationProblems,
} from '../../domain/rna/reconsideration.ts'
import type { Citation, ReconsiderationRequestInput } from '../ports/document-inputs.ts'
import { wordsAsSaid } from './own-words.ts'
import type { Prepared } from './prepared-answers.ts'
import { type AboutDecision, challengeUntil } from './survivor-copy-input.ts'

const groundsOnPaper = {
  'new-evidence': 'new-evidence',
  'not-in-line': 'not-in-line-with-guidance',
  both: 'both',
} as const

const groundCodes = Object.keys(groundsOnPaper) as readonly (keyof typeof groundsOnPaper)[] // its keys

/** The draft with what was answered on the page. */
export function challengeAsAnswered(
  draft: ReconsiderationDraft,
  prepared: Prepared,
): ReconsiderationDraft {
  const grounds = groundCodes.find((code) => code === prepared['grounds'])
  return {
    ...draft,
    answers: { ...draft.answers, ...(grounds && { grounds }) },
    needs: draft.needs.map((need) => {
      const answered = (name: string) => prepared[`${name}-${need.id}`]?.trim() || undefined
      const [wrong, shows, asks] = [answered('wrong'), answered('new'), answered('asks')]
      const challenge = prepared[`challenge-${need.id}`] === 'yes' ? 'yes' : 'no'
      return {
        ...need,
        answers: {
          challenge,
          ...(wrong && { whyWrong: wrong }),
          ...(shows && { newEvidence: shows }),
          ...(asks && { asksFor: asks }),
        },
      }
    }),
  }
}

/** Why it cannot be made yet, in words; and what is worth a second look. */
export function challengeHoles(draft: ReconsiderationDraft): {
  readonly missing: readonly string[]
  readonly notes: readonly string[]
} {
  const codes = new Set(reconsiderationProblems(draft).map(({ code }) => code))
  const said: readonly (readonly [Parameters<typeof codes.has>[0], string])[] = [
    ['no-grounds', 'Say on what grounds it is asked.'],
    ['no-need-challenged', 'Choose at least one need to challenge.'],
    ['no-reason', 'Say for each challenged need what is wrong, or what the new evidence shows.'],
  ]
  return {
    missing: said.flatMap(([code, words]) => (codes.has(code) ? [words] : [])),
    notes: codes.has('no-new-evidence')
      ? ['It speaks of new evidence, and the record holds none that came after the decision.']
      : [],
  }
}

export function reconsiderationInput(
  { open, decision, needNames }: AboutDecision,
  { draft, prepared, madeOn }: { draft: ReconsiderationDraft; prepared: Prepared; madeOn: Day },
): ReconsiderationRequestInput {
  const { file, rna, picture } = open
  const by = Object.entries(reconsiderationFields.by.options).find(
    ([code]) => code === prepared['by'],
  )
  const statement = prepared['statement']?.trim()
  return {
    reference: `${file.reference}-Q${rna.cycle.number}`,
    madeOn,
    person: { reference: file.reference },
    decision: {
      what: `Recovery Needs Assessment ${rna.cycle.number}`,
      decidedOn: decision.on,
      receivedOn: decision.receivedByProviderOn,
      givenToSurvivorOn: decision.receivedBySurvivorOn ?? decision.told?.on,
    },
    askBefore: challengeUntil(open, decision),
    askedBy: by?.[1] ?? reconsiderationFields.by.options['support-worker'],
    grounds: groundsOnPaper[draft.answers.grounds ?? 'not-in-line'],
    points: draft.needs
      .filter(({ answers }) => answers.challenge === 'yes')
      .map((need) => pointOf(need, needNames, picture.evidence)),
    otherEvidence: [],
    statement: statement ? wordsAsSaid(statement) : undefined,
    keepSupportMeanwhile: prepared['keep'] === 'yes',
  }
}

function pointOf(
  need: ChallengedNeed,
  needNames: ReadonlyMap<string, string>,
  evidence: readonly Evidence[],
): ReconsiderationRequestInput['points'][number] {
  const { answers, reasons } = need
  return {
    need: needNames.get(need.id) ?? 'A need',
    decided: [
      `${needOutcomes[need.outcome]}.`,
      need.shortfall,
      reasons && `The reasons given: ${reasons}`,
    ]
      .filter(Boolean)
      .join(' '),
    wrongBecause: answers.whyWrong,
    newEvidence: answers.newEvidence,
    askedFor: answers.asksFor,
    evidence: evidence
      .filter(({ id }) => need.newEvidence.includes(id))
      .map(
        ({ datedOn, receivedOn, what, confirmedOn }): Citation => ({
          on: datedOn ?? receivedOn,
          kind: 'Evidence',
          shows: what ?? 'What it shows is not described.',
          stillTrueOn: confirmedOn,
        }),
      ),
  }
}
