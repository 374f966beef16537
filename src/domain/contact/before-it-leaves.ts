/**
 * The last question before a message leaves: is it still allowed, now, with what is known now? Rules may
 * have changed since it was written, the hour may have passed, the address may be another one.
 */
import type { Channel, ContactBlock, ContactRules } from './contact-rules.ts'
import { decideContact } from './decide-contact.ts'
import type { MessageTemplate } from './message-templates.ts'
import type { Happening } from './outgoing.ts'

export interface AboutToLeave {
  /** Absent: nobody has said how they may be reached, so nothing leaves. */
  readonly rules?: ContactRules
  /** The address that is known now; it must be the one that the message was written for. */
  readonly recipient?: string
  readonly to: string
  readonly template: MessageTemplate
  readonly channel: Channel
  readonly at: string
}

/** Nothing when it may leave. An hour that comes again holds it; every other reason stops it for good. */
export function whyBlocked(
  leaving: AboutToLeave,
): Extract<Happening, { what: 'held' | 'blocked' }> | undefined {
  const { rules, recipient, to, template, channel, at } = leaving
  if (rules === undefined) return { what: 'blocked', why: ['unknown'] }
  const { content, language } = template
  const decision = decideContact(rules, { channel, content, language }, at)
  const reasons = 'blocked' in decision ? decision.reasons : []
  const until = nextHour(reasons)
  const lasting = reasons.filter(({ code }) => !(until && code === 'outside-window'))
  const why = [
    ...new Set<string>(lasting.map(({ code }) => code)),
    ...(recipient === to ? [] : ['address-changed']),
    ...((template.channels as readonly string[]).includes(channel) ? [] : ['template-gone']),
  ]
  if (why.length > 0) return { what: 'blocked', why }
  return until ? { what: 'held', until } : undefined
}

function nextHour(reasons: readonly ContactBlock[]): string | undefined {
  for (const reason of reasons) if (reason.code === 'outside-window') return reason.next
  return undefined
}
