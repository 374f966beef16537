/**
 * The time by which Waymark works: the machine's, or in a rehearsal with made-up people so many days
 * ahead of it. Sessions, sealing and the log always keep the real time.
 */
import type { Database } from './connect/pools.ts'
import { readInstallation, rehearse } from './organisations/installation.ts'

export interface RehearsalClock {
  now(): Date
  rehearsalDays(): number
  /** False, and nothing moves, where people are real. */
  moveTo(rehearsalDays: number): Promise<boolean>
}

const dayMs = 86_400_000

export async function openClock(database: Database): Promise<RehearsalClock> {
  let days = (await readInstallation(database))?.rehearsalDays ?? 0
  return {
    now: () => new Date(Date.now() + days * dayMs),
    rehearsalDays: () => days,
    async moveTo(rehearsalDays) {
      const moved = await rehearse(database, rehearsalDays)
      if (moved) days = rehearsalDays
      return moved
    },
  }
}
