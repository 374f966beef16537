/**
 * A second way to the throwaway database, for the bench alone: the same pools, the same statements, but
 * every connection logs in as a role on which no policy applies. The role is made here, in a database that
 * is deleted afterwards; Waymark itself has no way to choose who logs in.
 */
import pg from 'pg'
import type { OpenInstallation } from '../../src/command-line/open-installation.ts'
import { openDatabase } from '../../src/storage/connect/open-database.ts'
import type { ConnectionClass, Database } from '../../src/storage/connect/pools.ts'
import { roleOf } from '../../src/storage/connect/roles.ts'
import { withActor } from '../../src/storage/connect/with-actor.ts'
import { withAdministrator } from '../../src/storage/connect/with-administrator.ts'
import { runningServer } from '../../src/storage/server/running-server.ts'
import type { LoadedCase } from '../load/load-cases.ts'

type Looked = Pick<LoadedCase, 'id' | 'actor'>

const role = 'bench_past_policies'

/** Our own server lets in no roles but Waymark's and the administrator, who becomes the role at once. */
function pastPolicies(administrator: string): ConnectionClass {
  return class extends pg.Client {
    constructor(config: pg.ClientConfig = {}) {
      super({ ...config, user: administrator, options: `${config.options} -c role=${role}` })
    }
  }
}

export async function openPastPolicies(
  { database, folder }: OpenInstallation,
  looked: Looked,
): Promise<Database> {
  const running = runningServer(folder)
  if (running === undefined) throw new Error('the database of the bench is not running')
  await withAdministrator(database, async (client) => {
    await client.query(`do $$ begin
      create role ${role} bypassrls;
      grant ${roleOf('staff')}, ${roleOf('signin')} to ${role};
    exception when duplicate_object then null; end $$`)
  })
  const opened = await openDatabase(
    { ...running, kind: 'embedded' },
    { log: () => {}, connection: pastPolicies(running.superuser) },
  )
  if ('refused' in opened) throw new Error(opened.refused.words)
  await provePast(opened, database, looked)
  return opened
}

/** The figures mean something only if policies stop the one and not the other: seen, not believed. */
async function provePast(past: Database, product: Database, { id, actor }: Looked): Promise<void> {
  // The case was not entered, so nobody may see a line of it.
  const seen = (database: Database) =>
    withActor(database, 'staff', actor, (tx) =>
      tx.query('bench-lines-seen', 'select from journal_entry where case_id = $1', [id]),
    )
  if ((await seen(past)).length === 0 || (await seen(product)).length > 0) {
    throw new Error('policies hold where they should not, or do not hold where they should')
  }
}
