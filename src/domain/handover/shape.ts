/**
 * Whether something that came from a stranger has exactly the shape it must have: every text with a limit,
 * every list with an end, no name that nobody knows. Answers where the first thing is wrong, never what it
 * said.
 */
import { parseDay } from '../calendar/day.ts'

/** Nothing when it fits; otherwise the way to what does not, such as `facts[3].on`. */
export type Shape = (value: unknown, at: string) => string | undefined

/** Text that can be kept and shown: no half of a character, no control but tabs and new lines. */
const unkeepable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

export function text(most: number, least = 0): Shape {
  return (value, at) => {
    if (typeof value !== 'string' || value.length > most || value.length < least) return at
    return value.isWellFormed() && !unkeepable.test(value) ? undefined : at
  }
}

export const day: Shape = (value, at) =>
  typeof value === 'string' && parseDay(value) !== undefined ? undefined : at

export const time: Shape = (value, at) => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value))
    return at
  const read = Date.parse(value)
  return !Number.isNaN(read) && new Date(read).toISOString() === value ? undefined : at
}

export function matching(pattern: RegExp): Shape {
  return (value, at) => (typeof value === 'string' && pattern.test(value) ? undefined : at)
}

export function oneOf(table: Readonly<Record<string, unknown>>): Shape {
  return (value, at) => (typeof value === 'string' && Object.hasOwn(table, value) ? undefined : at)
}

export function exactly(wanted: string | number): Shape {
  return (value, at) => (value === wanted ? undefined : at)
}

export function count(most: number): Shape {
  return (value, at) =>
    Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= most ? undefined : at
}

export function list(each: Shape, most: number): Shape {
  return (value, at) => {
    if (!Array.isArray(value) || value.length > most) return at
    for (const [index, one] of value.entries()) {
      const wrong = each(one, `${at}[${index}]`)
      if (wrong !== undefined) return wrong
    }
    return undefined
  }
}

export type Members = Readonly<Record<string, Shape>>

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** These names and no others; those of `may` can be absent. */
export function object(must: Members, may: Members = {}): Shape {
  return (value, at) => {
    if (!isObject(value)) return at
    for (const name of Object.keys(must)) if (!Object.hasOwn(value, name)) return `${at}.${name}`
    for (const [name, one] of Object.entries(value)) {
      const known = Object.hasOwn(must, name) ? must[name] : undefined
      const shape = known ?? (Object.hasOwn(may, name) ? may[name] : undefined)
      // The name itself may be anything that a stranger typed: it is not repeated.
      if (shape === undefined) return at
      const wrong = shape(one, `${at}.${name}`)
      if (wrong !== undefined) return wrong
    }
    return undefined
  }
}
