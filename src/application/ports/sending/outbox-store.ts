/** Messages on their way out, as the people who work on a case see them. Sending is not done here. */
import type { Happening, Outgoing, OutgoingState } from '../../../domain/contact/outgoing.ts'
import type { OpenCase, Written } from '../case-store.ts'
import type { SentChannel } from './message-carrier.ts'

export interface NewMessage {
  readonly id: string
  readonly channel: SentChannel
  readonly template: string
  readonly language: string
  /** Sealed as soon as it is here, and opened again only where the message leaves. */
  readonly recipient: string
  readonly dueAt: string
  readonly expiresAt: string
}

export interface OutgoingMessage extends Outgoing {
  readonly id: string
  readonly channel: SentChannel
  readonly template: string
  readonly language: string
  readonly queuedAt: string
  readonly queuedBy: string
  readonly changedAt: string
  /** Somebody has looked at what went wrong, and has dealt with it. */
  readonly seenAt?: string
  readonly seenBy?: string
  readonly attempts: readonly Attempt[]
}

export interface Attempt {
  readonly number: number
  readonly carrier: string
  readonly beganAt: string
  /** Absent while it is under way, and for ever when it was cut short. */
  readonly endedAt?: string
  readonly outcome?: string
}

/** A line for Today: a message that did not arrive, may not have, or waits longer than it should. */
export interface MessageTrouble {
  readonly caseId: string
  readonly messageId: string
  readonly reference: string
  readonly alias: string
  readonly channel: SentChannel
  readonly state: OutgoingState
  readonly why: readonly string[]
  readonly tries: number
  readonly since: string
}

export interface OutboxStore {
  /** In the transaction of the act that causes it: both are kept, or neither. */
  queue(seen: OpenCase, message: NewMessage, write: { writeId: string }): Promise<Written>
  ofCase(caseId: string): Promise<readonly OutgoingMessage[]>
  /** False when it is not there, or when the happening comes too late to change anything. */
  happened(
    seen: OpenCase,
    messageId: string,
    happening: Extract<Happening, { what: 'withdrawn' | 'reached' | 'not-reached' }>,
  ): Promise<boolean>
  /** Takes it off Today: somebody has dealt with it. */
  dealtWith(seen: OpenCase, messageId: string): Promise<boolean>
  /** What went wrong on this person's cases, and for a manager in their services. Counted by looking,
   * so that nothing has to have run for it to be told. */
  trouble(now: string, limit: number): Promise<readonly MessageTrouble[]>
}
