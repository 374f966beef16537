/** A handover that was given out, and one that the case came in with. */
import type { OpenCase } from '../../src/application/ports/case-store.ts'
import type { Stores } from '../../src/application/ports/world.ts'
import { aDay } from '../../src/domain/calendar/day.ts'
import { carriedOf, handoverOf } from '../../src/domain/handover/made-up-handover.testing.ts'
import { newId } from '../../src/storage/new-id.ts'

export async function fillHandovers(
  seen: OpenCase,
  { handovers }: Stores,
  memberId: string,
): Promise<void> {
  const words = { who: 'Xy', sha256: '', notAllowed: 1 }
  const given = { id: newId(), memberId, items: ['pathway-dates'], way: 'file', words } as const
  await handovers.noteGiven(seen, { ...given, shownOn: aDay('2026-03-02') })
  const { identity, ...carried } = carriedOf([])
  // Of another record each time: one and the same is taken in once.
  const sha256 = newId().replaceAll('-', '').repeat(2)
  const handover = handoverOf(carried, sha256)
  const at = '2026-03-02T09:00:00.000Z'
  await handovers.receive(seen, { handover, ...(identity && { identity }) }, at)
}
