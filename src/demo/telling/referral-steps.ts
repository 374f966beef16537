/** The steps of a made-up life from the first concern to the two decisions and the start of support. */
import { type Day, laterOf } from '../../domain/calendar/day.ts'
import type { FactOf } from '../../domain/facts/fact.ts'
import type { consents } from '../../domain/facts/referral-facts.ts'
import { indicatorWords, reviewWords } from './said-in-facts.ts'
import { agoOf, type Story } from './story.ts'

type Consent = keyof typeof consents
type Referral = FactOf<'referred'>['detail']
type Grounds = 'reasonable-grounds-decided' | 'conclusive-grounds-decided'
type Outcome = FactOf<Grounds>['detail']['outcome']

export interface Place {
  readonly nation?: FactOf<'case-opened'>['detail']['nation']
  readonly ageGroup?: FactOf<'case-opened'>['detail']['ageGroup']
}

export function withInterpreter(story: Story): { language: string; interpreter: 'yes' | 'no' } {
  return { language: story.language, interpreter: story.language === 'English' ? 'no' : 'yes' }
}

export function identified(story: Story, ago: number, place: Place = {}): void {
  const { nation = 'ENG', ageGroup = 'adult' } = place
  story.tell('case-opened', ago, { nation, ageGroup })
  story.tell('indicators-recorded', ago, { what: story.chance.pick(indicatorWords) })
}

export function consented(story: Story, ago: number, ...about: readonly Consent[]): void {
  for (const consent of about) {
    story.tell('consent-given', ago, {
      consent,
      ...withInterpreter(story),
      readBack: 'yes',
      form: story.chance.pick(['written', 'written', 'verbal']),
    })
  }
}

export function referred(story: Story, ago: number, how: Partial<Referral> = {}): string {
  return story.tell('referred', ago, {
    authority: 'sca',
    receivedOn: story.workday(ago),
    wantsSupport: 'yes',
    destitute: 'no',
    reference: `MADE-UP-${story.chance.whole(10_000, 99_999)}`,
    ...how,
  })
}

export function adultReferred(story: Story, ago: number, place: Place = {}): string {
  identified(story, ago + 5, place)
  consented(story, ago + 2, 'nrm-referral', 'support', 'contact-route')
  story.tell('contact-attempted', ago + 1, { reached: 'yes', channel: 'phone' })
  return referred(story, ago)
}

/** Wanted to be referred and, for now, no support. */
export function adultReferredOnly(story: Story, ago: number): string {
  identified(story, ago + 5)
  consented(story, ago + 2, 'nrm-referral', 'contact-route')
  return referred(story, ago, { wantsSupport: 'no' })
}

export interface Served {
  /** Days from the letter to the provider, and from the letter to the survivor; absent: not yet. */
  readonly provider?: number
  readonly survivor?: number
  readonly reasons?: string
}

/** A decision on grounds as its letter says it; the survivor is told on the day they receive it. */
export function decided(
  story: Story,
  type: Grounds,
  ago: number,
  how: Served & { readonly outcome: Outcome },
): string {
  const { provider = 1, survivor, reasons, outcome } = how
  const received = (after: number): Day => laterOf(story.workday(ago - after), story.workday(ago))
  const grounds =
    type === 'reasonable-grounds-decided' ? 'Reasonable grounds' : 'Conclusive grounds'
  const letter = story.letter(story.workday(ago), `${grounds} decision`, [
    `The decision is ${outcome}.`,
    ...(reasons === undefined ? [] : [reasons]),
  ])
  const id = story.tell(type, ago, {
    outcome,
    letter,
    sentOn: story.workday(ago),
    receivedByProviderOn: received(provider),
    ...(survivor !== undefined && { receivedBySurvivorOn: received(survivor) }),
    ...(reasons !== undefined && { reasons }),
  })
  if (survivor !== undefined) {
    const moment =
      type === 'reasonable-grounds-decided' ? 'reasonable-grounds' : 'conclusive-grounds'
    told(story, agoOf(story, received(survivor)), moment, id)
  }
  return id
}

export function told(
  story: Story,
  ago: number,
  moment: FactOf<'told-survivor'>['detail']['moment'],
  about?: string,
): void {
  story.tell('told-survivor', ago, {
    moment,
    copyGiven: 'yes',
    ...withInterpreter(story),
    readBack: story.chance.pick(['yes', 'yes', 'yes', 'no']),
    ...(about !== undefined && { about }),
  })
}

export function inSupport(
  story: Story,
  ago: number,
  mode: FactOf<'support-started'>['detail']['mode'] = 'outreach',
): void {
  story.tell('contact-attempted', ago + 1, { reached: 'yes', channel: 'phone' })
  story.tell('support-started', ago, { mode })
  story.tell('risk-reviewed', ago, { summary: story.fresh(reviewWords) })
}

export interface Confirmed extends Place {
  /** Days ago of the positive reasonable grounds decision. */
  readonly rg: number
  readonly cg?: number
  /** Days from the conclusive grounds letter until the survivor had it. */
  readonly survivor?: number
  readonly mode?: FactOf<'support-started'>['detail']['mode']
}

/** The usual road of an adult: referred, positive twice, in support in between. */
export function adultInSupport(story: Story, road: Confirmed): { rg: string; cg?: string } {
  const { rg, cg, survivor = 2, mode, ...place } = road
  adultReferred(story, rg + 9, place)
  const first = decided(story, 'reasonable-grounds-decided', rg, {
    outcome: 'positive',
    survivor: 1,
  })
  inSupport(story, rg - 4, mode)
  if (cg === undefined) return { rg: first }
  const second = decided(story, 'conclusive-grounds-decided', cg, { outcome: 'positive', survivor })
  return { rg: first, cg: second }
}

export function riskReviewed(story: Story, ago: number): void {
  story.tell('risk-reviewed', ago, { summary: story.fresh(reviewWords) })
}
