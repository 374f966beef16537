/**
 * Support under the contract: from the first call to leaving and coming back. Being missing or
 * detained lies over the state and never ends support; only death is final.
 */
import type { Day } from '../../../calendar/day.ts'
import type { FactOf } from '../../../facts/fact.ts'
import type { exitReasons, supportModes } from '../../../facts/support-facts.ts'
import type { MoveOnFloor } from '../../../leaving/move-on-floor.ts'

export type ExitReason = keyof typeof exitReasons
export type SupportMode = keyof typeof supportModes

export const supportStates = [
  'not-in-support',
  'emergency',
  'entry-contact',
  'in-support',
  'move-on',
  'rna-extended',
  'exiting',
  'exited',
  'reach-in',
  're-entry-assessment',
  'died',
] as const
export type SupportState = (typeof supportStates)[number]

export interface Exit {
  readonly on: Day
  readonly reason: ExitReason
}

/** What set the leaving in motion. */
export type ExitCause =
  | 'reasonable-grounds'
  | 'conclusive-grounds'
  | 'rna-decided'
  | 'rna-declined'
  | 'exit-notice-given'
  | 'nrm-withdrawn'
  | 'disqualified'

/**
 * Agreed support is running, or over with the next RNA sent in time (holding), or over with
 * nothing sent in time (lapsed). Lapsed support is a gap to be mended, never an exit.
 */
export type AgreedPosition = 'running' | 'holding' | 'lapsed'

export type SupportAt =
  | { readonly state: 'not-in-support' }
  | {
      readonly state: 'emergency'
      readonly since: Day
      /** A positive decision has come: the full assessment is due, emergency support goes on. */
      readonly assessmentDueSince?: Day
    }
  | {
      readonly state: 'entry-contact'
      readonly since: Day
      readonly attempts: number
      readonly reachedOn?: Day
    }
  | { readonly state: 'in-support'; readonly since: Day; readonly reEntered?: true }
  | { readonly state: 'move-on'; readonly since: Day }
  | {
      readonly state: 'rna-extended'
      readonly since: Day
      readonly rna: string
      readonly rnaNumber: number
      /** Absent when the letter names no last day. */
      readonly agreedUntil?: Day
      readonly position: AgreedPosition
    }
  | {
      readonly state: 'exiting'
      readonly since: Day
      readonly reason: ExitReason
      readonly cause: ExitCause
      /** The day on the notice or letter; absent while nobody has named one. */
      readonly endsOn?: Day
      readonly noticeOn?: Day
      readonly before: SupportAt
    }
  | { readonly state: 'exited'; readonly since: Day; readonly exit: Exit }
  | { readonly state: 'reach-in'; readonly since: Day; readonly exit: Exit }
  | {
      readonly state: 're-entry-assessment'
      readonly since: Day
      readonly request: string
      readonly exit: Exit
    }
  | { readonly state: 'died'; readonly since: Day }

export interface Missing {
  readonly since: Day
  readonly reportedToPolice?: 'yes' | 'no'
}

export interface Detained {
  readonly since: Day
  readonly where?: FactOf<'detained'>['detail']['where']
  readonly releaseExpectedOn?: Day
}

export type SupportTrack = SupportAt & {
  readonly track: 'support'
  readonly mode?: SupportMode
  readonly missing?: Missing
  readonly detained?: Detained
  /** Only in England and Wales, after a positive conclusive grounds decision. */
  readonly floor?: MoveOnFloor
  /** Every time support ended, oldest first. */
  readonly exits: readonly Exit[]
  readonly reEnteredOn?: Day
}

/** Whether support is owed or being given now: leaving counts, having left does not. */
export function isSupported({ state }: Pick<SupportAt, 'state'>): boolean {
  return (
    state === 'emergency' ||
    state === 'in-support' ||
    state === 'move-on' ||
    state === 'rna-extended' ||
    state === 'exiting'
  )
}
