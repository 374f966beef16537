/** The steps of a made-up Recovery Needs Assessment: needs, evidence, the cycle, the decision. */
import type { Day } from '../../domain/calendar/day.ts'
import type { FactOf } from '../../domain/facts/fact.ts'
import { needOutcomes } from '../../domain/facts/rna-facts.ts'
import { consented, told, withInterpreter } from './referral-steps.ts'
import { agreedReasons, evidenceFrom, needWords, refusalReasons } from './said-in-facts.ts'
import type { Story, ToldDependant, ToldNeed } from './story.ts'

type NeedDetail = FactOf<'need-identified'>['detail']
type Trigger = FactOf<'rna-offered'>['detail']['trigger']
type Outcome = FactOf<'need-decided'>['detail']['outcome']

export function dependant(
  story: Story,
  ago: number,
  alias: string,
  relation: FactOf<'dependant-joined'>['detail']['relation'] = 'child',
): ToldDependant {
  const joined = { id: story.thing(), alias }
  story.tell('dependant-joined', ago, { dependant: joined.id, relation, alias })
  story.dependants.push(joined)
  return joined
}

export function need(
  story: Story,
  ago: number,
  category: string,
  also: Pick<NeedDetail, 'link' | 'dependant' | 'earlierNeed'> = {},
): ToldNeed {
  const id = story.thing()
  const words = story.chance.pick(needWords[category] ?? [])
  story.tell('need-identified', ago, { need: id, category, link: 'direct', ...words, ...also })
  const toldNeed = {
    id,
    category,
    fromAgo: ago,
    ...(also.dependant !== undefined && { dependant: also.dependant }),
  }
  story.needs.push(toldNeed)
  return toldNeed
}

/** Several needs found in the same weeks, a few days apart. */
export function needsFound(story: Story, ago: number, ...categories: string[]): ToldNeed[] {
  return categories.map((category, place) => need(story, ago - place * 2, category))
}

/** Evidence for a need, asked for and, if it came, received some days later. */
export function evidence(story: Story, about: ToldNeed, ago: number, came?: number) {
  const { from, what } = evidenceFrom[about.category] ?? {
    from: 'A professional',
    what: 'A letter',
  }
  const request = story.tell('evidence-requested', ago, { need: about.id, from, what })
  if (came === undefined) return { request }
  const received = story.tell('evidence-received', came, {
    request,
    need: about.id,
    datedOn: story.workday(came + 2),
    what,
  })
  return { request, received }
}

export const steps = [
  'offered',
  'accepted',
  'drafted',
  'reviewed',
  'released',
  'forwarded',
] as const
export type Step = (typeof steps)[number]

/** How many days after the offer each step comes, when nothing holds it up. */
export const daysAfterOffer: Readonly<Record<Step, number>> = {
  offered: 0,
  accepted: 3,
  drafted: 9,
  reviewed: 12,
  released: 15,
  forwarded: 18,
}

export interface Assessment {
  readonly rna: string
  readonly offer: string
  readonly release?: string
  readonly forward?: string
}

export interface AssessmentRoad {
  /** Days ago of the offer. */
  readonly offered: number
  readonly upTo: Step
  readonly trigger?: Trigger
  readonly agreement?: FactOf<'rna-reviewed-by-survivor'>['detail']['agreement']
}

/** An RNA from the offer up to a step, at the usual pace. */
export function assessment(story: Story, road: AssessmentRoad): Assessment {
  const { offered, upTo, trigger = 'conclusive-grounds', agreement = 'agrees' } = road
  const rna = story.thing()
  const at = (step: Step) => offered - daysAfterOffer[step]
  const reaches = (step: Step) => steps.indexOf(step) <= steps.indexOf(upTo)
  const offer = story.tell('rna-offered', offered, { rna, trigger, ...withInterpreter(story) })
  if (!reaches('accepted')) return { rna, offer }
  told(story, at('accepted'), 'before-drafting', offer)
  consented(story, at('accepted'), 'rna-participation')
  story.tell('rna-accepted', at('accepted'), { rna, setting: story.chance.pick(settings) })
  if (!reaches('drafted')) return { rna, offer }
  story.tell('rna-drafted', at('drafted'), { rna })
  if (!reaches('reviewed')) return { rna, offer }
  reviewed(story, at('reviewed'), rna, agreement)
  if (!reaches('released')) return { rna, offer }
  const release = released(story, at('released'), rna)
  if (!reaches('forwarded')) return { rna, offer, release }
  return { rna, offer, release, forward: story.tell('rna-forwarded', at('forwarded'), { rna }) }
}

const settings = ['face-to-face', 'face-to-face', 'remote'] as const

export function reviewed(
  story: Story,
  ago: number,
  rna: string,
  agreement: FactOf<'rna-reviewed-by-survivor'>['detail']['agreement'],
): void {
  told(story, ago, 'draft-done')
  story.tell('rna-reviewed-by-survivor', ago, {
    rna,
    agreement,
    language: story.language,
    readBack: 'yes',
    statement: story.chance.pick(statements[agreement]),
  })
}

