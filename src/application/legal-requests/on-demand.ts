/**
 * What every act on a demand has in common: who may, the entry as it stands, the step added behind what
 * was seen, and what follows: settled or not, held or not, asked for on Today or not.
 */
import { addDays, type Day } from '../../domain/calendar/day.ts'
import type { RequestRefusal } from '../../domain/legal-requests/decide-request.ts'
import {
  type DecidingRole,
  isOver,
  type RequestStep,
  requestStanding,
  tellingOf,
} from '../../domain/legal-requests/legal-request.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { writeOf } from '../case/same-write.ts'
import type { AskLine } from '../ports/ask-store.ts'
import type { OpenCase } from '../ports/case-store.ts'
import type { KeptRequest, NewStep } from '../ports/legal-requests/legal-request-store.ts'
import type { Stores } from '../ports/world.ts'
import { type Services, type Sitting, sit } from '../services.ts'

export type DemandRefusal =
  | RequestRefusal
  | { readonly code: 'case-not-available' | 'demand-not-there' | 'changed-meanwhile' }
  | { readonly code: 'firewall'; readonly words: readonly string[] }
  | { readonly code: 'another-person-decides' }

export type DemandOutcome = { readonly done: true } | { readonly refused: DemandRefusal }

export interface OnDemand {
  readonly requestId: string
  /** Absent for the data protection lead, who opens no case, and for what is about nobody. */
  readonly caseId?: string
  /** How many steps stood there when the page was made. */
  readonly stepsSeen: number
  readonly writeId: string
  readonly words: string
}

export interface At extends Sitting {
  readonly request: KeptRequest
  readonly as: DecidingRole
  readonly file?: OpenCase
}

export const shortestWords = 10
export const longestWords = 4000

/** One step of whoever decides: a manager in the case, the data protection lead in the register. */
export function onDemand(
  services: Services,
  actor: Actor,
  asked: OnDemand,
  step: (at: At, id: string) => Promise<NewStep | { readonly refused: DemandRefusal }>,
  /** What goes with the step, once it stands: nothing may be left of the one without the other. */
  and?: (at: At, id: string) => Promise<void>,
): Promise<DemandOutcome> {
  return sit(services, actor, async (sitting) => {
    const at = await openDemand(sitting, asked)
    if ('refused' in at) return at
    const { stores } = sitting
    const id = writeOf(asked.writeId, asked.requestId, [asked.words, asked.stepsSeen])
    // Sent twice: it stands there already.
    if (at.request.steps.some((one) => one.id === id)) return { done: true }
    if (at.request.steps.length !== asked.stepsSeen)
      return { refused: { code: 'changed-meanwhile' } }
    if (asked.words.trim().length < shortestWords) return { refused: { code: 'words-too-short' } }
    const made = await step(at, id)
    if ('refused' in made) return made
    if (!(await stores.legalRequests.add(at.request, made, at.as))) {
      return { refused: { code: 'changed-meanwhile' } }
    }
    await and?.(at, id)
    await afterStep(at, made)
    return { done: true }
  })
}

async function openDemand(
  sitting: Sitting,
  { caseId, requestId }: Pick<OnDemand, 'caseId' | 'requestId'>,
): Promise<At | { readonly refused: DemandRefusal }> {
  const { stores, actor } = sitting
  const as: DecidingRole =
    actor.role === 'data-protection-lead' ? 'data-protection-lead' : 'service-manager'
  if (caseId === undefined) {
    const request = await stores.legalRequests.find(requestId)
    if (!request) return notThere
    return { ...sitting, request, as }
  }
  const file = await stores.cases.open(caseId)
  if (!file || !mayDo(actor, 'hold-back-lines', file)) {
    return { refused: { code: 'case-not-available' } }
  }
  const request = (await stores.legalRequests.ofCase(caseId)).find(({ id }) => id === requestId)
  return request ? { ...sitting, request, as, file } : notThere
}

const notThere = { refused: { code: 'demand-not-there' } } as const

async function afterStep({ stores, services, actor, request, as, file }: At, made: NewStep) {
  // What is signed here is what the store wrote: the same step, by this person.
  const steps = [...request.steps, { ...made, by: actor.userId, as } as RequestStep]
  if (isOver(request, steps)) {
    const on = services.world.today()
    await stores.legalRequests.settle(request, on)
    if (file) {
      await stores.retention.release(
        { caseId: file.id, caseReference: file.reference, id: request.id },
        on,
      )
    }
  }
  if (file) await askForDemands(stores, services, file.id)
}

/** Lines for Today: the service manager is asked, by the day that the paper names. */
export async function askForDemands(
  { asks, legalRequests }: Stores,
  services: Services,
  caseId: string,
): Promise<void> {
  const lines = linesForDemands(await legalRequests.ofCase(caseId), services.world.today())
  await asks.replace(caseId, 'demands', lines)
}

export function linesForDemands(requests: readonly KeptRequest[], today: Day): readonly AskLine[] {
  const open = requests.filter((one) => !isOver(one, one.steps))
  return open.map((one): AskLine => {
    const { waitsUntil } = tellingOf(one.steps)
    const settled = ['let-out', 'decided'].includes(requestStanding(one.steps).status)
    return {
      ...{ key: one.id, title: 'Somebody outside asks about them', showFrom: today },
      todo: 'Decide with the data protection lead, then tell them',
      due: (settled ? waitsUntil : one.dueOn) ?? addDays(one.arrivedOn, 2),
      ofManager: true,
    }
  })
}
