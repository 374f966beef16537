/**
 * Promises, read from their events: who owes what, since when, by when, how often they were asked, when
 * they last said anything, and how it ended. Asking again never counts as having been answered.
 */
import { type Day, daysBetween } from '../calendar/day.ts'
import type { OwedBy, Rung } from './owed-by.ts'
import type {
  ChaseWay,
  LetterKind,
  PromisedThing,
  PromiseEvent,
  RefusalReason,
  WithdrawnReason,
} from './promise-event.ts'

export type PromiseEnd =
  | { readonly how: 'kept'; readonly on: Day }
  | { readonly how: 'refused'; readonly on: Day; readonly because: RefusalReason }
  | { readonly how: 'withdrawn'; readonly on: Day; readonly because: WithdrawnReason }

/** What lists need: no words of anybody. */
export interface PromiseOutline {
  readonly id: string
  readonly owedBy: OwedBy
  readonly what: PromisedThing
  readonly askedOn: Day
  /** The first day that they named, and the one that stands now. */
  readonly firstBy?: Day
  readonly by?: Day
  readonly need?: string
  readonly matter?: string
  /** The request itself, every time it was asked again, and every step up the ladder. */
  readonly askedTimes: number
  /** The last day on which we asked, in whatever way. */
  readonly lastAskedOn: Day
  /** The last day on which they said anything. */
  readonly lastWordOn?: Day
  readonly partlyOn?: Day
  readonly end?: PromiseEnd
}

export interface Promised extends PromiseOutline {
  readonly member?: string
  readonly who?: string
  readonly words?: string
  readonly theirReference?: string
  readonly chases: readonly { readonly on: Day; readonly how: ChaseWay }[]
  readonly escalations: readonly { readonly on: Day; readonly rung: Rung }[]
  readonly letters: readonly { readonly on: Day; readonly letter: LetterKind }[]
  /** Everything that still stands, in the order in which it happened. */
  readonly events: readonly PromiseEvent[]
}

/** Events in the order in which they happened, without those struck out and those that struck them. */
export function standingEvents(events: readonly PromiseEvent[]): readonly PromiseEvent[] {
  const struck = new Set(events.flatMap((one) => (one.kind === 'struck-out' ? [one.event] : [])))
  return events
    .filter(({ id, kind }) => kind !== 'struck-out' && !struck.has(id))
    .toSorted((one, other) => order(one, other))
}

/** Of two things on one day the one recorded first came first; of one moment, by what they are. */
function order(one: PromiseEvent, other: PromiseEvent): number {
  const [a, b] = [one, other].map(
    ({ kind, on, recordedAt, id }) => `${kind === 'asked' ? '' : on} ${recordedAt} ${kind} ${id}`,
  )
  return (a ?? '') < (b ?? '') ? -1 : 1
}

/** Every promise of a case, in the order of asking. One whose asking was struck out was never there. */
export function promisesOf(events: readonly PromiseEvent[]): readonly Promised[] {
  const promises = new Map<string, Promised>()
  for (const event of standingEvents(events)) {
    const before = promises.get(event.promise)
    const after = before === undefined ? begun(event) : then(before, event)
    if (after !== undefined) promises.set(event.promise, after)
  }
  return [...promises.values()].sort((one, other) =>
    one.askedOn === other.askedOn ? 0 : one.askedOn < other.askedOn ? -1 : 1,
  )
}

function begun(event: PromiseEvent): Promised | undefined {
  if (event.kind !== 'asked') return undefined
  const { promise: id, on: askedOn, owedBy, what, by, need, matter } = event
  const { who, words, theirReference, member } = event
  return {
    id,
    owedBy,
    what,
    askedOn,
    ...(by !== undefined && { firstBy: by, by }),
    ...(need !== undefined && { need }),
    ...(matter !== undefined && { matter }),
    ...(member !== undefined && { member }),
    ...(who !== undefined && { who }),
    ...(words !== undefined && { words }),
    ...(theirReference !== undefined && { theirReference }),
    askedTimes: 1,
    lastAskedOn: askedOn,
    chases: [],
    escalations: [],
    letters: [],
    events: [event],
  }
}

function then(before: Promised, event: PromiseEvent): Promised {
  const { on } = event
  const kept = { ...before, events: [...before.events, event] }
  const asked = { askedTimes: before.askedTimes + 1, lastAskedOn: on }
  switch (event.kind) {
    case 'chased':
      return { ...kept, ...asked, chases: [...before.chases, { on, how: event.how }] }
    case 'escalated':
      return { ...kept, ...asked, escalations: [...before.escalations, { on, rung: event.rung }] }
    case 'letter-drafted':
      return { ...kept, letters: [...before.letters, { on, letter: event.letter }] }
    case 'answered':
      return { ...kept, lastWordOn: on, ...namedDay(before, event.by) }
    case 'partly-kept':
      return { ...kept, lastWordOn: on, partlyOn: on, ...namedDay(before, event.by) }
    case 'kept':
      return { ...kept, lastWordOn: on, end: { how: 'kept', on } }
    case 'refused':
      return { ...kept, lastWordOn: on, end: { how: 'refused', on, because: event.because } }
    case 'withdrawn':
      return { ...kept, end: { how: 'withdrawn', on, because: event.because } }
    default:
      return before
  }
}

function namedDay({ firstBy }: Promised, by: Day | undefined): Partial<Promised> {
  return by === undefined ? {} : { by, firstBy: firstBy ?? by }
}

/** Days after the first day that they named on which the answer came; nothing when it came in time. */
export function daysLate({ firstBy, end }: PromiseOutline): number | undefined {
  if (end === undefined || end.how === 'withdrawn' || firstBy === undefined) return undefined
  return end.on > firstBy ? daysBetween(firstBy, end.on) : undefined
}
