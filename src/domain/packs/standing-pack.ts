/** How a pack stands: open, ended by somebody, or over by itself. One rule for pages, stores and the door. */

export interface PackTimes {
  readonly expiresAt: string
  readonly endedAt?: string
  /** Whether the consent it went out on still stands. */
  readonly consentStands: boolean
}

export type PackStanding = 'open' | 'ended' | 'consent-gone' | 'over'

/** ISO times in UTC, which sort as texts do. The moment it ends is over already. */
export function standingOf(
  { expiresAt, endedAt, consentStands }: PackTimes,
  now: string,
): PackStanding {
  if (endedAt !== undefined) return 'ended'
  if (!(now < expiresAt)) return 'over'
  return consentStands ? 'open' : 'consent-gone'
}

/** So many days from this moment. */
export function expiresAfter(now: string, days: number): string {
  return new Date(Date.parse(now) + days * 86_400_000).toISOString()
}
