/**
 * Writes the daily record of a made-up life: entries spread over its whole history, each about
 * what was going on then. No line comes back within one person's last forty entries.
 */
import type { EntryKind } from '../../application/ports/journal-store.ts'
import { addDays, type Day, daysBetween } from '../../domain/calendar/day.ts'
import { type Fact, standingFacts } from '../../domain/facts/fact.ts'
import type { Plot } from '../people/plot.ts'
import { type Chance, chanceFrom } from '../telling/chance.ts'
import { identifierAt } from '../telling/identifier.ts'
import { type Season, seasonOn } from '../telling/season.ts'
import { momentsUntil, type Story, type ToldNeed, workdayUpTo } from '../telling/story.ts'
import { type Card, type Deck, deckOf } from './decks.ts'
import {
  afterLines,
  arriving,
  awayLines,
  everyday,
  interpretedLines,
  leavingLines,
  riskLines,
  searchingLines,
  waitingLines,
} from './everyday-lines.ts'
import { healthAndHome } from './health-and-home-lines.ts'
import type { Lines } from './lines.ts'
import { ownLanguageWords, ownWords } from './own-words.ts'
import { assessmentLines, rightsAndPeople } from './rights-and-people-lines.ts'
import { filled } from './written-entry.ts'
import { challengeLines, earlyLines, youngLines } from './young-and-early-lines.ts'

export interface MadeUpEntry {
  readonly id: string
  readonly on: Day
  readonly kind: EntryKind
  readonly words: string
  readonly language?: string
  /** A code, never a name. */
  readonly interpreter?: string
  readonly needIds: readonly string[]
  readonly recordedAt: string
  /** Key of whoever wrote it. */
  readonly by: string
}

interface Topic {
  readonly name: string
  readonly weight: number
}

const needLines: Readonly<Record<string, Lines>> = { ...healthAndHome, ...rightsAndPeople }

const topicLines: Readonly<Record<string, Lines>> = {
  ...needLines,
  everyday,
  arriving,
  waiting: waitingLines,
  risk: riskLines,
  interpreted: interpretedLines,
  away: awayLines,
  searching: searchingLines,
  after: afterLines,
  leaving: leavingLines,
  assessment: assessmentLines,
  young: youngLines,
  early: earlyLines,
  challenge: challengeLines,
}

export interface Team {
  readonly worker: string
  /** Who writes now and then: cover worker or manager. */
  readonly colleagues: readonly string[]
}

export function journalOf(plot: Plot, story: Story, team: Team): readonly MadeUpEntry[] {
  const chance = chanceFrom(`journal ${plot.alias}`)
  const facts = standingFacts(story.facts)
  const moments = momentsUntil(story.today, chance)
  const draw = drawer(chance, story.language)
  const entries: MadeUpEntry[] = []
  for (const on of daysOfEntries(plot, story, facts, chance)) {
    const season = seasonOn(facts, on)
    const open = needsOpenOn(story, on)
    const drawn = draw(topicsOf(season, open, story))
    if (drawn === undefined) continue
    const recordedAt = moments.after(on)
    entries.push({
      id: identifierAt(Date.parse(recordedAt), chance),
      on,
      ...entryFrom(drawn, { plot, story, on, open, chance }),
      recordedAt,
      by:
        chance.happens(0.06) && team.colleagues.length > 0
          ? chance.pick(team.colleagues)
          : team.worker,
    })
  }
  return entries
}

/** Days from the first concern to the last contact, spread out, a little denser towards the end. */
function daysOfEntries(
  plot: Plot,
  story: Story,
  facts: readonly Fact[],
  chance: Chance,
): readonly Day[] {
  const first = facts[0]
  if (first === undefined) return []
  const oldest = daysBetween(first.on, story.today)
  const missing = seasonOn(facts, addDays(story.today, -1)).contact === 'missing'
  const newest = missing ? 1 : (plot.lastContact ?? chance.whole(1, 6))
  const days = Array.from({ length: plot.entries }, (_, place) => {
    const share = (place + chance.whole(0, 80) / 100) / plot.entries
    const ago = Math.round(newest + (oldest - newest) * (1 - share) ** 1.15)
    return workdayUpTo(story.day(ago))
  })
  if (!missing) days[days.length - 1] = story.day(newest)
  return days.map((day) => (day < first.on ? first.on : day)).sort()
}

function needsOpenOn(story: Story, on: Day): readonly ToldNeed[] {
  const closed = new Map(
    story.facts.flatMap((fact) =>
      fact.type === 'need-closed' ? [[fact.detail.need, fact.on] as const] : [],
    ),
  )
  return story.needs.filter(
    ({ id, fromAgo }) => story.workday(fromAgo) <= on && on < (closed.get(id) ?? '9999-12-31'),
  )
}

