/**
 * What leaves the organisation: the frozen RNA, built field by field from a list of what may be
 * sent. No name, no address, no journal beyond the words the worker chose, nothing else of the case.
 */
import type { Day } from '../calendar/day.ts'
import type { Fact } from '../facts/fact.ts'
import { readRecord } from '../facts/standing-record.ts'
import { evidenceOf } from '../needs/evidence.ts'
import { dependantsOf, type Need } from '../needs/need.ts'
import { edition, statements } from './assessment.ts'
import type { DraftNeed, RnaDraft } from './draft.ts'

/** Per part of the RNA, the fields that are sent. A field in neither list fails a test. */
export const sent = {
  about: ['setting', 'language', 'interpreter', 'takingPart'],
  earlier: ['happened', 'why'],
  categories: ['now'],
  needs: [
    ...['description', 'survivorWords', 'whyNoWords', 'link', 'linkReasoning', 'currentProvision'],
    ...['mainstreamRoute', 'waiting', 'eligibility', 'distance', 'languageThere'],
    ...['mainstreamStart', 'barrier', 'impactIfEnded', 'riskIfEnded', 'bestInterests'],
    ...['noEvidenceReason', 'asks'],
  ],
  recommendation: [
    ...['supports', 'intensity', 'from', 'to', 'whyLonger', 'exitCondition', 'alternatives'],
  ],
  steps: ['what', 'owner', 'by'],
  taper: ['from', 'to', 'intensity'],
  dependants: ['now', 'wellbeing', 'risk', 'bestInterests'],
  financial: [
    ...['otherIncome', 'dependantsSupported', 'recoveryCosts', 'whichCosts', 'reduced'],
    'reductionRule',
  ],
  income: ['kind', 'amount', 'since'],
  survivor: [
    ...['reviewedOn', 'reviewLanguage', 'readBack', 'agreement', 'statement', 'whyNotAsked'],
  ],
} as const

/** Fields that stay with us: notes between colleagues, and a school, which tells where a child is. */
export const keptBack = { categories: ['note'], dependants: ['schooling'] } as const

export interface ToSubmit {
  readonly draft: RnaDraft
  readonly facts: readonly Fact[]
  readonly needs: readonly Need[]
  /** Our own reference of the case, which names nobody. */
  readonly caseReference: string
  readonly moveOnUntil?: Day
  /** Checks that were passed over with a reason, by their titles: whoever decides may read why. */
  readonly overruled?: readonly {
    readonly title: string
    readonly reason: string
    readonly on: Day
  }[]
}

/** Plain JSON: text, numbers, lists and objects. */
export type Plain = string | number | readonly Plain[] | { readonly [name: string]: Plain }

export interface RnaSubmission {
  readonly kind: 'waymark-rna-submission'
  readonly edition: number
  readonly rna: string
  readonly sequence: number
  readonly caseReference: string
  readonly needs: readonly SubmissionNeed[]
  readonly [part: string]: Plain | readonly SubmissionNeed[]
}

export interface SubmissionNeed {
  /** By this id the decision says which need it speaks about. */
  readonly id: string
  readonly recommendation: {
    readonly from?: Day
    readonly to?: Day
    readonly [name: string]: Plain
  }
  readonly [name: string]: Plain
}

type Answers = Readonly<Record<string, unknown>>

export function submissionOf({
  draft,
  facts,
  needs,
  caseReference,
  moveOnUntil,
  overruled = [],
}: ToSubmit): RnaSubmission {
  const record = readRecord(facts)
  const reference = record.of('referred').findLast(({ detail }) => detail.reference)
    ?.detail.reference
  const concluded = record
    .of('conclusive-grounds-decided')
    .findLast(({ detail }) => detail.outcome === 'positive')
  const dependants = dependantsOf(facts, needs).map(({ id, relation }) => ({ id, relation }))
  const numbers = new Map(dependants.map(({ id }, position) => [id, position + 1]))
  const evidence = evidenceIndex(draft, facts)

  return {
    kind: 'waymark-rna-submission',
    edition,
    rna: draft.rna,
    sequence: draft.sequence,
    caseReference,
    ...(reference !== undefined && { nrmReference: reference }),
    ...(concluded && { conclusiveGroundsOn: concluded.on }),
    ...(moveOnUntil !== undefined && { moveOnUntil }),
    about: chosen('about', draft.about),
    categories: Object.entries(draft.categories)
      .map(([code, answers]) => ({ code, ...chosen('categories', answers) }))
      .sort(by(({ code }) => code)),
    needs: [...draft.needs]
      .sort(by((need) => `${ownerOf(need, numbers)} ${need.category} ${need.id}`))
      .map((need) => needOf(need, numbers, evidence)),
    evidence: evidence.map(({ id: _kept, ...shown }) => shown),
    dependants: dependants.map(({ id, relation }, position) => ({
      number: position + 1,
      relation,
      ...chosen('dependants', draft.dependants.find((one) => one.id === id)?.answers ?? {}),
    })),
    financial: chosen('financial', draft.financial),
    income: items('income', draft.income),
    survivor: chosen('survivor', draft.survivor),
    earlier: earlierOf(draft),
    ...(overruled.length > 0 && {
      overruled: overruled.map(({ title, reason, on }) => ({ title, reason: reason.trim(), on })),
    }),
  }
}

