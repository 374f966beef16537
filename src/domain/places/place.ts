/**
 * A place where a person is or was, as everybody on the case may see it: what kind it is and since when
 * it is kept, never where it is. What is sealed has a type of its own and is held by nobody for long.
 */
import type { Day } from '../calendar/day.ts'

export const placeKinds = ['address', 'safe-house', 'school', 'gp', 'workplace', 'other'] as const
export type PlaceKind = (typeof placeKinds)[number]

/** Why a place is not theirs any more. */
export const endings = ['moved', 'corrected', 'no-longer-used'] as const
export type Ending = (typeof endings)[number]

/** Why somebody wants to see where a place is. */
export const showReasons = [
  'visit',
  'emergency',
  'appointment',
  'safety',
  'survivor-asked',
  'check-record',
  'other',
] as const
export type ShowReason = (typeof showReasons)[number]

/** Why a former place is kept beyond its day. */
export const keepReasons = ['claim', 'police', 'court', 'safety', 'survivor-asked'] as const
export type KeepReason = (typeof keepReasons)[number]

export interface Place {
  readonly id: string
  readonly kind: PlaceKind
  /** A safe house is called by an everyday word; the word says nothing about where it stands. */
  readonly codeName?: string
  readonly keptSince: Day
  /** The colleague who wrote it down. */
  readonly keptBy: string
  readonly from?: Day
  readonly until?: Day
  readonly former?: { readonly since: Day; readonly because: Ending }
  /** A former place that somebody decided to keep, to the end of this day. */
  readonly keptLonger?: { readonly until: Day; readonly reason: KeepReason; readonly by: string }
  /** Gone for good: this line is all that is left. */
  readonly shreddedOn?: Day
}

/** What is sealed. It is opened for one answer and put into nothing that is kept or sent. */
export interface PlaceDetails {
  readonly where: string
  /** How to get in, who else lives there, what to be careful about. */
  readonly about?: string
}

export type PlaceState = 'current' | 'former' | 'shredded'

export function stateOf({ former, shreddedOn }: Pick<Place, 'former' | 'shreddedOn'>): PlaceState {
  if (shreddedOn !== undefined) return 'shredded'
  return former === undefined ? 'current' : 'former'
}
