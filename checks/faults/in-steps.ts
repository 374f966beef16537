/**
 * Acts that are kept in more than one step, listed by hand: what the first step may leave by itself,
 * and why that hurts nobody. Every other act that is kept by half is a finding.
 */
export interface InSteps {
  readonly act: RegExp
  /** The change that the first step leaves. */
  readonly leaves: RegExp
  readonly because: string
}

export const inSteps: readonly InSteps[] = [
  {
    act: /^\/account\//,
    leaves: /^audit_entry \+1, audit_unsealed \+1$/,
    because:
      'whoever signs in has no right to write the log, so its line is kept before the act: a line too many is better than none',
  },
  {
    act: /\/rnas\/:id\/challenge$/,
    leaves: /case_fact \+1/,
    because:
      'the request is recorded, then the words for its letter are kept; sent again, the second is made good',
  },
  {
    act: /\/looked\/lines\/:id$/,
    leaves: /^audit_entry \+2, audit_unsealed \+2, looked_question \+1/,
    because:
      'the question is whole with its line; that the log was opened is a line of its own, once a while',
  },
]

export function isAStep(act: string, change: string): boolean {
  return inSteps.some((one) => one.act.test(act) && one.leaves.test(change))
}

/** Acts that take themselves away: asked for again, there is nothing left to do, and that is the answer. */
const overAfterwards = [/\/emergency\/end$/]

export function isOverAfterwards(act: string): boolean {
  return overAfterwards.some((one) => one.test(act))
}

/** Kept in steps of its own by design (quota, quarantine, scan), and failed step by step in checks/uploads. */
const sweptElsewhere = [/\/cases\/:id\/documents$/]

export function isSweptElsewhere(act: string): boolean {
  return sweptElsewhere.some((one) => one.test(act))
}
