/** Random stretches of a life: rules that change, things that happen, and somebody who wants to send. */
import fc from 'fast-check'
import {
  type Channel,
  type ChannelRule,
  type ContactAct,
  type ContactRules,
  channels,
  contactTriggers,
  contentLevels,
  type SafeWindow,
  weekdays,
} from './contact-rules.ts'
import { furthest, type WallStretch, wallStretch } from './naive-guard.testing.ts'

const zones = [
  'Europe/London',
  'Europe/Tirane',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Asia/Ho_Chi_Minh',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Pacific/Chatham',
  'Antarctica/Troll',
] as const

/** Two days around each change of the clocks in 2026 and 2027, and two plain days of each zone. */
function stretchesOf(zone: string): WallStretch[] {
  const offset = (at: number) => {
    const shown = new Date(at).toLocaleString('sv-SE', { timeZone: zone })
    return Math.round((Date.parse(`${shown.replace(' ', 'T')}Z`) - at) / 60_000)
  }
  const first = Date.UTC(2026, 0, 5)
  const changed = Array.from({ length: 720 }, (_, day) => first + day * 86_400_000).filter(
    (at) => offset(at) !== offset(at + 86_400_000),
  )
  return [first + 40 * 86_400_000, ...changed.map((at) => at - 43_200_000)].map((from) =>
    wallStretch(zone, from, 2880),
  )
}

export function wallStretches(): readonly WallStretch[] {
  return zones.flatMap(stretchesOf)
}

/** Times that lie on the edges that hurt, and any others. */
const time = fc.oneof(
  fc.constantFrom('00:00', '00:30', '01:00', '01:30', '02:00', '02:15', '02:30', '03:00', '23:30'),
  fc
    .integer({ min: 0, max: 1439 })
    .map((at) =>
      [Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, '0')).join(':'),
    ),
)

const safeWindow: fc.Arbitrary<SafeWindow> = fc.record({
  days: fc.oneof(fc.constant(weekdays), fc.subarray([...weekdays])),
  from: time,
  to: fc.oneof(time, fc.constant('24:00')),
})

/** Minutes before or after the beginning of the stretch, with the ends of 14 and 30 days among them. */
const confirmed = fc.oneof(
  fc.integer({ min: -46_000, max: 2880 }),
  fc.integer({ min: -14 * 1440, max: -12 * 1440 }),
  fc.integer({ min: -30 * 1440, max: -28 * 1440 }),
)

export interface Setting {
  readonly isSafe: ChannelRule['isSafe']
  readonly when: ChannelRule['when'] | 'not-asked'
  readonly content: ChannelRule['content'] | 'not-asked'
  readonly confirmed: number | 'never'
  readonly staleAfterDays: number | 'usual'
}

const setting: fc.Arbitrary<Setting> = fc.record({
  // Mostly as it has to be for a send to be allowed: what is never allowed proves little.
  isSafe: fc.constantFrom('yes', 'yes', 'yes', 'yes', 'yes', 'no', 'unknown'),
  when: fc.oneof(
    { weight: 6, arbitrary: fc.array(safeWindow, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constantFrom('any-time' as const, 'not-asked' as const) },
  ),
  content: fc.constantFrom('detail', 'detail', 'appointment', 'neutral', 'none', 'not-asked'),
  confirmed: fc.oneof({ weight: 9, arbitrary: confirmed }, fc.constant('never' as const)),
  staleAfterDays: fc.constantFrom<number | 'usual'>('usual', 'usual', 30, 14, 7, 1, 0, 60),
})

const channel: fc.Arbitrary<Channel> = fc.constantFrom('text', 'text', 'text', ...channels)

/** What happens in a stretch, at a minute of it. */
export type Happening =
  | { readonly kind: 'set'; readonly channel: Channel; readonly to: Setting }
  | { readonly kind: 'unsettled'; readonly because: (typeof contactTriggers)[number] }
  | { readonly kind: 'stop' | 'go-on' | 'freeze' | 'lift' | 'confirm' }
  /** Aimed at an edge of their hours, where mistakes live, or at no minute in particular. */
  | {
      readonly kind: 'send'
      readonly act: ContactAct
      readonly aim: 'anywhere' | 'first-minute' | 'end'
    }

const send: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constant('send' as const),
  act: fc.record({ channel, content: fc.constantFrom(...contentLevels) }),
  aim: fc.constantFrom('anywhere', 'first-minute', 'end'),
})
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 5, arbitrary: send },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('set' as const), channel, to: setting }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('unsettled' as const),
      because: fc.constantFrom(...contactTriggers),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('stop', 'go-on', 'go-on', 'freeze', 'lift', 'lift', 'confirm'),
    }),
  },
)

