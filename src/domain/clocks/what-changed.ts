/** What a new or corrected fact, or another policy, did to the clocks of a case. */
import type { Day } from '../calendar/day.ts'
import type { Clock } from './clock.ts'

export interface ClockChange {
  readonly id: string
  readonly title: string
  readonly what: 'appeared' | 'gone' | 'moved' | 'ended' | 'reopened'
  readonly before?: Day
  readonly after?: Day
}

/** Clocks that came, went, moved, ended or opened again, with the day before and after. */
export function whatChanged(
  before: readonly Clock[],
  after: readonly Clock[],
): readonly ClockChange[] {
  const older = new Map(before.map((clock) => [clock.id, clock]))
  const newer = new Set(after.map(({ id }) => id))
  const changes: ClockChange[] = []
  for (const clock of after) {
    const was = older.get(clock.id)
    const what = was === undefined ? 'appeared' : changeOf(was, clock)
    if (what !== undefined) changes.push(change(clock, what, was?.due, clock.due))
  }
  for (const clock of before) {
    if (!newer.has(clock.id)) changes.push(change(clock, 'gone', clock.due, undefined))
  }
  return changes
}

function changeOf(was: Clock, is: Clock): ClockChange['what'] | undefined {
  if (was.end === undefined && is.end !== undefined) return 'ended'
  if (was.end !== undefined && is.end === undefined) return 'reopened'
  return was.due === is.due ? undefined : 'moved'
}

function change(
  { id, title }: Clock,
  what: ClockChange['what'],
  before: Day | undefined,
  after: Day | undefined,
): ClockChange {
  return { id, title, what, ...(before && { before }), ...(after && { after }) }
}
