/**
 * Each Recovery Needs Assessment as its facts tell it: steps, letters, decisions on each need and
 * what the survivor has been told. Where an RNA stands today is read in rna-track.ts.
 */
import type { Day } from '../../../calendar/day.ts'
import type { Fact, FactOf } from '../../../facts/fact.ts'
import type { StandingRecord } from '../../../facts/standing-record.ts'
import type { Challenge } from '../nrm/challenges.ts'
import { addDecisionsOnNeeds, addTold, decisionOf, type RnaDecision } from './rna-decisions.ts'

export interface InformationRequest {
  readonly fact: string
  readonly on: Day
  readonly answerBy?: Day
  readonly suppliedOn?: Day
}

export interface Submission {
  readonly submission: string
  readonly releasedOn: Day
  readonly forwardedOn?: Day
  readonly returnedOn?: Day
}

export type RnaStep =
  | 'offered'
  | 'declined'
  | 'drafting'
  | 'survivor-review'
  | 'internal-qa'
  | 'with-prime'
  | 'with-authority'

export interface RnaCycle {
  readonly rna: string
  /** 1 for the first RNA of the case. */
  readonly number: number
  readonly trigger?: FactOf<'rna-offered'>['detail']['trigger']
  readonly firstOn: Day
  readonly lastOn: Day
  readonly offeredOn?: Day
  readonly step: RnaStep
  readonly stepSince: Day
  readonly agreement?: FactOf<'rna-reviewed-by-survivor'>['detail']['agreement']
  readonly submissions: readonly Submission[]
  readonly requests: readonly InformationRequest[]
  readonly decisions: readonly RnaDecision[]
  readonly challenges: readonly Challenge[]
  readonly withdrawnOn?: Day
}

type Draft = { -readonly [Key in keyof RnaCycle]: RnaCycle[Key] } & {
  dayBegan: { readonly on: Day; readonly step: RnaStep; readonly moved: boolean }
}

const noCycles: readonly RnaCycle[] = []

export function readCycles(
  record: StandingRecord,
  challenges: readonly Challenge[],
): readonly RnaCycle[] {
  const drafts = new Map<string, Draft>()
  for (const fact of record.inOrder) {
    if (!isOfAnRna(fact)) continue
    const { rna } = fact.detail
    let draft = drafts.get(rna)
    if (draft === undefined) {
      draft = newDraft(rna, drafts.size + 1, fact.on)
      drafts.set(rna, draft)
    }
    draft.lastOn = fact.on
    addTo(draft, fact, record)
  }
  if (drafts.size === 0) return noCycles
  const cycles = [...drafts.values()]
  addDecisionsOnNeeds(cycles, record)
  addTold(cycles, record)
  for (const cycle of cycles) {
    cycle.challenges = challenges.filter(({ of }) =>
      cycle.decisions.some(({ fact }) => fact === of),
    )
  }
  return cycles
}

type RnaFact = Extract<Fact, { detail: { rna: string } }>

function isOfAnRna(fact: Fact): fact is RnaFact {
  return 'rna' in fact.detail
}

function newDraft(rna: string, number: number, on: Day): Draft {
  return {
    rna,
    number,
    firstOn: on,
    lastOn: on,
    step: 'offered',
    stepSince: on,
    submissions: [],
    requests: [],
    decisions: [],
    challenges: [],
    dayBegan: { on, step: 'offered', moved: false },
  }
}

function addTo(draft: Draft, fact: RnaFact, record: StandingRecord): void {
  switch (fact.type) {
    case 'rna-offered':
      draft.offeredOn ??= fact.on
      draft.trigger ??= fact.detail.trigger
      moveTo(draft, 'offered', fact.on)
      return
    case 'rna-declined':
      moveTo(draft, 'declined', fact.on)
      return
    case 'rna-accepted':
      moveTo(draft, 'drafting', fact.on)
      return
    case 'rna-drafted':
      moveTo(draft, 'survivor-review', fact.on)
      return
    case 'rna-reviewed-by-survivor':
      draft.agreement = fact.detail.agreement
      moveTo(draft, 'internal-qa', fact.on)
      return
    case 'rna-released':
      draft.submissions = [
        ...draft.submissions,
        { submission: fact.detail.submission, releasedOn: fact.on },
      ]
      moveTo(draft, 'with-prime', fact.on)
      return
    case 'rna-returned':
      takeBack(draft, fact)
      return
    case 'rna-forwarded':
      changeLastSubmission(draft, { forwardedOn: fact.on })
      moveTo(draft, 'with-authority', fact.on)
      return
    case 'rna-information-requested':
      draft.requests = [...draft.requests, requestOf(fact, record)]
      return
    case 'rna-decided':
      draft.decisions = [...draft.decisions, decisionOf(fact, draft.decisions.length + 1)]
      return
    case 'rna-withdrawn':
      draft.withdrawnOn = fact.on
      return
    default:
      return
  }
}

function moveTo(draft: Draft, step: RnaStep, on: Day): void {
  if (draft.dayBegan.on !== on) draft.dayBegan = { on, step: draft.step, moved: false }
  draft.dayBegan = { ...draft.dayBegan, moved: true }
  draft.step = step
  draft.stepSince = on
}

const returnable: Readonly<Record<'manager' | 'prime', readonly RnaStep[]>> = {
  manager: ['survivor-review', 'internal-qa'],
  prime: ['with-prime', 'with-authority'],
}

/**
 * A return sends the RNA back to drafting. Facts of one day have no hours: when the RNA could
 * already be returned as that day began and went forward again on it, the return came first.
 */
function takeBack(draft: Draft, { on, detail }: FactOf<'rna-returned'>): void {
  if (detail.by === 'prime') returnSubmission(draft, on)
  const canReturn = returnable[detail.by]
  const redoneSameDay =
    draft.dayBegan.on === on && draft.dayBegan.moved && canReturn.includes(draft.dayBegan.step)
  const wentPast = detail.by === 'manager' && returnable.prime.includes(draft.step)
  if (redoneSameDay || wentPast) return
  moveTo(draft, 'drafting', on)
}

function returnSubmission(draft: Draft, on: Day): void {
  const returned = draft.submissions.findIndex(({ returnedOn }) => returnedOn === undefined)
  draft.submissions = draft.submissions.map((one, position) =>
    position === returned ? { ...one, returnedOn: on } : one,
  )
}

function changeLastSubmission(draft: Draft, change: Partial<Submission>): void {
  const last = draft.submissions.at(-1)
  if (last) draft.submissions = [...draft.submissions.slice(0, -1), { ...last, ...change }]
}

function requestOf(
  { id, on, detail }: FactOf<'rna-information-requested'>,
  record: StandingRecord,
): InformationRequest {
  const supplied = record
    .of('rna-information-supplied')
    .find((fact) => record.standing(fact.detail.request)?.id === id)
  return {
    fact: id,
    on,
    ...(detail.answerBy && { answerBy: detail.answerBy }),
    ...(supplied && { suppliedOn: supplied.on }),
  }
}
