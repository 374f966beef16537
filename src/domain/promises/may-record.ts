/** What may be written down about a promise, and why not. Nothing that happened is ever overwritten. */
import type { Day } from '../calendar/day.ts'
import type { NewPromiseEvent, PromiseEvent } from './promise-event.ts'
import { promisesOf, standingEvents } from './promised.ts'

export type PromiseRefusal =
  | { readonly code: 'no-such-promise' }
  | { readonly code: 'in-the-future' }
  | { readonly code: 'before-it-was-asked'; readonly askedOn: Day }
  | { readonly code: 'promised-before-asked'; readonly askedOn: Day }
  /** It was kept, refused or withdrawn already. */
  | { readonly code: 'already-ended'; readonly on: Day }
  | { readonly code: 'nothing-to-strike-out' }

export function mayRecordOf(
  events: readonly PromiseEvent[],
  event: NewPromiseEvent,
  today: Day,
): { readonly refused: PromiseRefusal } | undefined {
  if (event.on > today) return { refused: { code: 'in-the-future' } }
  if (event.kind === 'asked') {
    const { by, on } = event
    return by !== undefined && by < on
      ? { refused: { code: 'promised-before-asked', askedOn: on } }
      : undefined
  }
  const promise = promisesOf(events).find(({ id }) => id === event.promise)
  if (promise === undefined) return { refused: { code: 'no-such-promise' } }
  if (event.kind === 'struck-out') {
    const there = standingEvents(events).some(
      ({ id, promise: of }) => id === event.event && of === event.promise,
    )
    return there ? undefined : { refused: { code: 'nothing-to-strike-out' } }
  }
  const { askedOn, end } = promise
  if (end !== undefined) return { refused: { code: 'already-ended', on: end.on } }
  if (event.on < askedOn) return { refused: { code: 'before-it-was-asked', askedOn } }
  if ('by' in event && event.by !== undefined && event.by < askedOn) {
    return { refused: { code: 'promised-before-asked', askedOn } }
  }
  return undefined
}
