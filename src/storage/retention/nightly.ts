/**
 * The daily work of keeping: counts how every closed case stands, proposes what is due, and destroys
 * only what two people decided seven days before, when nothing speaks against it on that very day. It
 * looks at what stands and not at what was done, so a round that was lost loses nothing.
 */

import type { PurgeInWords } from '../../application/ports/retention/retention-store.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { plusDays } from '../../domain/calendar/quick-days.ts'
import {
  isKeptClass,
  type KeptClass,
  keptClasses,
  keptClassesInWords,
} from '../../domain/retention/kept-classes.ts'
import { mayCarryOut, purgeStanding } from '../../domain/retention/purge.ts'
import { retentionAsks } from '../../domain/retention/retention-asks.ts'
import type { ScheduleVersion } from '../../domain/retention/schedule.ts'
import { type Asked, dueNow } from '../../domain/retention/standing.ts'
import { insertLogLines, type LogLine } from '../audit/log-lines.ts'
import type { Database } from '../connect/pools.ts'
import type { Tx } from '../connect/transaction.ts'
import { newId } from '../new-id.ts'
import { asWaymark, waymarkItself } from '../organisations/as-waymark.ts'
import { keysDestroyed } from '../sealing/key-cache.ts'
import type { KeyKeeper } from '../sealing/key-keeper.ts'
import {
  type HoldRow,
  newestSchedule,
  type PurgeRow,
  type ScheduleRow,
  type StepRow,
  toHold,
  toPurge,
  toSchedule,
} from '../stores/retention/retention-rows.ts'
import { type ClosedCase, readClosed } from './closed-cases.ts'
import { writeAsks } from './write-asks.ts'
import { writeDue } from './write-due.ts'

export interface Night {
  readonly orgId: string
  readonly today: Day
}

export interface NightDone {
  readonly proposed: number
  readonly stopped: number
  readonly destroyed: number
}

const step = 50
/** Somebody took it back: they are not asked again the next morning. */
const restDays = 30

export async function keepAndPropose(
  database: Database,
  keys: KeyKeeper,
  night: Night,
): Promise<NightDone> {
  const { orgId } = night
  const asNight = <Result>(work: (tx: Tx) => Promise<Result>) =>
    asWaymark(database, { orgId, role: 'retention' }, work)
  const { schedule, ids } = await asNight((tx) => begin(tx, orgId))
  const done = { proposed: 0, stopped: 0, destroyed: 0 }
  while (schedule && ids.length > 0) {
    const some = ids.splice(0, step)
    const each = await asNight((tx) => workOn(tx, keys, { ...night, schedule }, some))
    done.proposed += each.proposed
    done.stopped += each.stopped
    done.destroyed += each.destroyed
    if (each.destroyed > 0) keysDestroyed.publish({ orgId })
  }
  return done
}

async function begin(tx: Tx, orgId: string) {
  const [row] = await tx.query<ScheduleRow>('night-schedule', newestSchedule, [orgId])
  await tx.query(
    'night-open-again',
    `delete from retention_due d using case_file f
     where d.org_id = $1 and f.org_id = d.org_id and f.id = d.case_id and f.active`,
    [orgId],
  )
  const rows = await tx.query<{ id: string }>(
    'night-closed',
    'select id from case_file where org_id = $1 and not active order by id',
    [orgId],
  )
  return { schedule: row && toSchedule(row), ids: rows.map(({ id }) => id) }
}

type Around = Night & { readonly schedule: ScheduleVersion }

async function workOn(
  tx: Tx,
  keys: KeyKeeper,
  around: Around,
  ids: readonly string[],
): Promise<NightDone> {
  const { orgId, today } = around
  const cases = await readClosed(tx, keys, { orgId, today }, ids)
  const [asked, purges] = await Promise.all([
    readAsked(tx, around, cases),
    readPurges(tx, orgId, ids),
  ])
  const lines: LogLine[] = []
  const done = { proposed: 0, stopped: 0, destroyed: 0 }
  for (const one of cases) {
    const own = purges.filter(({ caseId }) => caseId === one.id)
    const what = await decideOn(tx, around, { one, asked: asked(one), purges: own })
    if (what === undefined) continue
    done[what.did] += 1
    const { id: caseId, reference: caseReference } = one
    lines.push({ act: acts[what.did], caseId, caseReference, objectId: what.purgeId })
  }
  const after = await readAsked(tx, around, cases)
  await writeDue(tx, orgId, cases, after)
  await writeAsks(tx, orgId, await asksOf(tx, around, { cases, after }))
  if (lines.length > 0) {
    await insertLogLines(tx, { orgId, userId: waymarkItself, role: 'retention' }, lines)
  }
  return done
}

/** What is asked of managers now that the night is over, of each of these cases; perhaps nothing. */
async function asksOf(
  tx: Tx,
  { orgId, today }: Around,
  { cases, after }: { cases: readonly ClosedCase[]; after: (one: ClosedCase) => Asked },
) {
  const ids = cases.map(({ id }) => id)
  const purges = await readPurges(tx, orgId, ids)
  return cases.map((one) => {
    const own = purges.filter(({ caseId }) => caseId === one.id)
    return { caseId: one.id, asks: retentionAsks(own, after(one).holds, today) }
  })
}

