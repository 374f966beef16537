/**
 * What shows that a need is there: asked for, received, dated, confirmed as still current. Evidence
 * is kept for the need, not for one RNA, so that nobody is asked for the same paper twice.
 */
import { addDays, type Day, daysBetween, laterOf } from '../calendar/day.ts'
import type { Fact } from '../facts/fact.ts'
import { readRecord, type StandingRecord } from '../facts/standing-record.ts'

export interface Evidence {
  /** The id of the fact that recorded it. */
  readonly id: string
  readonly needs: readonly string[]
  readonly receivedOn: Day
  readonly datedOn?: Day
  /** The last day on which someone confirmed that it still holds. */
  readonly confirmedOn?: Day
  readonly document?: string
  readonly what?: string
}

export interface EvidenceRequest {
  readonly id: string
  readonly need?: string
  readonly askedOn: Day
  readonly answeredOn?: Day
  readonly what?: string
}

/** All evidence of a case, oldest first. Evidence without a need of its own takes its request's. */
export function evidenceOf(facts: readonly Fact[]): readonly Evidence[] {
  const record = readRecord(facts)
  const confirmed = new Map<string, Day>()
  for (const { on, detail } of record.of('evidence-still-current')) {
    const evidence = record.standing(detail.evidence)?.id ?? detail.evidence
    confirmed.set(evidence, laterOf(on, confirmed.get(evidence) ?? on))
  }
  return record.of('evidence-received').map(({ id, on, detail }) => {
    const { need, request, datedOn, document, what } = detail
    const forNeed = need ?? needOfRequest(request, record)
    const confirmedOn = confirmed.get(id)
    return {
      id,
      needs: forNeed === undefined ? [] : [forNeed],
      receivedOn: on,
      ...(datedOn !== undefined && { datedOn }),
      ...(confirmedOn !== undefined && { confirmedOn }),
      ...(document !== undefined && { document }),
      ...(what !== undefined && { what }),
    }
  })
}

function needOfRequest(id: string | undefined, record: StandingRecord): string | undefined {
  const request = id === undefined ? undefined : record.standing(id)
  return request?.type === 'evidence-requested' ? request.detail.need : undefined
}

/** Every request for evidence, with the day of its first answer when one has come. */
export function evidenceRequestsOf(facts: readonly Fact[]): readonly EvidenceRequest[] {
  const record = readRecord(facts)
  const answers = record.of('evidence-received')
  return record.of('evidence-requested').map(({ id, on, detail }) => {
    const answer = answers.find(
      ({ detail: { request } }) => request !== undefined && record.standing(request)?.id === id,
    )
    return {
      id,
      askedOn: on,
      ...(detail.need !== undefined && { need: detail.need }),
      ...(answer && { answeredOn: answer.on }),
      ...(detail.what !== undefined && { what: detail.what }),
    }
  })
}

/** Evidence for any of these needs: a need and the earlier ones it carries on. */
export function evidenceFor(
  evidence: readonly Evidence[],
  needIds: readonly string[],
): readonly Evidence[] {
  return evidence.filter(({ needs }) => needs.some((id) => needIds.includes(id)))
}

export type Freshness =
  | { readonly state: 'current'; readonly until: Day }
  | { readonly state: 'stale'; readonly since: Day }

/**
 * Evidence is current for so many days after the latest of: the date on it, or else the day it came,
 * and the last day on which someone confirmed it. The last of those days still counts.
 */
export function freshnessOf(evidence: Evidence, staleAfterDays: number, today: Day): Freshness {
  const dated = evidence.datedOn ?? evidence.receivedOn
  const holdsFrom = laterOf(dated, evidence.confirmedOn ?? dated)
  return daysBetween(holdsFrom, today) > staleAfterDays
    ? { state: 'stale', since: addDays(holdsFrom, staleAfterDays + 1) }
    : { state: 'current', until: addDays(holdsFrom, staleAfterDays) }
}
