/** The days that the daily work saw, kept over every start: a clock that jumps is found out by them. */
import { aDay, type Day } from '../../domain/calendar/day.ts'
import { mayDestroyOn, seenOn } from '../../domain/calendar/steady-days.ts'
import type { Database } from '../connect/pools.ts'
import { withoutActor } from '../connect/with-actor.ts'

interface Row {
  readonly kind: 'demo' | 'live'
  readonly last: string | null
  readonly since: string | null
}

/** Notes the day, and answers whether anything may be destroyed on it. In a demo days are moved on purpose. */
export async function noteDay(db: Database, today: Day): Promise<boolean> {
  return withoutActor(db, 'jobs', async (tx) => {
    const [row] = await tx.query<Row>(
      'steady-days',
      `select kind, last_counted_on::text as last, steady_since::text as since
       from installation for update`,
    )
    if (row === undefined) return false
    const { last, since } = row
    const before =
      last === null || since === null ? undefined : { lastOn: aDay(last), since: aDay(since) }
    const now = seenOn(before, today)
    await tx.query(
      'steady-days-note',
      'update installation set last_counted_on = $1, steady_since = $2',
      [now.lastOn, now.since],
    )
    return row.kind === 'demo' || mayDestroyOn(now, today)
  })
}
