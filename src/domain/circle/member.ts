/**
 * One professional in the circle around a person, as rules read them: of what type, told what, until when,
 * on which consent. Who they are stands sealed elsewhere; no rule needs a name.
 *
 * A member rests on one grant, by the id of the very fact that gave it. When that fact is withdrawn, struck
 * out or corrected, nothing more may be shared with this member, and with this member alone. A consent given
 * later is another fact: it never revives a member, somebody has to ask, and bind it.
 */
import { addMonths, type Day, daysBetween, earlierOf } from '../calendar/day.ts'
import type { RecipientType } from './recipient.ts'
import type { ShareItem } from './share-items.ts'

export const endedWhys = {
  'survivor-asked': 'The survivor asked for it',
  'no-longer-needed': 'Their part is done',
  'person-changed': 'Somebody else took over',
  'not-safe': 'It was not safe',
  'came-to-its-end': 'It came to its end',
  'added-by-mistake': 'It was added by mistake',
} as const
export type EndedWhy = keyof typeof endedWhys

export interface CircleMember {
  readonly id: string
  readonly type: RecipientType
  /** The fact with which the survivor agreed that this one is told. */
  readonly grant: string
  /** The fact with which they agreed that this one is asked for evidence, where that is another. */
  readonly askGrant?: string
  readonly items: readonly ShareItem[]
  /** The last day. */
  readonly until: Day
  readonly ended?: { readonly on: Day; readonly why: EndedWhy }
  /** Somebody found that this one must not be told: they know an exploiter, or are one's relative. */
  readonly conflictSince?: Day
}

export const usualMonths = 3
export const mostMonths = 12

/** What somebody agreed to today holds for three months, unless they said otherwise. */
export function usualUntil(givenOn: Day): Day {
  return addMonths(givenOn, usualMonths)
}

/** However it was agreed, after twelve months they are asked again. */
export function latestUntil(givenOn: Day): Day {
  return addMonths(givenOn, mostMonths)
}

/** The day after which nothing more is shared: what was written, and never later than twelve months. */
export function lastDay(until: Day, givenOn: Day): Day {
  return earlierOf(until, latestUntil(givenOn))
}

/** From two weeks before its last day a membership asks for somebody. */
export const warnDays = 14

export type MemberEnding =
  | { readonly code: 'running' }
  | { readonly code: 'ends-soon'; readonly in: number }
  | { readonly code: 'over'; readonly since: number }

export function endingOf(until: Day, today: Day): MemberEnding {
  const left = daysBetween(today, until)
  if (left < 0) return { code: 'over', since: -left }
  return left <= warnDays ? { code: 'ends-soon', in: left } : { code: 'running' }
}
