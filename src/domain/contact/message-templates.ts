/**
 * The only words that Waymark sends to a person: approved beforehand, one SMS long, telling whoever
 * else holds the phone nothing. No name, no organisation, no place, no link, no word of the work.
 */
import type { HarmClass } from '../facts/field.ts'
import type { Recipient } from '../firewall/sinks.ts'
import type { Channel, ContentLevel } from './contact-rules.ts'

export interface MessageTemplate {
  readonly id: string
  /** For the worker who chooses. */
  readonly purpose: string
  /** What the message shows: never more than the channel’s rule allows. */
  readonly content: Extract<ContentLevel, 'neutral' | 'appointment'>
  readonly channels: readonly Channel[]
  readonly language: string
  /** Who is at the other end. The firewall is asked about them, whoever it will be one day. */
  readonly to: Recipient
  /** The classes of its words; how they are reached stands on the envelope and counts besides. */
  readonly says: readonly HarmClass[]
  /** As it is sent, in words that every telephone can show. */
  readonly text: string
}

const written = ['text', 'whatsapp', 'email'] as const
const spoken = ['voice-message'] as const
const toThemselves = { to: 'survivor', says: ['O'] } as const

export const messageTemplates = [
  {
    id: 'please-ring',
    purpose: 'Ask them to ring when they can',
    content: 'neutral',
    channels: written,
    language: 'en',
    ...toThemselves,
    text: 'Hi, please ring me when it suits you. No rush.',
  },
  {
    id: 'is-now-good',
    purpose: 'Ask whether now is a good moment',
    content: 'neutral',
    channels: written,
    language: 'en',
    ...toThemselves,
    text: 'Hi, is now a good time for a quick chat? If not, just leave it.',
  },
  {
    id: 'tried-to-ring',
    purpose: 'Say that somebody rang',
    content: 'neutral',
    channels: [...written, ...spoken],
    language: 'en',
    ...toThemselves,
    text: 'Hi, I tried to ring. I will try again another time.',
  },
  {
    id: 'something-to-read',
    purpose: 'Say that there is something to look at together',
    content: 'neutral',
    channels: written,
    language: 'en',
    ...toThemselves,
    text: 'Hi, there is something for us to go through. Let me know when you are free.',
  },
  {
    id: 'still-right',
    purpose: 'Ask whether this is still a good way to reach them',
    content: 'neutral',
    channels: written,
    language: 'en',
    ...toThemselves,
    text: 'Hi, just checking this still works for you. Let me know when we next talk.',
  },
  {
    id: 'meeting-stands',
    purpose: 'Say that what was agreed still stands',
    content: 'appointment',
    channels: written,
    language: 'en',
    ...toThemselves,
    text: 'Hi, our meeting is still on as we agreed. See you then.',
  },
  {
    id: 'meeting-moved',
    purpose: 'Say that an appointment has to move',
    content: 'appointment',
    channels: written,
    language: 'en',
    ...toThemselves,
    text: 'Hi, our meeting needs to move. Please ring me so that we can find a new time.',
  },
  {
    id: 'meeting-off',
    purpose: 'Say that an appointment is off',
    content: 'appointment',
    channels: written,
    language: 'en',
    ...toThemselves,
    text: 'Hi, our meeting is off this time. I will be in touch.',
  },
  {
    id: 'voice-neutral',
    purpose: 'What to say to a voicemail when only a neutral message may be left',
    content: 'neutral',
    channels: spoken,
    language: 'en',
    ...toThemselves,
    text: 'Hello, sorry I missed you. I will ring again another time. Bye.',
  },
] as const satisfies readonly MessageTemplate[]

export type MessageTemplateId = (typeof messageTemplates)[number]['id']

/** The subject of every e-mail and the title of every appointment: it tells nothing. */
export const neutralSubjects = { message: 'Hello', appointment: 'Appointment' } as const

export function messageTemplate(id: string): MessageTemplate | undefined {
  return messageTemplates.find((template) => template.id === id)
}

/** One SMS holds 160 characters of the GSM alphabet. */
export const oneMessage = 160

const gsm = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/

const caseWords =
  /safe ?house|shelter|refuge|traffick|slaver|exploit|victim|survivor|nrm|referral|home office|police|solicitor|lawyer|court|council|charity|support worker|caseworker|asylum|immigration|visa|decision|assessment|waymark|salvation|justice|hospital|clinic|doctor|school/i

/** What is wrong with a text that would be sent: nothing for every text above. */
export function whatMessageTells(text: string): readonly string[] {
  return [
    ...(text.length > oneMessage ? ['longer than one message'] : []),
    ...(gsm.test(text) ? [] : ['letters that not every telephone shows']),
    ...(/https?:|www\.|[a-z0-9]\.[a-z]{2,}|:\/\/|@/i.test(text) ? ['a link or an address'] : []),
    ...(/\d/.test(text) ? ['a number, a time or a postcode'] : []),
    ...(caseWords.test(text) ? ['a word of the work'] : []),
    // A capital inside a sentence is a name of somebody or of somewhere.
    ...(/[^.!?]\s+(?!I\b)[A-Z]/.test(text) ? ['a name'] : []),
  ]
}
