/**
 * One made-up life as it was recorded: facts told in order, dated so many days before today.
 * It refuses to tell anything of today or later, so that nothing was ever recorded ahead of time.
 */
import {
  aDay,
  addDays,
  type Day,
  daysBetween,
  laterOf,
  weekdayOf,
} from '../../domain/calendar/day.ts'
import type { Fact, FactOf, FactType } from '../../domain/facts/fact.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { identifierAt } from './identifier.ts'

export interface ToldNeed {
  readonly id: string
  readonly category: string
  readonly fromAgo: number
  readonly dependant?: string
}

export interface ToldDependant {
  readonly id: string
  readonly alias: string
}

/** A letter of the authority, as the lines that stand on it. */
export interface ToldLetter {
  readonly id: string
  readonly on: Day
  readonly title: string
  readonly lines: readonly string[]
}

export interface Story {
  readonly today: Day
  readonly chance: Chance
  /** The plain name of the language in which this person is spoken with. */
  readonly language: string
  /** In the order of telling, not yet with their times of recording. */
  readonly facts: Fact[]
  readonly needs: ToldNeed[]
  readonly dependants: ToldDependant[]
  readonly letters: ToldLetter[]
  /** The day so many days ago; a negative number lies ahead. */
  day(ago: number): Day
  /** The last working day not after that one, for letters and office work. */
  workday(ago: number): Day
  /** Tells a fact on the working day at or before so many days ago. */
  tell<T extends FactType>(type: T, ago: number, detail: FactOf<T>['detail']): string
  /** Tells a fact on exactly that day. */
  tellOn<T extends FactType>(type: T, on: Day, detail: FactOf<T>['detail'], also?: Also): string
  thing(): string
  /** Keeps a letter and gives its identifier. */
  letter(on: Day, title: string, lines: readonly string[]): string
  /** One of the list, and not the one that came last time. */
  fresh<T>(list: readonly T[]): T
}

interface Also {
  readonly supersedes?: string
  /** For the few facts whose day lies ahead: the day on which it was learned. */
  readonly knownOn?: Day
}

export function openStory(today: Day, seed: string, language: string): Story {
  const chance = chanceFrom(seed)
  const facts: Fact[] = []
  const letters: ToldLetter[] = []
  const lastSaid = new Map<readonly unknown[], unknown>()
  const day = (ago: number) => addDays(today, -ago)
  const workday = (ago: number) => workdayUpTo(day(ago))

  function tellOn<T extends FactType>(
    type: T,
    on: Day,
    detail: FactOf<T>['detail'],
    { knownOn = on, ...also }: Also = {},
  ): string {
    const known = laterOf(knownOn, lastDayTold(detail))
    if (known >= today) throw new Error(`${type}: ${known} is not over yet on ${today}`)
    // A minute for each fact keeps identifiers in the order of telling.
    const time = Date.parse(`${known}T08:00:00Z`) + facts.length * 60_000
    const id = identifierAt(time, chance)
    const recordedAt = new Date(time).toISOString()
    // The signature ties the detail to its type; the compiler cannot carry that into the union.
    facts.push({ id, type, on, recordedAt, detail, ...also } as unknown as Fact)
    return id
  }

  return {
    today,
    chance,
    language,
    facts,
    needs: [],
    dependants: [],
    letters,
    day,
    workday,
    tell: (type, ago, detail) => tellOn(type, workday(ago), detail),
    tellOn,
    thing: () =>
      identifierAt(Date.parse(facts.at(-1)?.recordedAt ?? `${day(1)}T08:00:00Z`), chance),
    letter(on, title, lines) {
      const id = identifierAt(Date.parse(`${on}T08:00:00Z`), chance)
      letters.push({ id, on, title, lines })
      return id
    },
    fresh(list) {
      const said = chance.pick(list.filter((one) => one !== lastSaid.get(list)))
      lastSaid.set(list, said)
      return said
    },
  }
}

/** The facts in the order in which they became known, each with a time of recording in office hours. */
export function recordedFacts(story: Story): Fact[] {
  const moments = momentsUntil(story.today, story.chance)
  return story.facts
    .map((fact, place) => ({ fact, place, known: aDay(fact.recordedAt.slice(0, 10)) }))
    .sort((one, other) =>
      one.known === other.known ? one.place - other.place : one.known < other.known ? -1 : 1,
    )
    .map(({ fact, known }) => ({ ...fact, recordedAt: moments.after(known) }))
}

/** Times of recording, each later than the one before, in office hours, never later than yesterday. */
export function momentsUntil(today: Day, chance: Chance) {
  const yesterday = addDays(today, -1)
  let last = 0
  return {
    after(on: Day): string {
      if (on > yesterday) throw new Error(`${on} is not over yet on ${today}`)
      let day = addDays(on, chance.pick([0, 0, 0, 0, 0, 1, 1, 3]))
      while (isDayOff(day)) day = addDays(day, 1)
      if (day > yesterday) day = on
      const drawn = Date.parse(`${day}T08:30:00Z`) + chance.whole(0, 7 * 3600) * 1000
      last = Math.max(drawn, last + chance.whole(40, 200) * 1000)
      return new Date(last).toISOString()
    },
  }
}

/** Days that a detail speaks of as past: whoever wrote them down knew them already. */
const pastDays = [
  'sentOn',
  'receivedOn',
  'receivedByProviderOn',
  'receivedByPrimeOn',
  'receivedBySurvivorOn',
  'datedOn',
]

function lastDayTold(detail: object): Day {
  const told = Object.entries(detail).flatMap(
    ([name, value]) => (pastDays.includes(name) ? [value as Day] : []), // those fields are days in the vocabulary
  )
  return told.reduce(laterOf, '0000-01-01' as Day) // earlier than any real day
}

/** Weekends moved back to Friday; so are the three winter holidays that never move. */
export function workdayUpTo(day: Day): Day {
  return isDayOff(day) ? workdayUpTo(addDays(day, -1)) : day
}

function isDayOff(day: Day): boolean {
  return weekdayOf(day) > 5 || ['12-25', '12-26', '01-01'].includes(day.slice(5))
}

/** How many days before today a day lies. */
export function agoOf(story: Pick<Story, 'today'>, day: Day): number {
  return daysBetween(day, story.today)
}
