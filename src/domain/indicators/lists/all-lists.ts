/**
 * Every list of signs, by name, and what any sign is. A sign is found here by its id alone, so that one
 * more of them changes its own list and nothing else.
 */
import { besideList } from './beside-list.ts'
import { childList } from './child-list.ts'
import { criminalList } from './criminal-list.ts'
import { generalList } from './general-list.ts'
import { labourList } from './labour-list.ts'
import { sectorList } from './sector-list.ts'
import type { Element, ListEdition, Sign, SignGroup, SignList } from './sign.ts'

export const lists = {
  general: generalList,
  child: childList,
  labour: labourList,
  sector: sectorList,
  criminal: criminalList,
  beside: besideList,
} as const satisfies Readonly<Record<string, SignList>>
export type ListName = keyof typeof lists
// The keys of the table above, in the order in which lists are shown.
export const listNames = Object.keys(lists) as readonly ListName[]

/** A sign with everything that is known of it. */
export interface KnownSign {
  readonly id: string
  readonly words: string
  readonly list: ListName
  readonly group: string
  readonly groupTitle: string
  /** The open question of its group. */
  readonly groupAsk: string
  readonly speaksTo: readonly Element[]
  readonly ask: string
  readonly early: boolean
  readonly from: ListEdition
  readonly until?: ListEdition
}

export function signsOfList(name: ListName, list: SignList): readonly KnownSign[] {
  return Object.entries(list.groups).flatMap(([group, whole]) =>
    Object.entries(whole.signs).map(([id, sign]) =>
      known(id, sign, { list: name, group, whole, firstEdition: list.firstEdition }),
    ),
  )
}

function known(
  id: string,
  sign: Sign,
  at: { list: ListName; group: string; whole: SignGroup; firstEdition: ListEdition },
): KnownSign {
  const { list, group, whole, firstEdition } = at
  return {
    ...{ id, words: sign.words, list, group, groupTitle: whole.title },
    groupAsk: whole.ask,
    speaksTo: sign.speaksTo ?? whole.speaksTo,
    ask: sign.ask ?? whole.ask,
    early: sign.early ?? false,
    from: sign.from ?? firstEdition,
    ...(sign.until && { until: sign.until }),
  }
}

/** In the order of the lists, which is the order in which they are shown. */
export const allSigns: readonly KnownSign[] = listNames.flatMap((name) =>
  signsOfList(name, lists[name]),
)
const byId = new Map(allSigns.map((sign) => [sign.id, sign]))

export function signOf(id: string): KnownSign | undefined {
  return byId.get(id)
}

/** The newest edition of a list: the last in which a sign came or went. */
export function newestEdition(list: SignList): ListEdition {
  const changed = Object.values(list.groups).flatMap(({ signs }) =>
    Object.values(signs).flatMap(({ from, until }) => [from ?? [], until ?? []].flat()),
  )
  return [list.firstEdition, ...changed].reduce((one, other) => (other > one ? other : one))
}

/** The signs that were on their list in this edition. */
export function onTheListAt(signs: readonly KnownSign[], edition: ListEdition) {
  return signs.filter(
    ({ from, until }) => from <= edition && (until === undefined || edition < until),
  )
}
