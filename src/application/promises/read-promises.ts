/** Queries: the promises of one case, and those of this week over all of one's own cases or services. */
import type { Day } from '../../domain/calendar/day.ts'
import type { CalendarName } from '../../domain/calendar/working-days.ts'
import type { Nation, Policy } from '../../domain/policy/policy.ts'
import { type Promised, promisesOf } from '../../domain/promises/promised.ts'
import {
  asksToday,
  inOrder,
  isThisWeek,
  type PromiseLimits,
  type PromiseStanding,
  promiseStanding,
} from '../../domain/promises/standing.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { ourTarget } from '../case/limits-from-policy.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import type { PromiseLine } from '../ports/promises/promise-store.ts'
import { type Services, type Sitting, sit } from '../services.ts'

export interface StandingPromise extends Promised {
  readonly standing: PromiseStanding
}

export interface StandingLine extends PromiseLine {
  readonly standing: PromiseStanding
}

export interface ReadPromises extends ReadCase {
  /** What is broken first. */
  readonly promises: readonly StandingPromise[]
  readonly mayWork: boolean
}

export function promiseLimits(policy: Policy, today: Day): PromiseLimits {
  return {
    silentDays: ourTarget(policy, 'OUR-PROMISE-SILENT', today),
    againDays: ourTarget(policy, 'OUR-PROMISE-AGAIN', today),
  }
}

const calendarOf: Readonly<Record<Nation, CalendarName>> = {
  ENG: 'england-and-wales',
  WAL: 'england-and-wales',
  SCOT: 'scotland',
  NI: 'northern-ireland',
}

/** What a promise is measured against: the day, our targets, the holidays of the nation. */
export function measureFor(policy: Policy, today: Day, nation: Nation | undefined) {
  const calendar = policy.calendars[calendarOf[nation ?? 'ENG']]
  return { today, limits: promiseLimits(policy, today), calendar }
}

export async function promisesIn(
  sitting: Sitting,
  caseId: string,
): Promise<ReadPromises | undefined> {
  const [read, events] = await Promise.all([
    openFor(sitting, caseId),
    sitting.stores.promises.read(caseId),
  ])
  if (!read) return undefined
  const { today, tracks } = read.picture
  const measure = measureFor(sitting.policy, today, tracks.nation)
  const promises = promisesOf(events).map((promise) => ({
    ...promise,
    standing: promiseStanding(promise, measure),
  }))
  return {
    ...read,
    promises: inOrder(promises),
    mayWork: mayDo(sitting.actor, 'work-on-case', read.file),
  }
}

export function readPromises(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<ReadPromises | undefined> {
  return sit(services, actor, (sitting) => promisesIn(sitting, caseId))
}

/** All that is broken, silent or due within seven days, over many cases. None of them is opened. */
export async function promisesOfWeek(
  services: Services,
  actor: Actor,
  scope: 'own' | 'services',
): Promise<readonly StandingLine[]> {
  return sit(services, actor, async (sitting) => {
    const { today, lines } = await linesOf(sitting, scope)
    return lines.filter(({ standing }) => isThisWeek(standing, today))
  })
}

/** For Today: one's own, due or broken or silent too long, and not asked about just now. */
export async function promisesForToday(sitting: Sitting): Promise<readonly StandingLine[]> {
  const { today, lines } = await linesOf(sitting, 'own')
  return lines.filter(({ standing }) => asksToday(standing, today))
}

async function linesOf({ stores, services, policy }: Sitting, scope: 'own' | 'services') {
  const today = services.world.today()
  // A list over many cases counts working days of England and Wales; each case's own page its own.
  const measure = measureFor(policy, today, 'ENG')
  const lines = (await stores.promises.lines(scope)).map((line) => ({
    ...line,
    standing: promiseStanding(line, measure),
  }))
  return { today, lines: inOrder(lines) }
}
