/**
 * A matter in one or two sentences that can stand in a record and be cited: who was asked, how often no,
 * why, and for how long. It names nobody and no place.
 */
import type { Day } from '../calendar/day.ts'
import { longDay } from '../clocks/day-words.ts'
import { refusalReasons } from '../promises/promise-event.ts'
import { daysInWords, timesInWords } from '../promises/standing.ts'
import type { Asking, Matter } from './matter.ts'
import type { MatterKind } from './matter-kind.ts'
import { kindOf } from './matter-kinds.ts'

/** "Legal advice, immigration" */
export function matterName({ kind, area }: Pick<Matter, 'kind' | 'area'>): string {
  const of = kindOf(kind)
  const named = area === undefined ? undefined : of.areas?.[area]
  return named === undefined ? of.title : `${of.title}, ${lower(named)}`
}

export function stageWords({ kind, stage }: Matter): string {
  return kindOf(kind).stages[stage]?.title ?? stage
}

/** "Asked 4 firms, 3 refused (no capacity twice, weak case once). 61 days without a legal adviser." */
export function askingInWords(matter: Matter, asking: Asking): string {
  const kind = kindOf(matter.kind)
  const waited = `${daysInWords(asking.daysWaited)} without ${kind.without}`
  const wait =
    matter.settledOn === undefined ? `${waited}.` : `Waited ${daysInWords(asking.daysWaited)}.`
  // Past its first stage a matter went on without anybody here having been asked.
  const [first] = Object.keys(kind.stages)
  if (asking.asked === 0 && matter.stage !== first) return wait
  return `${askedWords(kind, asking)} ${wait}`
}

function askedWords(kind: MatterKind, { asked, refused, open }: Asking): string {
  if (asked === 0) return 'Nobody was asked yet.'
  const many = asked === 1 ? kind.askedOne : kind.askedMany
  const no = refused.reduce((sum, { times }) => sum + times, 0)
  const why = refused.map(
    ({ because, times }) => `${lower(refusalReasons[because])} ${timesInWords(times)}`,
  )
  const refusals = no === 0 ? '' : `, ${no} refused (${why.join('; ')})`
  const waiting = open === 0 ? '' : `, ${open} not answered`
  return `Asked ${asked} ${many}${refusals}${waiting}.`
}

/** The whole of it, for the daily record. */
export function matterForRecord(matter: Matter, asking: Asking, today: Day): string {
  const until = matter.settledOn ?? today
  const barriers = matter.barriers.map((one) => kindOf(matter.kind).barriers?.[one] ?? one)
  return [
    `${matterName(matter)}, from ${longDay(matter.openedOn)} to ${longDay(until)}: ${stageWords(matter).toLowerCase()}.`,
    askingInWords(matter, asking),
    ...(barriers.length > 0 ? [`In the way: ${barriers.map(lower).join('; ')}.`] : []),
  ].join(' ')
}

/** Not before a capital that belongs to a name or an abbreviation. */
function lower(text: string): string {
  return /^[A-Z][a-z’ ]/.test(text) && !/^(Universal|I )/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}
