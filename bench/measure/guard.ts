/**
 * How much time of a processor one decision of the safe-contact guard takes, allowed and blocked alike:
 * not by the clock on the wall, which on a busy machine counts what others do.
 */
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
  const moments = caseload.map((_, number) => momentOf(number))
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
  const before = process.cpuUsage()
  while (performance.now() - begun < forMs) {
    for (let number = 0; number < 1_000; number += 1) if (ask(done + number)) allowed += 1
    done += 1_000
  }
  const { user, system } = process.cpuUsage(before)
  return {
    nanoseconds: ((user + system) / done) * 1_000,
    allowed: allowed / done,
  }
}

function confirmedOf(number: number): number {
  return Date.UTC(2026, 8, 1) + (number % 180) * 86_400_000
}

/** Some days and hours after it was confirmed, now and then too many. */
function momentOf(number: number): string {
  const later = (number % 34) * 86_400_000 + (number % 23) * 3_671_000
  return new Date(confirmedOf(number) + later).toISOString()
}

function rulesOf(number: number): ContactRules {
  const text: ChannelRule = {
    isSafe: number % 9 === 0 ? 'unknown' : 'yes',
    when: [
      { days: weekdays, from: '09:00', to: '12:30' },
      { days: weekdays, from: '17:00', to: '22:00' },
      { days: [6, 7], from: '20:00', to: '02:00' },
    ],
    content: 'neutral',
    confirmedAt: new Date(confirmedOf(number)).toISOString(),
    staleAfterDays: 30,
  }
  return { zone: zones[number % zones.length] ?? 'Europe/London', channels: { text } }
}
