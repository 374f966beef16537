/** A made-up case with something in every table about how safe the person is. */
import type { Actor } from '../../src/application/actor.ts'
import type { World } from '../../src/application/ports/world.ts'
import { aDay } from '../../src/domain/calendar/day.ts'
import { aReview } from '../../src/domain/risk/made-up-review.testing.ts'
import { newId } from '../../src/storage/new-id.ts'
import { inCase } from '../../src/storage/stores/testing.ts'

const on = aDay('2026-03-02')

export async function fillRisk(
  world: World,
  { worker, manager }: { worker: Actor; manager: Actor },
  caseId: string,
): Promise<void> {
  const write = () => ({ writeId: newId() })
  const review = { ...aReview(on, 'high'), id: newId(), by: worker.userId }
  await inCase(world, worker, caseId, async (seen, { risk }) => {
    await risk.addReview(seen, review, { ...write(), versionSeen: 0 })
    await risk.addSignal(seen, { id: newId(), kind: 'threat', on, words: 'Words' }, write())
    const plan = { on, language: 'en', blocks: { signs: 'Words' }, carried: [] }
    await risk.keepPlan(seen, plan, { ...write(), versionSeen: 0 })
    const step = { id: newId(), step: 'police', on, outcome: 'done' } as const
    await risk.addStep(seen, step, write())
  })
  await inCase(world, manager, caseId, (seen, { risk }) =>
    risk.addLook(seen, { review, agrees: true }, write()),
  )
}
