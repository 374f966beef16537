/**
 * Sessions that can be seen and ended. Every question reads the row anew, so a session that was
 * ended, or whose person lost a right, is over with the next request.
 */
import type { StepUp } from '../../application/accounts/step-up.ts'
import type { Factor, OrganisationKind, Role, SignedIn } from '../../application/actor.ts'
import type { SignInPort, Who } from '../../application/ports/sign-in-port.ts'
import type { Database } from '../connect/pools.ts'
import type { Tx } from '../connect/transaction.ts'
import { askWithoutActor, withoutActor } from '../connect/with-actor.ts'
import { logSignIn } from './log-sign-in.ts'
import { hashOf, newToken } from './secret-token.ts'

type Sessions = Pick<
  SignInPort,
  'begin' | 'actorFor' | 'end' | 'sessions' | 'endSession' | 'endOtherSessions'
>

/** After that only the log tells that somebody was signed in. */
const rememberedDays = 7

/** More than this many at once are not kept: the oldest ends. */
const mostAtOnce = 3

/** What was written in a time that has not come was written while the clock of the database was wrong. */
const notAhead = (column: string) => `${column} < now() + interval '5 minutes'`

export const alive = `s.ended_at is null and s.ends_at > now()
  and s.seen_at + make_interval(secs => s.idle_seconds) > now()
  and ${notAhead('s.made_at')} and ${notAhead('s.seen_at')}`

/** By the clock of the database too, should the one that reads `until` be wrong. */
const stepUpsHeld = `case when s.stepped_up <> '{}' then (
  select json_agg(json_build_object('kind', held.key, 'until', held.value ->> 'until'))
  from jsonb_each(s.stepped_up) held where (held.value ->> 'lapses')::timestamptz > now()) end`

interface ActorRow {
  readonly org_id: string
  readonly user_id: string
  readonly factor: Factor
  readonly stale: boolean
  readonly kind: OrganisationKind
  readonly role: Role
  readonly display_name: string
  readonly initials: string
  readonly service_ids: string[]
  /** By kind, until when. */
  readonly form_key: string | null
  readonly stepped_up: readonly StepUp[] | null
}

export function sessions(database: Database): Sessions {
  const asSignIn = <Result>(work: (tx: Tx) => Promise<Result>) =>
    withoutActor(database, 'signin', work)

  return {
    async begin(who, { factor, device, idleSeconds, lastsSeconds }) {
      await logSignIn(database, who, `signed in by ${factor}`)
      const token = newToken()
      return asSignIn(async (tx) => {
        // Two sign-ins at the same moment would each count without the other.
        await tx.query('session-in-turn', 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [
          `session of ${who.userId}`,
        ])
        await tx.query(
          'sessions-forget',
          `delete from session where ends_at < now() - interval '${rememberedDays} days'`,
        )
        const begun = await tx.query(
          'session-begin',
          `insert into session (id_hash, org_id, user_id, factor, device, authz_epoch, made_at,
             seen_at, idle_seconds, ends_at, proved_at)
           select $3, u.org_id, u.id, $4, $5, u.authz_epoch, now(), now(), $6,
             now() + make_interval(secs => $7), now()
           from app_user u join organisation o on o.org_id = u.org_id
           where u.org_id = $1 and u.id = $2 and u.active
             and ($4 <> 'demo' or (o.demo and exists (
               select from installation i where i.kind = 'demo')))
           returning org_id`,
          [
            who.orgId,
            who.userId,
            hashOf(token),
            factor,
            device.slice(0, 80),
            idleSeconds,
            lastsSeconds,
          ],
        )
        if (begun.length === 0) return undefined
        if (factor !== 'demo') await endOldest(tx, who)
        return token
      })
    },

    async actorFor(token, only) {
      const row = await rowOf(database, hashOf(token))
      if (row === undefined) return undefined
      // To the minute is enough to end what is left open, and spares a write a request.
      if (row.stale && only !== 'look') {
        await asSignIn((tx) =>
          tx.query('session-seen', 'update session set seen_at = now() where id_hash = $1', [
            hashOf(token),
          ]),
        )
      }
      return toActor(row)
    },

    async end(token) {
      await asSignIn((tx) =>
        tx.query(
          'session-end',
          'update session set ended_at = now() where id_hash = $1 and ended_at is null',
          [hashOf(token)],
        ),
      )
    },

    async sessions({ orgId, userId }, ownToken) {
      const ownHash = ownToken === undefined ? undefined : hashOf(ownToken)
      const rows = await asSignIn((tx) =>
        tx.query<{
          id_hash: Buffer
          device: string
          factor: Factor
          made_at: Date
          seen_at: Date
          ends_at: Date
        }>(
          'sessions-of',
          `select s.id_hash, s.device, s.factor, s.made_at, s.seen_at, s.ends_at from session s
           join app_user u on u.org_id = s.org_id and u.id = s.user_id
             and u.authz_epoch = s.authz_epoch
           where s.org_id = $1 and s.user_id = $2 and ${alive} order by s.made_at desc`,
          [orgId, userId],
        ),
      )
      return rows.map((row) => ({
        id: row.id_hash.toString('hex'),
        device: row.device,
        factor: row.factor,
        beganAt: row.made_at.toISOString(),
        seenAt: row.seen_at.toISOString(),
        endsAt: row.ends_at.toISOString(),
        own: ownHash?.equals(row.id_hash) ?? false,
      }))
    },

    async endSession(who, sessionId) {
      const idHash = Buffer.from(sessionId, 'hex')
      const theirs = [who.orgId, who.userId, idHash]
      const open = await asSignIn((tx) =>
        tx.query(
          'session-is-open',
          `select from session s
           where s.org_id = $1 and s.user_id = $2 and s.id_hash = $3 and ${alive}`,
          theirs,
        ),
      )
      if (open.length === 0) return
      await logSignIn(database, who, 'ended another of their sessions')
      await asSignIn((tx) =>
        tx.query(
          'session-end-one',
          `update session set ended_at = now()
           where org_id = $1 and user_id = $2 and id_hash = $3 and ended_at is null`,
          theirs,
        ),
      )
    },

    async endOtherSessions(who, exceptToken) {
      await logSignIn(database, who, 'ended all their other sessions')
      await asSignIn((tx) => endOthers(tx, who, exceptToken))
    },
  }
}

