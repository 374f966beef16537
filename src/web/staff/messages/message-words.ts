/** How a message stands and why, in words. Loud where it did not arrive, calm where all is well. */
import type { SentChannel } from '../../../application/ports/sending/message-carrier.ts'
import type {
  MessageTrouble,
  OutgoingMessage,
} from '../../../application/ports/sending/outbox-store.ts'
import type { OutgoingState } from '../../../domain/contact/outgoing.ts'
import type { Tone } from '../../parts/lists.ts'

export const channelWords: Readonly<Record<SentChannel, string>> = {
  email: 'E-mail',
  text: 'Text message',
}

interface StateWords {
  readonly tone: Tone
  readonly short: string
  readonly meaning: string
}

export const stateWords: Readonly<Record<OutgoingState, StateWords>> = {
  queued: { tone: 'soon', short: 'Waiting', meaning: 'It has not left yet.' },
  sending: { tone: 'soon', short: 'Being sent', meaning: 'It is being handed over just now.' },
  accepted: {
    tone: 'calm',
    short: 'Handed over',
    meaning: 'The sending service took it. That is not yet "arrived".',
  },
  uncertain: {
    tone: 'unsure',
    short: 'May have been sent',
    meaning:
      'Sending was cut short, and nobody can tell whether it left. It is not sent again by itself.',
  },
  delivered: { tone: 'good', short: 'Arrived', meaning: 'Somebody wrote down that it arrived.' },
  'not-delivered': {
    tone: 'late',
    short: 'Not delivered',
    meaning: 'It did not reach them. Find another way that is safe.',
  },
  blocked: {
    tone: 'late',
    short: 'Stopped',
    meaning: 'It was not sent, and will not be, because it was no longer safe to.',
  },
  'given-up': {
    tone: 'late',
    short: 'Not sent',
    meaning: 'It could not be sent in time, and will not be sent any more.',
  },
  withdrawn: { tone: 'over', short: 'Withdrawn', meaning: 'It was taken back before it left.' },
}

const reasonWords: Readonly<Record<string, string>> = {
  stopped: 'Nobody may get in touch with them.',
  frozen: 'Somebody else answered, so every way is shut until a person has checked.',
  'no-such-channel': 'Nobody has written down how they may be reached in this way.',
  unknown: 'It is not known whether this way is safe.',
  'not-safe': 'They said that this way is not safe.',
  stale: 'It was asked too long ago, or something has happened since. Ask them again first.',
  'times-unknown': 'Nobody has asked at which hours it is safe.',
  'outside-window': 'It is outside the hours that they named.',
  'content-too-detailed': 'They did not agree to this much being written.',
  language: 'They do not read this language.',
  broken: 'What is kept about reaching them cannot be read.',
  'address-changed': 'The address that is kept has changed since it was written.',
  'template-gone': 'These words are not approved any more.',
  'too-late': 'Its time was over before it could leave.',
  'cut-short': 'Sending was cut short in the middle.',
  'no-connection': 'The mail server could not be reached.',
  'connection-lost': 'The connection broke while it was handed over.',
  'no-answer': 'The mail server did not answer.',
  'not-trusted': 'The mail server could not prove who it is.',
  'not-let-in': 'The mail server did not let Waymark in.',
  'server-busy': 'The mail server said "not now".',
  'server-refused': 'The mail server refused it.',
  'nobody-there': 'There is nobody at this address. Every way of reaching them is shut.',
  'address-unusable': 'The address is not one that a message can go to.',
  'folder-unusable': 'The folder for messages cannot be written to.',
  'carrier-broke': 'Sending broke on our side.',
  returned: 'It came back.',
  'said-not-arrived': 'Somebody wrote down that it did not arrive.',
  'wrong-person': 'Somebody else has it. Every way of reaching them is shut.',
}

export function whyInWords(why: readonly string[]): readonly string[] {
  return why.map((code) => reasonWords[code] ?? 'It could not be sent.')
}

export interface TroubleWords {
  readonly what: string
  readonly why: string
  readonly mark: string
}

/** What Today says of it, and what to do. */
export function troubleInWords({ state, tries, why }: MessageTrouble): TroubleWords {
  const reasons = whyInWords(why).join(' ')
  switch (state) {
    case 'queued':
      return {
        what: 'A message has not been sent',
        why:
          tries === 0
            ? 'Nothing has tried to send it: sending is not set up here, or has stopped. Reach them another safe way.'
            : `${reasons} It is tried again.`,
        mark: 'Not sent',
      }
    case 'sending':
    case 'uncertain':
      return {
        what: 'A message may have been sent, or not',
        why: 'Ask them, and write it down.',
        mark: 'Not certain',
      }
    case 'blocked':
      return { what: 'A message was stopped before it left', why: reasons, mark: 'Not sent' }
    case 'given-up':
      return { what: 'A message could not be sent in time', why: reasons, mark: 'Not sent' }
    default:
      return { what: 'A message was not delivered', why: reasons, mark: 'Not delivered' }
  }
}

/** What can still be said of it by a person. */
export function canReport({ state, seenAt }: OutgoingMessage): {
  readonly arrived: boolean
  readonly wrongPerson: boolean
  readonly dealtWith: boolean
} {
  const left = state === 'accepted' || state === 'uncertain'
  const loud =
    state === 'uncertain' ||
    state === 'not-delivered' ||
    state === 'given-up' ||
    state === 'blocked'
  return {
    arrived: left,
    wrongPerson: left || state === 'delivered',
    dealtWith: loud && seenAt === undefined,
  }
}
