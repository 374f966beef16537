/** For tests: lives of sharing packs by chance, long ones and short ones that end in each way there is. */
import fc from 'fast-check'
import {
  asksAgain,
  brings,
  consents,
  ends,
  givesCode,
  looks,
  type PackStep,
  passes,
  passesBy,
  passesNearly,
  releases,
  revokes,
  takesBack,
  tellsLess,
  tick,
} from './pack-life.testing.ts'
import { mostDays, mostViews } from './pack-templates.ts'

const one = fc.nat(40)
const minutes = fc.constantFrom(tick, tick, 2 * tick, 3 * tick, 60, 60, 24 * 60, 3 * 24 * 60)
const endings = fc.constantFrom('ended' as const, 'conflict' as const)
const days = fc.integer({ min: 1, max: mostDays })
const views = fc.constantFrom(1, 2, 3, mostViews)
const anEnd: readonly fc.Arbitrary<PackStep>[] = [
  one.map(takesBack),
  fc.tuple(one, fc.boolean()).map(([count, less]) => asksAgain(count, less)),
  one.map(tellsLess),
  fc.tuple(one, endings).map(([count, how]) => ends(count, how)),
  one.map(revokes),
]
/** Weighted, so that packs go out and are opened, and not everything ends at once. */
const anyStep: readonly (readonly [number, fc.Arbitrary<PackStep>])[] = [
  [4, fc.constant(consents)],
  [4, one.map(brings)],
  [6, fc.tuple(one, days, views).map(([count, long, often]) => releases(count, long, often))],
  [10, fc.tuple(one, fc.nat(2)).map(([count, wrong]) => givesCode(count, wrong > 0))],
  [10, one.map(looks)],
  [2, one.map(passesBy)],
  [6, minutes.map(passes)],
  [1, one.map(passesNearly)],
  ...anEnd.map((arbitrary) => [1, arbitrary] as const),
]

/** As many steps as are said, in each life. */
export const packLife = (steps: number) =>
  fc.array(fc.oneof(...anyStep.map(([weight, arbitrary]) => ({ weight, arbitrary }))), {
    ...{ minLength: steps, maxLength: steps, size: 'max' },
  })

/** A short life: one pack, one thing that ends it, and somebody who tries to open it. */
export const packEnds = fc
  .tuple(days, views, fc.oneof(...anEnd))
  .map(([long, often, end]) => [
    ...[consents, brings(0), releases(0, long, often), givesCode(0, true)],
    ...[consents, end, looks(0), givesCode(0, true), looks(0)],
  ])
