/** What happened in closed cases, as the schedule counts it: days and open questions, no words. */
import { aDay, type Day, earlierOf, laterOf, ukDayOf } from '../../domain/calendar/day.ts'
import type { Fact } from '../../domain/facts/fact.ts'
import { readRecord, type StandingRecord } from '../../domain/facts/standing-record.ts'
import { mattersOf } from '../../domain/matters/matter.ts'
import { claimsOpen } from '../../domain/retention/open-claims.ts'
import type { CaseTimeline, HoldPrompt } from '../../domain/retention/standing.ts'
import type { Tx } from '../connect/transaction.ts'
import { factsOf } from '../recount/read-facts.ts'
import type { KeyKeeper } from '../sealing/key-keeper.ts'
import { type MatterRow, toMatterEvent } from '../stores/promises/matter-rows.ts'

export interface ClosedCase {
  readonly id: string
  readonly reference: string
  readonly version: number
  readonly versionSince: Day
  readonly timeline: CaseTimeline
}

interface Row {
  readonly id: string
  readonly reference: string
  readonly version: number
  readonly age_group: string
  readonly opened_at: Date
  readonly last_contact_on: string | null
  readonly last_on: string | null
  readonly last_recorded_at: Date | null
  readonly seen_version: number | null
  readonly seen_since: string | null
}

/** Locked until the end of the transaction: nobody writes, places a hold or decides meanwhile. */
export async function readClosed(
  tx: Tx,
  keys: KeyKeeper,
  { orgId, today }: { readonly orgId: string; readonly today: Day },
  ids: readonly string[],
): Promise<readonly ClosedCase[]> {
  await tx.query(
    'retention-lock',
    'select id from case_file where org_id = $1 and id = any ($2::uuid[]) order by id for update',
    [orgId, ids],
  )
  const rows = await tx.query<Row>(
    'retention-closed',
    `select f.id, f.reference, f.version, f.age_group, f.opened_at, f.last_contact_on::text,
       h.last_on::text, h.last_recorded_at, d.case_version as seen_version,
       d.version_since::text as seen_since
     from case_file f
     left join lateral (select max(c.on_day) as last_on, max(c.recorded_at) as last_recorded_at
       from case_fact c where c.org_id = f.org_id and c.case_id = f.id) h on true
     left join lateral (select d.case_version, d.version_since from retention_due d
       where d.org_id = f.org_id and d.case_id = f.id limit 1) d on true
     where f.org_id = $1 and f.id = any ($2::uuid[]) and not f.active order by f.id`,
    [orgId, ids],
  )
  const histories = await factsOf(tx, keys, orgId, ids)
  const claims = await claimsOf(tx, orgId, ids)
  return rows.map((row) => {
    const said = { facts: histories.get(row.id) ?? [], claim: claims.has(row.id) }
    return toClosed(row, said, today)
  })
}

/** The cases with a claim or a court case that is not settled, read without anybody's words. */
async function claimsOf(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<Omit<MatterRow, 'sealed' | 'initials'> & { case_id: string }>(
    'retention-claims',
    `select case_id, id, matter_id, kind, on_day::text, code, area, the_day::text, need_id, of_event,
       recorded_at
     from matter_event where org_id = $1 and case_id = any ($2::uuid[]) order by recorded_at, id`,
    [orgId, ids],
  )
  return new Set(
    ids.filter((id) => {
      const own = rows.filter(({ case_id }) => case_id === id)
      const events = own.map((row) =>
        toMatterEvent({ ...row, sealed: null, initials: '' }, undefined),
      )
      return claimsOpen(mattersOf(events)).length > 0
    }),
  )
}

interface Said {
  readonly facts: readonly Fact[]
  readonly claim: boolean
}

function toClosed(row: Row, { facts, claim }: Said, today: Day): ClosedCase {
  const opened = ukDayOf(row.opened_at.toISOString())
  // The last day on which anything happened: later than the true end rather than earlier.
  const closedOn = earlierOf(today, row.last_on === null ? opened : aDay(row.last_on))
  const recorded = row.last_recorded_at ? ukDayOf(row.last_recorded_at.toISOString()) : opened
  const versionSince = sinceWhen(row, laterOf(recorded, closedOn), today)
  const contact = row.last_contact_on === null ? closedOn : aDay(row.last_contact_on)
  const lastActivityOn = [recorded, versionSince, contact].reduce(laterOf)
  const record = readRecord(facts)
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    versionSince,
    timeline: {
      closedOn,
      lastActivityOn: earlierOf(today, lastActivityOn),
      ...ageOf(row.age_group, record),
      prompts: [...(claim ? (['claim-open'] as const) : []), ...promptsOf(row.age_group, record)],
    },
  }
}

/** Every write counts the version of the case on, whatever it is about; that is how a note is seen here. */
function sinceWhen(row: Row, first: Day, today: Day): Day {
  if (row.seen_version === null || row.seen_since === null) return earlierOf(today, first)
  return row.seen_version === row.version ? aDay(row.seen_since) : today
}

function ageOf(group: string, record: StandingRecord): Pick<CaseTimeline, 'age' | 'turned18On'> {
  const birthday = record.last('eighteenth-birthday-noted')
  // Absent when the words of the fact are gone: then the day is not known.
  const turned18On: Day | undefined = birthday?.detail.turns18On
  if (birthday) return { age: 'child', ...(turned18On && { turned18On }) }
  return { age: group === 'adult' || group === 'child' ? group : 'not-known' }
}

function promptsOf(group: string, record: StandingRecord): readonly HoldPrompt[] {
  const has = (...types: Parameters<StandingRecord['of']>[0][]) =>
    types.some((type) => record.of(type).length > 0)
  const asked = record.of('reconsideration-requested').length
  const answered =
    record.of('reconsideration-answered').length + record.of('reconsideration-decided').length
  return [
    ...(asked > answered ? (['challenge-open'] as const) : []),
    ...(group !== 'adult' || has('eighteenth-birthday-noted', 'dependant-joined')
      ? (['child-concerned'] as const)
      : []),
    ...(record.of('consent-given').some(({ detail }) => detail.consent === 'cooperate-authorities')
      ? (['police-open'] as const)
      : []),
  ]
}
