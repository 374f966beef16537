/** Short made-up histories for measuring: the fewest facts that make each stage of the pathway. */
import { addDays, type Day } from '../../domain/calendar/day.ts'
import type { Fact, FactOf, FactType } from '../../domain/facts/fact.ts'
import type { Chance } from './chance.ts'
import { identifierAt } from './identifier.ts'

interface LightNeed {
  readonly id: string
  readonly category: string
}

export interface LightTelling {
  readonly chance: Chance
  readonly nation: FactOf<'case-opened'>['detail']['nation']
  readonly facts: Fact[]
  readonly needs: LightNeed[]
  /** Days ago of the first and of the last thing to write about. */
  oldest: number
  newest: number
  /** The last working day not after so many days ago; a day ahead when negative. */
  day(ago: number): Day
  /** Facts must be told in the order in which they happened. */
  tell<T extends FactType>(type: T, ago: number, detail: FactOf<T>['detail']): string
  need(ago: number): void
  thing(): string
  language: string
}

interface Around {
  readonly calendar: { readonly today: Day; readonly workdays: readonly Day[] }
  readonly chance: Chance
  readonly language: string
  readonly nation: LightTelling['nation']
}

const categories = [
  'mental-health',
  'accommodation',
  'legal-immigration',
  'education-work',
  'financial',
  'physical-health',
] as const

export function lightTelling({ calendar, chance, language, nation }: Around): LightTelling {
  const facts: Fact[] = []
  const needs: LightNeed[] = []
  let minute = 0
  let time = 0
  const dayIn = (list: readonly Day[], ago: number): Day => {
    const day = list[ago]
    if (day === undefined) throw new Error(`no day ${ago} days ago in the calendar`)
    return day
  }
  const thing = () => identifierAt(time, chance)
  const told: LightTelling = {
    chance,
    nation,
    facts,
    needs,
    oldest: 0,
    newest: chance.whole(1, 9),
    language,
    day: (ago) => (ago < 0 ? addDays(calendar.today, -ago) : dayIn(calendar.workdays, ago)),
    tell(type, ago, detail) {
      const on = dayIn(calendar.workdays, ago)
      minute += 1
      const recordedAt = `${on}T${10 + Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}:00.000Z`
      time = Date.parse(recordedAt)
      const id = thing()
      // The signature ties the detail to its type; the compiler cannot carry that into the union.
      facts.push({ id, type, on, recordedAt, detail } as unknown as Fact)
      if (facts.length === 1) told.oldest = ago
      return id
    },
    need(ago) {
      const need = { id: thing(), category: chance.pick(categories) }
      told.tell('need-identified', ago, { need: need.id, category: need.category, link: 'direct' })
      needs.push(need)
    },
    thing,
  }
  return told
}

/** Each stage: its share of a hundred, whether anyone still works on it, and how it is told. */
export const stages = {
  awaiting: { share: 8, active: true, tell: awaiting },
  waiting: { share: 34, active: true, tell: waiting },
  'moving-on': { share: 14, active: true, tell: (told) => void movingOn(told) },
  agreed: { share: 30, active: true, tell: agreed },
  left: { share: 14, active: false, tell: left },
} as const satisfies Record<
  string,
  { share: number; active: boolean; tell: (told: LightTelling) => void }
>
export type Stage = keyof typeof stages

function start(told: LightTelling, referred: number): void {
  const { nation, language } = told
  told.tell('case-opened', referred + 6, { nation, ageGroup: 'adult' })
  told.tell('indicators-recorded', referred + 6, {})
  told.tell('consent-given', referred + 3, { consent: 'nrm-referral', language, form: 'written' })
  told.tell('consent-given', referred + 3, { consent: 'support', language, form: 'written' })
  told.tell('referred', referred, { authority: 'sca', wantsSupport: 'yes', destitute: 'no' })
}

function awaiting(told: LightTelling): void {
  const { chance } = told
  const referred = chance.whole(6, 25)
  start(told, referred)
  told.tell('emergency-support-agreed', referred, {})
  told.tell('contact-attempted', referred - 1, { reached: 'yes', channel: 'phone' })
  told.tell('risk-reviewed', referred - 2, {})
  told.need(3)
  told.need(2)
  told.newest = 1
}

function recovering(told: LightTelling, rg: number): void {
  start(told, rg + 9)
  told.tell('reasonable-grounds-decided', rg, {
    outcome: 'positive',
    receivedBySurvivorOn: told.day(rg),
  })
  told.tell('support-started', rg - 4, {
    mode: told.chance.pick(['outreach', 'safe-house-catered']),
  })
  told.need(rg - 14)
  told.need(rg - 21)
}

function waiting(told: LightTelling): void {
  const { chance } = told
  const rg = chance.whole(40, 800)
  recovering(told, rg)
  told.tell('risk-reviewed', chance.whole(3, 15), {})
}

function movingOn(told: LightTelling, cg = told.chance.whole(12, 45)): string {
  const { language } = told
  recovering(told, cg + told.chance.whole(60, 600))
  const confirmed = told.tell('conclusive-grounds-decided', cg, {
    outcome: 'positive',
    receivedBySurvivorOn: told.day(cg),
  })
  told.tell('told-survivor', cg - 3, {
    moment: 'conclusive-grounds',
    about: confirmed,
    copyGiven: 'yes',
  })
  const rna = told.thing()
  told.tell('rna-offered', cg - 7, { rna, trigger: 'conclusive-grounds', language })
  return rna
}

/** One RNA, agreed until a day that lies near or far, before or after today. */
function oneRna(told: LightTelling, decided: number, until: Day): void {
  const rna = movingOn(told, decided + 42)
  told.tell('consent-given', decided + 32, {
    consent: 'rna-participation',
    language: told.language,
  })
  told.tell('rna-accepted', decided + 32, { rna })
  const decision = told.tell('rna-decided', decided, {
    rna,
    receivedByProviderOn: told.day(decided),
    receivedBySurvivorOn: told.day(decided),
  })
  const from = told.day(decided)
  for (const { id: need } of told.needs) {
    told.tell('need-decided', decided, {
      ...{ rna, decision, need, outcome: 'agreed', from, to: until },
      ...{ askedFrom: from, askedTo: until },
    })
  }
}

function agreed(told: LightTelling): void {
  const decided = told.chance.whole(5, 160)
  // Some end soon, some in months, a few have ended: a gap.
  oneRna(told, decided, told.day(decided < 120 ? decided - 183 : told.chance.whole(-60, 4)))
}

function left(told: LightTelling): void {
  const ended = told.chance.whole(20, 300)
  oneRna(told, ended + 150, told.day(ended))
  told.tell('exited', ended, { reason: 'planned' })
  told.newest = ended
}