function topicsOf(season: Season, open: readonly ToldNeed[], story: Story): readonly Topic[] {
  if (season.contact === 'died' || season.contact === 'left') return []
  if (season.contact === 'missing') return [{ name: 'searching', weight: 1 }]
  if (season.contact === 'reach-in') return [{ name: 'after', weight: 1 }]
  if (season.contact === 'detained') return [{ name: 'away', weight: 1 }]
  const needs = open.map(({ category }) => ({ name: category, weight: 14 }))
  if (season.child) return [{ name: 'young', weight: 50 }, ...needs]
  const topics: Topic[] = [
    { name: 'everyday', weight: season.inSupport ? 30 : 4 },
    { name: 'own-words', weight: season.inSupport ? 9 : 2 },
    { name: 'risk', weight: 4 },
    ...needs,
  ]
  if (!season.inSupport && !season.challenging) topics.push({ name: 'early', weight: 40 })
  if (season.challenging) topics.push({ name: 'challenge', weight: 60 })
  if (season.starting) topics.push({ name: 'arriving', weight: 90 })
  if (season.waiting) topics.push({ name: 'waiting', weight: 6 })
  if (season.assessing) topics.push({ name: 'assessment', weight: 25 })
  if (season.leaving) topics.push({ name: 'leaving', weight: 50 })
  if (story.language !== 'English') topics.push({ name: 'interpreted', weight: 5 })
  return topics
}

interface Drawn extends Card {
  readonly topic: string
}

/** Draws from decks by weight; a deck that has run out is passed over while another has cards. */
function drawer(chance: Chance, language: string) {
  const said = [...ownWords, ...(ownLanguageWords[language] ?? [])].map(withoutMarks)
  const words: Lines = { 'survivor-words': said }
  const decks = new Map<string, Deck>()
  const recent: string[] = []

  function deck(name: string): Deck {
    const known = decks.get(name)
    if (known) return known
    const lines = name === 'own-words' ? words : (topicLines[name] ?? everyday)
    const fresh = deckOf(lines, chance)
    decks.set(name, fresh)
    return fresh
  }

  function cardFrom(name: string): Drawn | undefined {
    const card = deck(name).draw()
    if (card === undefined || recent.includes(card.text)) return undefined
    recent.push(card.text)
    if (recent.length > 60) recent.shift()
    return { ...card, topic: name }
  }

  return function draw(topics: readonly Topic[]): Drawn | undefined {
    const left = [...topics]
    while (left.length > 0) {
      const topic = weighted(left, chance)
      const card = cardFrom(topic.name)
      if (card) return card
      left.splice(left.indexOf(topic), 1)
    }
    if (!topics.some(({ name }) => name === 'everyday')) return undefined
    decks.delete('everyday')
    for (let tries = 0; tries < 80; tries += 1) {
      const card = cardFrom('everyday')
      if (card) return card
    }
    return undefined
  }
}

function weighted(topics: readonly Topic[], chance: Chance): Topic {
  let at = chance.whole(
    1,
    topics.reduce((sum, { weight }) => sum + weight, 0),
  )
  const found = topics.find(({ weight }) => {
    at -= weight
    return at <= 0
  })
  return found ?? chance.pick(topics)
}

interface Around {
  readonly plot: Plot
  readonly story: Story
  readonly on: Day
  readonly open: readonly ToldNeed[]
  readonly chance: Chance
}

function entryFrom(
  { kind, text, topic }: Drawn,
  { plot, story, on, open, chance }: Around,
): Pick<MadeUpEntry, 'kind' | 'words' | 'needIds' | 'language' | 'interpreter'> {
  const about = open.filter(({ category }) => category === topic)
  const one = about.length > 0 ? chance.pick(about) : undefined
  const child = story.dependants.find(({ id }) => id === one?.dependant)?.alias
  const { alias, pronoun } = plot
  const { language } = story
  const words = filled(
    text,
    { alias, pronoun, language, ...(child !== undefined && { child }) },
    on,
    chance,
  )
  const needIds =
    topic === 'assessment' ? open.slice(0, 3).map(({ id }) => id) : one ? [one.id] : []
  return { kind, words, needIds, ...spokenIn(kind, topic, text, { language, chance, alias }) }
}

function spokenIn(
  kind: EntryKind,
  topic: string,
  text: string,
  { language, chance, alias }: { language: string; chance: Chance; alias: string },
): Pick<MadeUpEntry, 'language' | 'interpreter'> {
  if (language === 'English') return kind === 'survivor-words' ? { language } : {}
  const talk = ['visit', 'call', 'meeting', 'survivor-words'].includes(kind)
  const absent = text.includes('without the interpreter') || text.includes('did not come')
  if (!talk || absent || !(topic === 'interpreted' || chance.happens(0.6))) {
    return kind === 'survivor-words' ? { language } : {}
  }
  return { language, interpreter: `INT-${interpreterNumber(language, alias)}` }
}

/** Mostly one interpreter per language and person, as people prefer. */
function interpreterNumber(language: string, alias: string): number {
  return 100 + ((language.length * 37 + alias.length * 11 + language.charCodeAt(0)) % 400)
}

/** The page sets the marks around what somebody said. */
function withoutMarks(line: string): string {
  return line.replace(/^“([^”]*)”$/, '$1')
}
