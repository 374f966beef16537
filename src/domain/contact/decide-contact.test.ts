/** Who may be reached when: each row a person, a moment and an answer that a caseworker can check. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChannelRule, ContactAct, ContactRules } from './contact-rules.ts'
import { decideContact } from './decide-contact.ts'

const call: ContactAct = { channel: 'call', content: 'none' }
const text: ContactAct = { channel: 'text', content: 'neutral' }

/** Confirmed on Friday 20 November 2026; calls on weekdays from ten until noon, in London. */
const morning: ChannelRule = {
  isSafe: 'yes',
  when: [{ days: [1, 2, 3, 4, 5], from: '10:00', to: '12:00' }],
  content: 'neutral',
  confirmedAt: '2026-11-20T09:00:00Z',
  confirmedBy: 'w1',
}

function rules(call: ChannelRule | undefined, more: Partial<ContactRules> = {}): ContactRules {
  return { zone: 'Europe/London', channels: call ? { call, text: call } : {}, ...more }
}

function answer(of: ContactRules, at: string, act = call): string {
  const decided = decideContact(of, act, at)
  if ('allowed' in decided) return `allowed until ${decided.unsafeFrom}`
  return decided.reasons
    .map((reason) => {
      const { code, ...rest } = reason
      return [code, ...Object.values(rest)].join(' ')
    })
    .join(', ')
}

const monday = '2026-11-23T10:30:00Z'

