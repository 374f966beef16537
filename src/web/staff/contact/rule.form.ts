/** What did they say about one way? Nothing is compulsory; what was not asked stays unknown. */
import type { AnsweredRule } from '../../../application/contact/change-rules.ts'
import {
  type Channel,
  contentLevels,
  mostStaleAfterDays,
  type SafeWindow,
  senderNames,
  voicemailRules,
  type Weekday,
  weekdays,
} from '../../../domain/contact/contact-rules.ts'
import { minuteOf } from '../../../domain/contact/safe-times.ts'
import { listOf, type Problems, type Typed, textOf } from '../../request/typed.ts'

/** How many times can be written on the form. */
export const windowRows = [1, 2, 3] as const

export type ReadRule =
  | { readonly value: { readonly rule: AnsweredRule; readonly askedNow: boolean } }
  | { readonly problems: Problems }

export function readRule(typed: Typed, channel: Channel): ReadRule {
  const problems: Record<string, string> = {}
  const said = (name: string) => textOf(typed, name).trim()
  const isSafe = (['yes', 'no', 'unknown'] as const).find((one) => one === said('isSafe'))
  const content = contentLevels.find((one) => one === said('content'))
  const voicemail = voicemailRules.find((one) => one === said('voicemail'))
  const senderName = senderNames.find((one) => one === said('senderName'))
  const when = channel === 'post' ? undefined : readWhen(typed, problems)
  const staleAfterDays = readDays(said('staleAfterDays'), problems)
  const words = ['nameWeUse', 'whoElseSees', 'through'] as const
  const rule: AnsweredRule = {
    isSafe: isSafe ?? 'unknown',
    ...(when && { when }),
    ...(content && { content }),
    ...(voicemail && { voicemail }),
    ...(senderName && { senderName }),
    ...(staleAfterDays && { staleAfterDays }),
    ...Object.fromEntries(words.flatMap((name) => (said(name) ? [[name, said(name)]] : []))),
  }
  if (Object.keys(problems).length > 0) return { problems }
  return { value: { rule, askedNow: listOf(typed, 'askedNow').includes('yes') } }
}

function readDays(text: string, problems: Record<string, string>): number | undefined {
  if (text === '') return undefined
  const days = Number(text)
  if (/^\d{1,2}$/.test(text) && days >= 1 && days <= mostStaleAfterDays) return days
  problems['staleAfterDays'] = `Write a number of days from 1 to ${mostStaleAfterDays}`
  return undefined
}

function readWhen(typed: Typed, problems: Record<string, string>): AnsweredRule['when'] {
  const when = textOf(typed, 'when')
  if (when === 'any-time') return 'any-time'
  if (when !== 'windows') return undefined
  const before = Object.keys(problems).length
  const windows = windowRows.flatMap((row) => readWindow(typed, row, problems))
  if (windows.length === 0 && Object.keys(problems).length === before) {
    problems['when'] = 'Write at least one time, or choose another answer'
  }
  return windows
}

function readWindow(
  typed: Typed,
  row: number,
  problems: Record<string, string>,
): readonly SafeWindow[] {
  const days = weekdays.filter((day) => listOf(typed, `days${row}`).includes(String(day)))
  const from = timeIn(textOf(typed, `from${row}`))
  const to = timeIn(textOf(typed, `to${row}`))
  if (days.length === 0 && from === '' && to === '') return []
  if (days.length === 0) problems[`days${row}`] = 'Choose the days for this time'
  if (minuteOf(from) === undefined || from === '24:00') {
    problems[`from${row}`] = 'Write when it begins, like 10:00'
  }
  if (minuteOf(to) === undefined) problems[`to${row}`] = 'Write when it ends, like 12:00'
  else if (from === to) problems[`to${row}`] = 'It begins and ends at the same time'
  return [{ days, from, to }]
}

/** "9", "9.30", "9:30" and "0930" are all times that people write. */
function timeIn(text: string): string {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:[:.]?(\d\d))?$/.exec(text.trim()) ?? []
  return hours === '' ? text.trim() : `${hours.padStart(2, '0')}:${minutes}`
}

/** What is kept, as if it had just been typed. */
export function ruleAsTyped(rule: AnsweredRule | undefined): Typed {
  if (rule === undefined) return {}
  const { when, staleAfterDays } = rule
  const names = [
    'isSafe',
    'content',
    'voicemail',
    'senderName',
    'nameWeUse',
    'whoElseSees',
  ] as const
  return {
    ...Object.fromEntries([...names, 'through' as const].map((name) => [name, rule[name] ?? ''])),
    when: when === undefined ? '' : when === 'any-time' ? when : 'windows',
    staleAfterDays: staleAfterDays === undefined ? '' : String(staleAfterDays),
    ...(typeof when === 'object' && windowsAsTyped(when)),
  }
}

function windowsAsTyped(windows: readonly SafeWindow[]): Typed {
  return Object.assign(
    {},
    ...windows.map(({ days, from, to }, place) => ({
      [`days${place + 1}`]: days.map((day: Weekday) => String(day)),
      [`from${place + 1}`]: from,
      [`to${place + 1}`]: to,
    })),
  )
}
