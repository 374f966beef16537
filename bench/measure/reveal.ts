/**
 * How long one look at a sealed place takes from asking to commit: the case entered, its places listed,
 * the worker's looks counted, the place opened with its own key, its lines in the log. Without the page
 * around it and without the second step, which is asked once in five minutes.
 */
import { dayMs, overBudget } from '../../src/domain/places/look-budget.ts'
import type { Database } from '../../src/storage/connect/pools.ts'
import { newId } from '../../src/storage/new-id.ts'
import type { KeyKeeper } from '../../src/storage/sealing/key-keeper.ts'
import { createWorld } from '../../src/storage/world.ts'
import type { LoadedCase } from '../load/load-cases.ts'
import { type Quantiles, quantilesOf } from './quantiles.ts'

const mostCases = 20
const looks = 200

export async function measureReveal(
  { database, keys }: { database: Database; keys: KeyKeeper },
  loaded: readonly LoadedCase[],
): Promise<Quantiles> {
  const world = createWorld({ database, keys, clock: { now: () => new Date() } })
  const cases = loaded.filter(({ light }) => light.active).slice(0, mostCases)
  const kept: { actor: LoadedCase['actor']; caseId: string; placeId: string }[] = []
  for (const { id: caseId, actor } of cases) {
    const placeId = newId()
    const details = { where: '12 Sample Street, Ashmere (made up)' }
    await world.asActor(actor, async (stores) => {
      const seen = await stores.cases.open(caseId)
      if (!seen) throw new Error('a loaded case did not open')
      const place = { id: placeId, kind: 'address', details } as const
      await stores.places.add(seen, place, { writeId: newId() })
    })
    kept.push({ actor, caseId, placeId })
  }
  const times: number[] = []
  for (let turn = 0; turn < looks; turn += 1) {
    const one = kept[turn % kept.length]
    if (one === undefined) throw new Error('no case to look at')
    const { actor, caseId, placeId } = one
    const begun = performance.now()
    const shown = await world.asActor(actor, async ({ cases: files, places }) => {
      await files.open(caseId)
      await places.list(caseId)
      const now = world.now()
      const since = new Date(Date.parse(now) - dayMs).toISOString()
      overBudget(await places.looksSince(since), { caseId, at: now })
      return places.show(caseId, placeId, { reason: 'visit', words: 'Measured' })
    })
    times.push(performance.now() - begun)
    if (shown === undefined) throw new Error('a place was not shown')
  }
  return quantilesOf(times)
}
