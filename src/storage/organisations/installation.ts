/**
 * Whether the people in here are real, said once when Waymark is set up. Only an installation of
 * made-up people can rehearse another day; the database refuses it to any other.
 */
import type { Database } from '../connect/pools.ts'
import { withoutActor } from '../connect/with-actor.ts'

export interface Installation {
  readonly kind: 'demo' | 'live'
  readonly rehearsalDays: number
}

/** Nothing until it has been set up. */
export async function readInstallation(db: Database): Promise<Installation | undefined> {
  return withoutActor(db, 'jobs', async (tx) => {
    const [row] = await tx.query<{ kind: Installation['kind']; rehearsal_days: number }>(
      'installation',
      'select kind, rehearsal_days from installation',
    )
    return row && { kind: row.kind, rehearsalDays: row.rehearsal_days }
  })
}

/** What it was set up as. The first to say so decides. */
export async function setUpInstallation(
  db: Database,
  kind: Installation['kind'],
): Promise<Installation['kind']> {
  await withoutActor(db, 'jobs', (tx) =>
    tx.query(
      'installation-add',
      'insert into installation (kind) values ($1) on conflict do nothing',
      [kind],
    ),
  )
  return (await readInstallation(db))?.kind ?? kind
}

/** False in an installation with real people, where no day can be rehearsed. */
export async function rehearse(db: Database, days: number): Promise<boolean> {
  return withoutActor(db, 'jobs', async (tx) => {
    const rows = await tx.query(
      'installation-rehearse',
      `update installation set rehearsal_days = $1 where kind = 'demo' returning only_row`,
      [days],
    )
    return rows.length > 0
  })
}
