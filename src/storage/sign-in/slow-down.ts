/**
 * Steps of a sign-in that a later request finishes, and the growing wait after failures. A wait is
 * never longer than a minute: nobody can lock somebody else out by typing their name.
 */
import type { SignInPort } from '../../application/ports/sign-in-port.ts'
import type { Database } from '../connect/pools.ts'
import type { Tx } from '../connect/transaction.ts'
import { withoutActor } from '../connect/with-actor.ts'
import { hashOf, newToken } from './secret-token.ts'

type Steps = Pick<SignInPort, 'keepStep' | 'takeStep'>
type Waits = Pick<SignInPort, 'secondsToWait' | 'noteFailure' | 'noteSuccess'>

const usualFreeTries = 3
const longestWait = 60
/** Failures older than this are forgotten. */
const remembered = "interval '1 day'"
/** What seems to come later was written while the clock of the database was wrong: it counts no more. */
const ahead = "interval '1 hour'"

export function steps(database: Database): Steps {
  return {
    async keepStep({ kind, who, challenge }, lastsSeconds) {
      const token = newToken()
      await withoutActor(database, 'signin', async (tx) => {
        await tx.query('steps-sweep', 'delete from sign_in_step where until < now()')
        await tx.query(
          'step-keep',
          `insert into sign_in_step (id_hash, kind, org_id, user_id, challenge, until)
           values ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))`,
          [hashOf(token), kind, who?.orgId ?? null, who?.userId ?? null, challenge, lastsSeconds],
        )
      })
      return token
    },

    async takeStep(token, kind) {
      const [row] = await withoutActor(database, 'signin', (tx) =>
        tx.query<{ org_id: string | null; user_id: string | null; challenge: string }>(
          'step-take',
          `delete from sign_in_step where id_hash = $1 and kind = $2 and until between now() and now() + ${ahead}
           returning org_id, user_id, challenge`,
          [hashOf(token), kind],
        ),
      )
      if (row === undefined) return undefined
      const { org_id: orgId, user_id: userId, challenge } = row
      return { kind, challenge, ...(orgId && userId && { who: { orgId, userId } }) }
    },
  }
}

export function waits(database: Database): Waits {
  const asSignIn = <Result>(work: (tx: Tx) => Promise<Result>) =>
    withoutActor(database, 'signin', work)
  const nameHash = (userName: string) => hashOf(userName.trim().toLowerCase())

  return {
    async secondsToWait(userName, freeTries = usualFreeTries) {
      const [row] = await asSignIn((tx) =>
        tx.query<{ failures: number; passed: number }>(
          'wait-read',
          `select failures, extract(epoch from now() - last_at)::float8 as passed
           from sign_in_delay where name_hash = $1
             and last_at between now() - ${remembered} and now() + ${ahead}`,
          [nameHash(userName)],
        ),
      )
      if (row === undefined || row.failures < freeTries) return 0
      const wait = Math.min(2 ** (row.failures - freeTries), longestWait)
      return Math.min(longestWait, Math.max(0, Math.ceil(wait - row.passed)))
    },

    async noteFailure(userName) {
      await asSignIn(async (tx) => {
        await tx.query(
          'waits-sweep',
          `delete from sign_in_delay where last_at < now() - ${remembered}`,
        )
        await tx.query(
          'wait-grow',
          `insert into sign_in_delay as old (name_hash, failures, last_at) values ($1, 1, now())
           on conflict (name_hash) do update
             set failures = least(old.failures + 1, 1000), last_at = now()`,
          [nameHash(userName)],
        )
      })
    },

    async noteSuccess(userName) {
      await asSignIn((tx) =>
        tx.query('wait-forget', 'delete from sign_in_delay where name_hash = $1', [
          nameHash(userName),
        ]),
      )
    },
  }
}
