/**
 * How the one compartment that held every place of a person becomes places of their own: each value as
 * a place, the newest as it stands, every older one as former. Nothing that was written is left out.
 */
import type { Day } from '../calendar/day.ts'
import type { PlaceDetails, PlaceKind } from './place.ts'

/** What the compartment could hold. */
export interface OldLocation {
  readonly address?: string
  readonly placeCode?: string
  readonly gp?: string
  readonly school?: string
}

export interface OldVersion {
  readonly value: OldLocation
  readonly on: Day
  /** An ISO time. */
  readonly at: string
  readonly by: string
}

export interface CarriedPlace {
  readonly kind: PlaceKind
  readonly details: PlaceDetails
  readonly at: string
  readonly by: string
  /** The day on which another value took its place; absent for what stands. */
  readonly until?: Day
}

/** Versions in the order in which they were written. */
export function carriedPlaces(versions: readonly OldVersion[]): readonly CarriedPlace[] {
  return [whereTheyLive, gp, school].flatMap((part) => runsOf(versions, part))
}

type Part = (value: OldLocation) => Pick<CarriedPlace, 'kind' | 'details'> | undefined

/** The code name was free text, so it may tell something: it is sealed, and a new word is drawn. */
const whereTheyLive: Part = ({ address, placeCode }) => {
  if (!placeCode) return address ? { kind: 'address', details: { where: address } } : undefined
  const before = `Called before: ${placeCode}`
  return {
    kind: 'safe-house',
    details: address ? { where: address, about: before } : { where: before },
  }
}
const gp: Part = ({ gp: where }) => (where ? { kind: 'gp', details: { where } } : undefined)
const school: Part = ({ school: where }) =>
  where ? { kind: 'school', details: { where } } : undefined

/** One place for each run of versions that say the same. */
function runsOf(versions: readonly OldVersion[], part: Part): CarriedPlace[] {
  const places: CarriedPlace[] = []
  let last = ''
  for (const { value, on, at, by } of versions) {
    const found = part(value)
    const said = JSON.stringify(found ?? '')
    if (said === last) continue
    const before = places.at(-1)
    if (before && before.until === undefined) places.splice(-1, 1, { ...before, until: on })
    if (found) places.push({ ...found, at, by })
    last = said
  }
  return places
}
