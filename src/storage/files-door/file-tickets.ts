/**
 * Tickets for files, kept as rows beside the sessions they hang on, through the sign-in surface, which
 * reaches no case. What waits is sealed with its ticket, taken once, and gone after a minute.
 */
import type {
  ComesAs,
  FileTickets,
  ToTicket,
  Used,
  WhyNotGiven,
} from '../../application/ports/files/file-tickets.ts'
import type { Who } from '../../application/ports/sign-in-port.ts'
import type { Database } from '../connect/pools.ts'
import type { Tx } from '../connect/transaction.ts'
import { withoutActor } from '../connect/with-actor.ts'
import { logSignIn } from '../sign-in/log-sign-in.ts'
import { hashOf, newToken } from '../sign-in/secret-token.ts'
import { actorOfSession, alive } from '../sign-in/sessions.ts'
import { openFile, sealFile } from './ticketed-file.ts'

/** Long enough for a slow line to follow, too short to be found lying about. */
const lastsSeconds = 60
/** Of one session. Whoever presses more often takes nothing, and shall not fill the disk. */
const mostWaiting = 10
/** So that pressing an old link on and on does not fill the log. */
const mostLinesOfOne = 3

interface TicketRow {
  readonly org_id: string
  readonly user_id: string
  readonly session_hash: Buffer
  readonly case_id: string | null
  readonly comes_as: ComesAs
  readonly used: boolean
  readonly late: boolean
  readonly refusals: number
  readonly sealed: Buffer | null
}

export function fileTickets(database: Database): FileTickets {
  const asSignIn = <Result>(work: (tx: Tx) => Promise<Result>) =>
    withoutActor(database, 'signin', work)

  return {
    make: (who, sessionToken, wanted) =>
      asSignIn((tx) => make(tx, who, { sessionHash: hashOf(sessionToken), ...wanted })),

    async use(ticket, comesAs) {
      const found = await asSignIn((tx) => takeRow(tx, hashOf(ticket), comesAs))
      if (found === undefined) return { refused: 'unknown' }
      const outcome = found.why ? { refused: found.why } : await opened(database, ticket, found.row)
      if ('refused' in outcome && outcome.refused !== 'unknown') {
        await noteRefusal(database, hashOf(ticket), found.row, outcome.refused)
      }
      return outcome
    },

    async clear() {
      await asSignIn((tx) =>
        tx.query(
          'file-tickets-clear',
          `delete from file_ticket where until < now() - interval '1 hour'`,
        ),
      )
      await asSignIn((tx) =>
        tx.query(
          'file-tickets-empty',
          'update file_ticket set sealed = null where until < now() and sealed is not null',
        ),
      )
    },
  }
}

async function make(
  tx: Tx,
  { orgId, userId }: Who,
  { sessionHash, caseId, comesAs, file }: ToTicket & { sessionHash: Buffer },
): Promise<string | undefined> {
  const ticket = newToken()
  const made = await tx.query(
    'file-ticket-make',
    `insert into file_ticket (id_hash, org_id, user_id, session_hash, case_id, comes_as, until, sealed)
     select $1, s.org_id, s.user_id, s.id_hash, $5, $6, now() + make_interval(secs => $7), $8
     from session s where s.id_hash = $2 and s.org_id = $3 and s.user_id = $4 and ${alive}
     returning org_id`,
    [
      hashOf(ticket),
      sessionHash,
      orgId,
      userId,
      caseId ?? null,
      comesAs,
      lastsSeconds,
      sealFile(ticket, orgId, file),
    ],
  )
  if (made.length === 0) return undefined
  await tx.query(
    'file-tickets-at-most',
    `update file_ticket set sealed = null where session_hash = $1 and id_hash in (
       select t.id_hash from file_ticket t where t.session_hash = $1 and t.sealed is not null
       order by t.made_at desc, t.id_hash offset $2)`,
    [sessionHash, mostWaiting],
  )
  return ticket
}

/** One of two that come at the same moment waits for the other, and finds it used. */
async function takeRow(
  tx: Tx,
  idHash: Buffer,
  comesAs: ComesAs | undefined,
): Promise<{ row: TicketRow; why?: WhyNotGiven } | undefined> {
  const [row] = await tx.query<TicketRow>(
    'file-ticket-find',
    `select org_id, user_id, session_hash, case_id, comes_as, used_at is not null as used,
       until <= now() as late, refusals, sealed
     from file_ticket where id_hash = $1 for update`,
    [idHash],
  )
  if (row === undefined) return undefined
  if (row.used) return { row, why: 'used already' }
  if (row.late || row.sealed === null) return { row, why: 'too late' }
  if (row.comes_as !== comesAs) return { row, why: 'not from the page' }
  await tx.query(
    'file-ticket-use',
    'update file_ticket set used_at = now(), sealed = null where id_hash = $1',
    [idHash],
  )
  return { row }
}

/** Asked for again here: somebody may have signed out, or lost a right, since the press. */
async function opened(
  database: Database,
  ticket: string,
  { org_id: orgId, user_id: userId, session_hash, case_id: caseId, sealed }: TicketRow,
): Promise<Used> {
  const actor = await actorOfSession(database, session_hash)
  const theirs = actor?.orgId === orgId && actor.userId === userId
  if (!theirs || sealed === null) return { refused: 'session over' }
  return { actor, ...(caseId && { caseId }), file: openFile(ticket, orgId, sealed) }
}

async function noteRefusal(
  database: Database,
  idHash: Buffer,
  { org_id: orgId, user_id: userId, refusals }: TicketRow,
  why: WhyNotGiven,
): Promise<void> {
  if (refusals >= mostLinesOfOne) return
  await logSignIn(database, { orgId, userId }, `did not give a file: ${why}`)
  await withoutActor(database, 'signin', (tx) =>
    tx.query(
      'file-ticket-refused',
      'update file_ticket set refusals = refusals + 1 where id_hash = $1',
      [idHash],
    ),
  )
}
