/** Three professionals around each of a few people, brought in by the real command. */
import type { Actor } from '../../src/application/actor.ts'
import { addMember } from '../../src/application/circle/change-circle.ts'
import { loadNeedCategories } from '../../src/application/load-need-categories.ts'
import { loadPolicy } from '../../src/application/load-policy.ts'
import { organisationPolicy } from '../../src/application/organisation-policy.ts'
import type { Services } from '../../src/application/services.ts'
import { needCategoriesFile } from '../../src/command-line/serve.ts'
import type { Database } from '../../src/storage/connect/pools.ts'
import { newId } from '../../src/storage/new-id.ts'
import type { KeyKeeper } from '../../src/storage/sealing/key-keeper.ts'
import { createWorld } from '../../src/storage/world.ts'

const around = [
  ['legal-adviser', ['identity', 'decisions']],
  ['general-practice', ['identity', 'health']],
  ['police', ['initials-and-age-band']],
] as const

export async function bringInCircles(
  { database, keys }: { database: Database; keys: KeyKeeper },
  cases: readonly { readonly id: string; readonly actor: Actor }[],
): Promise<void> {
  const world = createWorld({ database, keys, clock: { now: () => new Date() } })
  const used: Pick<Services, 'world' | 'categories' | 'policyFor'> = {
    world,
    categories: loadNeedCategories(needCategoriesFile),
    policyFor: organisationPolicy(world, loadPolicy()),
  }
  // The command touches nothing else of it.
  const services = used as Services
  for (const { id: caseId, actor } of cases) {
    for (const [type, items] of around) {
      const file = await world.asActor(actor, ({ cases: files }) => files.open(caseId))
      const saved = await addMember(services, actor, {
        ...{ caseId, type, items, caseVersionSeen: file?.version ?? -1 },
        consent: { now: { on: world.today(), detail: { readBack: 'yes' } } },
        details: { who: 'Somebody (made up)', organisation: 'Somewhere (made up)' },
        write: { writeId: newId(), versionSeen: 0 },
      })
      if (!('done' in saved)) throw new Error(`nobody was brought in: ${JSON.stringify(saved)}`)
    }
  }
}
