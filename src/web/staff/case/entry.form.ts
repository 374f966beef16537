/** What did they mean: one entry of the journal. Only the day and the words are needed. */
import type { NewEntry } from '../../../application/case/write-case.ts'
import { type EntryKind, entryKinds } from '../../../application/ports/journal-store.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { readDay } from '../../parts/fields/day.ts'
import { listOf, type Problems, type Typed, textOf } from '../../request/typed.ts'
import { isId } from '../staff-request.ts'

/** They stand beside the sealed words, so that nothing long ends up there by mistake. */
const longest = { language: 60, interpreter: 40 }

export type ReadEntry = { readonly value: NewEntry } | { readonly problems: Problems }

export function readEntry(typed: Typed, today: Day): ReadEntry {
  const problems: Record<string, string> = {}
  const words = textOf(typed, 'words').trim()
  if (!words) problems['words'] = 'Write what happened or what was said'
  const kind = textOf(typed, 'kind')
  if (!isEntryKind(kind)) problems['kind'] = 'Choose what kind of entry this is'
  const on = dayOf(typed, today)
  if (typeof on !== 'string') problems['on'] = on.problem
  if (typeof on === 'string' && on > today)
    problems['on'] = 'The day is in the future. Enter the day it happened'
  const language = textOf(typed, 'language').trim()
  if (language.length > longest.language) problems['language'] = 'Name the language in a few words'
  const interpreter = textOf(typed, 'interpreter').trim()
  if (interpreter.length > longest.interpreter) {
    problems['interpreter'] = `A code has at most ${longest.interpreter} letters`
  }
  if (Object.keys(problems).length > 0 || !isEntryKind(kind) || typeof on !== 'string')
    return { problems }
  const supersedes = textOf(typed, 'supersedes')
  return {
    value: {
      on,
      kind,
      words,
      ...(language && { language }),
      ...(interpreter && { interpreter }),
      needIds: listOf(typed, 'needs').filter(isId),
      ...(isId(supersedes) && { supersedes }),
    },
  }
}

export function isEntryKind(text: string): text is EntryKind {
  return Object.hasOwn(entryKinds, text)
}

function dayOf(typed: Typed, today: Day): Day | { problem: string } {
  const read = readDay(typed, 'on')
  if ('day' in read) return read.day
  if ('missing' in read) return today
  return { problem: 'Enter a day that exists, like 27 3 2026' }
}