const statements = {
  agrees: ['It says what I said.', 'Yes. This is my plan.', 'Nothing missing. Please send it.'],
  partly: ['The part about the flat is right. I need the class longer than it says.'],
  disagrees: ['I do not think three months is enough, and I want that to be read.'],
  'not-asked': ['-'],
} as const

export function released(story: Story, ago: number, rna: string): string {
  const release = story.tell('rna-released', ago, { rna, submission: story.thing() })
  told(story, ago, 'submitted', release)
  return release
}

export interface NeedAnswer {
  readonly need: ToldNeed
  readonly outcome: Outcome
  /** Days ago of the last day of support; negative lies ahead. Absent when nothing is agreed. */
  readonly to?: number
  readonly from?: number
  readonly askedTo: number
}

export interface RnaAnswer {
  readonly ago: number
  /** Days from the letter until the survivor was told with a copy; absent: not yet. */
  readonly told?: number
  readonly supportEndsOn?: Day
  readonly afterReconsideration?: string
  readonly perNeed: readonly NeedAnswer[]
}

export function answered(story: Story, rna: string, answer: RnaAnswer): string {
  const { ago, told: after, supportEndsOn, afterReconsideration, perNeed } = answer
  const prompt = after !== undefined && after < 4
  const knownOn = prompt ? story.workday(ago - after) : story.workday(Math.max(ago - 3, 1))
  const letter = story.letter(
    story.workday(ago),
    'Recovery Needs Assessment decision',
    perNeed.map((one) => answerLine(story, one)),
  )
  const decision = story.tell('rna-decided', ago, {
    rna,
    letter,
    sentOn: story.workday(ago),
    receivedByPrimeOn: story.workday(ago),
    receivedByProviderOn: prompt ? story.workday(ago) : story.workday(Math.max(ago - 3, 1)),
    ...(prompt && { receivedBySurvivorOn: story.workday(ago - after) }),
    ...(supportEndsOn !== undefined && { supportEndsOn }),
    ...(afterReconsideration !== undefined && { afterReconsideration }),
  })
  for (const one of perNeed) needAnswered(story, { rna, decision, ago, one, knownOn })
  if (after !== undefined) told(story, ago - after, 'rna-decision', decision)
  return decision
}

function answerLine(story: Story, { need: { category }, outcome, to }: NeedAnswer): string {
  const until = to === undefined ? '' : `, until ${story.day(to)}`
  return `${category}: ${needOutcomes[outcome]}${until}.`
}

function needAnswered(
  story: Story,
  about: { rna: string; decision: string; ago: number; one: NeedAnswer; knownOn: Day },
): void {
  const { rna, decision, ago, one, knownOn } = about
  const refused = one.outcome === 'not-agreed'
  const from = story.day(one.from ?? ago)
  const detail = {
    rna,
    decision,
    need: one.need.id,
    outcome: one.outcome,
    askedFrom: from,
    askedTo: story.day(one.askedTo),
    ...(one.to !== undefined && { from, to: story.day(one.to) }),
    reasons: story.fresh(refused ? refusalReasons : agreedReasons),
  }
  story.tellOn('need-decided', story.workday(ago), detail, { knownOn })
}

/** The same answer to every need: support agreed as asked, until one day. */
export function allAgreed(needs: readonly ToldNeed[], to: number, from?: number): NeedAnswer[] {
  return needs.map((one) => ({
    need: one,
    outcome: 'agreed',
    to,
    askedTo: to,
    ...(from !== undefined && { from }),
  }))
}

/** RNA after RNA, each agreed before the one before it ends. Days ago: decided, and last day. */
export function cycles(
  story: Story,
  needs: readonly ToldNeed[],
  runs: readonly { readonly decided: number; readonly to: number }[],
): Assessment[] {
  return runs.map(({ decided, to }, place) => {
    const done = assessment(story, {
      offered: decided + 34,
      upTo: 'forwarded',
      trigger: offeredBefore(story) ? 'period-ending' : 'conclusive-grounds',
    })
    const before = runs[place - 1]
    const from = before ? before.to - 1 : decided
    answered(story, done.rna, { ago: decided, told: 2, perNeed: allAgreed(needs, to, from) })
    return done
  })
}

function offeredBefore(story: Story): boolean {
  return story.facts.some(({ type }) => type === 'rna-offered')
}

/** Support as it was really given, every so many days, with the misses among it. */
export function provided(
  story: Story,
  about: ToldNeed,
  run: { from: number; to: number; every: number; missedEach?: number },
): void {
  let count = 0
  for (let ago = run.from; ago >= run.to; ago -= run.every) {
    count += 1
    const missed = run.missedEach !== undefined && count % run.missedEach === 0
    story.tell('provision-recorded', ago, {
      need: about.id,
      happened: missed ? 'missed' : 'provided',
      ...(missed && { because: story.chance.pick(whyMissed) }),
    })
  }
}

const whyMissed = [
  'waiting-list',
  'no-interpreter',
  'staff-absent',
  'transport',
  'survivor-unable',
  'money',
] as const
