/**
 * Telling one named recipient one place, once. One colleague asks, a different one approves, and the
 * one who asked sees the place a single time to hand it over. Each approval is for this time only.
 */
import { placeLimits } from './place-limits.ts'

export const releaseSteps = ['approved', 'refused', 'withdrawn', 'handed-over'] as const
export type ReleaseStep = (typeof releaseSteps)[number]

/** A step that was taken: by whom, and when (an ISO time). */
export interface TakenStep {
  readonly step: ReleaseStep
  readonly by: string
  readonly at: string
}

export interface Asked {
  readonly askedBy: string
  readonly askedAt: string
}

/** Each stage carries what is known at it. `until` is an ISO time: what is not done by then is over. */
export type Release = Asked &
  (
    | { readonly stage: 'asked'; readonly until: string }
    | { readonly stage: 'approved'; readonly approvedBy: string; readonly until: string }
    | { readonly stage: 'refused'; readonly refusedBy: string }
    | { readonly stage: 'withdrawn'; readonly withdrawnBy: string }
    | { readonly stage: 'handed-over'; readonly approvedBy: string; readonly at: string }
    | { readonly stage: 'expired'; readonly at: string }
  )

export type ReleaseRefusal =
  | { readonly code: 'release-needs-a-second-person' }
  | { readonly code: 'release-is-for-who-asked' }
  | { readonly code: 'release-not-approved' }
  | { readonly code: 'release-is-over'; readonly stage: Release['stage'] }

const hourMs = 3_600_000
/** Two machines may differ by so much. */
const aheadMs = 60_000

/** How it stands at a moment. An hour that has run out is seen here and needs no clock of its own. */
export function readRelease(asked: Asked, steps: readonly TakenStep[], now: string): Release {
  const taken = (wanted: ReleaseStep) => steps.find(({ step }) => step === wanted)
  const [approved, handed] = [taken('approved'), taken('handed-over')]
  if (handed && approved) {
    return { ...asked, stage: 'handed-over', approvedBy: approved.by, at: handed.at }
  }
  const refused = taken('refused')
  if (refused) return { ...asked, stage: 'refused', refusedBy: refused.by }
  const withdrawn = taken('withdrawn')
  if (withdrawn) return { ...asked, stage: 'withdrawn', withdrawnBy: withdrawn.by }
  const until = approved
    ? after(approved.at, placeLimits.handOverWithin.value)
    : after(asked.askedAt, placeLimits.approveWithin.value)
  // Dated ahead of the clock: it was asked or approved while a clock was wrong, and is asked for anew.
  const from = approved?.at ?? asked.askedAt
  if (Date.parse(from) > Date.parse(now) + aheadMs) return { ...asked, stage: 'expired', at: from }
  if (Date.parse(now) >= Date.parse(until)) return { ...asked, stage: 'expired', at: until }
  return approved
    ? { ...asked, stage: 'approved', approvedBy: approved.by, until }
    : { ...asked, stage: 'asked', until }
}

/** Whether this person may take this step now; why not, when not. */
export function mayTake(
  release: Release,
  step: ReleaseStep,
  by: string,
): ReleaseRefusal | undefined {
  const { stage, askedBy } = release
  if (stage !== 'asked' && stage !== 'approved') return { code: 'release-is-over', stage }
  switch (step) {
    case 'approved':
    case 'refused':
      if (stage !== 'asked') return { code: 'release-is-over', stage }
      // Whoever asked can take it back, and can never answer it.
      return by === askedBy ? { code: 'release-needs-a-second-person' } : undefined
    case 'handed-over':
      if (by !== askedBy) return { code: 'release-is-for-who-asked' }
      return stage === 'approved' ? undefined : { code: 'release-not-approved' }
    case 'withdrawn':
      return undefined
  }
}

function after(at: string, hours: number): string {
  return new Date(Date.parse(at) + hours * hourMs).toISOString()
}
