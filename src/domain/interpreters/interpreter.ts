/**
 * An interpreter as rules read one, and what a person wishes of whoever speaks for them. Outside the sealed
 * rows an interpreter is a code. Somebody who came along is never one: not a friend, a partner, a relative.
 */
import type { Day } from '../calendar/day.ts'

export const interpreterKinds = {
  agency: 'From an agency',
  independent: 'Works for themselves, qualified',
  'own-staff': 'One of our own people, qualified',
} as const
export type InterpreterKind = keyof typeof interpreterKinds

/** Said on the form, so that whoever would write one of these down learns why it is refused. */
export const companions = {
  relative: 'A relative or a partner',
  friend: 'A friend, or somebody who lives with them',
  'came-along': 'Somebody else who came along',
} as const
export type Companion = keyof typeof companions

export const genders = { woman: 'A woman', man: 'A man', 'not-known': 'Not known' } as const
export type Gender = keyof typeof genders

/** Four answers, and none of them is filled in beforehand. */
export const genderWishes = {
  woman: 'Only a woman',
  man: 'Only a man',
  either: 'It does not matter to them',
  'not-asked': 'Not asked',
} as const
export type GenderWish = keyof typeof genderWishes

export const modes = {
  telephone: 'By telephone',
  video: 'By video, with the interpreter’s picture off if they wish',
  'in-person': 'In the same room',
} as const
export type Mode = keyof typeof modes

export interface Interpreter {
  readonly id: string
  /** What stands in the journal and on lists. */
  readonly code: string
  readonly kind: InterpreterKind
  readonly gender: Gender
  readonly languages: readonly string[]
  /** The communities and regions they come from. Empty: nobody has asked. */
  readonly from: readonly string[]
  /** Never to be used again for this person, whatever the reason. */
  readonly never: boolean
}

/** Spoken, read and interpreted are three things: many read no language that they speak. */
export interface Wishes {
  /** With the dialect: "Kurdish, Sorani". */
  readonly speaks: string
  readonly reads?: string
  /** In which language they want it said to them, which may be another. */
  readonly interpretedIn: string
  readonly gender: GenderWish
  readonly remoteFirst: boolean
  /** Communities and regions that an interpreter must not come from. */
  readonly keepAway: readonly string[]
  readonly words?: string
}

export const endings = {
  done: 'It took place',
  'said-no': 'The person did not want this interpreter',
  cancelled: 'It was cancelled',
  'did-not-come': 'The interpreter did not come',
} as const
export type Ending = keyof typeof endings

export const wents = {
  well: 'Well',
  mixed: 'Partly',
  badly: 'Badly',
  'not-asked': 'They were not asked',
} as const
export type Went = keyof typeof wents

export interface Booking {
  readonly id: string
  readonly interpreterId: string
  readonly code: string
  readonly on: Day
  readonly mode: Mode
  readonly ended?: Ending
}

export function isKind(kind: string): kind is InterpreterKind {
  return Object.hasOwn(interpreterKinds, kind)
}

export function isCompanion(kind: string): kind is Companion {
  return Object.hasOwn(companions, kind)
}
