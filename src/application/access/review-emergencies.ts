/** Queries and commands of leads: which emergencies wait for them, what was opened, what they find. */
import { standingOf } from '../../domain/break-glass/break-glass.ts'
import type { ReviewOutcome } from '../../domain/break-glass/emergency-terms.ts'
import type { Day } from '../../domain/calendar/day.ts'
import type { Actor } from '../actor.ts'
import type { EmergencyRecord, EmergencyToReview } from '../ports/access-stores.ts'
import type { Stores } from '../ports/world.ts'
import type { Services } from '../services.ts'
import { mayDo } from './access-rules.ts'

export type EmergencyStanding = 'nothing-opened' | 'open' | 'to-review' | 'overdue' | 'reviewed'

export interface Emergency extends EmergencyRecord {
  readonly standing: EmergencyStanding
  /** This lead is one of those who were told. */
  readonly toldYou: boolean
}

/** A data protection lead of a contractor or an authority has no cases, so nobody opens one there. */
export function isLead(actor: Actor): boolean {
  return actor.orgKind === 'provider' && mayDo(actor, 'review-break-glass')
}

/** For Today and the list: the two who were told, and once it is overdue every other lead. */
export async function emergenciesFor(
  { emergencies }: Pick<Stores, 'emergencies'>,
  actor: Actor,
  today: Day,
): Promise<readonly Emergency[]> {
  if (!isLead(actor)) return []
  return (await emergencies.forLeads())
    .map((record) => withStanding(record, actor, today))
    .filter((one) => isShownTo(actor, one))
}

export async function listEmergencies(
  { world }: Services,
  actor: Actor,
): Promise<readonly Emergency[] | undefined> {
  if (!isLead(actor)) return undefined
  return world.asActor(actor, async (stores) => {
    await stores.audit.record({ act: 'read the list of emergencies' })
    return emergenciesFor(stores, actor, world.today())
  })
}

export interface ReviewPage {
  readonly emergency: EmergencyToReview & Emergency
  readonly mayReview: boolean
}

export async function readForReview(
  { world }: Services,
  actor: Actor,
  id: string,
): Promise<ReviewPage | undefined> {
  if (!isLead(actor)) return undefined
  return world.asActor(actor, (stores) => found(stores, actor, { id, today: world.today() }))
}

async function found(
  { emergencies }: Stores,
  actor: Actor,
  { id, today }: { id: string; today: Day },
): Promise<ReviewPage | undefined> {
  const record = await emergencies.forReview(id)
  if (record === undefined) return undefined
  const emergency = { ...record, ...withStanding(record, actor, today) }
  if (!isShownTo(actor, emergency)) return undefined
  const { standing } = emergency
  return { emergency, mayReview: standing === 'to-review' || standing === 'overdue' }
}

export type Reviewed =
  | { readonly done: true }
  | { readonly refused: { readonly code: 'still-open' | 'reviewed-already' } }

export async function reviewEmergency(
  { world }: Services,
  actor: Actor,
  { id, outcome, words }: { id: string; outcome: ReviewOutcome; words: string },
): Promise<Reviewed | undefined> {
  if (!isLead(actor)) return undefined
  return world.asActor(actor, async (stores): Promise<Reviewed | undefined> => {
    const read = await found(stores, actor, { id, today: world.today() })
    if (read === undefined || read.emergency.opened === undefined) return undefined
    if (read.emergency.standing === 'open') return { refused: { code: 'still-open' } }
    const { reviewed, reviewWords } = read.emergency
    const sentTwice = reviewed?.by === actor.userId && reviewed.outcome === outcome
    if (sentTwice && reviewWords === words) return { done: true }
    const done = read.mayReview && (await stores.emergencies.review(id, { outcome, words }))
    return done ? { done } : { refused: { code: 'reviewed-already' } }
  })
}

function withStanding(record: EmergencyRecord, actor: Actor, today: Day): Emergency {
  return {
    ...record,
    standing: standingIn(record, today),
    toldYou: record.opened?.told.some(({ id }) => id === actor.userId) ?? false,
  }
}

function standingIn({ opened, ended, reviewed, now }: EmergencyRecord, today: Day) {
  if (opened === undefined) return 'nothing-opened'
  const { until, reviewDue } = opened
  return standingOf(
    { until, reviewDue, ...(ended && { ended }), ...(reviewed && { reviewed }) },
    now,
    today,
  )
}

/** The data protection lead sees every asking; a manager what they were told of and what is overdue. */
function isShownTo({ role }: Actor, { toldYou, standing }: Emergency): boolean {
  return role === 'data-protection-lead' || toldYou || standing === 'overdue'
}
