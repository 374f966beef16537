/** Commands: another link to the same question, closing the one there is, and no longer waiting for an answer. */
import type { Day } from '../../domain/calendar/day.ts'
import type { WhyNotShare } from '../../domain/circle/may-share.ts'
import type { WithdrawnReason } from '../../domain/promises/promise-event.ts'
import { promisesOf } from '../../domain/promises/promised.ts'
import type { Actor } from '../actor.ts'
import { type CircleRefusal, nothingThere, onCircle } from '../circle/on-circle.ts'
import type { OpenCase } from '../ports/case-store.ts'
import type { EvidenceRequest } from '../ports/guests/evidence-requests.ts'
import type { OpenedDoor } from '../ports/guests/guest-doors.ts'
import { recordIn as recordPromiseIn } from '../promises/keep-promises.ts'
import type { Services, Sitting } from '../services.ts'
import { askForGuests } from './guest-lines.ts'
import {
  openRequestDoor,
  type QuestionRefusal,
  tellingOf,
  wasOpened,
  whyNotAsk,
} from './request-door.ts'

interface OfRequest {
  readonly caseId: string
  readonly requestId: string
}

export type FollowRefusal =
  | CircleRefusal
  | QuestionRefusal
  | { readonly code: 'link-made-already' }
  /** It was answered, or nobody waits for it any more. */
  | { readonly code: 'not-open-any-more' }

export type Followed = { readonly done: true } | { readonly refused: FollowRefusal }

export type Linked =
  | { readonly done: true; readonly door: OpenedDoor }
  | { readonly withheld: readonly WhyNotShare[] }
  | { readonly refused: FollowRefusal }

/** The link before it closes in the same moment: one question has one door. */
export function linkAgain(
  services: Services,
  actor: Actor,
  {
    caseId,
    requestId,
    explained,
    writeId,
    say,
  }: OfRequest & {
    readonly explained?: string
    readonly writeId: string
    readonly say: (day: Day) => string
  },
): Promise<Linked> {
  return onCircle(services, actor, caseId, async (sitting, seen): Promise<Linked> => {
    const request = await requestIn(sitting, caseId, requestId)
    const members = await sitting.stores.circle.members(caseId)
    const member = members.find(({ id }) => id === request?.memberId)
    if (!request || !member) return nothingThere
    if (request.answered || (await hasEnded(sitting, caseId, request))) {
      return { refused: { code: 'not-open-any-more' } }
    }
    const { template, own, by } = request
    const question = { template, by, say, ...(own && { own }) }
    const telling = await tellingOf(sitting, seen, member, question)
    if ('refused' in telling) return telling
    const open = { ...question, ...telling, requestId, member, explained, writeId }
    if (await wasOpened(sitting, caseId, open)) return { refused: { code: 'link-made-already' } }
    const withheld = await whyNotAsk(sitting, seen, member, open)
    if (withheld.length > 0) return { withheld }
    await closeLinks(sitting, seen, requestId)
    const door = await openRequestDoor(sitting, seen, open)
    await askForGuests(sitting, caseId)
    return { done: true, door }
  })
}

/** What was answered before stays. Closed already is closed: pressing twice is no fault. */
export function closeLink(
  services: Services,
  actor: Actor,
  { caseId, requestId }: OfRequest,
): Promise<Followed> {
  return onCircle(services, actor, caseId, async (sitting, seen): Promise<Followed> => {
    if (!(await requestIn(sitting, caseId, requestId))) return nothingThere
    await closeLinks(sitting, seen, requestId)
    await askForGuests(sitting, caseId)
    return { done: true }
  })
}

/** Nobody is asked for it again: the link closes, and the promise ends with its reason. */
export function stopAsking(
  services: Services,
  actor: Actor,
  {
    caseId,
    requestId,
    because,
    writeId,
  }: OfRequest & {
    readonly because: WithdrawnReason
    readonly writeId: string
  },
): Promise<Followed> {
  return onCircle(services, actor, caseId, async (sitting, seen): Promise<Followed> => {
    const request = await requestIn(sitting, caseId, requestId)
    if (request === undefined) return nothingThere
    await closeLinks(sitting, seen, requestId)
    const { promiseId: promise } = request
    if (promise && !(await hasEnded(sitting, caseId, request))) {
      const on = services.world.today()
      const event = { kind: 'withdrawn', promise, on, because } as const
      const said = await recordPromiseIn(sitting, seen, { event, writeId })
      // Nothing was decided yet that could not be decided again: the whole of it is undone.
      if (said === 'again') throw new Error('the promise was written to in the same moment')
    }
    await askForGuests(sitting, caseId)
    return { done: true }
  })
}

async function requestIn({ stores }: Sitting, caseId: string, requestId: string) {
  return (await stores.evidenceRequests.list(caseId)).find(({ id }) => id === requestId)
}

async function hasEnded(
  { stores }: Sitting,
  caseId: string,
  { promiseId }: EvidenceRequest,
): Promise<boolean> {
  const promises = promisesOf(await stores.promises.read(caseId))
  return promises.some(({ id, end }) => id === promiseId && end !== undefined)
}

async function closeLinks({ stores }: Sitting, seen: OpenCase, requestId: string): Promise<void> {
  for (const { id, subjectId } of await stores.guestDoors.list(seen.id)) {
    // Whoever looked for the last time may still be inside: `revoke` shows them out.
    if (subjectId === requestId) await stores.guestDoors.revoke(seen, id)
  }
}
