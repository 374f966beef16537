/**
 * What a few made-up people said about reaching them: one who may be rung in the morning, one to be asked
 * again, one whose telephone somebody else answered. Of everybody else nobody has asked yet.
 */
import type { KeptRules } from '../../application/ports/contact-store.ts'
import { addDays, type Day } from '../../domain/calendar/day.ts'
import type { ChannelRule } from '../../domain/contact/contact-rules.ts'

export interface MadeUpReaching {
  /** When it was asked, as an ISO time. */
  readonly at: string
  readonly rules: KeptRules
  readonly codeWord?: string
  /** Somebody else answered, in these words. */
  readonly wrongPerson?: string
}

const weekdays = [1, 2, 3, 4, 5] as const
const everyDay = [1, 2, 3, 4, 5, 6, 7] as const

const mornings: Partial<Record<'call' | 'text' | 'whatsapp' | 'post' | 'email', ChannelRule>> = {
  call: {
    isSafe: 'yes',
    when: [{ days: weekdays, from: '09:30', to: '12:30' }],
    content: 'neutral',
    voicemail: 'no-message',
    senderName: 'neutral',
    nameWeUse: 'Jo from the library',
    whoElseSees: 'The cousin she lives with is at work then',
  },
  text: {
    isSafe: 'yes',
    when: [{ days: everyDay, from: '08:00', to: '20:00' }],
    content: 'neutral',
    senderName: 'neutral',
    whoElseSees: 'Messages show on the locked screen',
  },
  post: { isSafe: 'no', whoElseSees: 'Letters are opened by others' },
}

const evenings: typeof mornings = {
  whatsapp: {
    isSafe: 'yes',
    when: [{ days: everyDay, from: '20:00', to: '01:00' }],
    content: 'appointment',
    senderName: 'neutral',
    whoElseSees: 'Nobody; she clears it each night',
  },
  call: { isSafe: 'unknown' },
}

const anyTime: typeof mornings = {
  call: {
    isSafe: 'yes',
    when: 'any-time',
    content: 'detail',
    voicemail: 'neutral-only',
    senderName: 'normal',
    staleAfterDays: 30,
  },
  email: { isSafe: 'yes', when: 'any-time', content: 'detail', senderName: 'neutral' },
}

interface Said {
  readonly channels: typeof mornings
  readonly daysAgo: number
  readonly codeWord?: string
  readonly wrongPerson?: string
}

const said: Readonly<Record<string, Said>> = {
  Curlew: { channels: mornings, daysAgo: 3, codeWord: 'saucepan' },
  Hornbeam: { channels: anyTime, daysAgo: 5 },
  Kestrel: { channels: mornings, daysAgo: 17 },
  Elder: { channels: evenings, daysAgo: 13 },
  Avocet: {
    channels: mornings,
    daysAgo: 6,
    wrongPerson: 'A man answered and asked who was ringing. Said it was a wrong number.',
  },
}

export function reachingOf(
  alias: string,
  { today, by }: { today: Day; by: string },
): MadeUpReaching | undefined {
  const told = said[alias]
  if (told === undefined) return undefined
  const { channels, daysAgo, codeWord, wrongPerson } = told
  const at = `${addDays(today, -daysAgo)}T11:00:00.000Z`
  const asked = Object.entries(channels).map(([channel, rule]) => [
    channel,
    { ...rule, confirmedAt: at, confirmedBy: by },
  ])
  return {
    at,
    rules: {
      zone: 'Europe/London',
      channels: Object.fromEntries(asked),
      ...(codeWord && { hasCodeWord: true }),
    },
    ...(codeWord && { codeWord }),
    ...(wrongPerson && { wrongPerson }),
  }
}
