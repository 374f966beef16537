/**
 * What a day makes of the cover: days left, gaps past and coming, and how late an RNA can still go
 * in. The lead times are our own choice, never guidance, and every answer says so.
 */
import { addDays, type Day, daysBetween } from '../calendar/day.ts'
import type { Cover, Gap } from './cover.ts'
import type { CoverPeriod } from './cover-period.ts'
import { includes, type Stretch, shared } from './stretch.ts'

export interface LeadTimes {
  /** Days before a gap on which the next RNA should be started. */
  readonly startDays: number
  /** Days before a gap by which it must be sent, so that a decision can still come in time. */
  readonly submitDays: number
}

/** Days left before the first uncovered day: 0 when today is uncovered, absent when none comes. */
export function daysUntilUncovered(
  { gaps }: { readonly gaps: readonly Stretch[] },
  today: Day,
): number | undefined {
  const next = gaps.find((gap) => gap.to === undefined || gap.to >= today)
  if (next === undefined) return undefined
  return next.from <= today ? 0 : daysBetween(today, next.from)
}

export type GapWhen = 'past' | 'now' | 'coming'

export function whenIs(gap: Stretch, today: Day): GapWhen {
  if (gap.to !== undefined && gap.to < today) return 'past'
  return gap.from <= today ? 'now' : 'coming'
}

export interface GapAhead {
  readonly gap: Gap
  readonly when: 'now' | 'coming'
  /** The needs that have no cover from that day. */
  readonly needs: readonly string[]
  /** The day to start the next RNA: ours. */
  readonly startOn: Day
  /** The last day on which an RNA can still go in: ours. */
  readonly submitBy: Day
  readonly setBy: 'waymark'
  /** There is no RNA outside England and Wales, nor without a positive decision that still counts. */
  readonly rnaCanHelp: boolean
  readonly timeLeft: 'in-time' | 'start-now' | 'last-day-passed' | 'uncovered'
}

/**
 * Every gap that is here or comes, the earliest first; needs with the very same gap are one. Where
 * no need was ever recorded, the gap of the whole person is said: nobody falls out by being new.
 */
export function gapsAhead(cover: Cover, lead: LeadTimes, today: Day): readonly GapAhead[] {
  const unnamed = cover.needs.length === 0 ? [{ need: undefined, gaps: cover.whole.gaps }] : []
  const found = [...cover.needs, ...unnamed].flatMap(({ need, gaps }) =>
    gaps.filter((gap) => whenIs(gap, today) !== 'past').map((gap) => ({ need, gap })),
  )
  const alike = Map.groupBy(found, ({ gap: { from, to, beside } }) =>
    [from, to, ...beside.map(({ source }) => source)].join(' '),
  )
  return [...alike.values()]
    .flatMap((group) => {
      const gap = group[0]?.gap
      return gap
        ? ahead(
            gap,
            group.flatMap(({ need }) => need ?? []),
            { lead, today, rnaCanHelp: cover.whole.rnaCanHelp },
          )
        : []
    })
    .sort((one, other) => daysBetween(other.gap.from, one.gap.from))
}

export function nextGap(cover: Cover, lead: LeadTimes, today: Day): GapAhead | undefined {
  return gapsAhead(cover, lead, today)[0]
}

interface Around {
  readonly lead: LeadTimes
  readonly today: Day
  readonly rnaCanHelp: boolean
}

function ahead(gap: Gap, needs: readonly string[], { lead, today, rnaCanHelp }: Around): GapAhead {
  const startOn = addDays(gap.from, -lead.startDays)
  const submitBy = addDays(gap.from, -lead.submitDays)
  const when = gap.from <= today ? 'now' : 'coming'
  const timeLeft =
    when === 'now'
      ? 'uncovered'
      : today > submitBy
        ? 'last-day-passed'
        : today >= startOn
          ? 'start-now'
          : 'in-time'
  return { gap, when, needs, startOn, submitBy, setBy: 'waymark', rnaCanHelp, timeLeft }
}

/** Gaps that are over, per need, for the record. */
export function pastGaps(cover: Cover, today: Day): readonly { need: string; gap: Gap }[] {
  return cover.needs.flatMap(({ need, gaps }) =>
    gaps.filter((gap) => whenIs(gap, today) === 'past').map((gap) => ({ need, gap })),
  )
}

/** The periods that cover a day, so that a page can say why. */
export function coveredBy(periods: readonly CoverPeriod[], day: Day): readonly CoverPeriod[] {
  return periods.filter((period) => includes(period, day))
}

export interface Overlap extends Stretch {
  readonly sources: readonly [string, string]
}

/** Days that two periods both give: shown, because a letter may have meant one to end. */
export function overlapsOf(periods: readonly CoverPeriod[]): readonly Overlap[] {
  return periods.flatMap((one, position) =>
    periods.slice(position + 1).flatMap((other): readonly Overlap[] => {
      const days = shared(one, other)
      return days ? [{ ...days, sources: [one.source, other.source] }] : []
    }),
  )
}
