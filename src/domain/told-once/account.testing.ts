/** For tests: parts of an account with ids that are easy to read. */
import { aDay } from '../calendar/day.ts'
import type { AccountEvent, AccountHappening, Written } from './account-event.ts'

export const day = aDay('2026-03-02')

export function happened(
  block: string,
  happening: AccountHappening,
  about: { readonly id?: string; readonly on?: string } = {},
): AccountEvent {
  const on = aDay(about.on ?? day)
  const id = about.id ?? `${block} ${happening.kind}`
  return { ...happening, id, block, on, recordedAt: `${on}T09:00:00Z`, initials: 'M.U.' }
}

export function said(words: string, more: Partial<Written> = {}): Written {
  return { kind: 'written', what: 'own-words', topic: 'work', words, readBack: 'yes', ...more }
}
