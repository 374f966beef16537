/**
 * Reconsiderations: what was asked for, about which decision, and how far it has come. Also says
 * what each decision letter, first or reconsidered, means for the person.
 */
import type { Day } from '../../../calendar/day.ts'
import type { Fact, FactOf } from '../../../facts/fact.ts'
import type { StandingRecord } from '../../../facts/standing-record.ts'

export const challengeStages = [
  'asked',
  'being-looked-at',
  'not-taken-up',
  'changed',
  'unchanged',
] as const
export type ChallengeStage = (typeof challengeStages)[number]

export interface Challenge {
  readonly request: string
  /** The decision that stands and is challenged, by the id of its fact. */
  readonly of: string
  readonly ofType: Fact['type']
  readonly requestedOn: Day
  readonly grounds: FactOf<'reconsideration-requested'>['detail']['grounds']
  readonly stage: ChallengeStage
  /** Day of the last step. */
  readonly since: Day
  /** The fact of the decision after reconsideration. */
  readonly decision?: string
}

export function isPending({ stage }: Challenge): boolean {
  return stage === 'asked' || stage === 'being-looked-at'
}

const none: readonly Challenge[] = []

export function readChallenges(record: StandingRecord): readonly Challenge[] {
  const requests = record.of('reconsideration-requested')
  if (requests.length === 0) return none
  return requests.flatMap((request) => {
    const decision = record.standing(request.detail.of)
    return decision ? [readChallenge(record, request, decision)] : []
  })
}

function readChallenge(
  record: StandingRecord,
  request: FactOf<'reconsideration-requested'>,
  challenged: Fact,
): Challenge {
  const isForThis = (id: string) => record.standing(id)?.id === request.id
  const answer = record
    .of('reconsideration-answered')
    .findLast(({ detail }) => isForThis(detail.request))
  const decided = record
    .of('reconsideration-decided')
    .findLast(({ detail }) => isForThis(detail.request))
  // A new RNA decision that names the challenge answers it as a letter of its own would.
  const rnaAgain = record
    .of('rna-decided')
    .findLast(({ detail }) => detail.afterReconsideration && isForThis(detail.afterReconsideration))
  const known = {
    request: request.id,
    of: challenged.id,
    ofType: challenged.type,
    requestedOn: request.on,
    grounds: request.detail.grounds,
  }
  if (rnaAgain && decided?.detail.outcome !== 'unchanged') {
    return { ...known, stage: 'changed', since: rnaAgain.on, decision: rnaAgain.id }
  }
  if (decided) {
    return { ...known, stage: decided.detail.outcome, since: decided.on, decision: decided.id }
  }
  if (answer) {
    const stage = answer.detail.answer === 'accepted' ? 'being-looked-at' : 'not-taken-up'
    return { ...known, stage, since: answer.on }
  }
  return { ...known, stage: 'asked', since: request.on }
}

/** What a letter changes: grounds found or not found, or a disqualification taken back. */
export type Turn =
  | { readonly about: 'reasonable-grounds' | 'conclusive-grounds'; readonly positive: boolean }
  | { readonly about: 'disqualification-lifted' }

export function turnOf(fact: Fact, record: StandingRecord): Turn | undefined {
  switch (fact.type) {
    case 'reasonable-grounds-decided':
      return { about: 'reasonable-grounds', positive: fact.detail.outcome === 'positive' }
    case 'conclusive-grounds-decided':
      return { about: 'conclusive-grounds', positive: fact.detail.outcome === 'positive' }
    case 'disqualification-lifted':
      return { about: 'disqualification-lifted' }
    case 'reconsideration-decided':
      return fact.detail.outcome === 'changed' ? afterChange(fact, record) : undefined
    default:
      return undefined
  }
}

function afterChange(
  fact: FactOf<'reconsideration-decided'>,
  record: StandingRecord,
): Turn | undefined {
  const request = record.standing(fact.detail.request)
  if (request?.type !== 'reconsideration-requested') return undefined
  const challenged = record.standing(request.detail.of)
  switch (challenged?.type) {
    case 'disqualified':
      return { about: 'disqualification-lifted' }
    case 'reasonable-grounds-decided':
      return { about: 'reasonable-grounds', positive: challenged.detail.outcome === 'negative' }
    case 'conclusive-grounds-decided':
      return { about: 'conclusive-grounds', positive: challenged.detail.outcome === 'negative' }
    default:
      return undefined
  }
}
