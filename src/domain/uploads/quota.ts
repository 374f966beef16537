/**
 * How much may be added in one day, so that one lost password or one broken program cannot fill the
 * disk for everybody. Counted in bytes as they came.
 */
const megabyte = 1024 * 1024

export interface Quota {
  readonly person: number
  readonly organisation: number
}

export const dailyQuota: Quota = { person: 500 * megabyte, organisation: 5_000 * megabyte }

/** Bytes added since midnight. */
export interface Used {
  readonly person: number
  readonly organisation: number
}

/** What may still be added today; never less than nothing. */
export function roomLeft(used: Used, quota: Quota = dailyQuota): number {
  const left = Math.min(quota.person - used.person, quota.organisation - used.organisation)
  return Math.max(0, left)
}
