/**
 * Which lists a screening works with: from the person's age and the kinds of exploitation that somebody has
 * in mind. A profile decides what is asked. It decides nothing about evidence: what was noticed outside of
 * it counts as much.
 */
import {
  allSigns,
  type KnownSign,
  type ListName,
  lists,
  newestEdition,
  onTheListAt,
} from './lists/all-lists.ts'
import { publishedWeights, standsInTheListFor } from './lists/published-weights.ts'
import type { ListEdition } from './lists/sign.ts'

export const ages = {
  adult: '18 or over',
  child: 'Under 18',
  'not-known': 'Not known',
  disputed: 'Somebody disputes their age',
} as const
export type Age = keyof typeof ages

/** How old they were when it happened, where they are an adult now. */
export const agesDuring = {
  'all-adult': '18 or over all the time',
  'some-child': 'Under 18, for some of it or for all',
  'not-known': 'Not known, or not asked',
} as const
export type AgeDuring = keyof typeof agesDuring

export interface AboutAge {
  readonly now: Age
  /** Absent: nobody has asked. */
  readonly during?: AgeDuring
}

/**
 * Whoever may be under 18 is treated as a child until their age has been settled.
 * @cites outcomes-risk 4.5, pathway 2.2 (age)
 */
export function isOnTheChildPath({ now }: AboutAge): boolean {
  return now !== 'adult'
}

export const kinds = {
  labour: 'Labour',
  domestic: 'In a private home',
  sexual: 'Sexual',
  criminal: 'Criminal',
  other: 'Something else, or not clear yet',
} as const
export type Kind = keyof typeof kinds
// The keys of the table above.
export const kindNames = Object.keys(kinds) as readonly Kind[]

/** The parts of lists that each kind adds to the signs that anybody may notice. */
const addedBy: Readonly<Record<Kind, (sign: KnownSign) => boolean>> = {
  labour: ({ list, group }) => list === 'labour' || group === 'labour-place',
  domestic: ({ group }) => group === 'domestic',
  sexual: ({ group }) => group === 'sexual',
  criminal: ({ list, group }) => list === 'criminal' || group === 'begging',
  other: () => false,
}

/** The short look is for what is urgent and for any sign at all; the long one goes through the lists. */
export const modes = {
  short: 'A first, short look',
  long: 'The whole lists, in as many meetings as it takes',
} as const
export type Mode = keyof typeof modes

export interface Profile {
  readonly age: AboutAge
  /** None: what anybody may notice, and nothing more. */
  readonly kinds: readonly Kind[]
  readonly mode: Mode
}

/** The editions that a screening began with, and goes on with. */
export interface Editions {
  readonly lists: Readonly<Record<ListName, ListEdition>>
  readonly weights: ListEdition
}

export function newestEditions(): Editions {
  return {
    lists: {
      general: newestEdition(lists.general),
      child: newestEdition(lists.child),
      labour: newestEdition(lists.labour),
      sector: newestEdition(lists.sector),
      criminal: newestEdition(lists.criminal),
      beside: newestEdition(lists.beside),
    },
    weights: publishedWeights.edition,
  }
}

/** The signs to look for, in the order of the lists. */
export function signsFor(profile: Profile, editions: Editions): readonly KnownSign[] {
  return allSigns.filter(
    (sign) =>
      isIn(profile, sign) &&
      onTheListAt([sign], editions.lists[sign.list]).length > 0 &&
      (profile.mode === 'long' || sign.early),
  )
}

function isIn({ age, kinds: chosen }: Profile, sign: KnownSign): boolean {
  const child = isOnTheChildPath(age)
  if (!standsInTheListFor(child ? 'child' : 'adult', sign.id)) return false
  if (sign.list === 'general' || sign.list === 'beside') return true
  if (sign.list === 'child') return child
  return chosen.some((kind) => addedBy[kind](sign))
}

/** What goes on one page: the signs of one group that this screening asks about. */
export interface GroupToAsk {
  readonly id: string
  readonly title: string
  readonly ask: string
  readonly list: ListName
  readonly signs: readonly KnownSign[]
}

/** In the order of the lists; a group of which this screening asks nothing is left out. */
export function groupsFor(profile: Profile, editions: Editions): readonly GroupToAsk[] {
  const groups = new Map<string, GroupToAsk>()
  for (const sign of signsFor(profile, editions)) {
    const { group: id, groupTitle: title, groupAsk: ask, list } = sign
    const signs = [...(groups.get(id)?.signs ?? []), sign]
    groups.set(id, { id, title, ask, list, signs })
  }
  return [...groups.values()]
}
