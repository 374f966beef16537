/**
 * Somebody asks about a person: written into the register by whoever stood there. In a case everything is
 * kept from that moment on; and where they say that the person may not be told, the lines about it wait
 * two weeks, so that a lead decides about it and not the one who asked.
 */
import { addDays, type Day } from '../../domain/calendar/day.ts'
import { plusMonths } from '../../domain/calendar/quick-days.ts'
import type { Asker, Scope } from '../../domain/legal-requests/asker.ts'
import type { Ground } from '../../domain/legal-requests/ground.ts'
import { refusalOfHold } from '../../domain/looked/hold.ts'
import { longestHoldMonths } from '../../domain/retention/hold.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { writeOf } from '../case/same-write.ts'
import type { OpenCase } from '../ports/case-store.ts'
import type { DemandWords } from '../ports/legal-requests/legal-request-store.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { askForDemands, type DemandOutcome } from './on-demand.ts'

export interface Demand {
  readonly asker: Asker
  readonly ground: Ground
  readonly scope: Scope
  readonly arrivedOn: Day
  readonly dueOn?: Day
  readonly asksSilence: boolean
  readonly words: DemandWords
}

export interface TakingIn {
  readonly caseId?: string
  readonly demand: Demand
  readonly writeId: string
}

/** So long the lines wait before a lead has looked. */
export const silenceAtFirstDays = 14

export function takeInDemand(
  services: Services,
  actor: Actor,
  { caseId, demand, writeId }: TakingIn,
): Promise<DemandOutcome> {
  return sit(services, actor, async (sitting) => {
    const { stores } = sitting
    const id = writeOf(writeId, caseId ?? 'nobody', demand)
    if (caseId === undefined) {
      await stores.legalRequests.record({ id, ...demand })
      return { done: true }
    }
    const file = await stores.cases.open(caseId)
    if (!file || !mayDo(actor, 'work-on-case', file)) {
      return { refused: { code: 'case-not-available' } }
    }
    await stores.legalRequests.record({ id, ...demand }, file)
    await keepAll(sitting, file, id)
    if (demand.asksSilence) {
      await holdLines(sitting, file, {
        ...{ id, days: silenceAtFirstDays },
        reason: 'Those who ask say that the person may not be told; a lead looks at it first',
      })
    }
    await askForDemands(stores, services, caseId)
    return { done: true }
  })
}

async function keepAll({ stores, services }: Sitting, file: OpenCase, id: string): Promise<void> {
  const placedOn = services.world.today()
  await stores.retention.place(
    { caseId: file.id, caseReference: file.reference },
    {
      ...{ id, ground: 'request', scope: [], placedOn },
      until: plusMonths(placedOn, longestHoldMonths),
      reason: 'Somebody outside asks about them; see who asked',
    },
  )
}

/** Only the lines about demands wait. Nothing is placed where the rule of holds says no. */
export async function holdLines(
  { stores, actor }: Sitting,
  { id: caseId, reference }: Pick<OpenCase, 'id' | 'reference'>,
  { id, days, reason }: { readonly id: string; readonly days: number; readonly reason: string },
) {
  const today = await stores.legalRequests.logDay()
  const hold = {
    ...({ ground: 'legal', subjects: ['demands'], entryIds: [] } as const),
    ...{ id, fromDay: today, untilDay: addDays(today, days), reason },
  }
  const before = await stores.looked.holds(caseId)
  if (before.some((one) => one.id === id)) return undefined
  const limits = { by: actor.userId, today, atMostDays: days }
  const refused = refusalOfHold(hold, before, limits)
  if (!refused) await stores.looked.place({ id: caseId, reference }, hold)
  return refused
}
