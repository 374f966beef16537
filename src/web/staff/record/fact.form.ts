/**
 * What did they mean, on the form of any fact? Reads the day and the fields that the vocabulary
 * names. Refuses what cannot be read; whether it can be true is for the domain to say.
 */
import type { Day } from '../../../domain/calendar/day.ts'
import { type Fact, type FactType, fieldsOf, kindOf } from '../../../domain/facts/fact.ts'
import type { Field } from '../../../domain/facts/field.ts'
import { readDay } from '../../parts/fields/day.ts'
import { listOf, type Problems, type Typed, textOf } from '../../request/typed.ts'

export type ReadFact =
  | { readonly value: Pick<Fact, 'type' | 'on' | 'detail'> }
  | { readonly problems: Problems }

type ReadField = { readonly value?: unknown; readonly problem?: string }

/** Fields that Waymark fills in by itself, such as the id of the RNA that the page belongs to. */
export type Given = Readonly<Record<string, string>>

export function readFact(type: FactType, typed: Typed, given: Given = {}): ReadFact {
  const problems: Record<string, string> = {}
  const detail: Record<string, unknown> = { ...given }

  const on = readOn(type, typed)
  if (on.problem) problems['on'] = on.problem

  for (const [name, field] of fieldsOf(type)) {
    if (name in given) continue
    const { value, problem } = readField(field, name, typed)
    if (problem) problems[name] = problem
    if (value !== undefined) detail[name] = value
  }
  if (Object.keys(problems).length > 0) return { problems }
  // Every field was read by the kind that the vocabulary gives it, so the shape is the type's own.
  return { value: { type, on: on.value as Day, detail } as Pick<Fact, 'type' | 'on' | 'detail'> }
}

function readOn(type: FactType, typed: Typed): ReadField {
  const read = readDay(typed, 'on')
  if ('day' in read) return { value: read.day }
  const asked = kindOf(type).onAsk
  return { problem: `Enter the day, like 27 3 2026: “${asked}”` }
}

function readField(field: Field, name: string, typed: Typed): ReadField {
  switch (field.kind) {
    case 'day':
      return readDayField(field, name, typed)
    case 'one-of':
      return readChoice(field, Object.keys(field.options), textOf(typed, name))
    case 'many-of': {
      const known = listOf(typed, name).filter((each) => Object.hasOwn(field.options, each))
      return known.length > 0 ? { value: known } : {}
    }
    case 'count':
      return readCount(field, textOf(typed, name).trim())
    case 'fact':
    case 'thing':
      return readChoice(field, undefined, textOf(typed, name).trim())
    case 'line':
    case 'words': {
      const text = textOf(typed, name).trim()
      return text ? { value: text } : missing(field, `Answer: “${field.ask}”`)
    }
  }
}

function readDayField(field: Field, name: string, typed: Typed): ReadField {
  const read = readDay(typed, name)
  if ('day' in read) return { value: read.day }
  if ('notADay' in read)
    return { problem: `Enter a day that exists, like 27 3 2026: “${field.ask}”` }
  return missing(field, `Enter the day: “${field.ask}”`)
}

function readChoice(
  field: Field,
  options: readonly string[] | undefined,
  chosen: string,
): ReadField {
  if (chosen && (options === undefined || options.includes(chosen))) return { value: chosen }
  if (chosen) return { problem: `Choose one of the answers: “${field.ask}”` }
  return missing(field, `Choose an answer: “${field.ask}”`)
}

function readCount(field: Field, text: string): ReadField {
  if (/^\d{1,6}$/.test(text)) return { value: Number(text) }
  if (text) return { problem: `Enter a whole number: “${field.ask}”` }
  return missing(field, `Enter a number: “${field.ask}”`)
}

function missing(field: Field, problem: string): ReadField {
  return field.required ? { problem } : {}
}
