/**
 * What a person has told us about reaching them safely, as data: for each way of reaching them whether
 * it is safe, when, who else sees it, which name we use. Silence is never read as "safe".
 */

/** The ways of reaching somebody. Each has rules of its own. */
export const channels = [
  'call',
  'text',
  'voice-message',
  'whatsapp',
  'email',
  'post',
  'in-person',
  'named-person',
] as const
export type Channel = (typeof channels)[number]

/** How much may be said, from nothing to everything. Each level holds the ones before it. */
export const contentLevels = ['none', 'neutral', 'appointment', 'detail'] as const
export type ContentLevel = (typeof contentLevels)[number]

export const voicemailRules = ['ok', 'no-message', 'neutral-only'] as const
export type VoicemailRule = (typeof voicemailRules)[number]

export const senderNames = ['normal', 'neutral'] as const
export type SenderName = (typeof senderNames)[number]

/** 1 for Monday to 7 for Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/**
 * On these days from a time until a time, on the person's own clock. The last minute is not in it. One
 * that ends at or before its start passes midnight and belongs to the day on which it begins;
 * "00:00" to "24:00" is a whole day, and the same time twice is no time at all.
 */
export interface SafeWindow {
  readonly days: readonly Weekday[]
  /** "09:30" */
  readonly from: string
  /** "24:00" is the end of the day. */
  readonly to: string
}

export interface ChannelRule {
  readonly isSafe: 'yes' | 'no' | 'unknown'
  /** Absent: nobody has asked. A letter has no time, so this is not asked of the post. */
  readonly when?: 'any-time' | readonly SafeWindow[]
  /** Absent: no message is left. */
  readonly voicemail?: VoicemailRule
  /** Absent: neutral. */
  readonly senderName?: SenderName
  /** What to say who is calling: "Jo from work". */
  readonly nameWeUse?: string
  readonly whoElseSees?: string
  /** Who it goes through, for a named person. */
  readonly through?: string
  /** The most that may be said. Absent: nothing may be written. */
  readonly content?: ContentLevel
  /** When it was last asked or confirmed: an ISO time with its zone. */
  readonly confirmedAt?: string
  readonly confirmedBy?: string
  /** How many days a confirmation holds. Absent: 14. Never more than 30, whatever stands here. */
  readonly staleAfterDays?: number
}

/** Something that happened after which older confirmations no longer hold. */
export const contactTriggers = [
  'moved',
  'new-number',
  'no-contact',
  'missing',
  'detained',
  'released',
  'wrong-person',
] as const
export type ContactTrigger = (typeof contactTriggers)[number]

export interface ContactRules {
  /** The person's own clock: an IANA zone such as "Europe/London". */
  readonly zone: string
  readonly channels: Readonly<Partial<Record<Channel, ChannelRule>>>
  /** Languages they read, as tags such as "en". Absent: nobody has asked. */
  readonly reads?: readonly string[]
  /** The word itself is kept apart: the guard only has to know that there is one. */
  readonly hasCodeWord?: boolean
  /** Nobody may reach them in any way. */
  readonly stopped?: { readonly at: string; readonly by?: string; readonly reason: string }
  /** Somebody else answered: every channel is shut until a person has checked. */
  readonly frozen?: { readonly at: string; readonly by?: string; readonly words?: string }
  readonly unsettled?: { readonly at: string; readonly because: ContactTrigger }
}

/** What somebody is about to do. A call or a visit says nothing by itself: its content is `none`. */
export interface ContactAct {
  readonly channel: Channel
  readonly content: ContentLevel
  /** The language of what is written, where it is known. */
  readonly language?: string
}

export const usualStaleAfterDays = 14
export const mostStaleAfterDays = 30

/** Why not, in plain codes. All the reasons are given, not only the first. */
export type ContactBlock =
  | { readonly code: 'stopped' }
  | { readonly code: 'frozen' }
  | { readonly code: 'no-such-channel' }
  | { readonly code: 'unknown' }
  | { readonly code: 'not-safe' }
  | {
      readonly code: 'stale'
      readonly because: 'never-confirmed' | 'too-long-ago' | ContactTrigger
    }
  | { readonly code: 'times-unknown' }
  /** `next` is when the next window begins, where there is one. */
  | { readonly code: 'outside-window'; readonly next?: string }
  | { readonly code: 'content-too-detailed'; readonly most: ContentLevel }
  | { readonly code: 'language'; readonly reads: readonly string[] }
  /** The rules, the zone or the time itself cannot be read. */
  | { readonly code: 'broken' }

export type ContactBlockCode = ContactBlock['code']

/** What to know before the first word. */
export interface ContactGuide {
  readonly senderName: SenderName
  readonly nameWeUse?: string
  readonly voicemail: VoicemailRule
  readonly whoElseSees?: string
  readonly through?: string
  /** They are asked for the code word before anything is said. */
  readonly askCodeWord: boolean
  readonly mostContent: ContentLevel
  /** The moment from which it is no longer allowed unless something changes: an ISO time in UTC. */
  readonly unsafeFrom: string
}

export type ContactDecision =
  | ({ readonly allowed: true } & ContactGuide)
  | { readonly blocked: true; readonly reasons: readonly ContactBlock[] }
