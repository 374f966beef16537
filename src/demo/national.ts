/**
 * Many light made-up cases, one after another, for measuring: ten to twenty facts and twenty entries
 * each, workers with 20 to 30 active cases. The same day and seed give the same cases.
 */
import { addDays, type Day } from '../domain/calendar/day.ts'
import type { Fact, FactOf } from '../domain/facts/fact.ts'
import { type Card, cardsOf } from './journal/decks.ts'
import { everyday } from './journal/everyday-lines.ts'
import { healthAndHome } from './journal/health-and-home-lines.ts'
import type { MadeUpEntry } from './journal/journal.ts'
import { rightsAndPeople } from './journal/rights-and-people-lines.ts'
import { filled } from './journal/written-entry.ts'
import { plots } from './made-up-installation.ts'
import { type Chance, chanceFrom } from './telling/chance.ts'
import { identifierAt } from './telling/identifier.ts'
import { type LightTelling, lightTelling, type Stage, stages } from './telling/light-case.ts'
import { workdayUpTo } from './telling/story.ts'

export interface LightCase {
  /** From 0. */
  readonly number: number
  readonly id: string
  readonly alias: string
  /** Numbers from 0: 40 workers to an organisation, 10 to a service. */
  readonly organisation: number
  readonly service: number
  readonly worker: number
  readonly active: boolean
  readonly nation: FactOf<'case-opened'>['detail']['nation']
  readonly facts: readonly Fact[]
  /** `by` is the worker's number. */
  readonly journal: readonly (Omit<MadeUpEntry, 'by'> & { readonly by: number })[]
}

export const entriesEach = 20
const workersPerService = 10
const workersPerOrganisation = 40

/** As far back as any light case goes. */
const reach = 1_500

export function* madeUpCases(count: number, today: Day, seed = 'national'): Generator<LightCase> {
  const calendar = calendarBefore(today)
  const turn = chanceFrom(`${seed} workers`)
  let worker = 0
  let active = 0
  let room = turn.whole(20, 30)
  for (let number = 0; number < count; number += 1) {
    const made = lightCase(number, calendar, chanceFrom(`${seed} ${number}`))
    if (made.active && active === room) {
      worker += 1
      active = 0
      room = turn.whole(20, 30)
    }
    if (made.active) active += 1
    yield {
      ...made,
      number,
      worker,
      service: Math.floor(worker / workersPerService),
      organisation: Math.floor(worker / workersPerOrganisation),
      journal: made.journal.map((entry) => ({ ...entry, by: worker })),
    }
  }
}

/** Days before today, looked up instead of counted: [ago] is the last working day by then. */
interface Calendar {
  readonly workdays: readonly Day[]
  readonly today: Day
}

function calendarBefore(today: Day): Calendar {
  const days = Array.from({ length: reach }, (_, ago) => addDays(today, -ago))
  return { workdays: days.map(workdayUpTo), today }
}

const aliases = plots.map(({ alias }) => alias)
const languages = ['English', 'Albanian', 'Vietnamese', 'Romanian', 'Arabic', 'Tigrinya'] as const
const pronouns = ['she', 'he', 'they'] as const

type Made = Omit<LightCase, 'number' | 'worker' | 'service' | 'organisation' | 'journal'> & {
  readonly journal: readonly Omit<MadeUpEntry, 'by'>[]
}

function lightCase(number: number, calendar: Calendar, chance: Chance): Made {
  const stage = stageFor(chance)
  const language = chance.pick(languages)
  const nation = chance.happens(0.88) ? 'ENG' : chance.pick(nationsFor(stage))
  const told = lightTelling({ calendar, chance, language, nation })
  stages[stage].tell(told)
  const alias = `${chance.pick(aliases)} ${number + 1}`
  return {
    id: identifierAt(Date.parse(told.facts[0]?.recordedAt ?? ''), chance),
    alias,
    active: stages[stage].active,
    nation,
    facts: told.facts,
    journal: lightJournal(told, { alias, language, calendar, chance }),
  }
}

/** An RNA exists only in England and Wales. */
function nationsFor(stage: Stage): readonly LightCase['nation'][] {
  return stage === 'awaiting' || stage === 'waiting' ? ['WAL', 'SCOT', 'NI'] : ['WAL']
}

function stageFor(chance: Chance): Stage {
  let at = chance.whole(1, 100)
  for (const [name, { share }] of Object.entries(stages)) {
    at -= share
    if (at <= 0) return name as Stage // the keys of the table are its stages
  }
  return 'waiting'
}

const needCards: ReadonlyMap<string, readonly Card[]> = new Map(
  Object.entries({ ...healthAndHome, ...rightsAndPeople }).map(([name, lines]) => [
    name,
    cardsOf(lines),
  ]),
)
const everydayCards = cardsOf(everyday)

interface Around {
  readonly alias: string
  readonly language: string
  readonly calendar: Calendar
  readonly chance: Chance
}

function lightJournal(
  { needs, oldest, newest }: LightTelling,
  { alias, language, calendar, chance }: Around,
): Omit<MadeUpEntry, 'by'>[] {
  const who = { alias, language, pronoun: chance.pick(pronouns) }
  const step = (oldest - newest) / entriesEach
  let offset = chance.whole(0, everydayCards.length - 1)
  return Array.from({ length: entriesEach }, (_, place) => {
    const on = calendar.workdays[Math.round(oldest - step * (place + 1))] ?? calendar.today
    const need = place % 3 === 0 ? needs[place % (needs.length || 1)] : undefined
    const cards = (need && needCards.get(need.category)) ?? everydayCards
    offset += 1
    const card = cards[offset % cards.length]
    if (card === undefined) throw new Error('a deck without cards')
    const recordedAt = `${on}T${10 + (place % 6)}:${10 + place}:00.000Z`
    const spoken = language !== 'English' && (card.kind === 'visit' || card.kind === 'call')
    return {
      id: identifierAt(Date.parse(recordedAt), chance),
      on,
      kind: card.kind,
      words: filled(card.text, who, on, chance),
      ...(spoken && { language, interpreter: `INT-${100 + (offset % 400)}` }),
      needIds: need ? [need.id] : [],
      recordedAt,
    }
  })
}
