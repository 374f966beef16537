/** Which organisations there are, and the numbers each has set for itself: for background work only. */
import type { OrganisationKind } from '../../application/actor.ts'
import type { Database } from '../connect/pools.ts'
import { withoutActor } from '../connect/with-actor.ts'
import { asWaymark } from './as-waymark.ts'

export interface OrganisationName {
  readonly orgId: string
  readonly kind: OrganisationKind
  readonly name: string
}

export async function organisationsIn(db: Database): Promise<readonly OrganisationName[]> {
  return withoutActor(db, 'jobs', (tx) =>
    tx.query<OrganisationName>(
      'organisations-by-name',
      'select org_id as "orgId", kind, name from organisation order by name, org_id',
    ),
  )
}

export async function adjustmentsOf(
  db: Database,
  orgId: string,
): Promise<Readonly<Record<string, number>>> {
  return asWaymark(db, { orgId, role: 'recompute' }, async (tx) => {
    const rows = await tx.query<{ limit_id: string; value: number | null }>(
      'adjustments-for-recount',
      `select distinct on (limit_id) limit_id, value from org_adjustment
       where org_id = $1 order by limit_id, set_at desc, id desc`,
      [orgId],
    )
    return Object.fromEntries(
      rows.flatMap(({ limit_id, value }) => (value === null ? [] : [[limit_id, value]])),
    )
  })
}
