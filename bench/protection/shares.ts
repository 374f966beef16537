/** What each protection adds, from the times of the variants: always as a share of the page without it. */
import { type Quantiles, quantilesOf } from '../measure/quantiles.ts'

/** The times of one variant, in the order in which the same pages were asked of each. */
export interface Measured {
  readonly times: readonly number[]
  /** What server and database worked for one page, once for each turn. */
  readonly cpuMs: readonly number[]
}

export interface Variant {
  readonly times: Quantiles
  /** The middle of its turns: a busy machine changes it less than the time. */
  readonly cpuMs: number
}

export interface Share {
  readonly p50: number
  readonly p95: number
  readonly cpu: number
}

export interface Shares {
  readonly asItIs: Variant
  readonly pastPolicies: Variant
  readonly opening: Variant
  readonly policies: Share
  readonly encryption: Share
  readonly together: Share
  /** The lowest and the highest share of both together at p50, in ten parts of the run. */
  readonly spread: readonly [number, number]
}

interface Variants {
  readonly asItIs: Measured
  readonly pastPolicies: Measured
  /** Opening the sealed values of the same pages, and nothing else. */
  readonly opening: Measured
}

const parts = 10

export function sharesOf({ asItIs, pastPolicies, opening }: Variants): Shares {
  const nothingSealed = less(asItIs, opening)
  const neither = less(pastPolicies, opening)
  const each = Math.floor(asItIs.times.length / parts)
  const some = Array.from({ length: parts }, (_, part) => {
    const middle = ({ times }: Measured) =>
      quantilesOf(times.slice(part * each, (part + 1) * each)).p50
    return middle(asItIs) / middle(neither) - 1
  })
  return {
    asItIs: variantOf(asItIs),
    pastPolicies: variantOf(pastPolicies),
    opening: variantOf(opening),
    policies: shareOf(asItIs, pastPolicies),
    encryption: shareOf(asItIs, nothingSealed),
    together: shareOf(asItIs, neither),
    spread: [Math.min(...some), Math.max(...some)],
  }
}

/** Page by page, what is left of each when its opening is taken off. */
function less(page: Measured, opening: Measured): Measured {
  const times = page.times.map((time, place) => time - (opening.times[place] ?? 0))
  const cpuMs = page.cpuMs.map((worked, turn) => worked - (opening.cpuMs[turn] ?? 0))
  return { times, cpuMs }
}

function shareOf(whole: Measured, without: Measured): Share {
  const [one, other] = [quantilesOf(whole.times), quantilesOf(without.times)]
  return {
    p50: one.p50 / other.p50 - 1,
    p95: one.p95 / other.p95 - 1,
    cpu: quantilesOf(whole.cpuMs).p50 / quantilesOf(without.cpuMs).p50 - 1,
  }
}

function variantOf({ times, cpuMs }: Measured): Variant {
  return { times: quantilesOf(times), cpuMs: quantilesOf(cpuMs).p50 }
}
