/**
 * Facts as rows: status and ordinary fields lie open, because rules and recomputing read them; all
 * other fields of a fact are sealed together under the key of the gravest class among them.
 */

import type { RecordedFact } from '../../../application/ports/case-store.ts'
import { WordsDestroyed } from '../../../application/ports/retention/words-destroyed.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import type { Fact } from '../../../domain/facts/fact.ts'
import { type FactType, fieldsOf, isFactType } from '../../../domain/facts/fact.ts'
import { type HarmClass, isSealed } from '../../../domain/facts/field.ts'
import { type Cell, keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

export interface FactRow {
  readonly id: string
  readonly type: string
  readonly on_day: string
  readonly recorded_at: Date
  readonly recorded_by: string
  readonly supersedes: string | null
  readonly detail: Record<string, unknown>
  readonly sealed: Buffer | null
}

type Fields = Record<string, unknown>

/** Whoever could be hurt worst decides which key seals the fact. */
const gravestFirst: readonly HarmClass[] = ['L', 'I', 'C', 'H', 'P', 'N']

/** What lies open and what is sealed. A field that the vocabulary does not name is a fault. */
export function splitDetail(
  type: FactType,
  detail: Readonly<Fields>,
): { open: Fields; sealed: Fields; harm: HarmClass | undefined } {
  const fields = new Map(fieldsOf(type))
  const open: Fields = {}
  const sealed: Fields = {}
  const classes = new Set<HarmClass>()
  for (const [name, value] of Object.entries(detail)) {
    if (value === undefined) continue
    const field = fields.get(name)
    if (field === undefined) throw new Error(`a fact of type ${type} has no field of that name`)
    if (isSealed(field)) {
      sealed[name] = value
      classes.add(field.harm)
    } else open[name] = value
  }
  return { open, sealed, harm: gravestFirst.find((harm) => classes.has(harm)) }
}

export function cellOfFact(
  at: { orgId: string; caseId: string },
  id: string,
  harm: HarmClass,
): Cell {
  return { table: 'case_fact', column: 'sealed', ...at, rowId: id, harm }
}

export async function insertFacts(
  work: UnitOfWork,
  caseId: string,
  facts: readonly Fact[],
  version: number,
): Promise<void> {
  if (facts.length === 0) return
  const { orgId, userId } = work.actor
  const opens: string[] = []
  const sealeds: (Buffer | null)[] = []
  for (const { id, type, detail } of facts) {
    const { open, sealed, harm } = splitDetail(type, { ...detail })
    opens.push(JSON.stringify(open))
    if (harm === undefined) sealeds.push(null)
    else {
      const key = await work.keyring.ofCase(orgId, caseId, harm)
      const cell = cellOfFact({ orgId, caseId }, id, harm)
      sealeds.push(sealCell(key, cell, Buffer.from(JSON.stringify(sealed))))
    }
  }
  await work.tx.query(
    'facts-add',
    `insert into case_fact (org_id, case_id, recorded_by, at_version,
       id, type, on_day, recorded_at, supersedes, detail, sealed)
     select $1, $2, $3, $4, * from unnest(
       $5::uuid[], $6::text[], $7::date[], $8::timestamptz[], $9::uuid[], $10::jsonb[], $11::bytea[])`,
    [
      orgId,
      caseId,
      userId,
      version,
      facts.map(({ id }) => id),
      facts.map(({ type }) => type),
      facts.map(({ on }) => on),
      facts.map(({ recordedAt }) => recordedAt),
      facts.map(({ supersedes }) => supersedes ?? null),
      opens,
      sealeds,
    ],
  )
}

export async function readFacts(work: UnitOfWork, caseId: string): Promise<RecordedFact[]> {
  const { orgId } = work.actor
  const rows = await work.tx.query<FactRow>(
    'facts-of-case',
    `select id, type, on_day, recorded_at, recorded_by, supersedes, detail, sealed
     from case_fact where org_id = $1 and case_id = $2 order by at_version, id`,
    [orgId, caseId],
  )
  const facts: RecordedFact[] = []
  for (const row of rows) facts.push(toFact(row, await openSealed(work, caseId, row)))
  return facts
}

async function openSealed(work: UnitOfWork, caseId: string, row: FactRow): Promise<Fields> {
  if (row.sealed === null) return {}
  const { orgId } = work.actor
  // Of a fact whose words were destroyed, what lies open stays.
  const key = await work.keyring.ofCaseById(orgId, caseId, keyIdOf(row.sealed)).catch(destroyedOnly)
  if (key === undefined) return {}
  const cell = cellOfFact({ orgId, caseId }, row.id, key.harm)
  return JSON.parse(openCell(key, cell, row.sealed).toString('utf8'))
}

function destroyedOnly(cause: unknown): undefined {
  if (!(cause instanceof WordsDestroyed)) throw cause
}

/** The parts of a fact that lie open, as recomputing reads them. */
export function toFact(row: Omit<FactRow, 'sealed'>, opened: Fields): RecordedFact {
  if (!isFactType(row.type)) throw new Error(`a fact has the unknown type ${row.type}`)
  const fact = {
    id: row.id,
    type: row.type,
    on: aDay(row.on_day),
    recordedAt: row.recorded_at.toISOString(),
    ...(row.supersedes && { supersedes: row.supersedes }),
    detail: { ...row.detail, ...opened },
    recordedBy: row.recorded_by,
  }
  // Rows are written from facts alone, by `insertFacts`; a test writes and reads back every kind.
  return fact as unknown as RecordedFact
}
