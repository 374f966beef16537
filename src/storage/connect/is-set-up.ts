/** Whether a database holds a Waymark at all, asked before anything is made in it. */
import type { Database } from './pools.ts'
import { withAdministrator } from './with-administrator.ts'

export async function isSetUp(db: Database): Promise<boolean> {
  return withAdministrator(db, async (client) => {
    const { rows } = await client.query<{ there: boolean }>(
      `select to_regclass('waymark_meta.migration') is not null
         and to_regclass('waymark.installation') is not null as there`,
    )
    return rows[0]?.there === true
  })
}
