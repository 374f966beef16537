/**
 * A screening as it stands, read from everything that happened in it over as many meetings as it took.
 * Nothing in it is ever written over: an answer can be set aside, and stays in the record with the reason.
 */
import type { Day } from '../calendar/day.ts'
import type { Answer, NewAnswer } from './answer.ts'
import type { Meeting } from './meeting.ts'
import type { Editions, Profile } from './profile.ts'
import { type UrgentAnswers, urgentNeedNames } from './urgent.ts'

export const setAsideWhys = {
  mistake: 'It was written down by mistake',
  'taken-back': 'They do not want it used any more',
} as const
export type SetAsideWhy = keyof typeof setAsideWhys

export type ScreeningHappening =
  | { readonly kind: 'begun'; readonly profile: Profile; readonly editions: Editions }
  /** Their age was settled, or another kind of exploitation came to mind. */
  | { readonly kind: 'profile-changed'; readonly profile: Profile }
  /** A meeting, or what is now known of one: the newest words about it hold. */
  | { readonly kind: 'met'; readonly meeting: Meeting }
  | { readonly kind: 'urgent'; readonly urgent: UrgentAnswers }
  | { readonly kind: 'answered'; readonly answers: readonly NewAnswer[] }
  | { readonly kind: 'set-aside'; readonly answer: string; readonly why: SetAsideWhy }

export type NewScreeningEvent = ScreeningHappening & {
  readonly id: string
  readonly screening: string
  readonly on: Day
}

export type ScreeningEvent = NewScreeningEvent & {
  readonly recordedAt: string
  /** Who wrote it down, by initials. */
  readonly initials: string
}

export interface SetAside {
  readonly answer: Answer
  readonly why: SetAsideWhy
  readonly on: Day
}

export interface Screening {
  readonly id: string
  readonly begunOn: Day
  readonly begunBy: string
  readonly profile: Profile
  readonly editions: Editions
  /** In the order in which they were. */
  readonly meetings: readonly Meeting[]
  /** What stands. */
  readonly answers: readonly Answer[]
  readonly setAside: readonly SetAside[]
  readonly urgent: UrgentAnswers
  /** How often the age, the kinds or the mode were written: what a page that changes them has to have seen. */
  readonly profileRevision: number
}

/** Screenings in the order in which they were begun. Events come in the order in which they were recorded. */
export function screeningsOf(events: readonly ScreeningEvent[]): readonly Screening[] {
  const ids = [...new Set(events.map(({ screening }) => screening))]
  return ids.flatMap((id) => screeningOf(events.filter(({ screening }) => screening === id)) ?? [])
}

/** Nothing, where a screening was never begun. */
export function screeningOf(events: readonly ScreeningEvent[]): Screening | undefined {
  const of = <Kind extends ScreeningEvent['kind']>(kind: Kind) =>
    events.filter(
      (event): event is Extract<ScreeningEvent, { readonly kind: Kind }> => event.kind === kind,
    )
  const [begun] = of('begun')
  if (begun === undefined) return undefined
  const meetings = new Map(of('met').map(({ meeting }) => [meeting.id, meeting]))
  const answers = of('answered').flatMap(({ answers: noted, recordedAt, initials }) =>
    noted.map((answer): Answer => ({ ...answer, recordedAt, initials })),
  )
  const setAside = of('set-aside').flatMap(({ answer: id, why, on }) => {
    const answer = answers.find((one) => one.id === id)
    return answer ? [{ answer, why, on }] : []
  })
  return {
    ...{ id: begun.screening, begunOn: begun.on, begunBy: begun.initials },
    profile: of('profile-changed').at(-1)?.profile ?? begun.profile,
    editions: begun.editions,
    meetings: [...meetings.values()].toSorted(byDay),
    answers: answers.filter((answer) => !setAside.some((aside) => aside.answer === answer)),
    setAside,
    urgent: newestOf(of('urgent').map(({ urgent }) => urgent)),
    profileRevision: 1 + of('profile-changed').length,
  }
}

function byDay(one: Meeting, other: Meeting): number {
  if (one.on === other.on) return 0
  return one.on < other.on ? -1 : 1
}

/** The newest answer to each; not having asked again takes no answer away. */
function newestOf(asked: readonly UrgentAnswers[]): UrgentAnswers {
  const newest: { -readonly [Need in keyof UrgentAnswers]: UrgentAnswers[Need] } = {}
  for (const answers of asked) {
    for (const need of urgentNeedNames) {
      const answer = answers[need] ?? 'not-asked'
      if (answer !== 'not-asked') newest[need] = answer
    }
  }
  return newest
}
