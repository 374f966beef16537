/** What did they write? Words stay as they are; a day is kept as one day, and said when it is none. */
import type { Prepared, QuestionGroup } from '../../../application/documents/prepared-answers.ts'
import { parseDay } from '../../../domain/calendar/day.ts'
import { dayAsTyped, readDay } from '../../parts/fields/day.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'

export type ReadPrepared = { readonly value: Prepared } | { readonly problems: Problems }

export function readPrepared(typed: Typed, groups: readonly QuestionGroup[]): ReadPrepared {
  const problems: Record<string, string> = {}
  const value: Record<string, string> = {}
  for (const { name, kind, options = {} } of groups.flatMap(({ questions }) => questions)) {
    if (kind === 'day') {
      const read = readDay(typed, name)
      if ('notADay' in read) problems[name] = 'Enter a day that exists, like 27 3 2027'
      value[name] = 'day' in read ? read.day : ''
    } else {
      const text = textOf(typed, name)
      value[name] = kind !== 'choice' || Object.hasOwn(options, text) ? text : ''
    }
  }
  return Object.keys(problems).length > 0 ? { problems } : { value }
}

/** What was kept, as if it had just been typed. */
export function preparedAsTyped(answers: Prepared, groups: readonly QuestionGroup[]): Typed {
  const days = groups
    .flatMap(({ questions }) => questions)
    .filter(({ kind }) => kind === 'day')
    .map(({ name }) => dayAsTyped(name, parseDay(answers[name] ?? '')))
  const named = groups.flatMap(({ questions }) => questions).map(({ name }) => name)
  const words = named.map((name) => [name, answers[name] ?? ''] as const)
  return Object.assign({}, Object.fromEntries(words), ...dayNamesCleared(groups), ...days)
}

/** A day is shown in its three boxes and not in the field of its own name. */
function dayNamesCleared(groups: readonly QuestionGroup[]): readonly Typed[] {
  return groups
    .flatMap(({ questions }) => questions)
    .filter(({ kind }) => kind === 'day')
    .map(({ name }) => ({ [name]: '' }))
}
