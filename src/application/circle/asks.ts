/** What the circle and its meetings ask of a worker on Today, written anew whenever one of them changes. */

import type { Day } from '../../domain/calendar/day.ts'
import { circleAsks } from '../../domain/circle/circle-asks.ts'
import { meetingAsks } from '../../domain/circle/meeting-asks.ts'
import { readLedger } from '../../domain/consent/ledger.ts'
import type { Fact } from '../../domain/facts/fact.ts'
import { readRecord } from '../../domain/facts/standing-record.ts'
import type { Stores } from '../ports/world.ts'

/** In the transaction of what changed it. Nothing is unsealed for it. */
export async function askForCircle(
  stores: Pick<Stores, 'circle' | 'meetings' | 'asks'>,
  { caseId, facts, today }: { caseId: string; facts: readonly Fact[]; today: Day },
): Promise<void> {
  const [members, meetings] = await Promise.all([
    stores.circle.standing(caseId),
    stores.meetings.standing(caseId),
  ])
  const record = readRecord(facts, today)
  const takenBack = new Map(
    record
      .of('consent-withdrawn')
      .flatMap(({ on, detail: { given } }) => (given ? [[given, on] as const] : [])),
  )
  const asked = circleAsks(readLedger(record), members, { today, takenBack })
  const lines = [...asked, ...meetingAsks(meetings)]
  await stores.asks.replace(caseId, 'circle', lines)
}
