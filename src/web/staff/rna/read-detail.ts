/** One fact's form, read by the vocabulary, with the type of its answers kept. */
import type { Day } from '../../../domain/calendar/day.ts'
import type { FactOf, FactType } from '../../../domain/facts/fact.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import { type Given, readFact } from '../record/fact.form.ts'

export type ReadDetail<T extends FactType> =
  | { readonly value: { readonly on: Day; readonly detail: FactOf<T>['detail'] } }
  | { readonly problems: Problems }

/** Also refuses a day that has not come yet: everything here has happened. */
export function readDetail<T extends FactType>(
  type: T,
  { typed, today, given = {} }: { typed: Typed; today: Day; given?: Given },
): ReadDetail<T> {
  const read = readFact(type, typed, given)
  if ('problems' in read) return read
  const { on, detail } = read.value
  if (on > today) return { problems: { on: 'The day is in the future. Enter the day it happened' } }
  // `readFact` has read every field by the kind that the vocabulary gives it for this type.
  return { value: { on, detail: detail as FactOf<T>['detail'] } }
}
