/** The daily record: dated entries in somebody’s words, corrected by superseding. */
import type { Day } from '../../domain/calendar/day.ts'
import type { OpenCase, Written } from './case-store.ts'

export const entryKinds = {
  visit: 'Visit',
  call: 'Call',
  meeting: 'Meeting',
  message: 'Message',
  letter: 'Letter',
  note: 'Note',
  'survivor-words': 'In the survivor’s own words',
} as const
export type EntryKind = keyof typeof entryKinds

export interface JournalEntry {
  readonly id: string
  readonly on: Day
  readonly kind: EntryKind
  readonly words: string
  /** BCP 47 code or plain name of the language in which it was said. */
  readonly language?: string
  /** Interpreter's code, never a name. */
  readonly interpreter?: string
  readonly needIds: readonly string[]
  readonly recordedAt: string
  readonly recordedBy: string
  readonly recordedByInitials: string
  readonly supersedes?: string
}

export interface JournalFilter {
  readonly kinds?: readonly EntryKind[]
  readonly needId?: string
  readonly from?: Day
  readonly to?: Day
  /** Words to look for in this person's entries; they are opened one by one, never indexed. */
  readonly containing?: string
}

export interface JournalStore {
  /** Newest first; superseded entries left out unless asked for. */
  page(
    caseId: string,
    filter: JournalFilter,
    page: { offset: number; limit: number },
  ): Promise<{ entries: readonly JournalEntry[]; total: number }>
  byIds(caseId: string, ids: readonly string[]): Promise<readonly JournalEntry[]>
  add(
    seen: OpenCase,
    entry: Omit<JournalEntry, 'recordedAt' | 'recordedBy' | 'recordedByInitials'>,
    write: { writeId: string },
  ): Promise<Written>
}
