/**
 * What the survivor must be told, and whether they have been: in their language, said back in their
 * own words, with a copy. Silence of ours is never counted as telling.
 */
import { addMonths, type Day } from '../calendar/day.ts'
import type { Fact, FactOf } from '../facts/fact.ts'
import type { tellMoments } from '../facts/rna-facts.ts'
import type { StandingRecord } from '../facts/standing-record.ts'
import { type Points, pointsFor } from './told-points.ts'
import { type Told, toldOf } from './tracks/rna/rna-decisions.ts'
import { hasMoveOn } from './tracks/support/floor.ts'
import { isSupported } from './tracks/support/support-track.ts'
import { type CaseReading, confirmation } from './tracks.ts'

export type TellMoment = keyof typeof tellMoments

export type Lacking = 'copy' | 'language' | 'read-back'

export interface ToTell {
  readonly moment: TellMoment
  /** The fact that it is about; absent for the monthly talk and for leaving without a notice. */
  readonly about?: string
  /** Due since this day. */
  readonly since: Day
  readonly points: readonly Points[]
  /** How it was told; absent while it has not been. */
  readonly told?: Told
  /** Told, but one of these is not recorded. The copy is asked for only where one is due. */
  readonly lacking: readonly Lacking[]
  /** Told, and where a copy is due, given or explained. */
  readonly done: boolean
  /** Not done, and a later step has made it late for good: keep it in sight, tell the next one. */
  readonly overtaken: boolean
}

interface Due {
  readonly moment: TellMoment
  readonly about?: string
  readonly since: Day
  readonly points: readonly Points[]
  readonly copyDue: boolean
  readonly overtaken?: boolean
  /** Another fact that shows they were told. */
  readonly toldBy?: Told
}

/** Everything there was to tell in this case, oldest first. Nothing is told after a death. */
export function readTold(
  reading: CaseReading,
  today: Day,
  { monthsBetweenTalks }: { readonly monthsBetweenTalks: number },
): readonly ToTell[] {
  if (reading.tracks.nrm.state === 'died') return []
  const due = [
    ...dueForDecisions(reading),
    ...reading.tracks.rnas.flatMap(({ cycle }) => dueForRna(cycle.rna, reading)),
    ...dueForLeaving(reading),
  ]
  const tellings = assign(due, reading.record)
  const list = due.map((one) => toTell(one, tellings.get(one) ?? one.toldBy))
  const monthly = monthlyTalk(reading, list, today, monthsBetweenTalks)
  return [...list, ...(monthly ? [monthly] : [])].sort((one, other) =>
    one.since < other.since ? -1 : one.since > other.since ? 1 : 0,
  )
}

function dueForDecisions({ record, age }: CaseReading): readonly Due[] {
  const concluded = record.last('conclusive-grounds-decided') !== undefined
  const child = (day: Day) => age.on(day) !== 'adult'
  const reasonable = record.of('reasonable-grounds-decided').map(
    (fact): Due => ({
      moment: 'reasonable-grounds',
      about: fact.id,
      since: fact.on,
      points: pointsFor('reasonable-grounds', fact.detail.outcome, child(fact.on)),
      copyDue: true,
      overtaken: concluded,
    }),
  )
  const conclusive = record.of('conclusive-grounds-decided').map((fact): Due => {
    const moveOn = hasMoveOn(record) && !child(fact.on)
    const kind = fact.detail.outcome === 'positive' && moveOn ? 'move-on' : fact.detail.outcome
    return {
      moment: 'conclusive-grounds',
      about: fact.id,
      since: fact.on,
      points: pointsFor('conclusive-grounds', kind, child(fact.on)),
      copyDue: true,
    }
  })
  return [...reasonable, ...conclusive]
}

function dueForRna(rna: string, { record }: CaseReading): readonly Due[] {
  const isOfIt = (fact: Fact) => 'rna' in fact.detail && fact.detail.rna === rna
  const facts = record.inOrder.filter(isOfIt)
  const has = (type: Fact['type']) => facts.some((fact) => fact.type === type)
  const decided = has('rna-decided')
  return facts.flatMap((fact): Due[] => {
    const known = { about: fact.id, since: fact.on, copyDue: false }
    switch (fact.type) {
      case 'rna-accepted':
        return [due('before-drafting', known, has('rna-released') || decided)]
      case 'rna-drafted': {
        const review = facts.find((one) => one.type === 'rna-reviewed-by-survivor')
        const toldBy = review && reviewed(review)
        return [{ ...due('draft-done', known, decided), ...(toldBy && { toldBy }) }]
      }
      case 'rna-released':
        return [due('submitted', known, decided)]
      case 'rna-information-requested':
        return [due('information-requested', known, decided)]
      case 'rna-decided':
        return [{ ...due('rna-decision', known, false), copyDue: true }]
      default:
        return []
    }
  })
}

