/**
 * May this be written to a screening? Only what cannot be read later is refused. Nothing is compulsory: no
 * answer, no meeting and no reason is ever asked for here.
 */
import type { Day } from '../calendar/day.ts'
import { signOf } from './lists/all-lists.ts'
import type { NewScreeningEvent, Screening } from './screening.ts'

export type ScreeningRefusal =
  | { readonly code: 'begun-already' }
  | { readonly code: 'not-begun' }
  | { readonly code: 'in-the-future' }
  | { readonly code: 'no-such-sign' }
  | { readonly code: 'no-such-meeting' }
  | { readonly code: 'no-such-answer' }

export function mayRecord(
  screening: Screening | undefined,
  event: NewScreeningEvent,
  today: Day,
): ScreeningRefusal | undefined {
  if (event.on > today) return { code: 'in-the-future' }
  if (event.kind === 'begun') return screening ? { code: 'begun-already' } : undefined
  if (screening === undefined) return { code: 'not-begun' }
  switch (event.kind) {
    case 'met':
      return event.meeting.on > today ? { code: 'in-the-future' } : undefined
    case 'answered':
      return answersRefused(screening, event.answers, today)
    case 'set-aside':
      return screening.answers.some(({ id }) => id === event.answer)
        ? undefined
        : { code: 'no-such-answer' }
    default:
      return undefined
  }
}

type Answers = Extract<NewScreeningEvent, { readonly kind: 'answered' }>['answers']

function answersRefused(
  { meetings }: Screening,
  answers: Answers,
  today: Day,
): ScreeningRefusal | undefined {
  if (answers.some(({ on }) => on > today)) return { code: 'in-the-future' }
  if (answers.some(({ sign }) => signOf(sign) === undefined)) return { code: 'no-such-sign' }
  const known = new Set(meetings.map(({ id }) => id))
  return answers.some(({ meeting }) => meeting !== undefined && !known.has(meeting))
    ? { code: 'no-such-meeting' }
    : undefined
}
