/**
 * Counts every case again after the day or the policy has changed: tracks, clocks and cover from the
 * facts, in large steps, writing only what really changed. Nothing sealed is opened but the day on
 * which a young person turns 18.
 */
import { projectCase } from '../../application/case/project-case.ts'
import type { CaseProjection } from '../../application/ports/case-store.ts'
import type { Day } from '../../domain/calendar/day.ts'
import type { Fact } from '../../domain/facts/fact.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { Database } from '../connect/pools.ts'
import type { Tx } from '../connect/transaction.ts'
import { asWaymark } from '../organisations/as-waymark.ts'
import { makeKeyCache } from '../sealing/key-cache.ts'
import type { KeyKeeper } from '../sealing/key-keeper.ts'
import { openKeyring } from '../sealing/keyring.ts'
import { keyIdOf, openCell } from '../sealing/sealed-cell.ts'
import { cellOfFact } from '../stores/cases/fact-rows.ts'
import { writeProjections } from './write-projections.ts'

export interface Recount {
  readonly orgId: string
  readonly today: Day
  readonly policy: Policy
  /** Closed cases too, as after a change of this code. */
  readonly closedToo?: boolean
}

export interface Recounted {
  readonly cases: number
  readonly changed: number
}

const step = 500
const first = '00000000-0000-0000-0000-000000000000'

export async function recountOrganisation(
  database: Database,
  keys: KeyKeeper,
  recount: Recount,
): Promise<Recounted> {
  let after = first
  let cases = 0
  let changed = 0
  for (;;) {
    const batch = await asWaymark(database, { orgId: recount.orgId, role: 'recompute' }, (tx) =>
      recountStep(tx, keys, recount, after),
    )
    cases += batch.cases
    changed += batch.changed
    if (batch.last === undefined) return { cases, changed }
    after = batch.last
  }
}

interface CaseRow {
  readonly id: string
}

interface FactRow {
  readonly case_id: string
  readonly id: string
  readonly type: string
  readonly on_day: string
  readonly supersedes: string | null
  readonly detail: object
  readonly birthday: Buffer | null
}

async function recountStep(
  tx: Tx,
  keys: KeyKeeper,
  { orgId, today, policy, closedToo = false }: Recount,
  after: string,
): Promise<Recounted & { last: string | undefined }> {
  const files = await tx.query<CaseRow>(
    'recount-cases',
    `select id from case_file where org_id = $1 and id > $2 and (active or $3)
     order by id limit ${step} for update`,
    [orgId, after, closedToo],
  )
  const ids = files.map(({ id }) => id)
  const histories = await factsOf(tx, keys, orgId, ids)
  const projections = ids.map((id): [string, CaseProjection] => [
    id,
    projectCase(histories.get(id) ?? [], today, policy),
  ])
  const changed = await writeProjections(tx, orgId, projections)
  return { cases: ids.length, changed, last: ids.length < step ? undefined : ids.at(-1) }
}

async function factsOf(
  tx: Tx,
  keys: KeyKeeper,
  orgId: string,
  ids: readonly string[],
): Promise<Map<string, Fact[]>> {
  const rows = await tx.query<FactRow>(
    'recount-facts',
    `select case_id, id, type, on_day, supersedes, detail,
       case when type = 'eighteenth-birthday-noted' then sealed end as birthday
     from case_fact where org_id = $1 and case_id = any($2)`,
    [orgId, ids],
  )
  const keyring = openKeyring(tx, keys, makeKeyCache())
  const histories = new Map<string, Fact[]>()
  for (const row of rows) {
    const history = histories.get(row.case_id)
    const fact = toFact(row, row.birthday ? await birthdayIn(row, orgId, keyring) : {})
    if (history) history.push(fact)
    else histories.set(row.case_id, [fact])
  }
  return histories
}

async function birthdayIn(
  { case_id: caseId, id, birthday }: FactRow,
  orgId: string,
  keyring: ReturnType<typeof openKeyring>,
): Promise<object> {
  if (birthday === null) return {}
  const key = await keyring.ofCaseById(orgId, caseId, keyIdOf(birthday))
  return JSON.parse(
    openCell(key, cellOfFact({ orgId, caseId }, id, key.harm), birthday).toString('utf8'),
  )
}

/** No rule reads when a fact was recorded, so that is left out here. */
function toFact(row: FactRow, opened: object): Fact {
  const fact = {
    id: row.id,
    type: row.type,
    on: row.on_day,
    recordedAt: '',
    ...(row.supersedes && { supersedes: row.supersedes }),
    detail: { ...row.detail, ...opened },
  }
  // Rows are written from facts alone; the stores' tests write and read back every kind.
  return fact as unknown as Fact
}
