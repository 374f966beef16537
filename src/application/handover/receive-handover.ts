/**
 * Taking a file from another service: it lands in a new case of one’s own and waits there, sealed, until
 * somebody of that case has looked. All of it in one transaction: a file that is refused leaves a line in the
 * log and nothing else.
 */

import type { Day } from '../../domain/calendar/day.ts'
import type { Fact } from '../../domain/facts/fact.ts'
import { takeInFacts } from '../../domain/handover/carry-facts.ts'
import type { CarriedFact, Handover } from '../../domain/handover/handover.ts'
import type { OtherActName } from '../../domain/looked/acts.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { allOrNothing } from '.././all-or-nothing.ts'
import { projectCase } from '../case/project-case.ts'
import { writeOf } from '../case/same-write.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { type OpenRefusal, openHandover } from './open-handover.ts'

export type ReceiveRefusal =
  | OpenRefusal
  | { readonly code: 'case-not-available' }
  /** The same record was taken in here before; a second case would tell two stories of one person. */
  | { readonly code: 'here-already' }

export type Received =
  | { readonly done: true; readonly caseId: string }
  | { readonly refused: ReceiveRefusal }

export interface ToReceive {
  readonly bytes: Uint8Array
  readonly code: string
  readonly alias: string
  readonly serviceId: string
  readonly caseId: string
  readonly writeId: string
}

export async function receiveHandover(
  services: Services,
  actor: Actor,
  wanted: ToReceive,
): Promise<Received> {
  if (!mayDo(actor, 'open-new-case')) return { refused: { code: 'case-not-available' } }
  const opened = await openHandover(wanted.bytes, wanted.code)
  const received =
    'refused' in opened
      ? opened
      : await allOrNothing<Received>(services, actor, (sitting) =>
          receiveIn(sitting, wanted, opened.handover),
        )
  if ('refused' in received) await noteRefused(services, actor, received.refused)
  return received
}

async function receiveIn(
  sitting: Sitting,
  { alias, serviceId, caseId, writeId }: ToReceive,
  handover: Handover,
): Promise<Received> {
  const { stores, actor, services, policy } = sitting
  const { world } = services
  if (!isOfThePast(handover, world.today())) return { refused: { code: 'not-whole' } }
  const reference = await stores.cases.unusedReference()
  const file = { id: caseId, reference, alias, serviceId, workerId: actor.userId }
  const write = writeOf(writeId, caseId, [alias, serviceId, handover.making.sha256])
  const created = await stores.cases.create(file, { writeId: write })
  const seen = await stores.cases.open(caseId)
  if (!seen || !mayDo(actor, 'work-on-case', seen)) {
    return { refused: { code: 'case-not-available' } }
  }
  // The same form again: it stands there already, and only where it came with a handover.
  if (!('done' in created)) {
    const came = await stores.handovers.cameWith(caseId)
    return came ? { done: true, caseId } : { refused: { code: 'case-not-available' } }
  }
  const [first] = openedFacts(handover.carried.facts, sitting)
  if (first === undefined) throw new Error('a handover without the day on which it began')
  const added = { facts: [first], projection: projectCase([first], world.today(), policy) }
  await stores.cases.append(seen, added, { writeId: world.newId(), versionSeen: seen.version })
  await stores.audit.record({ act: 'opened a case', caseId })
  const { identity, ...carried } = handover.carried
  const waiting = { handover: { ...handover, carried }, ...(identity && { identity }) }
  return (await stores.handovers.receive(seen, waiting, first.recordedAt))
    ? { done: true, caseId }
    : { refused: { code: 'here-already' } }
}

/** Nothing of it lies ahead: a day that has not come would begin to count by itself one morning. */
function isOfThePast({ making, carried }: Handover, today: Day): boolean {
  return making.madeOn <= today && carried.facts.every(({ on }) => on <= making.madeOn)
}

/** Only that a case was opened, for whom: nothing else of it stands in any list before it is looked at. */
function openedFacts(facts: readonly CarriedFact[], { services }: Sitting): readonly Fact[] {
  const { world } = services
  const opened = facts.filter(({ type }) => type === 'case-opened').slice(0, 1)
  return takeInFacts(opened, { newId: world.newId, recordedAt: world.now() })
}

const noted: Readonly<Partial<Record<ReceiveRefusal['code'], OtherActName>>> = {
  'not-one': 'refused a handover file: not one',
  'too-large': 'refused a handover file: too large',
  'another-version': 'refused a handover file: another version',
  'wrong-code-or-changed': 'refused a handover file: wrong code or changed',
  'not-whole': 'refused a handover file: not whole',
  'here-already': 'refused a handover file: here already',
}

async function noteRefused(
  services: Services,
  actor: Actor,
  { code }: ReceiveRefusal,
): Promise<void> {
  const act = noted[code]
  if (act) await sit(services, actor, ({ stores }) => stores.audit.record({ act }))
}
