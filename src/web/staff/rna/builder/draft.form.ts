/**
 * What did they mean, on a part of the working copy? Compares what was typed with what stands and
 * hands on only what changed. A field that was not on the page is left as it is.
 */
import type { Asked } from '../../../../application/rna/draft-section.ts'
import type { AnswerRefusal } from '../../../../domain/rna/answer.ts'
import { readDay } from '../../../parts/fields/day.ts'
import { listOf, type Problems, type Typed, textOf } from '../../../request/typed.ts'
import { fieldName, stillName } from './draft-fields.ts'

export interface ReadSection {
  readonly changes: readonly (readonly [path: string, value: unknown])[]
  readonly confirmed: readonly string[]
  readonly problems: Problems
}

export function readSection(asked: readonly Asked[], typed: Typed): ReadSection {
  const changes: (readonly [string, unknown])[] = []
  const problems: Record<string, string> = {}
  for (const one of asked) {
    const read = readOne(one, typed)
    if (read === undefined) continue
    if ('problem' in read) problems[fieldName(one.path)] = read.problem
    else if (!sameAnswer(read.value, one.value)) changes.push([one.path, read.value])
  }
  const confirmed = asked
    .filter(({ path, carried }) => carried && textOf(typed, stillName(path)) === 'yes')
    .map(({ path }) => path)
  return { changes, confirmed, problems }
}

type ReadOne = { readonly value: unknown } | { readonly problem: string } | undefined

function readOne({ path, field }: Asked, typed: Typed): ReadOne {
  const name = fieldName(path)
  switch (field.kind) {
    case 'day': {
      if (!(name in typed) && !(`${name}-day` in typed)) return undefined
      const read = readDay(typed, name)
      if ('day' in read) return { value: read.day }
      if ('missing' in read) return { value: undefined }
      return { problem: `Enter a day that exists, like 27 3 2026: “${field.ask}”` }
    }
    case 'many-of':
      return { value: listOf(typed, name).filter((one) => Object.hasOwn(field.options, one)) }
    case 'one-of':
      return name in typed ? { value: textOf(typed, name) || undefined } : undefined
    case 'count': {
      if (!(name in typed)) return undefined
      const text = textOf(typed, name).trim()
      if (text === '') return { value: undefined }
      return /^\d{1,6}$/.test(text)
        ? { value: Number(text) }
        : { problem: `Enter a whole number: “${field.ask}”` }
    }
    default: {
      if (!(name in typed)) return undefined
      // Browsers send line ends in their own way; the words themselves stay as they were written.
      const words = textOf(typed, name).replaceAll('\r\n', '\n')
      const text = field.kind === 'words' ? words : words.trim()
      return { value: text.trim() === '' ? undefined : text }
    }
  }
}

function sameAnswer(one: unknown, other: unknown): boolean {
  const plain = (value: unknown) => (Array.isArray(value) && value.length === 0 ? undefined : value)
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other))
}

const refusedWords: Readonly<Record<AnswerRefusal['code'], string>> = {
  'no-such-field': 'This question is no longer here. Copy what you wrote and open the page again',
  'not-a-day': 'Enter a day that exists, like 27 3 2026',
  'not-an-option': 'Choose one of the answers',
  'not-a-count': 'Enter a whole number',
  'not-words': 'Write the answer in words',
  'follows-from-needs': 'This follows from the needs that are listed: add or close a need instead',
}

export function problemsFrom(refusals: readonly AnswerRefusal[]): Problems {
  return Object.fromEntries(refusals.map(({ code, path }) => [fieldName(path), refusedWords[code]]))
}
