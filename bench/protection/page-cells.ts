/**
 * The sealed values that one case page opens, with their keys: to be opened once more beside the page, so
 * that the time of the opening alone is known. Kept in memory, and only while the bench runs.
 */
import type { Actor } from '../../src/application/actor.ts'
import type { Database } from '../../src/storage/connect/pools.ts'
import { withActor } from '../../src/storage/connect/with-actor.ts'
import { makeKeyCache } from '../../src/storage/sealing/key-cache.ts'
import type { KeyKeeper } from '../../src/storage/sealing/key-keeper.ts'
import { openKeyring } from '../../src/storage/sealing/keyring.ts'
import {
  type CaseKey,
  type Cell,
  cellOpened,
  keyIdOf,
  openCell,
} from '../../src/storage/sealing/sealed-cell.ts'
import { entriesOnPage } from '../../src/web/staff/case/timeline.page.ts'

export interface PageCell {
  readonly key: CaseKey
  readonly cell: Cell
  readonly sealed: Buffer
}

interface SealedRow {
  readonly table: 'case_fact' | 'journal_entry'
  readonly id: string
  readonly sealed: Buffer
}

export async function cellsOfPage(
  { database, keys }: { database: Database; keys: KeyKeeper },
  actor: Actor,
  caseId: string,
): Promise<readonly PageCell[]> {
  const { orgId } = actor
  return withActor(database, 'staff', { ...actor, caseId }, async (tx) => {
    const keyring = openKeyring(tx, keys, makeKeyCache())
    const rows = await tx.query<SealedRow>(
      'bench-sealed-of-page',
      `select 'case_fact' as table, id, sealed from case_fact
         where org_id = $1 and case_id = $2 and sealed is not null
       union all (select 'journal_entry', id, sealed from journal_entry
         where org_id = $1 and case_id = $2 order by on_day desc, id desc limit $3)`,
      [orgId, caseId, entriesOnPage],
    )
    const cells: PageCell[] = []
    for (const { table, id, sealed } of rows) {
      const key = await keyring.ofCaseById(orgId, caseId, keyIdOf(sealed))
      const cell = { table, column: 'sealed', orgId, caseId, rowId: id, harm: key.harm }
      cells.push({ key, cell, sealed })
    }
    return cells
  })
}

/** As the stores open them: find out which key, open, read as text. Answers the milliseconds it took. */
export function timeToOpen(cells: readonly PageCell[]): number {
  const begun = performance.now()
  for (const { key, cell, sealed } of cells) {
    if (keyIdOf(sealed) !== key.id) throw new Error('a cell of the page names another key')
    openCell(key, cell, sealed).toString('utf8')
  }
  return performance.now() - begun
}

/** How many cells `work` opened, as the sealing itself tells. */
export async function countOpened(work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const one = () => {
    count += 1
  }
  cellOpened.subscribe(one)
  try {
    await work()
  } finally {
    cellOpened.unsubscribe(one)
  }
  return count
}
