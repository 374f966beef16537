/**
 * Step-up: proving once more who one is, shortly before what could hurt somebody most. It counts for
 * one kind of act, for five minutes, in one session. A password alone is never enough.
 */

export const stepUpKinds = ['location', 'release-place', 'break-glass', 'contact-override'] as const
export type StepUpKind = (typeof stepUpKinds)[number]

export const stepUpMinutes = 5

export interface StepUp {
  readonly kind: StepUpKind
  /** An ISO instant. */
  readonly until: string
}

export function isStepUpKind(text: string): text is StepUpKind {
  return stepUpKinds.some((kind) => kind === text)
}

/** Whether this kind of act is open now. */
export function holdsStepUp(
  { steppedUp = [] }: { readonly steppedUp?: readonly StepUp[] },
  kind: StepUpKind,
  nowIso: string,
): boolean {
  const now = Date.parse(nowIso)
  return steppedUp.some((one) => one.kind === kind && isNow(Date.parse(one.until) - now))
}

/** More time left than a step-up ever has means that a clock was put back: then it does not count. */
function isNow(leftMs: number): boolean {
  return leftMs > 0 && leftMs <= stepUpMinutes * 60_000
}
