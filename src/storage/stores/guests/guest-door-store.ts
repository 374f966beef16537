/** Doors for guests, opened and closed by staff inside the case. What waits behind one they cannot read. */
import { randomBytes } from 'node:crypto'
import type { GuestDoor, GuestDoors } from '../../../application/ports/guests/guest-doors.ts'
import { type ClosedWhy, type DoorKind, openDoor } from '../../../domain/guests/door.ts'
import { codeProof, newCode, sealBehind } from '../../guest-door/door-secrets.ts'
import { newId } from '../../new-id.ts'
import { hashOf, newToken } from '../../sign-in/secret-token.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

interface DoorRow {
  readonly id: string
  readonly kind: DoorKind
  readonly subject_id: string
  readonly member_id: string
  readonly made_ms: number
  readonly left_ms: number
  readonly tries_left: number
  readonly views_left: number
  readonly late_visits: number
  readonly seen_ms: number | null
  readonly closed_ms: number | null
  readonly closed_why: ClosedWhy | null
}

export function guestDoorStore(work: UnitOfWork): GuestDoors {
  const { tx, actor } = work
  const { orgId } = actor

  return {
    async open(seen, wanted) {
      if (!(await work.isInside(seen.id))) throw new Error('the case was not opened')
      const now = Date.parse(work.now())
      const expiresAt = Date.parse(wanted.expiresAt)
      const door = openDoor({ kind: wanted.kind, views: wanted.views, expiresAt }, now)
      if (door.state !== 'open' || door.expiresAt <= now) throw new Error('a door without any time')
      const id = newId()
      const [link, code, salt] = [newToken(), newCode(), randomBytes(16)]
      const waiting = sealBehind(link, { orgId, caseId: seen.id, id }, wanted.payload)
      const made = await tx.query(
        'guest-door-open',
        // By the clock of the database, which alone decides when a door closes, in a rehearsal too.
        `insert into guest_door (org_id, case_id, id, kind, subject_id, member_id, grant_fact, link_hash,
           code_salt, code_hash, tries_left, views_left, made_by, expires_at, wrapped_key, sealed, classes)
         select $1, $2, $3, $4, $5, v.member_id, g.id, $7, $8, $9, $10, $11, $12,
           now() + make_interval(secs => $13), $14, $15, $16
         from circle_member m
         join circle_member_version v on v.org_id = m.org_id and v.case_id = m.case_id
           and v.member_id = m.id and v.version = m.version and v.conflict_since is null
         join case_fact g on g.org_id = m.org_id and g.case_id = m.case_id
           and g.id = case when $4 = 'request' then coalesce(v.ask_fact, v.grant_fact) else v.grant_fact end
         where m.org_id = $1 and m.case_id = $2 and m.id = $6 and m.ended_at is null
           and consent_stands($2, g.id)
         returning id`,
        [
          ...[orgId, seen.id, id, wanted.kind, wanted.subjectId, wanted.memberId],
          ...[hashOf(link), salt, await codeProof(code, salt), door.triesLeft, door.viewsLeft],
          ...[actor.userId, (door.expiresAt - now) / 1000, waiting.wrappedKey, waiting.sealed],
          [...new Set(wanted.classes)].toSorted().join('') || 'O',
        ],
      )
      if (made.length === 0) throw new Error('no door opens on a consent that does not stand')
      work.log({ act: 'opened a door for a guest', caseId: seen.id, objectId: id })
      return { id, link, code }
    },

    async revoke(seen, doorId) {
      if (!(await work.isInside(seen.id))) throw new Error('the case was not opened')
      const closed = await tx.query(
        'guest-door-revoke',
        // Whoever looked for the last time may still be inside: they are shown out.
        `update guest_door set closed_at = coalesce(closed_at, now()),
           closed_why = coalesce(closed_why, 'revoked'), wrapped_key = null, sealed = null,
           session_hash = null, session_until = null
         where org_id = $1 and case_id = $2 and id = $3
           and (closed_at is null or closed_why = 'used-up') returning id`,
        [orgId, seen.id, doorId],
      )
      if (closed.length === 0) return false
      work.log({ act: 'closed a door for a guest', caseId: seen.id, objectId: doorId })
      return true
    },

    async list(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await tx.query<DoorRow>(
        'guest-doors',
        `select id, kind, subject_id, member_id, tries_left, views_left, late_visits, closed_why,
           ${since('made_at')} as made_ms, -${since('expires_at')} as left_ms,
           ${since('seen_at')} as seen_ms, ${since('closed_at')} as closed_ms
         from guest_door where org_id = $1 and case_id = $2 order by made_at desc, id desc`,
        [orgId, caseId],
      )
      const now = Date.parse(work.now())
      return rows.map((row) => toDoor(row, now))
    },
  }
}

/** How long ago, so that it can be told on the clock of a rehearsal. */
function since(column: string): string {
  return `(extract(epoch from now() - ${column}) * 1000)::float8`
}

function toDoor(row: DoorRow, now: number): GuestDoor {
  const ago = (ms: number) => new Date(now - ms).toISOString()
  const late =
    row.left_ms <= 0 ? { closed: { at: ago(-row.left_ms), why: 'expired' } as const } : {}
  const closed =
    row.closed_ms !== null && row.closed_why !== null
      ? { closed: { at: ago(row.closed_ms), why: row.closed_why } }
      : late
  return {
    id: row.id,
    kind: row.kind,
    subjectId: row.subject_id,
    memberId: row.member_id,
    madeAt: ago(row.made_ms),
    expiresAt: ago(-row.left_ms),
    triesLeft: row.tries_left,
    viewsLeft: row.views_left,
    lateVisits: row.late_visits,
    ...(row.seen_ms !== null && { seenAt: ago(row.seen_ms) }),
    ...closed,
  }
}
