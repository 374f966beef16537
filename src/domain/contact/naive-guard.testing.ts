/**
 * The same question answered by the slowest honest way, for comparison: every minute of a stretch of
 * time is read from the wall clock of the zone, and nothing is compiled. It shares no line with the guard.
 */
import type { ChannelRule, ContactAct, ContactRules, SafeWindow } from './contact-rules.ts'

/** One minute of the world: what the wall clock shows, as a weekday and minutes since midnight. */
interface WallMinute {
  /** 0 for Sunday, as calendars count. */
  readonly weekday: number
  readonly sinceMidnight: number
}

export interface WallStretch {
  readonly zone: string
  readonly from: number
  readonly minutes: readonly WallMinute[]
}

const names = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** Reads the wall clock once a minute. */
export function wallStretch(zone: string, from: number, length: number): WallStretch {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const minutes = Array.from({ length }, (_, at) => {
    // "Sun 25, 01:30" in whatever order: the three letters and the two numbers are enough.
    const text = format.format(from + at * 60_000)
    const [, hours, minute] = /(\d\d):(\d\d)/.exec(text) ?? []
    return {
      weekday: names.indexOf(/[A-Z][a-z]{2}/.exec(text)?.[0] ?? ''),
      sinceMidnight: Number(hours) * 60 + Number(minute),
    }
  })
  return { zone, from, minutes }
}

/** How many minutes the wall clock jumped going into each minute: 0 nearly always. */
function jumpInto(wall: WallStretch, at: number): number {
  const [before, now] = [wall.minutes[at - 1], wall.minutes[at]]
  if (!before || !now) return 0
  const days = (now.weekday - before.weekday + 7) % 7
  const away = now.sinceMidnight - before.sinceMidnight - 1
  return days === 0 ? away : days === 1 ? away + 1440 : away - 1440
}

/** No change of clocks in use is longer. */
export const furthest = 180

/** Jumps whose own length reaches this minute, before it or after it. */
function clocksAround(wall: WallStretch, at: number): readonly number[] {
  const others: number[] = []
  for (let near = at - furthest; near <= at + furthest; near += 1) {
    const jump = near < 1 ? 0 : jumpInto(wall, near)
    if (jump === 0) continue
    const length = Math.abs(jump)
    if (at >= near && at < near + length) others.push(-jump)
    if (at < near && at >= near - length) others.push(jump)
  }
  return others
}

/** Reads one more row of the wall clock: is this weekday and minute within the window? */
function shows(window: SafeWindow, weekday: number, sinceMidnight: number): boolean {
  const number = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const [from, to] = [number(window.from), number(window.to)]
  const chosen = (of: number) => window.days.some((day) => day % 7 === of)
  if (from === to) return false
  if (from < to) return chosen(weekday) && sinceMidnight >= from && sinceMidnight < to
  const evening = chosen(weekday) && sinceMidnight >= from
  const morning = chosen((weekday + 6) % 7) && sinceMidnight < to
  return evening || morning
}

function movedBy({ weekday, sinceMidnight }: WallMinute, by: number): WallMinute {
  const total = weekday * 1440 + sinceMidnight + by + 7 * 1440
  return { weekday: Math.floor(total / 1440) % 7, sinceMidnight: total % 1440 }
}

function inHours(rule: ChannelRule, wall: WallStretch, at: number): boolean {
  const { when } = rule
  if (when === 'any-time') return true
  const shown = wall.minutes[at]
  if (when === undefined || shown === undefined) return false
  const clocks = [0, ...clocksAround(wall, at)].map((by) => movedBy(shown, by))
  return clocks.every((clock) =>
    when.some((window) => shows(window, clock.weekday, clock.sinceMidnight)),
  )
}

const days = 86_400_000
const levels = 'none neutral appointment detail'.split(' ')

/** Whether an act keeps every rule at a minute of the stretch. */
export function keepsTheRules(
  rules: ContactRules,
  act: ContactAct,
  { wall, at }: { wall: WallStretch; at: number },
): boolean {
  const rule = rules.channels[act.channel]
  if (rule?.isSafe !== 'yes' || rules.stopped || rules.frozen) return false
  if (levels.indexOf(act.content) > levels.indexOf(rule.content ?? 'none')) return false
  if (act.language && rules.reads && !rules.reads.includes(act.language)) return false
  const now = wall.from + at * 60_000
  const confirmed = Date.parse(rule.confirmedAt ?? '')
  if (Number.isNaN(confirmed) || confirmed > now) return false
  const holds = Math.min(rule.staleAfterDays ?? 14, 30) * days
  if (now - confirmed >= holds) return false
  if (rules.unsettled) {
    const happened = Date.parse(rules.unsettled.at)
    if (happened <= now && happened >= confirmed) return false
  }
  return act.channel === 'post' || inHours(rule, wall, at)
}
