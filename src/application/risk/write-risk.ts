/**
 * Commands about risk: a review, somebody else's look at it, what was noticed, the safety plan, a step
 * while somebody is missing. Each says on Today what is still asked, in the same transaction.
 */
import type { Day } from '../../domain/calendar/day.ts'
import { calendarOf } from '../../domain/clocks/clocks-of.ts'
import { problemsOf, type ReviewProblem } from '../../domain/risk/may-finish.ts'
import type { MissingStep, StepDone } from '../../domain/risk/missing-procedure.ts'
import type { RiskReview } from '../../domain/risk/review.ts'
import type { SafetyPlan } from '../../domain/risk/safety-plan.ts'
import type { SignalKind } from '../../domain/risk/triggers.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { type PathwayRefusal, recordIn } from '../case/record-facts.ts'
import { writeOf } from '../case/same-write.ts'
import type { OpenCase, Written } from '../ports/case-store.ts'
import type { Services, Sitting } from '../services.ts'
import { riskLines } from './risk-lines.ts'

export type RiskRefusal =
  | { readonly code: 'case-not-available' }
  | { readonly code: 'changed-meanwhile'; readonly version: number }
  | { readonly code: 'not-ready'; readonly problems: readonly ReviewProblem[] }
  /** Whoever wrote it cannot also be the second person; or there is nothing to look at. */
  | { readonly code: 'not-yours-to-look' }
  | { readonly code: 'not-missing' }
  | PathwayRefusal

export type RiskSaved = { readonly done: true } | { readonly refused: RiskRefusal }

export type NewReview = Omit<RiskReview, 'id' | 'by'>

interface Numbered {
  readonly writeId: string
  readonly versionSeen: number
}

/** A review is also a fact of the pathway: clocks, checks and the RNA go by it. */
export function finishReview(
  services: Services,
  actor: Actor,
  { caseId, review, write }: { caseId: string; review: NewReview; write: Numbered },
): Promise<RiskSaved> {
  return onRisk(services, actor, caseId, async (sitting, seen) => {
    const { stores } = sitting
    const [last] = await stores.risk.reviews(caseId, 1)
    const id = writeOf(write.writeId, caseId, review)
    const whole: RiskReview = { ...review, id, by: actor.userId }
    const problems = problemsOf(whole, {
      today: services.world.today(),
      ...(last && last.id !== id && { last }),
    })
    if (problems.length > 0) return { refused: { code: 'not-ready', problems } }
    const written = await stores.risk.addReview(seen, whole, { ...write, writeId: id })
    if (!('done' in written)) return written
    const { on, nextReviewOn } = review
    const recorded = await recordIn(sitting, seen, {
      facts: [{ type: 'risk-reviewed', on, detail: { nextReviewOn } }],
      write: { writeId: writeOf(id, caseId, 'fact'), versionSeen: written.version },
    })
    return 'refused' in recorded ? recorded : written
  })
}

export function lookAgain(
  services: Services,
  actor: Actor,
  about: {
    readonly caseId: string
    readonly reviewId: string
    readonly agrees: boolean
    readonly words?: string
    readonly writeId: string
  },
): Promise<RiskSaved> {
  const { caseId, reviewId, agrees, words, writeId } = about
  return onRisk(services, actor, caseId, async ({ stores }, seen) => {
    const [review] = await stores.risk.reviews(caseId, 1)
    // Only the judgement that stands is looked at: an older one has been replaced by it.
    if (review?.id !== reviewId || review.by === actor.userId) {
      return { refused: { code: 'not-yours-to-look' } }
    }
    return stores.risk.addLook(
      seen,
      { review, agrees, ...(words && { words }) },
      { writeId: writeOf(writeId, caseId, [reviewId, agrees, words]) },
    )
  })
}

export function noteSignal(
  services: Services,
  actor: Actor,
  about: {
    readonly caseId: string
    readonly signal: { readonly kind: SignalKind; readonly on: Day; readonly words?: string }
    readonly writeId: string
  },
): Promise<RiskSaved> {
  const { caseId, signal, writeId } = about
  return onRisk(services, actor, caseId, ({ stores }, seen) => {
    const id = writeOf(writeId, caseId, signal)
    return stores.risk.addSignal(seen, { ...signal, id }, { writeId: id })
  })
}

export function keepPlan(
  services: Services,
  actor: Actor,
  about: {
    readonly caseId: string
    readonly plan: Omit<SafetyPlan, 'version'>
    readonly write: Numbered
  },
): Promise<RiskSaved> {
  const { caseId, plan, write } = about
  return onRisk(services, actor, caseId, ({ stores }, seen) =>
    stores.risk.keepPlan(seen, plan, { ...write, writeId: writeOf(write.writeId, caseId, plan) }),
  )
}

export function takeStep(
  services: Services,
  actor: Actor,
  about: {
    readonly caseId: string
    readonly step: {
      readonly step: MissingStep
      readonly on: Day
      readonly outcome: StepDone['outcome']
      readonly words?: string
    }
    readonly writeId: string
  },
): Promise<RiskSaved> {
  const { caseId, step, writeId } = about
  return onRisk(services, actor, caseId, async ({ stores }, seen) => {
    const gone = seen.facts.some(({ type }) => type === 'went-missing')
    if (!gone) return { refused: { code: 'not-missing' } }
    const id = writeOf(writeId, caseId, step)
    return stores.risk.addStep(seen, { ...step, id }, { writeId: id })
  })
}

async function onRisk(
  services: Services,
  actor: Actor,
  caseId: string,
  work: (sitting: Sitting, seen: OpenCase) => Promise<Written | { readonly refused: RiskRefusal }>,
): Promise<RiskSaved> {
  return allOrNothing<RiskSaved>(services, actor, async (sitting) => {
    const seen = await sitting.stores.cases.open(caseId)
    if (!seen || !mayDo(actor, 'work-on-case', seen)) {
      return { refused: { code: 'case-not-available' } }
    }
    const written = await work(sitting, seen)
    if ('refused' in written) return { refused: written.refused }
    if ('changedMeanwhile' in written) {
      return { refused: { code: 'changed-meanwhile', version: written.changedMeanwhile.version } }
    }
    if ('done' in written) await askWhatIsLeft(sitting, seen)
    return { done: true }
  })
}

async function askWhatIsLeft({ stores, policy, services }: Sitting, seen: OpenCase): Promise<void> {
  const { risk, asks } = stores
  const [reviews, signals] = await Promise.all([risk.reviews(seen.id, 2), risk.signals(seen.id)])
  const opened = seen.facts.find((fact) => fact.type === 'case-opened')
  const calendar = policy.calendars[calendarOf[opened?.detail.nation ?? 'ENG']]
  const today = services.world.today()
  await asks.replace(seen.id, 'risk', riskLines({ reviews, signals }, { today, calendar }))
}
