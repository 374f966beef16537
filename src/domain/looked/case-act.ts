/**
 * What an act on a case is to the log: what it is about, the words in which the survivor reads it, the
 * harm classes it touches, and when they may read it.
 */
import type { HarmClass } from '../facts/field.ts'

/** What a survivor asks about: "who looked at where I am?" */
export const lookedAt = {
  record: 'Your record',
  identity: 'Who you are',
  contact: 'How to reach you',
  location: 'Where you are',
  papers: 'Your papers',
  assessment: 'Your assessments',
  safety: 'Your safety',
  sharing: 'What was shared or sent',
  demands: 'Who asked about you',
  team: 'Who works with you',
  log: 'This list',
} as const
export type LookedAt = keyof typeof lookedAt

export interface CaseAct {
  readonly at: LookedAt
  /** Said after "S.K., support worker, ", to the survivor: short, and without a value of anything. */
  readonly said: string
  /** The harm classes that the act touches. The log takes them from here. */
  readonly classes: readonly HarmClass[]
  /**
   * `at-once`: the survivor may read it as soon as it is written, unless a hold delays it.
   * `after-holds`: it tells of a hold, so it waits until no hold is in force in the case.
   * `lead-only`: nothing of the case was reached; the data protection lead looks into it.
   */
  readonly shown: 'at-once' | 'after-holds' | 'lead-only'
}

const shownAs =
  (shown: CaseAct['shown']) =>
  (at: LookedAt, said: string, ...classes: readonly HarmClass[]): CaseAct => ({
    at,
    said,
    classes,
    shown,
  })

export const atOnce = shownAs('at-once')
export const afterHolds = shownAs('after-holds')
export const leadOnly = shownAs('lead-only')
