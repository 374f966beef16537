/** Work that no signed-in person does: setting up, sealing the log, recomputing. Logged as such. */
import type { Database } from '../connect/pools.ts'
import type { Tx } from '../connect/transaction.ts'
import { withActor } from '../connect/with-actor.ts'

/** The user id that stands for Waymark itself in the log. */
export const waymarkItself = '00000000-0000-0000-0000-000000000000'

export type HouseRole =
  | 'set-up'
  | 'sealer'
  | 'recompute'
  | 'shredder'
  | 'retention'
  | 'key-change'
  | 'sender'
  | 'file-check'

export async function asWaymark<Result>(
  db: Database,
  { orgId, role }: { orgId: string; role: HouseRole },
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return withActor(db, 'jobs', { orgId, userId: waymarkItself, role, serviceIds: [] }, work)
}
