/**
 * Proving again who one is: kept with the session, so that it ends with it. The session goes on under
 * a new token, and forms that are open keep their key. Every try is in the log.
 */
import type { SignInPort } from '../../application/ports/sign-in-port.ts'
import type { Database } from '../connect/pools.ts'
import { withoutActor } from '../connect/with-actor.ts'
import { logSignIn } from './log-sign-in.ts'
import { hashOf, newToken } from './secret-token.ts'
import { alive } from './sessions.ts'

const steppedUp = `stepped_up || jsonb_build_object($4::text, jsonb_build_object(
  'until', $5::text, 'lapses', now() + make_interval(secs => $6)))`
const thisSession = `s.id_hash = $1 and s.org_id = $2 and s.user_id = $3 and ${alive}`

const inPlace = `update session s set proved_at = now(), stepped_up = ${steppedUp}
  where ${thisSession} and s.factor = 'demo' returning s.org_id`

const renewing = `with ended as (
    update session s set ended_at = now() where ${thisSession} returning s.*
  )
  insert into session (id_hash, org_id, user_id, factor, device, authz_epoch, made_at, seen_at,
    idle_seconds, ends_at, proved_at, stepped_up, form_key)
  select $7, org_id, user_id, factor, device, authz_epoch, made_at, now(), idle_seconds, ends_at,
    now(), ${steppedUp}, coalesce(form_key, $8)
  from ended returning org_id`

export function stepUps(database: Database): Pick<SignInPort, 'stepUp' | 'noteNotProved'> {
  return {
    async stepUp(token, who, { kind, until, by, lastsSeconds }) {
      await logSignIn(database, who, `proved again for ${kind} by ${by}`)
      // A press proves nothing, so it gives no new token either.
      const next = by === 'demo' ? token : newToken()
      const values = [hashOf(token), who.orgId, who.userId, kind, until, lastsSeconds]
      const kept = await withoutActor(database, 'signin', (tx) =>
        by === 'demo'
          ? tx.query('session-step-up-demo', inPlace, values)
          : tx.query('session-step-up', renewing, [...values, hashOf(next), token]),
      )
      return kept.length > 0 ? next : undefined
    },

    async noteNotProved(who, kind, why) {
      await logSignIn(database, who, `not proved again for ${kind}: ${why}`)
    },
  }
}
