/**
 * Reads the plain JSON of a frozen submission: a value in words by the field that asked for it, and
 * nothing where the shape is not the one we wrote. Changes no word of anybody.
 */
import type { Field } from '../../domain/facts/field.ts'
import type { Plain } from '../../domain/rna/submission.ts'

export type PlainRecord = Readonly<Record<string, Plain>>
type AnyValue = Plain | readonly unknown[] | object | undefined

export function recordIn(value: AnyValue): PlainRecord {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
  // A frozen submission is JSON, so what is neither text, number nor list is an object of such.
  return isRecord ? (value as PlainRecord) : {}
}

export function listIn(value: AnyValue): readonly Plain[] {
  // As above: a list in JSON holds only plain values.
  return Array.isArray(value) ? (value as readonly Plain[]) : []
}

export function textIn(value: AnyValue): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function numberIn(value: AnyValue): number | undefined {
  return typeof value === 'number' ? value : undefined
}

/** One answer: what was asked, and what was said. Days stay as `YYYY-MM-DD`. */
export interface Said {
  readonly name: string
  readonly ask: string
  readonly kind: Field['kind']
  readonly said: string
}

/** Every answer that was given, in the order of the fields. */
export function saidIn(
  fields: Readonly<Record<string, Field>>,
  answers: PlainRecord,
): readonly Said[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const said = saidTo(field, answers[name])
    return said === undefined ? [] : [{ name, ask: field.ask, kind: field.kind, said }]
  })
}

export function saidTo(field: Field, value: Plain | undefined): string | undefined {
  switch (field.kind) {
    case 'one-of': {
      const code = textIn(value)
      return code === undefined ? undefined : (field.options[code] ?? code)
    }
    case 'many-of': {
      const codes = listIn(value).flatMap((one) => textIn(one) ?? [])
      return codes.length === 0
        ? undefined
        : codes.map((code) => field.options[code] ?? code).join(', ')
    }
    case 'count': {
      const count = numberIn(value)
      return count === undefined ? undefined : String(count)
    }
    default:
      return textIn(value)
  }
}
