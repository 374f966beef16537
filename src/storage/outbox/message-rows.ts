/** A message as it lies in its row: how it stands, written and read in one place for staff and sender. */
import type { SentChannel } from '../../application/ports/sending/message-carrier.ts'
import type { Outgoing, OutgoingState } from '../../domain/contact/outgoing.ts'
import type { Cell } from '../sealing/sealed-cell.ts'

export interface StandingRow {
  readonly state: OutgoingState
  readonly why: string[]
  readonly tries: number
  readonly due_at: Date
  readonly next_try_at: Date | null
  readonly expires_at: Date
}

export interface MessageRow extends StandingRow {
  readonly case_id: string
  readonly id: string
  readonly reference: string
  readonly alias: string
  readonly channel: SentChannel
  readonly template: string
  readonly language: string
  readonly queued_at: Date
  readonly queued_by: string
  readonly changed_at: Date
  readonly seen_at: Date | null
  readonly seen_by: string | null
}

export const standingColumns = 'state, why, tries, due_at, next_try_at, expires_at'
export const messageColumns = `case_id, id, reference, alias, channel, template, language, queued_at,
  queued_by, changed_at, seen_at, seen_by, ${standingColumns}`

export function toOutgoing(row: StandingRow): Outgoing {
  return {
    state: row.state,
    why: row.why,
    tries: row.tries,
    dueAt: row.due_at.toISOString(),
    ...(row.next_try_at && { nextTryAt: row.next_try_at.toISOString() }),
    expiresAt: row.expires_at.toISOString(),
  }
}

export function recipientCell(at: { orgId: string; caseId: string }, messageId: string): Cell {
  return { table: 'outgoing_message', column: 'recipient', ...at, rowId: messageId, harm: 'C' }
}
