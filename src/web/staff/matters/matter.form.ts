/** What did they mean, on the forms about matters? */
import type { MatterHappened } from '../../../application/promises/keep-matters.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { isMatterKind, kindOf, type MatterKindName } from '../../../domain/matters/matter-kinds.ts'
import { readDay } from '../../parts/fields/day.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'

export type ReadMatter = { readonly value: MatterHappened } | { readonly problems: Problems }

const most = 2_000

export function readOpened(typed: Typed, today: Day, needs: readonly string[]): ReadMatter {
  const problems: Record<string, string> = {}
  const about = textOf(typed, 'about')
  const words = textOf(typed, 'words').replaceAll('\r\n', '\n').trim()
  if (!isMatterKind(about)) problems['about'] = 'Choose what kind of matter it is'
  if (words.length > most)
    problems['words'] = 'Make it shorter: the rest belongs in the daily record'
  const on = pastDay(typed, 'on', today, problems) ?? today
  if (!isMatterKind(about) || Object.keys(problems).length > 0) return { problems }
  const area = textOf(typed, `area-${about}`)
  const need = textOf(typed, 'need')
  return {
    value: {
      kind: 'opened',
      about,
      on,
      ...(Object.hasOwn(kindOf(about).areas ?? {}, area) && { area }),
      ...(needs.includes(need) && { need }),
      ...(words && { words }),
    },
  }
}

export function readMoved(
  typed: Typed,
  { matter, kind, today }: { matter: string; kind: MatterKindName; today: Day },
): ReadMatter {
  const problems: Record<string, string> = {}
  const stage = textOf(typed, 'stage')
  if (!Object.hasOwn(kindOf(kind).stages, stage)) problems['stage'] = 'Choose how it stands'
  const on = pastDay(typed, 'movedOn', today, problems) ?? today
  if (Object.keys(problems).length > 0) return { problems }
  return { value: { kind: 'moved', matter, stage, on } }
}

export function readDated(
  typed: Typed,
  { matter, kind, today }: { matter: string; kind: MatterKindName; today: Day },
): ReadMatter {
  const problems: Record<string, string> = {}
  const which = textOf(typed, 'which')
  const days = kindOf(kind).days
  const chosen = Object.hasOwn(days, which) ? days[which] : undefined
  if (chosen === undefined) problems['which'] = 'Choose which day it is'
  const read = readDay(typed, 'day')
  if ('missing' in read) problems['day'] = 'Enter the day'
  if ('notADay' in read) problems['day'] = 'Enter a day that exists, like 27 3 2026'
  if ('day' in read && chosen?.counts === 'since' && read.day > today) {
    problems['day'] = 'This has not happened yet. Enter the day on which it happened'
  }
  if (!('day' in read) || Object.keys(problems).length > 0) return { problems }
  return { value: { kind: 'dated', matter, which, day: read.day, on: today } }
}

function pastDay(
  typed: Typed,
  name: string,
  today: Day,
  problems: Record<string, string>,
): Day | undefined {
  const read = readDay(typed, name)
  if ('notADay' in read) problems[name] = 'Enter a day that exists, like 27 3 2026'
  if (!('day' in read)) return undefined
  if (read.day > today) problems[name] = 'The day is in the future. Enter the day it happened'
  return read.day
}
