/** Query: what stands above everything else on Today: emergencies, and people who have nobody. */
import type { Day } from '../../domain/calendar/day.ts'
import { type Emergency, emergenciesFor } from '../access/review-emergencies.ts'
import type { Actor } from '../actor.ts'
import type { Stores } from '../ports/world.ts'

export interface Urgent {
  /** For leads: what was opened in an emergency and waits for their review. */
  readonly emergencies: readonly Emergency[]
  /** What this person has open in an emergency now. */
  readonly openEmergency:
    | { readonly caseId: string; readonly reference: string; until: string; now: string }
    | undefined
  /** People whose worker has left or must stay out. */
  readonly withoutWorker: readonly {
    caseId: string
    reference: string
    alias: string
    workerName: string
  }[]
}

export async function urgentFor(stores: Stores, actor: Actor, today: Day): Promise<Urgent> {
  const [emergencies, openEmergency, withoutWorker] = await Promise.all([
    emergenciesFor(stores, actor, today),
    stores.emergencies.mine(),
    stores.lists.withoutWorker(),
  ])
  return { emergencies, openEmergency, withoutWorker }
}
