/** Queries: what professionals were asked, where each question stands, and one answer as it came. */
import type { Day } from '../../domain/calendar/day.ts'
import type { WhyNotShare } from '../../domain/circle/may-share.ts'
import type { ConsentLedger } from '../../domain/consent/ledger.ts'
import { itemsToldBy } from '../../domain/guests/asks-only.ts'
import { namedBy, templatesFor, wordsOf } from '../../domain/guests/evidence-question.ts'
import { mayAsk } from '../../domain/guests/may-ask.ts'
import { type RequestStanding, standingOf } from '../../domain/guests/request-standing.ts'
import { promisesOf } from '../../domain/promises/promised.ts'
import { type Silence, silenceOf } from '../../domain/promises/standing.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import type { KeptMember } from '../ports/circle/circle-store.ts'
import type { EvidenceRequest, OpenedAnswer } from '../ports/guests/evidence-requests.ts'
import type { GuestDoor } from '../ports/guests/guest-doors.ts'
import { measureFor } from '../promises/read-promises.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { doorTo } from './guest-lines.ts'

export interface AskedOnce extends EvidenceRequest {
  readonly standing: RequestStanding
  /** The newest door to it. */
  readonly door?: GuestDoor
  /** How long nothing was heard, while somebody waits. */
  readonly silence?: Silence
}

export interface RequestsPage extends ReadCase {
  readonly requests: readonly AskedOnce[]
  /** Who stands in the circle and can be asked. */
  readonly members: readonly KeptMember[]
  readonly mayWork: boolean
}

export interface RequestPage extends RequestsPage {
  readonly request: AskedOnce
  readonly answer: OpenedAnswer | undefined
  /** Of what kind the professional is: some may pass on what they are told. */
  readonly type: string
  /** Why they could not be asked today; empty when they could. */
  readonly whyNot: readonly WhyNotShare[]
}

export function readRequests(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<RequestsPage | undefined> {
  return sit(services, actor, (sitting) => requestsIn(sitting, caseId))
}

async function requestsIn(sitting: Sitting, caseId: string): Promise<RequestsPage | undefined> {
  const { evidenceRequests, guestDoors, circle, promises } = sitting.stores
  const [read, requests, doors, members, events] = await Promise.all([
    openFor(sitting, caseId),
    evidenceRequests.list(caseId),
    guestDoors.list(caseId),
    circle.members(caseId),
    promises.read(caseId),
  ])
  if (read === undefined) return undefined
  const { today, tracks } = read.picture
  const { calendar } = measureFor(sitting.policy, today, tracks.nation)
  const promised = new Map(promisesOf(events).map((one) => [one.id, one]))
  return {
    ...read,
    members: members.filter((member) => canBeAsked(member, tracks.consents, today)),
    mayWork: mayDo(sitting.actor, 'work-on-case', read.file),
    requests: requests.map((one) => {
      const door = doorTo(doors, one.id)
      const promise = promised.get(one.promiseId ?? '')
      const waits = promise !== undefined && !promise.end && !one.answered
      return {
        ...one,
        standing: standingOf({
          ...{ taken: one.takenAt !== undefined, answered: one.answered !== undefined },
          ...{ ended: promise?.end !== undefined, doorOpen: door !== undefined && !door.closed },
        }),
        ...(door && { door }),
        ...(waits && { silence: silenceOf(promise, today, calendar) }),
      }
    }),
  }
}

/** Whether it is worth asking at all: a yes to be asked may still be missing, everything else must stand. */
function canBeAsked(member: KeptMember, consents: ConsentLedger, on: Day): boolean {
  const items = [namedBy(member.items) ?? 'identity'] as const
  return mayAsk({ consents, member, items, on }).every(
    (why) =>
      why.code === 'outside-scope' || ('consent' in why && why.consent === 'ask-professional'),
  )
}

interface OfRequest {
  readonly caseId: string
  readonly requestId: string
}

export function readRequest(
  services: Services,
  actor: Actor,
  { caseId, requestId }: OfRequest,
): Promise<RequestPage | undefined> {
  return sit(services, actor, async (sitting) => {
    const read = await requestsIn(sitting, caseId)
    const request = read?.requests.find(({ id }) => id === requestId)
    if (!read || !request) return undefined
    const { circle, evidenceRequests } = sitting.stores
    const answer = await evidenceRequests.readAnswer(caseId, requestId)
    const member = (await circle.members(caseId)).find(({ id }) => id === request.memberId)
    const { today, tracks } = read.picture
    const named = member && namedBy(member.items)
    const items = named ? itemsToldBy(wordsOf(request.template, request.own), named) : []
    const asking = { consents: tracks.consents, items, on: today }
    const whyNot = member ? mayAsk({ ...asking, member }) : []
    return { ...read, request, answer, type: member?.type ?? 'unknown', whyNot }
  })
}

/** What the form that asks begins with. */
export function askingOf(read: ReadCase, member: KeptMember, on: Day) {
  const { consents } = read.picture.tracks
  const named = namedBy(member.items)
  const whyNot = named ? mayAsk({ consents, member, items: [named], on }) : []
  return { templates: templatesFor(member.type), named, agreedBefore: named && whyNot.length === 0 }
}
