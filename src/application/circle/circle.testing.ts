/** For tests: a case with consents and a circle on a real database, and the services its commands use. */
import { fileURLToPath } from 'node:url'
import { documentPress } from '../../documents/press-adapter.ts'
import { aDay } from '../../domain/calendar/day.ts'
import { aCase, aWorld, type TestWorld } from '../../storage/stores/testing.ts'
import type { Actor } from '../actor.ts'
import { recordFacts } from '../case/record-facts.ts'
import { loadNeedCategories } from '../load-need-categories.ts'
import { loadPolicy } from '../load-policy.ts'
import { organisationPolicy } from '../organisation-policy.ts'
import type { World } from '../ports/world.ts'
import type { Services } from '../services.ts'
import { addMember } from './change-circle.ts'

export const today = aDay('2026-03-02')

const noPrinting = () => Promise.reject(new Error('nothing is printed here'))

/** Only what these commands use; pages and sign-in are not part of the act. */
export function servicesOf(world: World): Services {
  const file = fileURLToPath(new URL('../../../policy/need-categories.json', import.meta.url))
  const used: Pick<Services, 'world' | 'categories' | 'policyFor' | 'press'> = {
    world,
    press: documentPress({ renderPdf: noPrinting, renderWord: noPrinting }),
    categories: loadNeedCategories(file),
    policyFor: organisationPolicy(world, loadPolicy()),
  }
  // The commands under test touch nothing else of it.
  return used as Services
}

export interface CircleWorld {
  readonly at: TestWorld
  readonly services: Services
  readonly worker: Actor
  newId(): string
  /** A case in which nothing has happened yet but that it was opened. */
  aPerson(): Promise<string>
  /** The version of the case as it stands. */
  versionOf(caseId: string): Promise<number>
  /** A solicitor on a consent of today; the id of the member. */
  aSolicitor(caseId: string, items?: readonly string[]): Promise<string>
}

export async function aCircleWorld(): Promise<CircleWorld> {
  return circleIn(await aWorld({ now: `${today}T09:00:00.000Z` }))
}

/** In a world that is there already. */
export function circleIn(at: TestWorld): CircleWorld {
  const services = servicesOf(at.world)
  const { worker } = at.people
  const newId = () => at.world.newId()
  const versionOf = async (caseId: string) => {
    const file = await at.world.asActor(worker, ({ cases }) => cases.open(caseId))
    return file?.version ?? -1
  }
  return {
    ...{ at, services, worker, newId, versionOf },
    async aPerson() {
      const { id } = await aCase(at.world, worker)
      const detail = { nation: 'ENG', ageGroup: 'adult' } as const
      const opened = { type: 'case-opened', on: aDay('2026-01-05'), detail } as const
      const write = { writeId: newId(), versionSeen: await versionOf(id) }
      await recordFacts(services, worker, { caseId: id, facts: [opened], write })
      return id
    },
    async aSolicitor(caseId, items = ['identity', 'pathway-dates']) {
      const saved = await addMember(services, worker, {
        ...{ caseId, type: 'legal-adviser', items },
        consent: { now: { on: today, detail: { language: 'Albanian', readBack: 'yes' } } },
        details: { who: 'Ms Made-Up', organisation: 'Invented Law' },
        write: { writeId: newId(), versionSeen: 0 },
        caseVersionSeen: await versionOf(caseId),
      })
      if (!('memberId' in saved) || !saved.memberId) throw new Error(JSON.stringify(saved))
      return saved.memberId
    },
  }
}
