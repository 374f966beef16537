/**
 * Commands that shut every way at once, and those that open them again: somebody else answered; nobody
 * may reach them. Shutting never waits for anything; opening needs a reason.
 */
import type { Channel } from '../../domain/contact/contact-rules.ts'
import type { Actor } from '../actor.ts'
import type { NewContactAct } from '../ports/contact-store.ts'
import type { Services } from '../services.ts'
import { type ContactSaved, noteAct, nothingUnlessDone, onContact } from './on-contact.ts'

interface Said {
  readonly caseId: string
  readonly words: string
  readonly writeId: string
}

export function reportWrongPerson(
  services: Services,
  actor: Actor,
  { caseId, words, writeId, channel }: Said & { readonly channel?: Channel },
): Promise<ContactSaved> {
  const act = { kind: 'wrong-person', words, ...(channel && { channel }) } as const
  return onContact(services, actor, caseId, (sitting, seen) => noteAct(sitting, seen, act, writeId))
}

export function stopAll(services: Services, actor: Actor, said: Said): Promise<ContactSaved> {
  const { caseId, words, writeId } = said
  return onContact(services, actor, caseId, (sitting, seen) =>
    noteAct(sitting, seen, { kind: 'stopped', words }, writeId),
  )
}

/** Somebody checked who holds the telephone. Each way has to be confirmed again before it is used. */
export function liftFreeze(services: Services, actor: Actor, said: Said): Promise<ContactSaved> {
  return lift(services, actor, said, { kind: 'freeze-lifted', of: 'frozen' })
}

export function liftStop(services: Services, actor: Actor, said: Said): Promise<ContactSaved> {
  return lift(services, actor, said, { kind: 'stop-lifted', of: 'stopped' })
}

interface Lifted {
  readonly kind: Extract<NewContactAct['kind'], 'freeze-lifted' | 'stop-lifted'>
  readonly of: 'frozen' | 'stopped'
}

function lift(
  services: Services,
  actor: Actor,
  { caseId, words, writeId }: Said,
  { kind, of }: Lifted,
): Promise<ContactSaved> {
  return onContact(services, actor, caseId, async (sitting, seen) => {
    const contact = await sitting.stores.contact.read(caseId)
    const act = { kind, words }
    return contact?.rules[of]
      ? noteAct(sitting, seen, act, writeId)
      : nothingUnlessDone(sitting, seen, writeId, () => act)
  })
}
