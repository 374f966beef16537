/** Colleagues, services, the organisation’s own targets, and the log. */
import type { Day } from '../../domain/calendar/day.ts'
import type { Actor } from '../actor.ts'

export interface Colleague {
  readonly id: string
  readonly displayName: string
  readonly initials: string
  readonly role: Actor['role']
  readonly serviceIds: readonly string[]
  readonly active: boolean
}

export interface StaffStore {
  colleagues(): Promise<readonly Colleague[]>
  services(): Promise<readonly { id: string; name: string }[]>
  /** Per-organisation changes to our own and unverified limits: limit id to value. */
  adjustments(): Promise<Readonly<Record<string, number>>>
  adjust(limit: string, value: number | undefined, reason: string): Promise<void>
}

export interface AuditEntry {
  readonly number: number
  readonly at: string
  readonly userId: string
  readonly userName: string
  readonly role: string
  readonly act: string
  readonly caseId?: string
  readonly caseReference?: string
  readonly classes: string
  readonly sealed: boolean
}

export interface AuditLog {
  /** In the same transaction as the act. `act` is a short fixed phrase; never a value. */
  record(entry: {
    act: string
    caseId?: string
    objectId?: string
    classes?: string
  }): Promise<void>
  /** For the data protection lead. */
  page(
    filter: { caseId?: string; userId?: string; from?: Day; to?: Day },
    page: { offset: number; limit: number },
  ): Promise<{ entries: readonly AuditEntry[]; total: number }>
}
