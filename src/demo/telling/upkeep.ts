/**
 * What a worker does without being asked: contact, risk reviews, long-wait reviews, monthly news,
 * legal advice after a bad letter. Told for the whole time in support; let slide where a plot says so.
 */
import { type Fact, factsOfType, standingFacts } from '../../domain/facts/fact.ts'
import { told } from './referral-steps.ts'
import { reviewWords, waitWords } from './said-in-facts.ts'
import { type Season, seasonOn } from './season.ts'
import { agoOf, type Story } from './story.ts'

export interface Pace {
  readonly behind?: true
  readonly lastContact?: number
}

export function keepUp(story: Story, pace: Pace): void {
  const facts = standingFacts(story.facts)
  const seasonAt = (ago: number) => seasonOn(facts, story.workday(ago))
  const inTouch = (ago: number) => isInTouch(seasonAt(ago))
  const latest = Math.max(pace.lastContact ?? 1, 1)
  const started = firstAgo(story, facts, ['support-started', 'emergency-support-agreed'])
  if (started !== undefined) {
    for (const ago of rhythm(story, started, { latest, stop: pace.behind ? 45 : 2, every: 23 })) {
      if (inTouch(ago)) story.tell('risk-reviewed', ago, { summary: story.fresh(reviewWords) })
    }
    const recent = Math.min(started, 70)
    for (const ago of rhythm(story, recent, { latest, stop: pace.behind ? 18 : 1, every: 10 })) {
      if (inTouch(ago)) story.tell('contact-attempted', ago, reached(story))
    }
    monthlyNews(story, facts, { latest, pace, inTouch })
  }
  longWaitReviews(story, facts, { latest, pace, seasonAt })
  if (!pace.behind) legalAdvice(story)
}

function isInTouch({ inSupport, contact }: Season): boolean {
  return inSupport && (contact === 'ordinary' || contact === 'detained')
}

function reached(story: Story) {
  return {
    reached: 'yes',
    channel: story.chance.pick(['phone', 'visit', 'message'] as const),
  } as const
}

function firstAgo(story: Story, facts: readonly Fact[], types: readonly Fact['type'][]) {
  const first = facts.find(({ type }) => types.includes(type))
  return first && agoOf(story, first.on)
}

/** Days ago at which something is due: seldom long ago, about every so many days of late. */
function rhythm(
  story: Story,
  from: number,
  { latest, stop, every }: { latest: number; stop: number; every: number },
): readonly number[] {
  const days: number[] = []
  let ago = from - every
  while (ago >= Math.max(latest, stop)) {
    days.push(ago)
    ago -= ago > 150 ? story.chance.whole(70, 100) : story.chance.whole(every - 2, every + 2)
  }
  return days
}

function monthlyNews(
  story: Story,
  facts: readonly Fact[],
  how: { latest: number; pace: Pace; inTouch: (ago: number) => boolean },
): void {
  const confirmed = factsOfType(facts, 'conclusive-grounds-decided').at(-1)
  if (confirmed === undefined || confirmed.detail.outcome === 'negative') return
  const from = Math.min(agoOf(story, confirmed.on), 120)
  const stop = how.pace.behind ? 40 : 2
  for (const ago of rhythm(story, from, { latest: how.latest, stop, every: 24 })) {
    if (how.inTouch(ago)) told(story, ago, 'monthly')
  }
}

function longWaitReviews(
  story: Story,
  facts: readonly Fact[],
  how: { latest: number; pace: Pace; seasonAt: (ago: number) => Season },
): void {
  const positive = factsOfType(facts, 'reasonable-grounds-decided').findLast(
    ({ detail }) => detail.outcome === 'positive',
  )
  if (positive === undefined) return
  const stop = how.pace.behind ? 38 : 2
  for (const ago of rhythm(story, agoOf(story, positive.on), { latest: 2, stop, every: 24 })) {
    const { waiting, contact } = how.seasonAt(ago)
    if (waiting && contact !== 'left' && contact !== 'died') {
      story.tell('case-reviewed', ago, { why: 'long-wait', summary: story.fresh(waitWords) })
    }
  }
}

/** Legal advice is asked for the working day after the letter is known. */
function legalAdvice(story: Story): void {
  const asked = new Set(
    story.facts.flatMap((fact) => (fact.type === 'legal-advice-sought' ? [fact.detail.about] : [])),
  )
  const refusedNeeds = new Set(
    story.facts.flatMap((fact) =>
      fact.type === 'need-decided' && fact.detail.outcome !== 'agreed'
        ? [fact.detail.decision]
        : [],
    ),
  )
  for (const fact of [...story.facts]) {
    if (asked.has(fact.id) || !isAdverse(fact, refusedNeeds)) continue
    const known = Math.round((Date.parse(story.today) - Date.parse(fact.recordedAt)) / 86_400_000)
    const next = known - (story.workday(known - 1) === story.workday(known) ? 3 : 1)
    if (next >= 1) story.tell('legal-advice-sought', next, { about: fact.id })
  }
}

function isAdverse(fact: Fact, refusedNeeds: ReadonlySet<string>): boolean {
  switch (fact.type) {
    case 'reasonable-grounds-decided':
    case 'conclusive-grounds-decided':
      return fact.detail.outcome === 'negative'
    case 'rna-decided':
      return refusedNeeds.has(fact.id)
    case 're-entry-decided':
      return fact.detail.outcome === 'refused'
    case 'reconsideration-answered':
      return fact.detail.answer === 'refused'
    case 'disqualified':
      return true
    default:
      return false
  }
}
