/**
 * Commands: look at a neutral message before it is sent, and queue it. The words are those of an approved
 * template, the address is the one that is kept, and the guard is asked in the same transaction.
 */
import { addressIn } from '../../domain/contact/addresses.ts'
import type {
  ContactBlock,
  ContactDecision,
  ContactGuide,
} from '../../domain/contact/contact-rules.ts'
import { decideContact } from '../../domain/contact/decide-contact.ts'
import {
  type MessageTemplate,
  messageTemplate,
  neutralSubjects,
} from '../../domain/contact/message-templates.ts'
import { usefulUntil } from '../../domain/contact/when-useful.ts'
import { whyNotLeaveWords } from '../../domain/firewall/leave-words.ts'
import { mayLeave } from '../../domain/firewall/may-leave.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import { writeOf } from '../case/same-write.ts'
import type { SentChannel } from '../ports/sending/message-carrier.ts'
import { type Services, type Sitting, sit } from '../services.ts'

export interface WantedMessage {
  readonly caseId: string
  readonly template: string
  readonly channel: SentChannel
  /** The meeting that the message is about: it is never sent after it. */
  readonly notAfter?: string
}

/** What may be said of a message before it leaves. Absent `sent`: it must not leave, and this is why. */
export interface LookedAtMessage extends ReadCase {
  readonly template: MessageTemplate
  readonly channel: SentChannel
  readonly subject: string
  readonly reasons: readonly ContactBlock[]
  /** The person's own clock. */
  readonly zone: string
  /** Why it may not leave to this recipient at all, in words. Empty where nothing speaks against it. */
  readonly firewall: readonly string[]
  /** Nobody has kept an address for this way that a message could go to. */
  readonly noAddress: boolean
  /** It may leave: now, or from the next safe hour on. */
  readonly leaves?: { readonly from: string; readonly until: string; readonly waits: boolean }
  readonly tooLate: boolean
  readonly guide?: ContactGuide
  readonly whoElseSees?: string
}

export async function lookAtMessage(
  services: Services,
  actor: Actor,
  wanted: WantedMessage,
): Promise<LookedAtMessage | undefined> {
  return sit(services, actor, async (sitting) => {
    const looked = await look(sitting, wanted)
    return looked && withoutAddress(looked)
  })
}

export type Queued =
  | { readonly done: true; readonly waits: boolean }
  | { readonly refused: { readonly code: 'case-not-available' } }
  | { readonly blocked: LookedAtMessage }

export async function queueMessage(
  services: Services,
  actor: Actor,
  { writeId, ...wanted }: WantedMessage & { writeId: string },
): Promise<Queued> {
  return sit(services, actor, async (sitting) => {
    const looked = await look(sitting, wanted)
    if (looked === undefined) return { refused: { code: 'case-not-available' } }
    const { file, template, channel, leaves, address } = looked
    if (leaves === undefined || address === undefined) return { blocked: withoutAddress(looked) }
    const own = writeOf(writeId, wanted.caseId, wanted)
    await sitting.stores.outbox.queue(
      file,
      {
        ...{ id: own, channel, template: template.id, language: template.language },
        ...{ recipient: address, dueAt: leaves.from, expiresAt: leaves.until },
      },
      { writeId: own },
    )
    return { done: true, waits: leaves.waits }
  })
}

type Looked = LookedAtMessage & { readonly address?: string }

/** The address itself is needed for sending only, and shown nowhere on the way. */
function withoutAddress({ address: _kept, ...looked }: Looked): LookedAtMessage {
  return looked
}

async function look(sitting: Sitting, wanted: WantedMessage): Promise<Looked | undefined> {
  const { stores, actor, services } = sitting
  const { caseId, channel } = wanted
  const template = messageTemplate(wanted.template)
  const read = await openFor(sitting, caseId)
  if (!read || !template || !mayDo(actor, 'work-on-case', read.file)) return undefined
  const [contact, kept] = await Promise.all([
    stores.contact.read(caseId),
    stores.people.reveal(caseId, 'contact'),
  ])
  if (contact === undefined) return undefined
  const now = services.world.now()
  const { content, language } = template
  const decision = decideContact(contact.rules, { channel, content, language }, now)
  const address = addressIn(channel, (channel === 'email' ? kept?.email : kept?.phone) ?? '')
  const from = whenItMayLeave(decision, now)
  const until = wanted.notAfter ?? usefulUntil(from ?? now)
  const tooLate = until <= (from ?? now)
  const firewall = atTheFirewall(template)
  const shut = firewall.length > 0
  const whoElseSees = contact.rules.channels[channel]?.whoElseSees
  const { appointment, message } = neutralSubjects
  return {
    ...{ ...read, template, channel, firewall, tooLate, noAddress: address === undefined },
    subject: content === 'appointment' ? appointment : message,
    zone: contact.rules.zone,
    reasons: 'blocked' in decision ? decision.reasons : [],
    ...('allowed' in decision && { guide: decision }),
    ...(whoElseSees && { whoElseSees }),
    ...(from && address && !tooLate && !shut && { leaves: { from, until, waits: from > now } }),
    ...(address && { address }),
  }
}

/** The words of the template and the way to reach them, to whoever the template is for. */
export function atTheFirewall({
  to,
  says,
}: Pick<MessageTemplate, 'to' | 'says'>): readonly string[] {
  const said = mayLeave({ sink: 'message', to, classes: [...says, 'C'] })
  return 'refused' in said ? said.refused.map(whyNotLeaveWords) : []
}

/** Only the hour may stand against it: then it waits for the next one. */
function whenItMayLeave(decision: ContactDecision, now: string): string | undefined {
  if ('allowed' in decision) return now
  const [only, ...others] = decision.reasons
  return only?.code === 'outside-window' && others.length === 0 ? only.next : undefined
}
