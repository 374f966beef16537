/** Proving again who one is: kept with the session, so that it ends with it. Every try is in the log. */
import type { SignInPort } from '../../application/ports/sign-in-port.ts'
import type { Database } from '../connect/pools.ts'
import { withoutActor } from '../connect/with-actor.ts'
import { logSignIn } from './log-sign-in.ts'
import { hashOf } from './secret-token.ts'
import { alive } from './sessions.ts'

export function stepUps(database: Database): Pick<SignInPort, 'stepUp' | 'noteNotProved'> {
  return {
    async stepUp(token, who, { kind, until, by, lastsSeconds }) {
      await logSignIn(database, who, `proved again for ${kind} by ${by}`)
      const kept = await withoutActor(database, 'signin', (tx) =>
        tx.query(
          'session-step-up',
          `update session s set proved_at = now(), stepped_up = stepped_up || jsonb_build_object(
             $4::text, jsonb_build_object('until', $5::text,
               'lapses', now() + make_interval(secs => $6)))
           where s.id_hash = $1 and s.org_id = $2 and s.user_id = $3 and ${alive}
             and ($7 <> 'demo' or s.factor = 'demo')
           returning s.org_id`,
          [hashOf(token), who.orgId, who.userId, kind, until, lastsSeconds, by],
        ),
      )
      return kept.length > 0
    },

    async noteNotProved(who, kind, why) {
      await logSignIn(database, who, `not proved again for ${kind}: ${why}`)
    },
  }
}
