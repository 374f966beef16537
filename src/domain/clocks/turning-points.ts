/**
 * Readings of the record that several rules share: positive decisions wherever they came from,
 * adverse ones, and what an RNA decision did to each need.
 */
import type { Day } from '../calendar/day.ts'
import type { Fact, FactOf } from '../facts/fact.ts'
import { type AnyOf, type CaseRecord, every, factAt, firstFrom, pointsAt } from './case-record.ts'
import { longDay } from './day-words.ts'
import type { Moved } from './rule.ts'

type Stage = 'reasonable-grounds-decided' | 'conclusive-grounds-decided'

/** A positive decision of a stage, or a negative one changed on reconsideration. */
export function isPositive(
  fact: AnyOf<Stage | 'reconsideration-decided'>,
  record: CaseRecord,
  stage: Stage,
): boolean {
  if (fact.type !== 'reconsideration-decided') {
    return fact.type === stage && fact.detail.outcome === 'positive'
  }
  if (fact.detail.outcome !== 'changed') return false
  const decision = challenged(record, fact.detail.request)
  return decision?.type === stage && decision.detail.outcome === 'negative'
}

/** The decision that a reconsideration request was about. */
export function challenged(record: CaseRecord, requestId: string | undefined): Fact | undefined {
  const request = factAt(record, requestId)
  return request?.type === 'reconsideration-requested'
    ? factAt(record, request.detail.of)
    : undefined
}

export function reconsiderationOf(
  record: CaseRecord,
  decision: Fact,
): FactOf<'reconsideration-requested'> | undefined {
  return every(record, 'reconsideration-requested').find(({ detail }) =>
    pointsAt(record, detail.of, decision),
  )
}

/** The later day, when more time to ask for reconsideration was given. */
export function extensionOf(record: CaseRecord, decision: Fact, due: Day): Moved | undefined {
  let until: Day | undefined
  for (const { detail } of every(record, 'extension-answered')) {
    if (detail.given !== 'yes' || detail.until === undefined) continue
    if (!pointsAt(record, detail.of, decision)) continue
    if (until === undefined || detail.until > until) until = detail.until
  }
  if (until === undefined || until <= due) return undefined
  return {
    due: until,
    because: `More time was given, so the day moved from ${longDay(due)} to ${longDay(until)}.`,
  }
}

/** What was decided for each need in one RNA decision. */
export function needsDecidedIn(
  record: CaseRecord,
  decision: Fact,
): readonly FactOf<'need-decided'>[] {
  return every(record, 'need-decided').filter(({ detail }) =>
    pointsAt(record, detail.decision, decision),
  )
}

/** Less than everything that was asked for; also when nothing was recorded need by need. */
export function isShortfall(record: CaseRecord, decision: FactOf<'rna-decided'>): boolean {
  const needs = needsDecidedIn(record, decision)
  return needs.length === 0 || needs.some(({ detail }) => detail.outcome !== 'agreed')
}

/** Whether an RNA decision ends support: it says so, or agrees nothing. */
export function endsSupport(record: CaseRecord, decision: FactOf<'rna-decided'>): boolean {
  if (decision.detail.supportEndsOn !== undefined) return true
  const needs = needsDecidedIn(record, decision)
  return (
    needs.length > 0 &&
    needs.every(({ detail }) => ['not-agreed', 'agreed-elsewhere'].includes(detail.outcome))
  )
}

export const adverseTypes = [
  'reasonable-grounds-decided',
  'conclusive-grounds-decided',
  'disqualified',
  'rna-decided',
  're-entry-decided',
  'reconsideration-answered',
  'reconsideration-decided',
  'vts-decided',
] as const

/** A decision against the person, after which legal advice is worth having. */
export function isAdverse(fact: AnyOf<(typeof adverseTypes)[number]>, record: CaseRecord): boolean {
  switch (fact.type) {
    case 'reasonable-grounds-decided':
    case 'conclusive-grounds-decided':
      return fact.detail.outcome === 'negative'
    case 'disqualified':
      return true
    case 'rna-decided':
      return isShortfall(record, fact)
    case 're-entry-decided':
    case 'vts-decided':
      return fact.detail.outcome === 'refused'
    case 'reconsideration-answered':
      return fact.detail.answer === 'refused'
    case 'reconsideration-decided':
      return fact.detail.outcome === 'unchanged'
  }
}

/** What undid an adverse decision. */
export function undoneBy(record: CaseRecord, decision: Fact): Fact | undefined {
  if (decision.type === 'disqualified') {
    return firstFrom(record, ['disqualification-lifted'], decision.on)
  }
  // A new RNA decision after a challenge takes the place of the old one, whatever it says.
  const replaced = firstFrom(
    record,
    ['rna-decided'],
    decision.on,
    ({ detail }) => challenged(record, detail.afterReconsideration)?.id === decision.id,
  )
  if (replaced) return replaced
  return firstFrom(
    record,
    ['reconsideration-decided'],
    decision.on,
    ({ detail }) =>
      detail.outcome === 'changed' && challenged(record, detail.request)?.id === decision.id,
  )
}