const rows: readonly (readonly [string, ContactRules, string, string, ContactAct?])[] = [
  ['inside the hours', rules(morning), monday, 'allowed until 2026-11-23T12:00:00.000Z'],
  [
    'in the first minute',
    rules(morning),
    '2026-11-23T10:00:00Z',
    'allowed until 2026-11-23T12:00:00.000Z',
  ],
  [
    'in the last second',
    rules(morning),
    '2026-11-23T11:59:59.999Z',
    'allowed until 2026-11-23T12:00:00.000Z',
  ],
  [
    'at the end, which is not in it',
    rules(morning),
    '2026-11-23T12:00:00Z',
    'outside-window 2026-11-24T10:00:00.000Z',
  ],
  [
    'just before it begins',
    rules(morning),
    '2026-11-23T09:59:59Z',
    'outside-window 2026-11-23T10:00:00.000Z',
  ],
  [
    'on a Saturday, which is not a day of theirs',
    rules(morning),
    '2026-11-21T10:30:00Z',
    'outside-window 2026-11-23T10:00:00.000Z',
  ],
  [
    'an instant written with another zone',
    rules(morning),
    '2026-11-23T12:30:00+02:00',
    'allowed until 2026-11-23T12:00:00.000Z',
  ],
  [
    'on the person’s own clock, not on ours',
    rules(morning, { zone: 'Asia/Kolkata' }),
    '2026-11-23T05:00:00Z',
    'allowed until 2026-11-23T06:30:00.000Z',
  ],
  ['nothing is recorded', rules(undefined), monday, 'no-such-channel'],
  ['not known whether it is safe', rules({ ...morning, isSafe: 'unknown' }), monday, 'unknown'],
  ['not safe', rules({ ...morning, isSafe: 'no' }), monday, 'not-safe'],
  [
    'nobody asked for hours',
    rules({ isSafe: 'yes', confirmedAt: '2026-11-20T09:00:00Z' }),
    monday,
    'times-unknown',
  ],
  [
    'at any time, until it must be asked again',
    rules({ ...morning, when: 'any-time' }),
    monday,
    'allowed until 2026-12-04T09:00:00.000Z',
  ],
  ['no window at all is never', rules({ ...morning, when: [] }), monday, 'outside-window'],
  [
    'the same time twice is never',
    rules({ ...morning, when: [{ days: [1], from: '10:00', to: '10:00' }] }),
    monday,
    'outside-window',
  ],
  ['never confirmed', rules({ isSafe: 'yes', when: 'any-time' }), monday, 'stale never-confirmed'],
  [
    'confirmed in the future by a clock that is wrong',
    rules({ ...morning, confirmedAt: '2026-11-23T10:30:01Z' }),
    monday,
    'stale never-confirmed',
  ],
  [
    'the last moment of fourteen days',
    rules({ ...morning, confirmedAt: '2026-11-09T10:30:00.001Z' }),
    monday,
    'allowed until 2026-11-23T10:30:00.001Z',
  ],
  [
    'fourteen days to the moment',
    rules({ ...morning, confirmedAt: '2026-11-09T10:30:00Z' }),
    monday,
    'stale too-long-ago',
  ],
  [
    'thirty days when that was chosen',
    rules({ ...morning, staleAfterDays: 30, confirmedAt: '2026-10-25T09:00:00Z' }),
    monday,
    'allowed until 2026-11-23T12:00:00.000Z',
  ],
  [
    'ninety days is thirty',
    rules({ ...morning, staleAfterDays: 90, confirmedAt: '2026-10-24T10:30:00Z' }),
    monday,
    'stale too-long-ago',
  ],
  [
    'a period that is no number holds nothing',
    rules({ ...morning, staleAfterDays: Number.NaN }),
    monday,
    'stale too-long-ago',
  ],
  [
    'they moved after it was confirmed',
    rules(morning, { unsettled: { at: '2026-11-21T08:00:00Z', because: 'moved' } }),
    monday,
    'stale moved',
  ],
  [
    'confirmed again after they moved',
    rules(morning, { unsettled: { at: '2026-11-19T08:00:00Z', because: 'moved' } }),
    monday,
    'allowed until 2026-11-23T12:00:00.000Z',
  ],
  [
    'a move that is yet to come ends it when it comes',
    rules(morning, { unsettled: { at: '2026-11-23T11:00:00Z', because: 'moved' } }),
    monday,
    'allowed until 2026-11-23T11:00:00.000Z',
  ],
  [
    'stopped',
    rules(morning, { stopped: { at: '2026-11-21T08:00:00Z', reason: 'asked' } }),
    monday,
    'stopped',
  ],
  ['frozen', rules(morning, { frozen: { at: '2026-11-21T08:00:00Z' } }), monday, 'frozen'],
  [
    'frozen, and no such channel either',
    rules(undefined, { frozen: { at: '2026-11-21T08:00:00Z' } }),
    monday,
    'frozen, no-such-channel',
  ],
  [
    'every reason is given',
    rules(
      { ...morning, isSafe: 'no', confirmedAt: '2026-10-01T09:00:00Z' },
      { stopped: { at: '2026-11-21T08:00:00Z', reason: 'asked' } },
    ),
    '2026-11-23T13:00:00Z',
    'stopped, not-safe, stale too-long-ago, outside-window 2026-11-24T10:00:00.000Z, content-too-detailed neutral',
    { channel: 'call', content: 'detail' },
  ],
  ['a neutral text', rules(morning), monday, 'allowed until 2026-11-23T12:00:00.000Z', text],
  [
    'an appointment where only neutral words were agreed',
    rules(morning),
    monday,
    'content-too-detailed neutral',
    { channel: 'text', content: 'appointment' },
  ],
  [
    'nobody asked what may be written, so nothing may',
    rules({ isSafe: 'yes', when: 'any-time', confirmedAt: '2026-11-20T09:00:00Z' }),
    monday,
    'content-too-detailed none',
    text,
  ],
  [
    'a language they do not read',
    rules(morning, { reads: ['sq', 'it'] }),
    monday,
    'language sq,it',
    { ...text, language: 'en' },
  ],
  [
    'a language they read',
    rules(morning, { reads: ['sq', 'en'] }),
    monday,
    'allowed until 2026-11-23T12:00:00.000Z',
    { ...text, language: 'en' },
  ],
  ['a zone that there is not', rules(morning, { zone: 'Mars/Olympus' }), monday, 'broken'],
  ['a time without its zone', rules(morning), '2026-11-23T10:30:00', 'broken'],
  ['a time that is no time', rules(morning), 'soon', 'broken'],
  [
    'hours that cannot be read',
    rules({ ...morning, when: [{ days: [1], from: '9', to: '25:00' }] }),
    monday,
    'broken',
  ],
]

