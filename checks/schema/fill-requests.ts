/** A made-up case about which somebody outside asked, with advice noted on it; and who asks for their own record. */
import type { Actor } from '../../src/application/actor.ts'
import type { World } from '../../src/application/ports/world.ts'
import { aDay } from '../../src/domain/calendar/day.ts'
import { newId } from '../../src/storage/new-id.ts'
import { inCase } from '../../src/storage/stores/testing.ts'

export async function fillRequests(
  world: World,
  { worker, manager }: { worker: Actor; manager: Actor },
  caseId: string,
): Promise<void> {
  await inCase(world, worker, caseId, (seen, { legalRequests }) =>
    legalRequests.record(
      {
        ...({ id: newId(), asker: 'police', ground: 'none', scope: 'one' } as const),
        ...{ arrivedOn: aDay('2026-03-02'), asksSilence: false },
        words: { who: 'Xy', what: 'Words' },
      },
      seen,
    ),
  )
  await inCase(world, worker, caseId, async (seen, { accessRequests }) => {
    const asking = { id: newId(), who: 'themselves', askedOn: aDay('2026-03-02') } as const
    await accessRequests.record(seen, { ...asking, words: 'Words' })
    const [request] = await accessRequests.ofCase(caseId)
    const known = { step: 'identity-known', id: newId(), on: asking.askedOn } as const
    if (request) await accessRequests.add(request, { ...known, words: 'Words' })
  })
  await inCase(world, manager, caseId, async (_seen, { legalRequests }) => {
    const [request] = await legalRequests.ofCase(caseId)
    const advice = { step: 'advised', id: newId(), words: 'Words' } as const
    if (request) await legalRequests.add(request, advice, 'service-manager')
  })
}
