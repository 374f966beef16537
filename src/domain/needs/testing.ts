/** Facts for tests, written short. Every test states its own days; nothing here is random. */
import { aDay } from '../calendar/day.ts'
import type { Fact, FactOf, FactType } from '../facts/fact.ts'

let made = 0

/** One fact, recorded on the day it happened; its id is in the order of writing. */
export function aFact<T extends FactType>(
  type: T,
  on: string,
  detail: Partial<Record<keyof FactOf<T>['detail'] & string, unknown>> = {},
  more: { readonly id?: string; readonly supersedes?: string } = {},
): Fact {
  made += 1
  const id = more.id ?? `fact-${String(made).padStart(6, '0')}`
  const recordedAt = `${aDay(on)}T12:00:00Z`
  // The vocabulary decides the shape; tests write it by hand and the readers under test read it.
  return { id, type, on: aDay(on), recordedAt, detail, ...more } as unknown as Fact
}

/** A need identified on a day, in a category. */
export function aNeed(need: string, on: string, detail: Record<string, unknown> = {}): Fact {
  return aFact('need-identified', on, { need, category: 'mental-health', ...detail })
}
