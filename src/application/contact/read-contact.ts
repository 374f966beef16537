/** Query: how a person can be reached now, for each way an answer of the guard, and what was done lately. */
import {
  type Channel,
  type ContactDecision,
  type ContactRules,
  channels,
} from '../../domain/contact/contact-rules.ts'
import { decideContact } from '../../domain/contact/decide-contact.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import type { ContactActLine, KeptContact } from '../ports/contact-store.ts'
import type { Colleague } from '../ports/staff-stores.ts'
import { type Services, type Sitting, sit } from '../services.ts'

export interface ReadContact extends ReadCase {
  readonly contact: KeptContact
  /** When the guard was asked. */
  readonly at: string
  /** What may be done at this moment, without saying anything yet. */
  readonly now: Readonly<Record<Channel, ContactDecision>>
}

export interface ContactPicture extends ReadContact {
  readonly acts: readonly ContactActLine[]
  readonly colleagues: readonly Colleague[]
  readonly mayChange: boolean
  /** A manager of the service, who may agree to what a colleague asks. */
  readonly manages: boolean
}

const actsShown = 30

export async function contactIn(
  sitting: Sitting,
  caseId: string,
): Promise<ReadContact | undefined> {
  const read = await openFor(sitting, caseId)
  const contact = read && (await sitting.stores.contact.read(caseId))
  if (!read || !contact) return undefined
  const at = sitting.services.world.now()
  return { ...read, contact, at, now: decideAll(contact.rules, at) }
}

/** What the guard says of every way at this moment. */
export function decideAll(rules: ContactRules, at: string): ReadContact['now'] {
  const decided = channels.map((channel) => [
    channel,
    decideContact(rules, { channel, content: 'none' }, at),
  ])
  // One answer for each of the channels, which are the keys.
  return Object.fromEntries(decided) as ReadContact['now']
}

/** Only whether and how they may be reached, for pages from which something leaves. */
export async function askContact(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<ReadContact | undefined> {
  return sit(services, actor, (sitting) => contactIn(sitting, caseId))
}

export async function readContact(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<ContactPicture | undefined> {
  return sit(services, actor, async (sitting) => {
    const read = await contactIn(sitting, caseId)
    if (read === undefined) return undefined
    return {
      ...read,
      acts: await sitting.stores.contact.acts(caseId, actsShown),
      colleagues: await sitting.stores.staff.colleagues(),
      mayChange: mayDo(actor, 'work-on-case', read.file),
      manages: mayDo(actor, 'agree-to-contact', read.file),
    }
  })
}