function due(
  moment: TellMoment,
  known: { about: string; since: Day; copyDue: boolean },
  overtaken: boolean,
): Due {
  return { moment, ...known, overtaken, points: pointsFor(moment) }
}

/** Going through the draft with the survivor is telling them of it. */
function reviewed({ on, detail }: FactOf<'rna-reviewed-by-survivor'>): Told | undefined {
  if (detail.agreement === 'not-asked') return undefined
  const { language, readBack } = detail
  return {
    on,
    copy: 'to-follow',
    ...(language !== undefined && { language }),
    ...(readBack && { readBack }),
  }
}

function dueForLeaving({ record, tracks }: CaseReading): readonly Due[] {
  const notice = record.last('exit-notice-given')
  const { support } = tracks
  const leaving = support.state === 'exiting' || support.state === 'exited'
  if (!leaving) return []
  const start = support.state === 'exiting' ? support.since : support.exit.on
  const since = notice && notice.on < start ? notice.on : start
  const points = pointsFor('exit')
  return [{ moment: 'exit', since, points, copyDue: true, ...(notice && { about: notice.id }) }]
}

/**
 * Gives each telling to what it was about: the event that it names or, when it names none, the
 * latest event of that moment on or before its day. The first complete telling counts.
 */
function assign(due: readonly Due[], record: StandingRecord): ReadonlyMap<Due, Told> {
  const found = new Map<Due, Told>()
  for (const fact of record.of('told-survivor')) {
    const told = toldOf(fact)
    const named = fact.detail.about && record.standing(fact.detail.about)?.id
    const about = named
      ? due.find((one) => one.about === named)
      : due.findLast(({ moment, since }) => moment === fact.detail.moment && since <= fact.on)
    if (about === undefined) continue
    const earlier = found.get(about)
    if (earlier === undefined || (about.copyDue && earlier.copy === 'to-follow')) {
      found.set(about, told)
    }
  }
  return found
}

function toTell(due: Due, told: Told | undefined): ToTell {
  const { moment, about, since, points, copyDue, overtaken } = due
  const done = told !== undefined && !(copyDue && told.copy === 'to-follow')
  return {
    moment,
    ...(about !== undefined && { about }),
    since,
    points,
    ...(told && { told }),
    lacking: told ? lackingIn(told, copyDue) : [],
    done,
    overtaken: !done && overtaken === true,
  }
}

function lackingIn(told: Told, copyDue: boolean): readonly Lacking[] {
  return [
    ...(copyDue && told.copy === 'to-follow' ? (['copy'] as const) : []),
    ...(told.language === undefined ? (['language'] as const) : []),
    ...(told.readBack !== 'yes' ? (['read-back'] as const) : []),
  ]
}

/** A confirmed person in support hears regularly how long it goes on; any fuller telling counts. */
function monthlyTalk(
  { record, tracks, episodes }: CaseReading,
  list: readonly ToTell[],
  today: Day,
  months: number,
): ToTell | undefined {
  const confirmedOn = confirmation(episodes)
  if (confirmedOn === undefined || !isSupported(tracks.support)) return undefined
  const talk = record.of('told-survivor').findLast(({ detail }) => detail.moment === 'monthly')
  const fuller = list
    .filter(({ moment }) => moment === 'conclusive-grounds' || moment === 'rna-decision')
    .flatMap(({ told }) => told?.on ?? [])
  const last = [confirmedOn, ...fuller, ...(talk ? [talk.on] : [])].sort().at(-1) ?? confirmedOn
  const since = addMonths(last, months)
  const points = pointsFor('monthly')
  if (since <= today) return toTell({ moment: 'monthly', since, points, copyDue: false }, undefined)
  if (talk === undefined) return undefined
  return toTell({ moment: 'monthly', since: talk.on, points, copyDue: false }, toldOf(talk))
}
