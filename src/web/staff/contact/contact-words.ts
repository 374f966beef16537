/** The words around reaching a person: each way, each reason why not, each thing that was done. */

import type { ContactRefusal } from '../../../application/contact/on-contact.ts'
import type { WhyBlocked } from '../../../application/contact/reach-out.ts'
import type { ContactActKind } from '../../../application/ports/contact-store.ts'
import type {
  Channel,
  ContactBlock,
  ContactTrigger,
  ContentLevel,
  SafeWindow,
  SenderName,
  VoicemailRule,
} from '../../../domain/contact/contact-rules.ts'
import type { RefusalWords } from '../../words.ts'
import { momentWords } from './moments.ts'

export const channelWords: Readonly<Record<Channel, { title: string; verb: string }>> = {
  call: { title: 'Telephone call', verb: 'ring' },
  text: { title: 'Text message', verb: 'text' },
  'voice-message': { title: 'Voice message', verb: 'leave a voice message' },
  whatsapp: { title: 'WhatsApp', verb: 'write on WhatsApp' },
  email: { title: 'E-mail', verb: 'write an e-mail' },
  post: { title: 'Post', verb: 'send a letter' },
  'in-person': { title: 'In person', verb: 'meet' },
  'named-person': {
    title: 'Through somebody they named',
    verb: 'go through the person they named',
  },
}

export const contentWords: Readonly<Record<ContentLevel, string>> = {
  none: 'Nothing in writing',
  neutral: 'Neutral words only, such as “please ring me”',
  appointment: 'That there is an appointment',
  detail: 'Details too: letters, decisions, papers',
}

export const voicemailWords: Readonly<Record<VoicemailRule, string>> = {
  'no-message': 'Leave no message',
  'neutral-only': 'Only a neutral message',
  ok: 'A message is fine',
}

export const senderWords: Readonly<Record<SenderName, string>> = {
  neutral: 'A neutral name, never the organisation',
  normal: 'Our own name is fine',
}

const sinceWords: Readonly<Record<ContactTrigger, string>> = {
  moved: 'They moved, or their support changed, after this was last asked',
  'new-number': 'Their number or e-mail address changed after this was last asked',
  'no-contact': 'They could not be reached after this was last asked',
  missing: 'They went missing after this was last asked',
  detained: 'They were detained after this was last asked',
  released: 'They were released after this was last asked',
  'wrong-person': 'Somebody else answered after this was last asked',
}

export function triggerWords(trigger: ContactTrigger): string {
  return sinceWords[trigger]
}

/** One reason, as a whole sentence. Times are said on the person's own clock. */
export function blockWords(block: ContactBlock, zone: string): string {
  switch (block.code) {
    case 'stopped':
      return 'Nobody may get in touch: all contact was stopped.'
    case 'frozen':
      return 'Somebody else answered. Every way is shut until somebody has checked.'
    case 'no-such-channel':
      return 'Nobody has asked about this way yet.'
    case 'unknown':
      return 'It is not known whether this is safe.'
    case 'not-safe':
      return 'They said that this is not safe.'
    case 'stale':
      return staleWords(block.because)
    case 'times-unknown':
      return 'Nobody has asked at which times it is safe.'
    case 'outside-window':
      return block.next
        ? `Not at this time. Next: ${momentWords(block.next, zone)}.`
        : 'There is no time at which it is safe.'
    case 'content-too-detailed':
      return `Too much for this way. The most they agreed to: ${contentWords[block.most].toLowerCase()}.`
    case 'language':
      return `They do not read this language. They read: ${block.reads.join(', ')}.`
    case 'broken':
      return 'The rules or the time cannot be read, so nothing is allowed. Look at the rules first.'
  }
}

function staleWords(because: Extract<ContactBlock, { code: 'stale' }>['because']): string {
  if (because === 'never-confirmed')
    return 'They have not confirmed it. Ask, then press “Still right”.'
  if (because === 'too-long-ago')
    return 'It was asked too long ago. Ask again whether it is still right.'
  return `${triggerWords(because)}. Ask again.`
}

export const missingWords: Readonly<Record<WhyBlocked, { title: string; next: string }>> = {
  'no-reason': {
    title: 'Not now: their rules say no',
    next: 'Nothing was done. Wait for the next safe time, choose another way, or write why it cannot wait.',
  },
  'no-step-up': {
    title: 'Show that it is you before you go on',
    next: 'Nothing was done. What you wrote is still here.',
  },
  'no-second-person': {
    title: 'All contact was stopped: a manager has to agree first',
    next: 'Nothing was done. Ask for it below; your manager finds it on their Today.',
  },
  'check-first': {
    title: 'Every way is shut until somebody has checked',
    next: 'Nothing was done. Find out in another way who holds the telephone, then open the ways again.',
  },
}

export function inWords(refusal: ContactRefusal): RefusalWords {
  switch (refusal.code) {
    case 'case-not-available':
      return {
        title: 'You cannot open this case',
        next: 'Check the reference, or ask your service manager to assign the case to you.',
        status: 404,
      }
    case 'changed-meanwhile':
      return {
        title: 'Somebody else changed these rules while you were writing',
        next: 'Your answers are still here. Read what stands now, then save again.',
        status: 409,
      }
    case 'nothing-there':
      return {
        title: 'There was nothing to do here any more',
        next: 'Nothing was changed. Somebody else may have done it already: look at what stands now.',
        status: 409,
      }
  }
}

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** "Mon, Tue, Wed 10:00 to 12:00" */
export function windowWords({ days, from, to }: SafeWindow): string {
  return `${daysWords(days)} ${from} to ${to}${to <= from ? ' on the next day' : ''}`
}

/** "Every day", "Mon to Fri", "Mon, Wed". */
function daysWords(days: SafeWindow['days']): string {
  if (days.length === 7) return 'Every day'
  const names = days.map((day) => dayNames[day - 1])
  const inOneRun = days.every((day, place) => place === 0 || day - (days[place - 1] ?? 0) === 1)
  return inOneRun && days.length > 2 ? `${names[0]} to ${names.at(-1)}` : names.join(', ')
}

export const actWords: Readonly<Record<ContactActKind, string>> = {
  'reached-out': 'Began, within the rules',
  outcome: 'How it went',
  confirmed: 'Confirmed: still right',
  'wrong-person': 'Somebody else answered: every way shut',
  'freeze-lifted': 'Checked, and the ways opened again',
  stopped: 'All contact stopped',
  'stop-lifted': 'Contact allowed again',
  overridden: 'Outside the rules, with a reason',
  'second-asked': 'Asked a manager to agree',
  'second-agreed': 'A manager agreed',
  'second-refused': 'A manager did not agree',
  'overrides-seen': 'A manager looked at what was outside the rules',
}

export const outcomeWords: Readonly<Record<string, string>> = {
  spoke: 'Spoke with them',
  'no-answer': 'No answer',
  'message-left': 'Left a message',
  'wrong-person': 'Somebody else answered',
  sent: 'Sent or handed over',
}
