/**
 * What can happen to a promise, as data. Events are only ever added; one recorded in error is struck
 * out by another, and how a promise stands is read from those that are left.
 */
import type { Day } from '../calendar/day.ts'
import type { OwedBy, Rung } from './owed-by.ts'

/** What somebody else is to do. The words say it better; the kind sorts. */
export const promisedThings = {
  answer: 'An answer',
  decision: 'A decision',
  appointment: 'An appointment',
  'take-the-case': 'To take the case',
  letter: 'A letter or report',
  payment: 'A payment',
  update: 'News of how it goes',
  place: 'A place to live',
  treatment: 'Treatment or therapy',
  assessment: 'An assessment',
  other: 'Something else',
} as const
export type PromisedThing = keyof typeof promisedThings

export const chaseWays = {
  call: 'By phone',
  email: 'By e-mail',
  letter: 'By letter',
  'in-person': 'In person',
} as const
export type ChaseWay = keyof typeof chaseWays

/** Why somebody said no. Matters show the ones that fit them first. */
export const refusalReasons = {
  'no-capacity': 'No capacity',
  'waiting-list-closed': 'Waiting list is closed',
  'no-legal-aid': 'No legal aid contract, or no funding',
  'not-their-area': 'Not work that they do',
  'too-far': 'Too far away, or no local connection',
  'not-eligible': 'They say the person is not eligible',
  'no-priority': 'They say there is no priority need',
  intentional: 'They say the person made themselves homeless',
  'weak-case': 'They say the case is too weak',
  'out-of-time': 'They say it is too late',
  'papers-missing': 'Papers are missing',
  'no-interpreter': 'No interpreter',
  cost: 'It costs money that is not there',
  conflict: 'They have a conflict of interest',
  'not-safe': 'It would not be safe',
  'no-reason-given': 'No reason given',
  other: 'Another reason',
} as const
export type RefusalReason = keyof typeof refusalReasons

export const withdrawnReasons = {
  'not-needed': 'Not needed any more',
  'not-wanted': 'The survivor does not want it',
  'done-elsewhere': 'Somebody else did it',
  'not-safe': 'It would not be safe',
} as const
export type WithdrawnReason = keyof typeof withdrawnReasons

export const letterKinds = {
  chase: 'A letter to ask again',
  escalation: 'A letter higher up',
} as const
export type LetterKind = keyof typeof letterKinds

interface Any {
  readonly id: string
  readonly promise: string
  /** The day it happened. */
  readonly on: Day
  readonly recordedAt: string
  readonly initials?: string
  /** Sealed: the worker's words. */
  readonly words?: string
}

export interface Asked extends Any {
  readonly kind: 'asked'
  readonly owedBy: OwedBy
  readonly what: PromisedThing
  /** Promised by this day; absent: no day was given. */
  readonly by?: Day
  readonly need?: string
  readonly matter?: string
  /** The professional of the circle who owes it, where they are one. */
  readonly member?: string
  /** Sealed: a name or an organisation. */
  readonly who?: string
  /** Sealed: by what they know this. */
  readonly theirReference?: string
}

export type PromiseEvent =
  | Asked
  | (Any & { readonly kind: 'chased'; readonly how: ChaseWay })
  | (Any & { readonly kind: 'letter-drafted'; readonly letter: LetterKind })
  | (Any & { readonly kind: 'escalated'; readonly rung: Rung })
  /** They said something and did not do it yet; perhaps they named a day. */
  | (Any & { readonly kind: 'answered'; readonly by?: Day })
  | (Any & { readonly kind: 'partly-kept'; readonly by?: Day })
  | (Any & { readonly kind: 'kept' })
  | (Any & { readonly kind: 'refused'; readonly because: RefusalReason })
  | (Any & { readonly kind: 'withdrawn'; readonly because: WithdrawnReason })
  | (Any & { readonly kind: 'struck-out'; readonly event: string })

export type PromiseEventKind = PromiseEvent['kind']

/** An event before the store has said when it was recorded and by whom. */
export type NewPromiseEvent<E extends PromiseEvent = PromiseEvent> = E extends unknown
  ? Omit<E, 'recordedAt' | 'initials'>
  : never
