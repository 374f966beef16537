/**
 * What became of messages: the list of a case, taking one back before it leaves, writing down whether it
 * arrived. Somebody else having answered shuts every way of reaching the person in the same transaction.
 */
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import { writeOf } from '../case/same-write.ts'
import type { OpenCase } from '../ports/case-store.ts'
import type { OutgoingMessage } from '../ports/sending/outbox-store.ts'
import type { Colleague } from '../ports/staff-stores.ts'
import { type Services, type Sitting, sit } from '../services.ts'

export interface CaseMessages extends ReadCase {
  readonly messages: readonly OutgoingMessage[]
  readonly colleagues: readonly Colleague[]
  readonly now: string
}

export async function readMessages(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<CaseMessages | undefined> {
  return sit(services, actor, async (sitting) => {
    const read = await openFor(sitting, caseId)
    if (read === undefined) return undefined
    const { outbox, staff } = sitting.stores
    const [messages, colleagues] = await Promise.all([outbox.ofCase(caseId), staff.colleagues()])
    return { ...read, messages, colleagues, now: services.world.now() }
  })
}

export type Followed =
  | { readonly done: true }
  | { readonly refused: { readonly code: 'case-not-available' | 'too-late' } }

export const reports = ['reached', 'not-reached', 'wrong-person', 'dealt-with'] as const
export type MessageReport = (typeof reports)[number]

export function withdrawMessage(
  services: Services,
  actor: Actor,
  about: { caseId: string; messageId: string },
): Promise<Followed> {
  return onMessage(services, actor, about.caseId, async ({ stores }, seen) => {
    const { messageId } = about
    if (await stores.outbox.happened(seen, messageId, { what: 'withdrawn' })) return true
    // Pressed twice: it is withdrawn, which is what was asked.
    return (await stateOf({ stores }, seen, messageId)) === 'withdrawn'
  })
}

export function reportOnMessage(
  services: Services,
  actor: Actor,
  about: { caseId: string; messageId: string; report: MessageReport; writeId: string },
): Promise<Followed> {
  const { messageId, report } = about
  return onMessage(services, actor, about.caseId, async (sitting, seen) => {
    const { outbox } = sitting.stores
    const state = await stateOf(sitting, seen, messageId)
    if (state === undefined) return false
    switch (report) {
      case 'reached':
        await outbox.happened(seen, messageId, { what: 'reached' })
        return (await stateOf(sitting, seen, messageId)) === 'delivered'
      case 'not-reached':
        await outbox.happened(seen, messageId, { what: 'not-reached', why: 'said-not-arrived' })
        return (await stateOf(sitting, seen, messageId)) === 'not-delivered'
      case 'wrong-person':
        return wrongPerson(sitting, seen, about)
      case 'dealt-with':
        await outbox.dealtWith(seen, messageId)
        return true
    }
  })
}

/** Whatever state the message is in, the person is no longer safe to reach until somebody has checked. */
async function wrongPerson(
  { stores }: Sitting,
  seen: OpenCase,
  { messageId, writeId }: { messageId: string; writeId: string },
): Promise<boolean> {
  await stores.outbox.happened(seen, messageId, { what: 'not-reached', why: 'wrong-person' })
  const message = (await stores.outbox.ofCase(seen.id)).find(({ id }) => id === messageId)
  if (message === undefined) return false
  const id = writeOf(writeId, seen.id, { messageId, wrongPerson: true })
  const act = { id, kind: 'wrong-person', channel: message.channel, code: 'message' } as const
  await stores.contact.note(seen, act, { writeId: id })
  return true
}

async function stateOf(
  { stores }: Pick<Sitting, 'stores'>,
  seen: OpenCase,
  messageId: string,
): Promise<OutgoingMessage['state'] | undefined> {
  const messages = await stores.outbox.ofCase(seen.id)
  return messages.find(({ id }) => id === messageId)?.state
}

async function onMessage(
  services: Services,
  actor: Actor,
  caseId: string,
  work: (sitting: Sitting, seen: OpenCase) => Promise<boolean>,
): Promise<Followed> {
  return sit(services, actor, async (sitting) => {
    const seen = await sitting.stores.cases.open(caseId)
    if (!seen || !mayDo(actor, 'work-on-case', seen)) {
      return { refused: { code: 'case-not-available' } }
    }
    return (await work(sitting, seen)) ? { done: true } : { refused: { code: 'too-late' } }
  })
}
