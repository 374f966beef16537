/**
 * When a person has to be asked again how to reach them safely, and which facts mean that older answers
 * no longer hold.
 */
import type { Fact } from '../facts/fact.ts'
import {
  type ChannelRule,
  type ContactRules,
  type ContactTrigger,
  mostStaleAfterDays,
  usualStaleAfterDays,
} from './contact-rules.ts'

/** Until when a confirmation holds, as an ISO time; nothing where nobody has confirmed. */
export function holdsUntil({ confirmedAt, staleAfterDays }: ChannelRule): string | undefined {
  const confirmed = Date.parse(confirmedAt ?? '')
  if (Number.isNaN(confirmed)) return undefined
  const days = Math.min(staleAfterDays ?? usualStaleAfterDays, mostStaleAfterDays)
  return new Date(confirmed + days * 86_400_000).toISOString()
}

/**
 * When the first of the ways that are in use has to be asked about again: ways that are not safe are
 * not in use. What happened since it was confirmed ends it on the day it happened.
 */
export function askAgainAt({ channels, unsettled }: ContactRules): string | undefined {
  const ends = Object.values(channels)
    .filter(({ isSafe, confirmedAt }) => isSafe === 'yes' && confirmedAt !== undefined)
    .flatMap((rule) => {
      const until = holdsUntil(rule)
      if (until === undefined) return []
      const upset = unsettled && Date.parse(unsettled.at) >= Date.parse(rule.confirmedAt ?? '')
      return upset && unsettled.at < until ? [unsettled.at] : [until]
    })
  return ends.sort()[0]
}

/** What a fact means for the ways of reaching them. Nearly every fact means nothing. */
export function triggerOf(fact: Pick<Fact, 'type' | 'detail'>): ContactTrigger | undefined {
  switch (fact.type) {
    case 'support-mode-changed':
      return 'moved'
    case 'went-missing':
      return 'missing'
    case 'detained':
      return 'detained'
    case 'released':
      return 'released'
    case 'contact-attempted':
      return 'reached' in fact.detail && fact.detail.reached === 'no' ? 'no-contact' : undefined
    default:
      return undefined
  }
}

/** What it takes to go on all the same. */
export type OverrideNeeds = 'reason' | 'second-person' | 'check-first'

/**
 * A wrong person on the line is checked before anything else happens; a stop is overridden by two
 * people; every other reason by one, who says why. Rules that cannot be read are mended first.
 */
export function overrideNeeds(codes: readonly string[]): OverrideNeeds {
  if (codes.includes('frozen') || codes.includes('broken')) return 'check-first'
  return codes.includes('stopped') ? 'second-person' : 'reason'
}
