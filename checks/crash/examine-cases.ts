/**
 * After a crash: is every acknowledged entry and fact there, has each exactly its line in the log, is
 * every line in the chain or waiting for it, and is the chain whole?
 */
import { join } from 'node:path'
import { verifyDatabase } from '../../src/storage/audit/verify-log.ts'
import type { Database } from '../../src/storage/connect/pools.ts'
import { withAdministrator } from '../../src/storage/connect/with-administrator.ts'
import type { Findings, Place } from './workload.ts'

export const acts = { entry: 'added an entry', fact: 'recorded: indicators-recorded' } as const

export function logEndsIn(folder: string): string {
  return join(folder, 'log-ends.json')
}

export async function examineCases(
  db: Database,
  acknowledged: readonly string[],
  { folder }: Place,
): Promise<Findings> {
  const found = await withAdministrator(db, async (client) => {
    // All questions are asked of one moment: the others go on writing.
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local search_path = waymark')
    const ids = async (sql: string, values: unknown[] = []) =>
      (await client.query<{ id: string }>(sql, values)).rows.map(({ id }) => id)
    const written = `(select id from journal_entry union all select id from case_fact)`
    const lost = await ids(
      `select id from unnest($1::uuid[]) as a (id)
       where not exists (select from journal_entry j where j.id = a.id)
         and not exists (select from case_fact f where f.id = a.id)`,
      [[...acknowledged]],
    )
    const unpaired = await ids(
      `select coalesce(w.id, l.object_id) as id from ${written} as w
       full join (select object_id from audit_entry where act = any ($1)) as l
         on l.object_id = w.id
       group by 1 having count(w.id) <> 1 or count(l.object_id) <> 1`,
      [Object.values(acts)],
    )
    const unchained = await ids(
      `select e.id from audit_entry e
       left join audit_seal s on s.org_id = e.org_id and s.entry_id = e.id
       left join audit_unsealed w on w.org_id = e.org_id and w.entry_id = e.id
       where (s.entry_id is null) = (w.entry_id is null)`,
    )
    await client.query('commit')
    return { lost, torn: [...unpaired, ...unchained] }
  })
  const verdicts = await verifyDatabase(db, {
    anchorPath: logEndsIn(folder),
    now: new Date().toISOString(),
  })
  const broken = verdicts.flatMap(({ problems }) => problems.map((each) => JSON.stringify(each)))
  return { lost: found.lost, torn: [...found.torn, ...broken] }
}
