/**
 * A whole made-up installation as plain data: organisations, staff, and people whose records are
 * alive relative to a day. The same day gives the same data; no clock and no randomness is read.
 */
import type { Contact, Identity } from '../application/ports/person-stores.ts'
import { addMonths, type Day } from '../domain/calendar/day.ts'
import type { Fact } from '../domain/facts/fact.ts'
import { journalOf, type MadeUpEntry, type Team } from './journal/journal.ts'
import { type MadeUpOrganisation, organisations } from './organisations.ts'
import { agreed } from './people/agreed.ts'
import { answeredPeople } from './people/answered.ts'
import { assessing } from './people/assessing.ts'
import { beforeDecision } from './people/before-decision.ts'
import { endedOrTurned } from './people/ended-or-turned.ts'
import { type MadeUpPlace, personOf } from './people/identities.ts'
import { left } from './people/left.ts'
import { otherNations } from './people/other-nations.ts'
import type { Plot } from './people/plot.ts'
import { statusAndConsent } from './people/status-and-consent.ts'
import { waiting } from './people/waiting.ts'
import { youngPeople } from './people/young.ts'
import { chanceFrom } from './telling/chance.ts'
import { identifierAt } from './telling/identifier.ts'
import { openStory, recordedFacts, type Story, type ToldLetter } from './telling/story.ts'
import { keepUp } from './telling/upkeep.ts'

export interface MadeUpPersonRecord {
  readonly key: string
  readonly id: string
  readonly alias: string
  /** What this person is in the demo for. */
  readonly why: string
  /** Keys of the organisation, the service and the worker. */
  readonly organisation: string
  readonly service: string
  readonly worker: string
  readonly nation: 'ENG' | 'WAL' | 'SCOT' | 'NI'
  /** In the order in which they were recorded; the worker recorded them. */
  readonly facts: readonly Fact[]
  readonly journal: readonly MadeUpEntry[]
  readonly identity: Identity
  readonly contact: Contact
  readonly places: readonly MadeUpPlace[]
  /** Decision letters to which facts point; `letterAsPdf` makes the file. */
  readonly letters: readonly ToldLetter[]
}

export interface MadeUpInstallation {
  readonly today: Day
  readonly organisations: readonly MadeUpOrganisation[]
  readonly people: readonly MadeUpPersonRecord[]
}

export const plots: readonly Plot[] = [
  ...beforeDecision,
  ...waiting,
  ...endedOrTurned,
  ...assessing,
  ...answeredPeople,
  ...agreed,
  ...left,
  ...youngPeople,
  ...otherNations,
  ...statusAndConsent,
]

export function madeUpInstallation(today: Day, seed = 'waymark'): MadeUpInstallation {
  const turns = new Map<string, number>()
  const people = plots.map((plot, place) => recordOf(plot, { today, seed, place, turns }))
  return { today, organisations, people }
}

interface Around {
  readonly today: Day
  readonly seed: string
  readonly place: number
  /** How many people each service's workers have been given so far. */
  readonly turns: Map<string, number>
}

function recordOf(plot: Plot, { today, seed, place, turns }: Around): MadeUpPersonRecord {
  const key = plot.alias.toLowerCase()
  const story = openStory(today, `${seed} ${key}`, plot.language)
  plot.tell(story)
  keepUp(story, plot)
  const { organisation, team } = teamFor(plot, turns)
  const chance = chanceFrom(`${seed} person ${key}`)
  return {
    key,
    id: identifierAt(Date.parse('2026-01-05T09:00:00Z'), chance),
    alias: plot.alias,
    why: plot.why,
    organisation: organisation.key,
    service: plot.service,
    worker: team.worker,
    nation: nationOf(story),
    facts: recordedFacts(story),
    journal: journalOf(plot, story, team),
    letters: story.letters,
    ...personOf(chance, {
      language: plot.language,
      bornOn: bornOn(story) ?? addMonths(today, -chance.whole(235, 640)),
      reference: referenceOf(story),
      atSchool: openedAs(story) === 'child',
      house: plot.service.endsWith('houses'),
      place,
    }),
  }
}

function teamFor(
  plot: Plot,
  turns: Map<string, number>,
): { organisation: MadeUpOrganisation; team: Team } {
  const organisation = organisations.find(({ services }) =>
    services.some(({ key }) => key === plot.service),
  )
  if (organisation === undefined) throw new Error(`no such service: ${plot.service}`)
  const here = organisation.staff.filter(({ services }) => services.includes(plot.service))
  const workers = here.filter(({ role }) => role === 'support-worker').map(({ key }) => key)
  const turn = turns.get(plot.service) ?? 0
  if (plot.worker === undefined) turns.set(plot.service, turn + 1)
  // The first worker of a service is named in the plots; the others take turns.
  const others =
    workers.length > 1 && plot.service === 'larkfield-outreach' ? workers.slice(1) : workers
  const worker = plot.worker ?? others[turn % others.length]
  if (worker === undefined) throw new Error(`nobody works in ${plot.service}`)
  const colleagues = here.map(({ key }) => key).filter((key) => key !== worker)
  return { organisation, team: { worker, colleagues } }
}

function openedAs(story: Story): string | undefined {
  return story.facts.find((fact) => fact.type === 'case-opened')?.detail.ageGroup
}

function nationOf(story: Story): MadeUpPersonRecord['nation'] {
  const opened = story.facts.find((fact) => fact.type === 'case-opened')
  if (opened === undefined) throw new Error('a story begins with its opening')
  return opened.detail.nation
}

function bornOn(story: Story): Day | undefined {
  const noted = story.facts.find((fact) => fact.type === 'eighteenth-birthday-noted')
  return noted && addMonths(noted.detail.turns18On, -216)
}

function referenceOf(story: Story): string | undefined {
  return story.facts.findLast((fact) => fact.type === 'referred')?.detail.reference
}