const acts = {
  proposed: 'proposed to destroy',
  stopped: 'stopped a destruction',
  destroyed: 'destroyed keys',
} as const

interface One {
  readonly one: ClosedCase
  readonly asked: Asked
  readonly purges: readonly (PurgeInWords & { readonly version: number })[]
}

async function decideOn(
  tx: Tx,
  { orgId, today }: Around,
  { one, asked, purges }: One,
): Promise<{ did: keyof NightDone; purgeId: string } | undefined> {
  const open = purges.find((purge) =>
    ['proposed', 'cooling-off'].includes(purgeStanding(purge).status),
  )
  if (open) {
    const out = mayCarryOut(open, asked)
    const wroteSince = one.version !== open.version
    if ('destroy' in out && !wroteSince) {
      await tx.query('night-destroy', 'select keys from destroy_keys($1, $2)', [open.id, today])
      return { did: 'destroyed', purgeId: open.id }
    }
    // A proposal that nobody decided yet falls when somebody writes; it is made anew when it is due.
    const because = 'stop' in out ? out.stop : wroteSince ? 'activity' : undefined
    if (because === undefined) return undefined
    await tx.query(
      'night-stop',
      `insert into retention_step (org_id, case_id, id, purge_id, step, by_user, as_role, because,
         on_day, at) values ($1, $2, $3, $4, 'stopped', $5, 'retention', $6, $7, clock_timestamp())`,
      [orgId, one.id, newId(), open.id, waymarkItself, because, today],
    )
    return { did: 'stopped', purgeId: open.id }
  }
  const kept = dueNow(asked)
  if (kept.length === 0 || tookBackLately(purges, today)) return undefined
  const id = newId()
  await tx.query(
    'night-propose',
    `insert into retention_purge (org_id, case_id, id, case_reference, kept, proposed_on,
       case_version, prompts) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[orgId, one.id, id, one.reference, [...kept], today, one.version],
      [...one.timeline.prompts],
    ],
  )
  return { did: 'proposed', purgeId: id }
}

function tookBackLately(purges: One['purges'], today: Day): boolean {
  const since = plusDays(today, -restDays)
  return purges.some(({ steps }) =>
    steps.some(({ step, at }) => step === 'taken-back' && at.slice(0, 10) > since),
  )
}

/** What is asked of each case: holds, and what is gone while no new key was made for it since. */
async function readAsked(
  tx: Tx,
  { orgId, today, schedule }: Around,
  cases: readonly ClosedCase[],
): Promise<(one: ClosedCase) => Asked> {
  const values = [orgId, cases.map(({ id }) => id)]
  const holds = await tx.query<Omit<HoldRow, 'reason' | 'placed_by_name' | 'case_reference'>>(
    'night-holds',
    `select id, case_id, ground, scope, placed_on::text, until_day::text, ended_on::text, ended_by
     from retention_hold where org_id = $1 and case_id = any ($2::uuid[])`,
    values,
  )
  const gone = await tx.query<{ case_id: string; kept: string; on: string }>(
    'night-gone',
    `select c.case_id, part as kept, max(c.destroyed_on)::text as on
     from retention_certificate c, unnest(c.kept) as part
     where c.org_id = $1 and c.case_id = any ($2::uuid[]) group by 1, 2`,
    values,
  )
  const live = await tx.query<{ case_id: string; class: string }>(
    'night-live',
    `select distinct case_id, class from case_key
     where org_id = $1 and case_id = any ($2::uuid[])`,
    values,
  )
  const hasKey = new Set(live.map((row) => `${row.case_id} ${row.class}`))
  return ({ id, timeline }) => ({
    schedule,
    timeline,
    today,
    holds: holds.filter(({ case_id }) => case_id === id).map(toHold),
    gone: goneOf(
      gone.filter(({ case_id }) => case_id === id),
      (kept) => hasKey.has(`${id} ${keptClassesInWords[kept].keys}`),
    ),
  })
}

function goneOf(
  rows: readonly { readonly kept: string; readonly on: string }[],
  hasKey: (kept: KeptClass) => boolean,
): Asked['gone'] {
  const parts = rows.flatMap(({ kept, on }) =>
    isKeptClass(kept) && !hasKey(kept) ? [[kept, on] as const] : [],
  )
  // Days as the database wrote them; the keys are classes of the table.
  return Object.fromEntries(parts.filter(([kept]) => keptClasses.includes(kept))) as Asked['gone']
}

async function readPurges(tx: Tx, orgId: string, ids: readonly string[]): Promise<One['purges']> {
  const rows = await tx.query<PurgeRow>(
    'night-purges',
    `select id, case_id, case_reference, kept, proposed_on::text, case_version, prompts
     from retention_purge where org_id = $1 and case_id = any ($2::uuid[]) order by proposed_on desc, id`,
    [orgId, ids],
  )
  const steps = await tx.query<StepRow>(
    'night-steps',
    `select purge_id, step, by_user, as_role, because, on_day::text, at, null as by_name
     from retention_step where org_id = $1 and case_id = any ($2::uuid[]) order by step <> 'agreed', at, id`,
    [orgId, ids],
  )
  return rows.map((row) => ({ ...toPurge(row, steps), version: row.case_version }))
}
