/**
 * What every act on somebody's asking for their record has in common: the case opened, the request as it
 * stands, the step added behind what was seen, and the clock, the hold and the line for Today kept true.
 */
import {
  type AccessStep,
  isAccessOver,
  replyFacts,
  type WhoAsks,
} from '../../domain/access-requests/access-request.ts'
import type { AccessRefusal } from '../../domain/access-requests/decide-access.ts'
import { type ReplyBy, replyBy } from '../../domain/access-requests/reply-clock.ts'
import { addDays, type Day } from '../../domain/calendar/day.ts'
import { plusMonths } from '../../domain/calendar/quick-days.ts'
import { longestHoldMonths } from '../../domain/retention/hold.ts'
import { type Act, mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import { writeOf } from '../case/same-write.ts'
import type { KeptAccess, NewAccessStep } from '../ports/access-requests/access-request-store.ts'
import { type Services, type Sitting, sit } from '../services.ts'

export type OwnRecordRefusal =
  | AccessRefusal
  | { readonly code: 'case-not-available' | 'access-not-there' | 'changed-meanwhile' }
  | { readonly code: 'asked-already' | 'asked-in-the-future' }
  | { readonly code: 'tells-own-place'; readonly under: readonly string[] }
  | { readonly code: 'may-not-leave'; readonly words: readonly string[] }

export type OwnRecordOutcome = { readonly done: true } | { readonly refused: OwnRecordRefusal }

export interface OnAccess {
  readonly caseId: string
  readonly requestId: string
  readonly stepsSeen: number
  readonly writeId: string
  readonly words: string
}

export interface AtAccess extends Sitting {
  readonly read: ReadCase
  readonly request: KeptAccess
  readonly reply: ReplyBy
}

export const notAvailable = { refused: { code: 'case-not-available' } } as const
const notThere = { refused: { code: 'access-not-there' } } as const

export async function openAccess(
  sitting: Sitting,
  { caseId, requestId, act }: { caseId: string; requestId: string; act: Act },
): Promise<AtAccess | { readonly refused: OwnRecordRefusal }> {
  const read = await openFor(sitting, caseId)
  if (!read || !mayDo(sitting.actor, act, read.file)) return notAvailable
  const requests = await sitting.stores.accessRequests.ofCase(caseId)
  const request = requests.find(({ id }) => id === requestId)
  return request ? { ...sitting, read, request, reply: replyOf(sitting, read, request) } : notThere
}

export function replyOf(
  { policy }: Pick<Sitting, 'policy'>,
  { picture }: Pick<ReadCase, 'picture'>,
  request: KeptAccess,
  steps: readonly AccessStep[] = request.steps,
): ReplyBy {
  const { nation } = picture.tracks
  const name =
    nation === 'SCOT' ? 'scotland' : nation === 'NI' ? 'northern-ireland' : 'england-and-wales'
  return replyBy(replyFacts(request, steps), policy.calendars[name])
}

type Made = NewAccessStep | { readonly refused: OwnRecordRefusal }

export function onAccess(
  services: Services,
  actor: Actor,
  { act, ...asked }: OnAccess & { readonly act: Act },
  step: (at: AtAccess, id: string) => Promise<Made>,
): Promise<OwnRecordOutcome> {
  return sit(services, actor, async (sitting) => {
    const at = await openAccess(sitting, { ...asked, act })
    if ('refused' in at) return at
    const { request } = at
    const id = writeOf(asked.writeId, asked.requestId, [asked.words, asked.stepsSeen])
    // Sent twice: it stands there already.
    if (request.steps.some((one) => one.id === id)) return { done: true }
    if (request.steps.length !== asked.stepsSeen) return { refused: { code: 'changed-meanwhile' } }
    const made = await step(at, id)
    if ('refused' in made) return made
    if (!(await sitting.stores.accessRequests.add(request, made))) {
      return { refused: { code: 'changed-meanwhile' } }
    }
    // The same step as the store wrote, by this person.
    await keepTrue(at, [...request.steps, { ...made, by: actor.userId } as AccessStep])
    return { done: true }
  })
}

async function keepTrue(at: AtAccess, steps: readonly AccessStep[]): Promise<void> {
  const { request, stores, services, read } = at
  const reply = replyOf(at, read, request, steps)
  const over = isAccessOver(steps)
  const today = services.world.today()
  const due = reply.status === 'runs' ? reply.by : undefined
  await stores.accessRequests.keepClock(request, { replyBy: due, overOn: over ? today : undefined })
  const of = { caseId: read.file.id, caseReference: read.file.reference, id: request.id }
  if (over) await stores.retention.release(of, today)
  await stores.asks.replace(read.file.id, 'own-record', over ? [] : [lineFor(request, due, today)])
}

export function lineFor(
  { id, askedOn }: Pick<KeptAccess, 'id' | 'askedOn'>,
  due: Day | undefined,
  today: Day,
) {
  return {
    ...{ key: id, title: 'They ask for their record', showFrom: today },
    todo: due ? 'Prepare their copy' : 'We wait for them; ask whether they need help',
    // While the clock waits nobody is late; somebody looks again after two weeks.
    due: due ?? addDays(askedOn, 14),
  }
}

export interface TakingIn {
  readonly caseId: string
  readonly who: WhoAsks
  readonly askedOn: Day
  readonly words: string
  readonly writeId: string
}

/** They asked, in whatever words, to whomever: it counts from that day, and all that is kept stays. */
export function takeInAccess(
  services: Services,
  actor: Actor,
  { caseId, who, askedOn, words, writeId }: TakingIn,
): Promise<OwnRecordOutcome> {
  return sit(services, actor, async (sitting) => {
    const read = await openFor(sitting, caseId)
    if (!read || !mayDo(actor, 'work-on-case', read.file)) return notAvailable
    const { stores } = sitting
    const today = services.world.today()
    const id = writeOf(writeId, caseId, { who, askedOn, words })
    // Two who write it down at once come one after the other.
    await stores.sharing.holdStill(caseId)
    const before = await stores.accessRequests.ofCase(caseId)
    if (before.some((one) => one.id === id)) return { done: true }
    if (before.some(({ overOn }) => overOn === undefined))
      return { refused: { code: 'asked-already' } }
    if (askedOn > today) return { refused: { code: 'asked-in-the-future' } }
    await stores.accessRequests.record(read.file, { id, who, askedOn, words })
    const [request] = (await stores.accessRequests.ofCase(caseId)).filter((one) => one.id === id)
    if (request)
      await keepTrue({ ...sitting, read, request, reply: replyOf(sitting, read, request) }, [])
    await stores.retention.place(
      { caseId, caseReference: read.file.reference },
      {
        ...{ id, ground: 'request', scope: [], placedOn: today },
        until: plusMonths(today, longestHoldMonths),
        reason: 'They ask for their own record',
      },
    )
    return { done: true }
  })
}