for (const [name, of, at, expected, act] of rows) {
  test(`${name}: ${expected}`, () => assert.equal(answer(of, at, act), expected))
}

test('what to know before the first word', () => {
  const decided = decideContact(
    rules(
      { ...morning, voicemail: 'neutral-only', nameWeUse: 'Jo', whoElseSees: 'her cousin' },
      { hasCodeWord: true },
    ),
    call,
    monday,
  )
  assert.deepEqual(decided, {
    allowed: true,
    senderName: 'neutral',
    voicemail: 'neutral-only',
    mostContent: 'neutral',
    askCodeWord: true,
    nameWeUse: 'Jo',
    whoElseSees: 'her cousin',
    unsafeFrom: '2026-11-23T12:00:00.000Z',
  })
})

test('a letter is not asked for an hour', () => {
  const post: ContactRules = {
    zone: 'Europe/London',
    channels: { post: { isSafe: 'yes', content: 'detail', confirmedAt: '2026-11-20T09:00:00Z' } },
  }
  assert.equal(
    answer(post, monday, { channel: 'post', content: 'detail' }),
    'allowed until 2026-12-04T09:00:00.000Z',
  )
})

const nights: readonly (readonly [string, string, string, string, string, string])[] = [
  // In London the clocks go forward on Sunday 28 March 2027 at 01:00 UTC and back on 25 October 2026.
  ['past midnight', 'Europe/London', '22:00', '02:00', '2026-11-24T01:59:00Z', 'allowed'],
  ['past midnight, over', 'Europe/London', '22:00', '02:00', '2026-11-24T02:00:00Z', 'outside'],
  [
    'the hour that comes twice, first time',
    'Europe/London',
    '01:00',
    '01:30',
    '2026-10-25T00:10:00Z',
    'outside',
  ],
  [
    'the hour that comes twice, second time',
    'Europe/London',
    '01:00',
    '01:30',
    '2026-10-25T01:10:00Z',
    'outside',
  ],
  [
    'a window around the doubled hour, first time',
    'Europe/London',
    '00:00',
    '06:00',
    '2026-10-25T00:30:00Z',
    'allowed',
  ],
  [
    'a window around the doubled hour, second time',
    'Europe/London',
    '00:00',
    '06:00',
    '2026-10-25T01:30:00Z',
    'allowed',
  ],
  [
    'ends in the doubled hour, first time',
    'Europe/London',
    '22:00',
    '01:30',
    '2026-10-25T00:15:00Z',
    'allowed',
  ],
  [
    'ends in the doubled hour, second time',
    'Europe/London',
    '22:00',
    '01:30',
    '2026-10-25T01:15:00Z',
    'outside',
  ],
  [
    'begins in the missing hour: by the old clock not yet',
    'Europe/London',
    '01:30',
    '05:00',
    '2027-03-28T01:10:00Z',
    'outside',
  ],
  [
    'begins in the missing hour: by both clocks',
    'Europe/London',
    '01:30',
    '05:00',
    '2027-03-28T01:30:00Z',
    'allowed',
  ],
  [
    'a window that lies wholly in the missing hour',
    'Europe/London',
    '01:00',
    '02:00',
    '2027-03-28T01:00:00Z',
    'outside',
  ],
  [
    'half an hour on Lord Howe, doubled',
    'Australia/Lord_Howe',
    '01:30',
    '01:50',
    '2027-04-03T14:40:00Z',
    'outside',
  ],
  [
    'half an hour on Lord Howe, around it',
    'Australia/Lord_Howe',
    '01:00',
    '04:00',
    '2027-04-03T14:40:00Z',
    'allowed',
  ],
]

for (const [name, zone, from, to, at, expected] of nights) {
  test(`clocks: ${name} (${zone}, ${from} to ${to}, ${at}) is ${expected}`, () => {
    const rule: ChannelRule = {
      isSafe: 'yes',
      when: [{ days: [1, 2, 3, 4, 5, 6, 7], from, to }],
      confirmedAt: new Date(Date.parse(at) - 86_400_000).toISOString(),
    }
    const said = answer({ zone, channels: { call: rule } }, at)
    assert.match(said, new RegExp(`^${expected}`))
  })
}
