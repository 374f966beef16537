/**
 * The caseload: filtered, found and sorted in the database, over own cases only. A name is looked
 * for by the keyed hashes of its words, and matches nothing outside one's own cases.
 */
import type { CaseLine, CaseloadFilter } from '../../../application/ports/list-store.ts'
import { tokensOf } from '../people/name-tokens.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { type LineRow, lineColumns, ownCases, servicesOf, toCaseLine } from './case-lines.ts'

/** Reference last, so that the order is the same each time. */
const orders: Record<CaseloadFilter['sort'], string> = {
  'next-due': 'f.next_due nulls last, f.reference',
  'covered-until': 'f.covered_until nulls last, f.reference',
  'last-contact': 'f.last_contact_on nulls first, f.reference',
  alias: 'f.alias, f.reference',
  reference: 'f.reference',
}

const filtered = `${ownCases} and f.active = not $4
  and ($5::text is null or f.nrm_state = $5) and ($6::text is null or f.support_state = $6)
  and ($7::text is null or f.rna_state = $7) and ($8::text is null or f.nation = $8)
  and ($9::uuid is null or f.worker_id = $9)
  and ($10::text is null or starts_with(f.reference, $10) or starts_with(lower(f.alias), $11)
    or f.id in (select n.case_id from name_token n
      where n.org_id = $1 and n.token = any ($12::bytea[])
      group by n.case_id having count(*) = cardinality($12::bytea[])))`

export async function findCaseload(
  work: UnitOfWork,
  filter: CaseloadFilter,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ lines: readonly CaseLine[]; total: number }> {
  const values = await valuesOf(work, filter)
  const rows = await work.tx.query<LineRow & { total: number }>(
    `caseload-by-${filter.sort}`,
    // The page first, names after: a name is looked up for each line shown, not for each case counted.
    `select ${lineColumns}, f.total from (
       select f.*, count(*) over ()::int as total from case_file f
       where ${filtered} order by ${orders[filter.sort]} limit $13 offset $14
     ) as f join app_user u on u.org_id = f.org_id and u.id = f.worker_id
     order by ${orders[filter.sort]}`,
    [...values, limit, offset],
  )
  const total = rows[0]?.total ?? (offset === 0 ? 0 : await countAll(work, values))
  return { lines: rows.map(toCaseLine), total }
}

/** A page past the end has no row to carry the total. */
async function countAll(work: UnitOfWork, values: readonly unknown[]): Promise<number> {
  const [count] = await work.tx.query<{ total: number }>(
    'caseload-count',
    `select count(*)::int as total from case_file f where ${filtered}`,
    values,
  )
  return count?.total ?? 0
}

async function valuesOf(work: UnitOfWork, filter: CaseloadFilter): Promise<unknown[]> {
  const { actor } = work
  const typed = filter.find?.trim()
  return [
    actor.orgId,
    actor.userId,
    servicesOf(actor),
    filter.closed ?? false,
    filter.nrmState ?? null,
    filter.supportState ?? null,
    filter.rnaState ?? null,
    filter.nation ?? null,
    filter.workerId ?? null,
    typed ? asReference(typed) : null,
    typed ? typed.toLowerCase() : null,
    typed ? await tokensOf(work, bareWords(typed)) : [],
  ]
}

/** `7k3f` and `WM-7K3F` mean the same case. */
export function asReference(typed: string): string {
  const letters = typed.toUpperCase()
  return 'WM-'.startsWith(letters) || letters.startsWith('WM-') ? letters : `WM-${letters}`
}

export function bareWords(typed: string): string[] {
  const bare = typed.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return [...new Set(bare.match(/[\p{L}\p{N}]+/gu) ?? [])]
}
