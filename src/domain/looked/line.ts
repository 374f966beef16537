/**
 * The log of a case as its survivor reads it: one line for each day, person and act, in plain words,
 * by role and initials, on the clock of the United Kingdom. No full name comes near this file.
 */
import { type Day, ukDayOf } from '../calendar/day.ts'
import { caseActOf } from './acts.ts'
import type { CaseAct, LookedAt } from './case-act.ts'
import { type Hold, holdsBack, isInForce } from './hold.ts'

/** What one person did in one way on one day, oldest first: each time with the id of its log entry. */
export interface Done {
  readonly entryIds: readonly string[]
  readonly times: readonly string[]
  /** Absent when Waymark did it by itself. */
  readonly initials?: string
  readonly role: string
  readonly act: string
  readonly reason?: string
}

export interface LookedLine {
  /** The newest entry of the line: what a question about it points at. */
  readonly id: string
  readonly entryIds: readonly string[]
  readonly day: Day
  readonly newest: string
  readonly at: LookedAt
  readonly when: string
  readonly who: string
  readonly did: string
  readonly reason?: string
}

export interface Looked {
  /** Newest first. */
  readonly lines: readonly LookedLine[]
  /** For the worker alone: something waits, so that nobody promises that the list is complete. */
  readonly heldBack: boolean
}

/** What may be read now. A held line waits and is found again on the day after its hold. */
export function whoLooked(done: readonly Done[], holds: readonly Hold[], today: Day): Looked {
  const inForce = holds.filter((hold) => isInForce(hold, today))
  const read = done.flatMap((one) => {
    const act = caseActOf(one.act) ?? unknownAct
    if (act.shown === 'lead-only') return []
    if (act.shown === 'after-holds' && inForce.length > 0) return []
    const line = lineOf(one, act)
    return line ? [line] : []
  })
  const lines = read.filter(
    ({ at, day, entryIds }) =>
      !inForce.some((hold) => entryIds.some((entryId) => holdsBack(hold, { at, day, entryId }))),
  )
  return {
    lines: lines.toSorted((one, other) => (one.newest < other.newest ? 1 : -1)),
    heldBack: lines.length < read.length,
  }
}

/** A phrase from a version of Waymark that is not this one: said as such, never left out. */
const unknownAct: CaseAct = {
  at: 'record',
  said: 'did something that this list has no words for; ask what it was',
  classes: ['O'],
  shown: 'at-once',
}

function lineOf(one: Done, act: CaseAct): LookedLine | undefined {
  const [id, newest] = [one.entryIds.at(-1), one.times.at(-1)]
  if (id === undefined || newest === undefined) return undefined
  return {
    id,
    entryIds: one.entryIds,
    // Read only of lines that are shown: a long history is mostly not on the page.
    get day() {
      return ukDayOf(newest)
    },
    newest,
    at: act.at,
    get when() {
      return whenSaid(one.times)
    },
    who: whoSaid(one),
    did: act.said,
    ...(one.reason !== undefined && { reason: one.reason }),
  }
}

/** "At 14:05", "At 14:05 and 16:31", "7 times between 09:00 and 16:31". */
export function whenSaid(times: readonly string[]): string {
  const [first = '', last = ''] = [times[0], times.at(-1)].map((time) => time && clockOf(time))
  if (times.length <= 1) return `At ${first}`
  if (first === last) return `${times.length} times at ${first}`
  if (times.length === 2) return `At ${first} and ${last}`
  return `${times.length} times between ${first} and ${last}`
}

const ukClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
})

/** On the clock of the United Kingdom, whatever zone the machine or the reader is in. */
function clockOf(instant: string): string {
  return ukClock.format(new Date(instant))
}

const roles: Readonly<Record<string, string>> = {
  'support-worker': 'support worker',
  'service-manager': 'service manager',
  'data-protection-lead': 'data protection lead',
  administrator: 'administrator',
}

function whoSaid({ initials, role }: Done): string {
  if (role === 'guest') return 'A professional'
  if (initials === undefined) return 'Waymark by itself'
  return `${dotted(initials)}, ${roles[role] ?? 'a colleague'}`
}

/** "SK" as "S.K."; at most four letters, so that no name fits. */
function dotted(initials: string): string {
  const letters = [...initials.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '')].slice(0, 4)
  return letters.map((letter) => `${letter.toUpperCase()}.`).join('')
}
