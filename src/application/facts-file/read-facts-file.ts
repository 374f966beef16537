/**
 * One case read from a JSON file, so that any adviser can check its dates without a database. Says
 * what is wrong, where, and what would be right; never guesses.
 */
import { type Day, parseDay } from '../../domain/calendar/day.ts'
import {
  type Fact,
  type FactType,
  factTypes,
  fieldsOf,
  isFactType,
} from '../../domain/facts/fact.ts'
import type { Field } from '../../domain/facts/field.ts'

export type ReadFactsFile =
  | { readonly facts: readonly Fact[] }
  | { readonly problems: readonly string[] }

type Json = Readonly<Record<string, unknown>>

const ownNames = ['id', 'type', 'on', 'recordedAt', 'supersedes', 'detail']

export function readFactsFile(text: string): ReadFactsFile {
  const file = parsed(text)
  if (file instanceof SyntaxError) return { problems: [`The file is not JSON: ${file.message}`] }
  if (!isObject(file) || !Array.isArray(file['facts'])) {
    return { problems: ['The file needs a list named "facts". Try: waymark clocks --schema'] }
  }
  const problems: string[] = []
  const facts = file['facts'].flatMap((each: unknown, index) => {
    const at = `facts[${index}]`
    const fact = isObject(each) ? readFact(each, at, index) : [`${at}: should be an object`]
    if (!Array.isArray(fact)) return [fact]
    problems.push(...fact)
    return []
  })
  problems.push(...repeatedIds(facts), ...looseEnds(facts))
  return problems.length > 0 ? { problems } : { facts }
}

function readFact(json: Json, at: string, index: number): Fact | string[] {
  const { type, on, id = `fact-${index + 1}`, supersedes } = json
  if (typeof type !== 'string' || !isFactType(type)) {
    return [`${at}.type: ${shown(type)} is not a kind of fact.${nearest(type)}`]
  }
  const day = typeof on === 'string' ? parseDay(on) : undefined
  if (day === undefined) return [`${at}.on: ${shown(on)} is not a day like 2026-11-21`]
  const problems: string[] = []
  if (typeof id !== 'string' || id === '') problems.push(`${at}.id: should be text`)
  if (supersedes !== undefined && typeof supersedes !== 'string') {
    problems.push(`${at}.supersedes: should be the id of another fact`)
  }
  const recordedAt = json['recordedAt'] ?? `${day}T12:00:00.000Z`
  if (typeof recordedAt !== 'string' || Number.isNaN(Date.parse(recordedAt))) {
    problems.push(`${at}.recordedAt: ${shown(recordedAt)} is not a time like ${day}T09:30:00Z`)
  }
  const detail = readDetail(type, json, at, problems)
  if (problems.length > 0) return problems
  // Every part was checked just above, field by field, against the vocabulary.
  return { id, type, on: day, recordedAt, ...(supersedes ? { supersedes } : {}), detail } as Fact
}

function readDetail(type: FactType, json: Json, at: string, problems: string[]): Json {
  const given = isObject(json['detail']) ? json['detail'] : json
  const fields = new Map(fieldsOf(type))
  const detail: Record<string, unknown> = {}
  for (const [name, field] of fields) {
    const value = given[name]
    if (value === undefined || value === null) {
      if (field.required) problems.push(`${at}.${name}: is missing. ${field.ask}${choices(field)}`)
      continue
    }
    const problem = problemWith(field, value)
    if (problem) problems.push(`${at}.${name}: ${shown(value)} ${problem}${choices(field)}`)
    else detail[name] = value
  }
  for (const name of Object.keys(given)) {
    if (!fields.has(name) && !ownNames.includes(name)) {
      problems.push(`${at}.${name}: a "${type}" fact has no such field`)
    }
  }
  return detail
}

function problemWith(field: Field, value: unknown): string | undefined {
  switch (field.kind) {
    case 'day':
      return isDay(value) ? undefined : 'is not a day like 2026-11-21'
    case 'one-of':
      return typeof value === 'string' && value in field.options
        ? undefined
        : 'is not one of the answers.'
    case 'many-of':
      return Array.isArray(value) && value.every((each) => String(each) in field.options)
        ? undefined
        : 'should be a list of answers.'
    case 'count':
      return Number.isInteger(value) ? undefined : 'is not a whole number'
    default:
      return typeof value === 'string' ? undefined : 'should be text'
  }
}

function repeatedIds(facts: readonly Fact[]): string[] {
  const seen = new Set<string>()
  return facts.flatMap(({ id }) => {
    if (seen.has(id)) return [`the id "${id}" is used twice`]
    seen.add(id)
    return []
  })
}

function looseEnds(facts: readonly Fact[]): string[] {
  const types = new Map(facts.map(({ id, type }) => [id, type]))
  return facts.flatMap((fact) => {
    const detail: Json = fact.detail
    const ends = fieldsOf(fact.type).flatMap(([name, field]) => {
      const target = detail[name]
      if (field.kind !== 'fact' || typeof target !== 'string') return []
      const type = types.get(target)
      return type && field.of.includes(type)
        ? []
        : [
            `fact "${fact.id}", ${name}: "${target}" is not the id of a fact of kind ${field.of.join(' or ')}`,
          ]
    })
    const lost = fact.supersedes !== undefined && !types.has(fact.supersedes)
    return lost
      ? [...ends, `fact "${fact.id}" supersedes "${fact.supersedes}", which is not there`]
      : ends
  })
}

function choices(field: Field): string {
  return field.kind === 'one-of' || field.kind === 'many-of'
    ? ` (${Object.keys(field.options).join(', ')})`
    : ''
}

/** A hint for a mistyped kind: those that share its first word or its letters. */
function nearest(typed: unknown): string {
  if (typeof typed !== 'string') return ''
  const [start = ''] = typed.toLowerCase().split(/[^a-z]/)
  const near = factTypes.filter((type) => start.length > 2 && type.includes(start.slice(0, 5)))
  return near.length > 0 ? ` Did you mean ${near.slice(0, 4).join(', ')}?` : ''
}

function isDay(value: unknown): value is Day {
  return typeof value === 'string' && parseDay(value) !== undefined
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (fault) {
    if (fault instanceof SyntaxError) return fault
    throw fault
  }
}
