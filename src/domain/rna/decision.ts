/**
 * An RNA decision as it is entered from the letter, need by need: refuses what cannot be right, asks
 * the writer to look twice at what seems wrong, and hands back the facts to record together.
 */
import type { Day } from '../calendar/day.ts'
import type { Fact, FactOf } from '../facts/fact.ts'
import { type Outcome, shortfallOf } from './shortfall.ts'

export interface EnteredNeed {
  readonly needId: string
  readonly outcome: Outcome
  readonly from?: Day
  readonly to?: Day
  readonly reasons?: string
}

export interface EnteredDecision
  extends Omit<FactOf<'rna-decided'>['detail'], 'rna' | 'afterReconsideration'> {
  readonly decidedOn: Day
  /** The id of the challenge that this decision answers, if it answers one. */
  readonly afterReconsideration?: string
  readonly perNeed: readonly EnteredNeed[]
}

/** What was asked for, from the submission. */
export interface SubmittedNeed {
  readonly id: string
  readonly from?: Day
  readonly to?: Day
}

export interface DecisionContext {
  readonly rna: string
  readonly submitted: readonly SubmittedNeed[]
  readonly releasedOn?: Day
  /** The last day of the move-on period, from the cover. */
  readonly moveOnUntil?: Day
  readonly today: Day
  /** An ISO time in UTC, and one id for the letter and for each need, made by the caller. */
  readonly recordedAt: string
  readonly letterId: string
  readonly needIds: readonly string[]
  /** Warnings that the writer has read and found to be what the letter says. */
  readonly seen?: readonly DecisionWarning['code'][]
}

export type DecisionProblem =
  | { readonly code: 'no-need-decided' }
  | { readonly code: 'in-the-future' }
  | { readonly code: 'decided-before-release'; readonly releasedOn: Day }
  | { readonly code: 'served-before-decided'; readonly field: string }
  | { readonly code: 'need-not-in-submission'; readonly needId: string }
  | { readonly code: 'need-twice'; readonly needId: string }
  | { readonly code: 'agreed-without-end'; readonly needId: string }
  | { readonly code: 'ends-before-it-starts'; readonly needId: string }
  | {
      readonly code: 'agreed-after-all-support-ends'
      readonly needId: string
      readonly supportEndsOn: Day
    }

/** The letter may truly say so; it is recorded once the writer has looked. */
export type DecisionWarning =
  | { readonly code: 'ends-before-move-on'; readonly moveOnUntil: Day; readonly needId?: string }
  | { readonly code: 'need-not-decided'; readonly needId: string }
  | { readonly code: 'start-not-stated'; readonly needId: string }
  | { readonly code: 'agreed-yet-shorter'; readonly needId: string; readonly inWords: string }
  | { readonly code: 'more-than-asked'; readonly needId: string }
  | { readonly code: 'already-over'; readonly needId: string }

export type DecisionRead =
  | { readonly accepted: readonly Fact[]; readonly warnings: readonly DecisionWarning[] }
  | { readonly problems: readonly DecisionProblem[] }
  | { readonly toConfirm: readonly DecisionWarning[] }

/** The facts of one letter: they are recorded together or not at all. */
export function decisionFromLetter(
  entered: EnteredDecision,
  context: DecisionContext,
): DecisionRead {
  const problems = [
    ...problemsOfLetter(entered, context),
    ...entered.perNeed.flatMap((need) => problemsOfNeed(need, entered, context)),
  ]
  if (problems.length > 0) return { problems }
  const warnings = warningsOf(entered, context)
  const unseen = warnings.filter(({ code }) => !context.seen?.includes(code))
  if (unseen.length > 0) return { toConfirm: warnings }
  return { accepted: factsOf(entered, context), warnings }
}

function problemsOfLetter(
  entered: EnteredDecision,
  { releasedOn, today }: DecisionContext,
): readonly DecisionProblem[] {
  const { decidedOn, perNeed } = entered
  const served = [
    'sentOn',
    'receivedByProviderOn',
    'receivedBySurvivorOn',
    'receivedByPrimeOn',
  ] as const
  const early = served.filter((field) => {
    const day = entered[field]
    return day !== undefined && day < decidedOn
  })
  const problems: readonly (DecisionProblem | false)[] = [
    perNeed.length === 0 && { code: 'no-need-decided' },
    decidedOn > today && { code: 'in-the-future' },
    releasedOn !== undefined &&
      decidedOn < releasedOn && { code: 'decided-before-release', releasedOn },
    ...early.map((field) => ({ code: 'served-before-decided' as const, field })),
  ]
  return problems.filter((one) => one !== false)
}

