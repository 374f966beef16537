/** How long one decision of the safe-contact guard takes, allowed and blocked alike, on one core. */
import type {
  ChannelRule,
  ContactAct,
  ContactRules,
} from '../../src/domain/contact/contact-rules.ts'
import { decideContact } from '../../src/domain/contact/decide-contact.ts'

export interface GuardFigure {
  readonly nanoseconds: number
  /** Of all that were asked. */
  readonly allowed: number
}

const zones = ['Europe/London', 'Europe/Tirane', 'America/New_York', 'Asia/Kolkata'] as const
const weekdays = [1, 2, 3, 4, 5] as const

/** A caseload of rules, and moments over half a year in which clocks change. */
export function measureGuard(forMs: number): GuardFigure {
  const caseload = Array.from({ length: 400 }, (_, number) => rulesOf(number))
  const moments = Array.from({ length: 997 }, (_, number) =>
    new Date(Date.UTC(2026, 8, 1) + number * 15_731_000).toISOString(),
  )
  const act: ContactAct = { channel: 'text', content: 'neutral' }
  const ask = (number: number): boolean => {
    const rules = caseload[number % caseload.length]
    const at = moments[number % moments.length]
    return rules !== undefined && at !== undefined && 'allowed' in decideContact(rules, act, at)
  }
  // The first time round compiles the rules and reads the clocks of the zones.
  for (let number = 0; number < 4_000; number += 1) ask(number)
  let done = 0
  let allowed = 0
  const begun = performance.now()
  while (performance.now() - begun < forMs) {
    for (let number = 0; number < 1_000; number += 1) if (ask(done + number)) allowed += 1
    done += 1_000
  }
  return {
    nanoseconds: ((performance.now() - begun) / done) * 1_000_000,
    allowed: allowed / done,
  }
}

function rulesOf(number: number): ContactRules {
  const confirmed = Date.UTC(2026, 8, 1) + (number % 180) * 86_400_000
  const text: ChannelRule = {
    isSafe: number % 9 === 0 ? 'unknown' : 'yes',
    when: [
      { days: weekdays, from: '09:00', to: '12:30' },
      { days: weekdays, from: '17:00', to: '22:00' },
      { days: [6, 7], from: '20:00', to: '02:00' },
    ],
    content: 'neutral',
    confirmedAt: new Date(confirmed).toISOString(),
    staleAfterDays: 30,
  }
  return { zone: zones[number % zones.length] ?? 'Europe/London', channels: { text } }
}