function needOf(
  need: DraftNeed,
  numbers: ReadonlyMap<string, number>,
  evidence: readonly NumberedEvidence[],
): SubmissionNeed {
  const citations = statements.flatMap((statement) => {
    const cited = (need.citations[statement] ?? []).map(({ on, excerpt }) => ({
      on,
      ...(excerpt !== undefined && { excerpt }),
    }))
    const sorted = [...cited].sort(by(({ on, excerpt }) => `${on} ${excerpt ?? ''}`))
    return sorted.length === 0 ? [] : [[statement, sorted] as const]
  })
  return {
    id: need.id,
    category: need.category,
    whose: ownerOf(need, numbers),
    carriesOn: need.carriesOn,
    ...chosen('needs', need.answers),
    recommendation: chosen('recommendation', need.recommendation),
    steps: items('steps', need.steps),
    taper: items('taper', need.taper),
    citations: Object.fromEntries(citations),
    evidence: evidence.filter(({ id }) => need.evidence.includes(id)).map(({ number }) => number),
  }
}

/** Nobody is named: the survivor, or the first, second, third dependant. */
function ownerOf({ whose }: DraftNeed, numbers: ReadonlyMap<string, number>): string {
  return whose === 'survivor' ? 'survivor' : `dependant-${numbers.get(whose.dependant) ?? 0}`
}

interface NumberedEvidence {
  readonly id: string
  readonly number: number
  readonly [name: string]: Plain
}

/** Each paper once, in the order of its date, with what it shows; never who holds it or where. */
function evidenceIndex(draft: RnaDraft, facts: readonly Fact[]): readonly NumberedEvidence[] {
  const used = new Set(draft.needs.flatMap(({ evidence }) => evidence))
  return evidenceOf(facts)
    .filter(({ id }) => used.has(id))
    .sort(by(({ id, datedOn, receivedOn }) => `${datedOn ?? receivedOn} ${id}`))
    .map(({ id, datedOn, receivedOn, confirmedOn, what }, position) => ({
      id,
      number: position + 1,
      receivedOn,
      ...(datedOn !== undefined && { datedOn }),
      ...(confirmedOn !== undefined && { stillCurrentOn: confirmedOn }),
      ...(what !== undefined && { what }),
    }))
}

function earlierOf({ earlier }: RnaDraft): Plain {
  return {
    decisions: earlier.decisions
      .flatMap(({ need, decisions }) =>
        decisions.map(({ on, outcome, from, to, shortfall }) => ({
          need,
          on,
          outcome,
          ...(from !== undefined && { from }),
          ...(to !== undefined && { to }),
          inWords: shortfall.inWords,
        })),
      )
      .sort(by(({ on, need }) => `${on} ${need}`)),
    totals: earlier.decisions
      .map(({ need, inWords }) => ({ need, inWords }))
      .sort(by(({ need }) => need)),
    neverGiven: earlier.neverGiven
      .map(({ need, agreedFrom, missed }) => ({ need, agreedFrom, timesMissed: missed.length }))
      .sort(by(({ need }) => need)),
    steps: earlier.steps
      .map(({ need, step, answers }) => ({
        need,
        ...chosen('steps', step),
        ...chosen('earlier', answers),
      }))
      .sort(by((one) => JSON.stringify(one))),
  }
}

function items(
  part: keyof typeof sent,
  list: readonly { readonly id: string; readonly answers: Answers }[],
): readonly { readonly [name: string]: Plain }[] {
  return list.map(({ answers }) => chosen(part, answers)).sort(by((one) => canonicalText(one)))
}

/** Only the named fields, in the named order; whatever else stands there stays here. */
function chosen(part: keyof typeof sent, answers: Answers): { readonly [name: string]: Plain } {
  const names: readonly string[] = sent[part]
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = answers[name]
      // Answers are checked when they are given: a day, words, an option, options or a count.
      return value === undefined ? [] : [[name, value as Plain]]
    }),
  )
}

function by<T>(key: (one: T) => string): (one: T, other: T) => number {
  return (one, other) => {
    const [first, second] = [key(one), key(other)]
    if (first === second) return 0
    return first < second ? -1 : 1
  }
}

/**
 * JSON with the names of every object in order, so that the same submission is always the same text
 * and its SHA-256 can be worked out again by anyone.
 */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalText(one)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(by(([name]) => name))
    .map(([name, one]) => `${JSON.stringify(name)}:${canonicalText(one)}`)
  return `{${entries.join(',')}}`
}

/** What was asked for per need, for reading the decision against it. */
export function submittedNeeds(
  submission: Pick<RnaSubmission, 'needs'>,
): readonly { readonly id: string; readonly from?: Day; readonly to?: Day }[] {
  return submission.needs.map(({ id, recommendation: { from, to } }) => ({
    id,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  }))
}

/** A stored submission's text read back; undefined when it is not one of ours. */
export function readSubmission(text: string): RnaSubmission | undefined {
  const content: unknown = JSON.parse(text)
  const ours =
    typeof content === 'object' &&
    content !== null &&
    'kind' in content &&
    content.kind === 'waymark-rna-submission'
  // The text was written by `canonicalText` from a submission and its hash has been checked.
  return ours ? (content as RnaSubmission) : undefined
}
