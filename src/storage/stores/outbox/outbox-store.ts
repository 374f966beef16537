/** Messages on their way out, in the transaction of the person who writes, withdraws or reports on one. */
import type {
  Attempt,
  MessageTrouble,
  OutboxStore,
  OutgoingMessage,
} from '../../../application/ports/sending/outbox-store.ts'
import {
  afterwards,
  loudStates,
  minutesLater,
  tellAfterMinutes,
} from '../../../domain/contact/outgoing.ts'
import {
  type MessageRow,
  messageColumns,
  recipientCell,
  type StandingRow,
  standingColumns,
  toOutgoing,
} from '../../outbox/message-rows.ts'
import { sealCell } from '../../sealing/sealed-cell.ts'
import { claimWrite } from '../cases/claim-write.ts'
import { servicesOf } from '../lists/case-lines.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

export function outboxStore(work: UnitOfWork): OutboxStore {
  const { tx, actor, keyring } = work
  const { orgId, userId } = actor

  return {
    async queue(seen, message, write) {
      const claimed = await claimWrite(work, seen.id, write)
      if (!('done' in claimed)) return claimed
      const caseId = seen.id
      const { id, channel, template, language, recipient, dueAt, expiresAt } = message
      const key = await keyring.ofCase(orgId, caseId, 'C')
      const sealed = sealCell(key, recipientCell({ orgId, caseId }, id), Buffer.from(recipient))
      await tx.query(
        'message-queue',
        `insert into outgoing_message (org_id, case_id, id, worker_id, cover_worker_id, service_id,
           reference, alias, channel, template, language, recipient, state, queued_at, queued_by,
           due_at, next_try_at, expires_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'queued', $13, $14, $15, $15,
           $16, $13)`,
        [
          ...[orgId, caseId, id, seen.workerId, seen.coverWorkerId ?? null, seen.serviceId],
          ...[seen.reference, seen.alias, channel, template, language, sealed],
          ...[work.now(), userId, dueAt, expiresAt],
        ],
      )
      work.log({ act: 'queued a message', caseId, objectId: id })
      return claimed
    },

    async ofCase(caseId) {
      if (!(await work.isInside(caseId))) return []
      const [messages, attempts] = await Promise.all([
        tx.query<MessageRow>(
          'messages-of-case',
          `select ${messageColumns} from outgoing_message where org_id = $1 and case_id = $2
           order by queued_at desc, id desc`,
          [orgId, caseId],
        ),
        tx.query<AttemptRow>(
          'message-attempts',
          `select message_id, number, carrier, began_at, ended_at, outcome from outgoing_attempt
           where org_id = $1 and case_id = $2 order by number`,
          [orgId, caseId],
        ),
      ])
      return messages.map((row) =>
        toMessage(
          row,
          attempts.filter(({ message_id }) => message_id === row.id),
        ),
      )
    },

    async happened(seen, messageId, happening) {
      const caseId = seen.id
      if (!(await work.isInside(caseId))) return false
      const now = work.now()
      const [row] = await tx.query<StandingRow>(
        'message-lock',
        `select ${standingColumns} from outgoing_message
         where org_id = $1 and case_id = $2 and id = $3 for update`,
        [orgId, caseId, messageId],
      )
      const after = row && afterwards(toOutgoing(row), happening, now)
      if (after === undefined) return false
      await tx.query(
        'message-happened',
        `update outgoing_message set state = $4, why = $5, next_try_at = $6, changed_at = $7
         where org_id = $1 and case_id = $2 and id = $3`,
        [orgId, caseId, messageId, after.state, after.why, after.nextTryAt ?? null, now],
      )
      const withdrawn = happening.what === 'withdrawn'
      const act = withdrawn ? 'withdrew a message' : 'noted what became of a message'
      work.log({ act, caseId, objectId: messageId })
      return true
    },

    async dealtWith(seen, messageId) {
      const caseId = seen.id
      if (!(await work.isInside(caseId))) return false
      const rows = await tx.query(
        'message-dealt-with',
        `update outgoing_message set seen_at = $4, seen_by = $5
         where org_id = $1 and case_id = $2 and id = $3 and seen_at is null
           and state = any ($6::text[]) returning id`,
        [orgId, caseId, messageId, work.now(), userId, [...loudStates]],
      )
      if (rows.length === 0) return false
      work.log({ act: 'noted what became of a message', caseId, objectId: messageId })
      return true
    },

    async trouble(now, limit) {
      const rows = await tx.query<MessageRow>(
        'messages-in-trouble',
        // Whoever must stay out of a case does not see its file, and so no line of it either.
        `select ${messageColumns} from outgoing_message m
         where org_id = $1 and exists (
             select from case_file f where f.org_id = m.org_id and f.id = m.case_id)
           and seen_at is null and state not in ('accepted', 'delivered', 'withdrawn')
           and (worker_id = $2 or cover_worker_id = $2 or service_id = any ($3::uuid[]))
           and (state = any ($4::text[]) or state = 'queued' and due_at <= $5
             or state = 'sending' and changed_at <= $5)
         order by due_at, id limit $6`,
        [
          ...[orgId, userId, servicesOf(actor), [...loudStates]],
          ...[minutesLater(now, -tellAfterMinutes), limit],
        ],
      )
      return rows.map(toTrouble)
    },
  }
}

interface AttemptRow {
  readonly message_id: string
  readonly number: number
  readonly carrier: string
  readonly began_at: Date
  readonly ended_at: Date | null
  readonly outcome: string | null
}

function toMessage(row: MessageRow, attempts: readonly AttemptRow[]): OutgoingMessage {
  return {
    ...toOutgoing(row),
    id: row.id,
    channel: row.channel,
    template: row.template,
    language: row.language,
    queuedAt: row.queued_at.toISOString(),
    queuedBy: row.queued_by,
    changedAt: row.changed_at.toISOString(),
    ...(row.seen_at && row.seen_by && { seenAt: row.seen_at.toISOString(), seenBy: row.seen_by }),
    attempts: attempts.map(toAttempt),
  }
}

function toAttempt({ number, carrier, began_at, ended_at, outcome }: AttemptRow): Attempt {
  const beganAt = began_at.toISOString()
  if (ended_at === null || outcome === null) return { number, carrier, beganAt }
  return { number, carrier, beganAt, endedAt: ended_at.toISOString(), outcome }
}

function toTrouble(row: MessageRow): MessageTrouble {
  const { channel, state, why, tries, reference, alias } = row
  const since = state === 'queued' ? row.due_at : row.changed_at
  return {
    ...{ caseId: row.case_id, messageId: row.id, reference, alias, channel, state, why, tries },
    since: since.toISOString(),
  }
}