function problemsOfNeed(
  need: EnteredNeed,
  { perNeed, supportEndsOn }: EnteredDecision,
  { submitted }: DecisionContext,
): readonly DecisionProblem[] {
  const { needId, from, to } = need
  const agreed = isAgreed(need)
  const twice = perNeed.filter((other) => other.needId === needId)
  const problems: readonly (DecisionProblem | false)[] = [
    !submitted.some(({ id }) => id === needId) && { code: 'need-not-in-submission', needId },
    // A taper is several agreed parts of one need; anything else is one answer given twice.
    twice.length > 1 && twice[0] === need && !areParts(twice) && { code: 'need-twice', needId },
    agreed && to === undefined && { code: 'agreed-without-end', needId },
    from !== undefined &&
      to !== undefined &&
      to < from && { code: 'ends-before-it-starts', needId },
    agreed &&
      to !== undefined &&
      supportEndsOn !== undefined &&
      to > supportEndsOn && { code: 'agreed-after-all-support-ends', needId, supportEndsOn },
  ]
  return problems.filter((one) => one !== false)
}

function isAgreed({ outcome }: EnteredNeed): boolean {
  return outcome === 'agreed' || outcome === 'partly-agreed'
}

/** Several agreed periods of one need that share no day. */
function areParts(entries: readonly EnteredNeed[]): boolean {
  const days = entries.flatMap(({ from, to }) => (from && to ? [{ from, to }] : []))
  if (days.length !== entries.length || !entries.every(isAgreed)) return false
  const sorted = days.sort((one, other) => (one.from < other.from ? -1 : 1))
  return sorted.every(({ from }, position) => {
    const before = sorted[position - 1]
    return before === undefined || before.to < from
  })
}

function warningsOf(
  entered: EnteredDecision,
  context: DecisionContext,
): readonly DecisionWarning[] {
  const { moveOnUntil, submitted } = context
  const { supportEndsOn, perNeed } = entered
  const undecided = submitted.filter(({ id }) => !perNeed.some(({ needId }) => needId === id))
  return [
    ...(moveOnUntil !== undefined && supportEndsOn !== undefined && supportEndsOn < moveOnUntil
      ? [{ code: 'ends-before-move-on' as const, moveOnUntil }]
      : []),
    ...undecided.map(({ id }) => ({ code: 'need-not-decided' as const, needId: id })),
    ...perNeed.filter(isAgreed).flatMap((need) => warningsOfNeed(need, entered, context)),
  ]
}

function warningsOfNeed(
  need: EnteredNeed,
  { perNeed, decidedOn }: EnteredDecision,
  { moveOnUntil, submitted }: DecisionContext,
): readonly DecisionWarning[] {
  const { needId, outcome, from, to } = need
  const asked = submitted.find(({ id }) => id === needId)
  const inParts = perNeed.filter((other) => other.needId === needId).length > 1
  const { daysShort, inWords } = shortfallOf({
    outcome,
    from,
    to,
    askedFrom: asked?.from,
    askedTo: asked?.to,
  })
  const warnings: readonly (DecisionWarning | false)[] = [
    moveOnUntil !== undefined &&
      to !== undefined &&
      !inParts &&
      to < moveOnUntil && { code: 'ends-before-move-on', moveOnUntil, needId },
    from === undefined && { code: 'start-not-stated', needId },
    outcome === 'agreed' &&
      !inParts &&
      daysShort !== undefined &&
      daysShort > 0 && { code: 'agreed-yet-shorter', needId, inWords },
    asked?.to !== undefined &&
      to !== undefined &&
      to > asked.to && { code: 'more-than-asked', needId },
    to !== undefined && to < decidedOn && { code: 'already-over', needId },
  ]
  return warnings.filter((one) => one !== false)
}

function factsOf(entered: EnteredDecision, context: DecisionContext): readonly Fact[] {
  const { decidedOn, perNeed, ...letter } = entered
  const { rna, letterId, needIds, recordedAt, submitted } = context
  // The caller makes the ids; too few of them is a fault of ours and must not lose a decision.
  if (needIds.length < perNeed.length) throw new Error('fewer ids than needs decided')
  const decided: Fact = {
    id: letterId,
    type: 'rna-decided',
    on: decidedOn,
    recordedAt,
    detail: { rna, ...letter },
  }
  const needs = perNeed.map(({ needId, outcome, from, to, reasons }, position): Fact => {
    const asked = submitted.find(({ id }) => id === needId)
    return {
      id: needIds[position] ?? '',
      type: 'need-decided',
      on: decidedOn,
      recordedAt,
      detail: {
        rna,
        decision: letterId,
        need: needId,
        outcome,
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        ...(asked?.from !== undefined && { askedFrom: asked.from }),
        ...(asked?.to !== undefined && { askedTo: asked.to }),
        ...(reasons !== undefined && { reasons }),
      },
    }
  })
  return [decided, ...needs]
}
