/**
 * A request to look again at an RNA decision: which needs, on what grounds, with which evidence. It
 * is filled from the decision, so that the short time goes into evidence and not into typing.
 */
import type { Day } from '../calendar/day.ts'
import { decisionFacts } from '../facts/decision-facts.ts'
import type { Fact } from '../facts/fact.ts'
import type { Field } from '../facts/field.ts'
import { readRecord } from '../facts/standing-record.ts'
import { categoryOf, type NeedCategories } from '../needs/category.ts'
import { evidenceFor, evidenceOf } from '../needs/evidence.ts'
import { lineOf, type Need } from '../needs/need.ts'
import type { Given } from './draft.ts'
import { type Outcome, shortfallOf } from './shortfall.ts'

const { grounds, by, statement } = decisionFacts['reconsideration-requested'].fields

export const reconsiderationFields = { grounds, by, statement } as const

export const challengeFields = {
  challenge: {
    kind: 'one-of',
    options: { yes: 'Challenge this', no: 'Leave it as it is' },
    ask: 'Challenge what was decided about this need?',
    harm: 'O',
  },
  whyWrong: {
    kind: 'words',
    ask: 'What did the decision overlook or get wrong?',
    hint: 'Take each reason in the letter and answer it.',
    harm: 'N',
  },
  newEvidence: { kind: 'words', ask: 'What does the new evidence show?', harm: 'N' },
  asksFor: { kind: 'words', ask: 'What is asked for instead?', harm: 'N' },
} as const satisfies Record<string, Field>

export interface ChallengedNeed {
  readonly id: string
  readonly outcome: Outcome
  readonly reasons?: string
  readonly shortfall: string
  readonly answers: Given<typeof challengeFields>
  /** Evidence received since the decision: new to whoever decided. */
  readonly newEvidence: readonly string[]
  /** Evidence that was there before, to be sent again only if it was overlooked. */
  readonly earlierEvidence: readonly string[]
  /** What usually shows such a need: to be asked for on the first day. */
  readonly toAskFor: readonly string[]
}

export interface ReconsiderationDraft {
  readonly decision: string
  readonly decidedOn: Day
  readonly answers: Given<typeof reconsiderationFields>
  readonly needs: readonly ChallengedNeed[]
}

/** Filled with each need that was not fully agreed; undefined when there is no such decision. */
export function newReconsideration(
  decisionId: string,
  facts: readonly Fact[],
  needs: readonly Need[],
  categories: Pick<NeedCategories, 'categories'>,
): ReconsiderationDraft | undefined {
  const record = readRecord(facts)
  const decision = record.standing(decisionId)
  if (decision?.type !== 'rna-decided') return undefined
  const evidence = evidenceOf(facts)
  const refused = record
    .of('need-decided')
    .filter(({ detail }) => record.standing(detail.decision)?.id === decision.id)
    .filter(({ detail }) => detail.outcome !== 'agreed')
  return {
    decision: decision.id,
    decidedOn: decision.on,
    answers: {},
    needs: refused.map(({ detail }) => {
      const need = needs.find(({ id }) => id === detail.need)
      const line = need ? lineOf(need, needs).map(({ id }) => id) : [detail.need]
      const held = evidenceFor(evidence, line)
      const challenged = detail.outcome !== 'agreed-elsewhere'
      return {
        id: detail.need,
        outcome: detail.outcome,
        ...(detail.reasons !== undefined && { reasons: detail.reasons }),
        shortfall: shortfallOf(detail).inWords,
        answers: challenged ? { challenge: 'yes' as const } : {},
        newEvidence: idsOf(held.filter(({ receivedOn }) => receivedOn >= decision.on)),
        earlierEvidence: idsOf(held.filter(({ receivedOn }) => receivedOn < decision.on)),
        toAskFor: (need && categoryOf(categories, need.category)?.evidence) ?? [],
      }
    }),
  }
}

function idsOf(list: readonly { readonly id: string }[]): readonly string[] {
  return list.map(({ id }) => id)
}

export type ReconsiderationProblem =
  | { readonly code: 'no-grounds' }
  | { readonly code: 'no-need-challenged' }
  | { readonly code: 'no-new-evidence' }
  | { readonly code: 'no-reason'; readonly need: string }

/** What still keeps the request from being worth sending. */
export function reconsiderationProblems(
  draft: ReconsiderationDraft,
): readonly ReconsiderationProblem[] {
  const challenged = draft.needs.filter(({ answers }) => answers.challenge === 'yes')
  const claimed = draft.answers.grounds === 'new-evidence' || draft.answers.grounds === 'both'
  const isNew = challenged.some((need) => need.newEvidence.length > 0)
  const problems: readonly (ReconsiderationProblem | false)[] = [
    draft.answers.grounds === undefined && { code: 'no-grounds' },
    challenged.length === 0 && { code: 'no-need-challenged' },
    claimed && !isNew && { code: 'no-new-evidence' },
    ...challenged
      .filter(({ answers }) => answers.whyWrong === undefined && answers.newEvidence === undefined)
      .map(({ id }) => ({ code: 'no-reason' as const, need: id })),
  ]
  return problems.filter((one) => one !== false)
}