/** Whose session this is, for what knows it by its hash alone. Asking does not count as using it. */
export async function actorOfSession(
  database: Database,
  idHash: Buffer,
): Promise<SignedIn | undefined> {
  const row = await rowOf(database, idHash)
  return row && toActor(row)
}

async function rowOf(database: Database, idHash: Buffer): Promise<ActorRow | undefined> {
  const [row] = await askWithoutActor<ActorRow>(database, 'signin', {
    name: 'session-actor',
    sql: `select s.org_id, s.user_id, s.factor, s.seen_at < now() - interval '1 minute' as stale,
         ${stepUpsHeld} as stepped_up, s.form_key, o.kind, u.role, u.display_name, u.initials,
         array(select us.service_id from user_service us
           where us.org_id = s.org_id and us.user_id = s.user_id) as service_ids
       from session s
       join app_user u on u.org_id = s.org_id and u.id = s.user_id
         and u.active and u.authz_epoch = s.authz_epoch
       join organisation o on o.org_id = s.org_id
       where s.id_hash = $1 and ${alive}`,
    values: [idHash],
  })
  return row
}

export async function endOthers(
  tx: Tx,
  { orgId, userId }: Who,
  exceptToken: string | undefined,
): Promise<void> {
  await tx.query(
    'sessions-end-others',
    `update session set ended_at = now() where org_id = $1 and user_id = $2
       and ended_at is null and ($3::bytea is null or id_hash <> $3)`,
    [orgId, userId, exceptToken === undefined ? null : hashOf(exceptToken)],
  )
}

async function endOldest(tx: Tx, { orgId, userId }: { orgId: string; userId: string }) {
  await tx.query(
    'sessions-end-oldest',
    `update session set ended_at = now() where org_id = $1 and user_id = $2 and id_hash in (
       select s.id_hash from session s where s.org_id = $1 and s.user_id = $2 and ${alive}
       order by s.made_at desc, s.id_hash offset $3)`,
    [orgId, userId, mostAtOnce],
  )
}

function toActor(row: ActorRow): SignedIn {
  return {
    userId: row.user_id,
    orgId: row.org_id,
    orgKind: row.kind,
    role: row.role,
    serviceIds: row.service_ids,
    displayName: row.display_name,
    initials: row.initials,
    factor: row.factor,
    ...(row.form_key !== null && { formKey: row.form_key }),
    ...(row.stepped_up && { steppedUp: row.stepped_up }),
  }
}
