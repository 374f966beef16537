/**
 * The eleven signs of forced labour of the International Labour Organization, as tags across the labour
 * list. A tag helps to find what belongs together; there is no rule that adds them up.
 */
import type { LabourSign } from './published-weights.ts'

/** In the order of the publication (2012, revised November 2025). @cites outcomes-risk 4.1 */
export const forcedLabourSigns = {
  vulnerability: 'Abuse of vulnerability',
  deception: 'Deception',
  movement: 'Restricted movement',
  isolation: 'Isolation',
  violence: 'Physical and sexual violence',
  intimidation: 'Intimidation and threats',
  papers: 'Papers kept',
  wages: 'Wages withheld',
  debt: 'Debt bondage',
  conditions: 'Abusive working and living conditions',
  overtime: 'Excessive overtime',
} as const
export type ForcedLabourSign = keyof typeof forcedLabourSigns
// The keys of the table above, in its order.
export const forcedLabourNames = Object.keys(forcedLabourSigns) as readonly ForcedLabourSign[]

/** The numbers are places in the list above, from 1, as in the source. @cites outcomes-risk 4.3 */
// biome-ignore format: one line for each part, to be read beside the source
const places: Readonly<Partial<Record<LabourSign, readonly number[]>>> = {
  'D1-01': [2], 'D1-02': [2, 8], 'D1-03': [2], 'D1-04': [2], 'D1-05': [2], 'D1-06': [2, 1], 'D1-07': [2, 9], 'D1-08': [2], 'D1-09': [2], 'D1-10': [2],
  'D2-01': [5], 'D2-02': [6], 'D2-03': [5, 6], 'D2-04': [9], 'D2-05': [7], 'D2-06': [3, 4], 'D2-07': [6], 'D2-08': [6], 'D2-09': [5, 6], 'D2-10': [8],
  'D3-01': [1], 'D3-02': [1], 'D3-03': [1], 'D3-04': [1, 2], 'D3-05': [1], 'D3-06': [1], 'D3-07': [1, 2], 'D3-08': [1, 2], 'D3-09': [1], 'D3-10': [1], 'D3-11': [1], 'D3-12': [1], 'D3-13': [1], 'D3-14': [1], 'D3-15': [1], 'D3-16': [1],
  'D4-01': [11, 10], 'D4-02': [8], 'D4-03': [8, 9], 'D4-04': [10], 'D4-05': [10], 'D4-06': [10], 'D4-07': [10, 2], 'D4-08': [10], 'D4-09': [10],
  'D5-01': [7], 'D5-02': [9], 'D5-03': [3, 4], 'D5-04': [5], 'D5-05': [6], 'D5-06': [], 'D5-07': [], 'D5-08': [1, 6], 'D5-09': [6], 'D5-10': [6, 4], 'D5-11': [6], 'D5-12': [6], 'D5-13': [5, 6], 'D5-14': [8], 'D5-15': [6],
  'D6-01': [1], 'D6-02': [1], 'D6-03': [1], 'D6-04': [1], 'D6-05': [1], 'D6-06': [1], 'D6-07': [1],
}

/** Which of the eleven a sign belongs to; none where nobody has said so. */
export function forcedLabourOf(sign: string): readonly ForcedLabourSign[] {
  // Own keys of the table are signs of the labour list.
  const found = Object.hasOwn(places, sign) ? places[sign as LabourSign] : undefined
  return (found ?? []).flatMap((place) => forcedLabourNames[place - 1] ?? [])
}