export interface Timeline {
  readonly stretch: number
  readonly start: Setting
  readonly hasCodeWord: boolean
  readonly happenings: readonly { readonly at: number; readonly what: Happening }[]
}

export const timeline: fc.Arbitrary<Timeline> = fc.record({
  stretch: fc.nat(),
  start: setting,
  hasCodeWord: fc.boolean(),
  happenings: fc.array(fc.record({ at: fc.integer({ min: 181, max: 2698 }), what: happening }), {
    minLength: 2,
    maxLength: 7,
  }),
})

export interface Sent {
  readonly rules: ContactRules
  readonly act: ContactAct
  readonly at: number
}

/** Plays a stretch through and gives every moment at which somebody wanted to send. */
export function* sendsIn({ start, hasCodeWord, happenings }: Timeline, wall: WallStretch) {
  const instant = (at: number) => new Date(wall.from + at * 60_000).toISOString()
  const ruleOf = (of: Setting): ChannelRule => ({
    isSafe: of.isSafe,
    ...(of.when !== 'not-asked' && of.when !== undefined && { when: of.when }),
    ...(of.content !== 'not-asked' && of.content !== undefined && { content: of.content }),
    ...(of.confirmed !== 'never' && { confirmedAt: instant(of.confirmed) }),
    ...(of.staleAfterDays !== 'usual' && { staleAfterDays: of.staleAfterDays }),
  })
  let rules: ContactRules = {
    zone: wall.zone,
    hasCodeWord,
    channels: { text: ruleOf(start), call: ruleOf(start), post: ruleOf(start) },
  }
  for (const { at, what } of happenings.toSorted((one, other) => one.at - other.at)) {
    if (what.kind === 'send') {
      const sent: Sent = { rules, act: what.act, at: aimed(wall, rules, what, at) }
      yield sent
    } else rules = after(rules, what, instant(at), ruleOf)
  }
}

function aimed(
  wall: WallStretch,
  rules: ContactRules,
  { act, aim }: Extract<Happening, { kind: 'send' }>,
  at: number,
): number {
  const when = rules.channels[act.channel]?.when
  const [first] = typeof when === 'object' ? when : []
  if (first === undefined || aim === 'anywhere') return at
  const time = aim === 'end' ? first.to : first.from
  const edge = (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) % 1440
  for (let near = at; near < wall.minutes.length - furthest; near += 1) {
    if (wall.minutes[near]?.sinceMidnight === edge) return near
  }
  return at
}

function after(
  rules: ContactRules,
  what: Exclude<Happening, { kind: 'send' }>,
  at: string,
  ruleOf: (of: Setting) => ChannelRule,
): ContactRules {
  const { stopped: _, ...going } = rules
  const { frozen: __, ...lifted } = rules
  switch (what.kind) {
    case 'set':
      return { ...rules, channels: { ...rules.channels, [what.channel]: ruleOf(what.to) } }
    case 'unsettled':
      return { ...rules, unsettled: { at, because: what.because } }
    case 'stop':
      return { ...rules, stopped: { at, reason: 'they asked' } }
    case 'go-on':
      return going
    case 'freeze':
      return { ...rules, frozen: { at } }
    case 'lift':
      return { ...lifted, unsettled: { at, because: 'wrong-person' } }
    case 'confirm': {
      const confirmed = Object.entries(rules.channels).map(([channel, rule]) => [
        channel,
        { ...rule, confirmedAt: at },
      ])
      return { ...rules, channels: Object.fromEntries(confirmed) }
    }
  }
}
