/**
 * The daily work on places: destroys the keys and the bytes of former places whose day has come, and
 * leaves a line that says what kind, from when to when, and when it went. Looks at what is due and not
 * at what was done before, so a run that was missed or undone by an older backup is made up for.
 */
import { addDays, type Day } from '../../domain/calendar/day.ts'
import type { Place } from '../../domain/places/place.ts'
import { placeLimits } from '../../domain/places/place-limits.ts'
import { isToBeShredded } from '../../domain/places/shredding.ts'
import { insertLogLines } from '../audit/log-lines.ts'
import type { Database } from '../connect/pools.ts'
import type { Tx } from '../connect/transaction.ts'
import { asWaymark, waymarkItself } from '../organisations/as-waymark.ts'
import { makeKeyCache } from '../sealing/key-cache.ts'
import type { KeyKeeper } from '../sealing/key-keeper.ts'
import { openKeyring } from '../sealing/keyring.ts'
import { carryOver } from '../stores/places/carry-over.ts'

export interface Shredding {
  readonly orgId: string
  readonly today: Day
}

/** Cases in one transaction: a fault in one of them leaves the others done. */
const step = 50

export async function shredOldPlaces(
  database: Database,
  { orgId, today }: Shredding,
): Promise<{ shredded: number }> {
  const asShredder = <Result>(work: (tx: Tx) => Promise<Result>) =>
    asWaymark(database, { orgId, role: 'shredder' }, work)
  const cases = await asShredder((tx) => casesWithOldPlaces(tx, orgId, today))
  let shredded = 0
  while (cases.length > 0) {
    const some = cases.splice(0, step)
    shredded += await asShredder((tx) => shredIn(tx, { orgId, today }, some))
  }
  return { shredded }
}

/** Takes over what the compartment of before still holds, case by case. */
export async function carryOverLocations(
  database: Database,
  keys: KeyKeeper,
  { orgId, today }: Shredding,
): Promise<{ carried: number }> {
  const role = 'shredder'
  const cases = await asWaymark(database, { orgId, role }, (tx) =>
    tx.query<{ case_id: string }>(
      'cases-to-carry',
      'select distinct case_id from person_location where org_id = $1 order by case_id',
      [orgId],
    ),
  )
  const cache = makeKeyCache()
  let carried = 0
  for (const { case_id: caseId } of cases) {
    carried += await asWaymark(database, { orgId, role }, async (tx) => {
      const sealing = { tx, keyring: openKeyring(tx, keys, cache), orgId }
      const places = await carryOver(sealing, caseId, today)
      if (places === 0) return 0
      const act = 'moved where they are to sealed places'
      await insertLogLines(tx, { orgId, userId: waymarkItself, role }, [{ act, caseId }])
      return places
    })
  }
  cache.clear()
  return { carried }
}

async function casesWithOldPlaces(tx: Tx, orgId: string, today: Day): Promise<string[]> {
  const rows = await tx.query<{ case_id: string }>(
    'cases-with-old-places',
    `select distinct case_id from place
     where org_id = $1 and shredded_on is null and former_since <= $2 order by case_id`,
    [orgId, addDays(today, -placeLimits.shredAfter.value)],
  )
  return rows.map(({ case_id }) => case_id)
}

interface OldRow {
  readonly case_id: string
  readonly id: string
  readonly former_since: Day
  readonly ended_because: NonNullable<Place['former']>['because']
  readonly until_day: Day | null
  readonly reason: NonNullable<Place['keptLonger']>['reason'] | null
  readonly set_by: string | null
}

async function shredIn(
  tx: Tx,
  { orgId, today }: Shredding,
  cases: readonly string[],
): Promise<number> {
  // Whoever keeps one longer holds the case meanwhile, and is not overlooked.
  await tx.query(
    'shred-lock',
    'select id from case_file where org_id = $1 and id = any ($2::uuid[]) order by id for update',
    [orgId, cases],
  )
  const rows = await tx.query<OldRow>(
    'old-places',
    `select p.case_id, p.id, p.former_since, p.ended_because, k.until_day, k.reason, k.set_by
     from place p left join lateral (select k.until_day, k.reason, k.set_by from place_keep k
         where k.org_id = p.org_id and k.case_id = p.case_id and k.place_id = p.id
         order by k.set_at desc, k.id desc limit 1) k on true
     where p.org_id = $1 and p.case_id = any ($2::uuid[]) and p.former_since is not null
       and p.shredded_on is null`,
    [orgId, cases],
  )
  const due = rows.filter((row) => isToBeShredded(ageOf(row), today))
  if (due.length === 0) return 0
  const values = [orgId, due.map(({ case_id }) => case_id), due.map(({ id }) => id)]
  for (const table of ['place_key', 'place_print']) {
    await tx.query(
      `shred-${table}`,
      `delete from ${table} t using unnest($2::uuid[], $3::uuid[]) as old (case_id, id)
       where t.org_id = $1 and t.case_id = old.case_id and t.place_id = old.id`,
      values,
    )
  }
  await tx.query(
    'shred-place',
    `update place p set sealed = null, code_name = null, shredded_on = $4
     from unnest($2::uuid[], $3::uuid[]) as old (case_id, id)
     where p.org_id = $1 and p.case_id = old.case_id and p.id = old.id`,
    [...values, today],
  )
  const lines = due.map(({ case_id: caseId, id: objectId }) => ({
    act: 'shredded a former place' as const,
    caseId,
    objectId,
  }))
  await insertLogLines(tx, { orgId, userId: waymarkItself, role: 'shredder' }, lines)
  return due.length
}

function ageOf(row: OldRow): Pick<Place, 'former' | 'keptLonger'> {
  const { former_since: since, ended_because: because, until_day: until, reason, set_by: by } = row
  return {
    former: { since, because },
    ...(until && reason && by && { keptLonger: { until, reason, by } }),
  }
}
