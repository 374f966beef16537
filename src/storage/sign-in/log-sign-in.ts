/** Lines of the log about signing in. Written before the act: a line too many is better than none. */
import type { Who } from '../../application/ports/sign-in-port.ts'
import type { LoggedAct } from '../../domain/looked/acts.ts'
import { insertLogLines } from '../audit/log-lines.ts'
import type { Database } from '../connect/pools.ts'
import { withActor } from '../connect/with-actor.ts'

export async function logSignIn(database: Database, who: Who, act: LoggedAct): Promise<void> {
  const context = { ...who, role: 'sign-in', serviceIds: [] }
  await withActor(database, 'jobs', context, (tx) => insertLogLines(tx, context, [{ act }]))
}
