/**
 * The published weights of the labour list, kept for one purpose: to tell whether the published rule finds
 * in a part what it looks for. They leave this folder in no other form, are shown to nobody, and are never
 * added up over a person.
 *
 * They come from a crosswalk drafted by a machine; only how many there are of each was compared with a
 * second source. Whoever reads the original says so in `comparedWithTheOriginal`.
 */
import type { labourList } from './labour-list.ts'
import type { ListEdition, SignsOf } from './sign.ts'

export type LabourSign = SignsOf<typeof labourList>
export type Weight = 'S' | 'M' | 'W'

interface PublishedWeights {
  readonly edition: ListEdition
  readonly source: string
  readonly comparedWithTheOriginal: boolean
  readonly adult: Readonly<Partial<Record<LabourSign, Weight>>>
  readonly child: Readonly<Partial<Record<LabourSign, Weight>>>
}

/** As published: two letters for each sign, first for adults, then for children; "-" is not in that list. */
// biome-ignore format: one line for each part, to be read beside the source
const letters = {
  'D1-01': 'SS', 'D1-02': 'MM', 'D1-03': 'MM', 'D1-04': 'MM', 'D1-05': 'MM', 'D1-06': 'MM', 'D1-07': 'MM', 'D1-08': 'MM', 'D1-09': 'MM', 'D1-10': 'WS',
  'D2-01': 'SS', 'D2-02': 'MS', 'D2-03': 'MS', 'D2-04': 'MS', 'D2-05': 'MM', 'D2-06': 'MM', 'D2-07': 'MM', 'D2-08': 'MM', 'D2-09': 'MM', 'D2-10': 'MM',
  'D3-01': 'MM', 'D3-02': 'MM', 'D3-03': 'MM', 'D3-04': 'MM', 'D3-05': 'MM', 'D3-06': 'MM', 'D3-07': 'MM', 'D3-08': 'M-', 'D3-09': 'MM', 'D3-10': 'MM', 'D3-11': 'MM', 'D3-12': 'MM', 'D3-13': 'MM', 'D3-14': 'MM', 'D3-15': 'WM', 'D3-16': 'WM',
  'D4-01': 'SS', 'D4-02': 'MM', 'D4-03': 'MM', 'D4-04': 'MM', 'D4-05': 'MM', 'D4-06': 'MM', 'D4-07': 'MM', 'D4-08': 'M-', 'D4-09': 'WM',
  'D5-01': 'SS', 'D5-02': 'SS', 'D5-03': 'SS', 'D5-04': 'SS', 'D5-05': 'MS', 'D5-06': 'MS', 'D5-07': 'MS', 'D5-08': 'MS', 'D5-09': 'MM', 'D5-10': 'MM', 'D5-11': 'MM', 'D5-12': 'MM', 'D5-13': 'MM', 'D5-14': 'MM', 'D5-15': 'WM',
  'D6-01': 'MM', 'D6-02': 'MM', 'D6-03': 'MM', 'D6-04': 'MM', 'D6-05': 'MM', 'D6-06': 'WM', 'D6-07': 'WM',
} as const satisfies Readonly<Partial<Record<LabourSign, `${Weight | '-'}${Weight | '-'}`>>>

/** @cites outcomes-risk 4.3. Lists about sexual exploitation have weights too; ours are not sourced, so none are held. */
export const publishedWeights: PublishedWeights = {
  edition: '2026-11',
  source:
    'ILO and European Commission, operational indicators, 2009, through a public crosswalk drafted by a machine',
  comparedWithTheOriginal: false,
  adult: columnOf(0),
  child: columnOf(1),
}

/** Two signs stand in the list for adults alone; a sign without weights stands in both. */
export function standsInTheListFor(path: 'adult' | 'child', sign: string): boolean {
  // Own keys of the table are signs of the labour list.
  const pair = Object.hasOwn(letters, sign) ? letters[sign as LabourSign] : undefined
  return pair?.[path === 'adult' ? 0 : 1] !== '-'
}

function columnOf(place: 0 | 1): Readonly<Partial<Record<LabourSign, Weight>>> {
  const entries = Object.entries(letters).flatMap(([sign, pair]) =>
    pair[place] === '-' ? [] : [[sign, pair[place]] as const],
  )
  return Object.fromEntries(entries)
}
