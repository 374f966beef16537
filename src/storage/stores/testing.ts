/**
 * For tests: made-up organisations in a database of their own, and the people who work there. Two
 * providers, a prime contractor and an authority; the clock stands where the test puts it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor, OrganisationKind, Role } from '../../application/actor.ts'
import type { CaseProjection, OpenCase } from '../../application/ports/case-store.ts'
import type { Stores, World } from '../../application/ports/world.ts'
import { newId } from '../new-id.ts'
import {
  createOrganisation,
  createService,
  createUser,
} from '../organisations/make-organisation.ts'
import { openKeyFile } from '../sealing/key-file.ts'
import type { KeyKeeper } from '../sealing/key-keeper.ts'
import { aDatabase, type TestDatabase } from '../testing.ts'
import { createWorld } from '../world.ts'

export interface TestWorld {
  readonly world: World
  readonly test: TestDatabase
  readonly keys: KeyKeeper
  readonly keyPath: string
  readonly people: People
  /** Puts the clock at an ISO time. */
  setNow(time: string): void
  close(): Promise<void>
}

/** `other...` belongs to the second provider; `elsewhere` to the first one's second service. */
type People = Readonly<
  Record<
    | 'worker'
    | 'colleague'
    | 'manager'
    | 'elsewhere'
    | 'protector'
    | 'administrator'
    | 'otherWorker'
    | 'otherManager'
    | 'prime'
    | 'assessor',
    Actor
  >
>

interface Given {
  readonly now?: string
  /** A database that is there already, migrated and empty. */
  readonly test?: TestDatabase
}

export async function aWorld({
  now = '2026-03-02T09:00:00.000Z',
  test: given,
}: Given = {}): Promise<TestWorld> {
  const test = given ?? (await aDatabase())
  const folder = mkdtempSync(join(tmpdir(), 'waymark-test-keys-'))
  const keyPath = join(folder, 'master.key')
  const keys = openKeyFile({ path: keyPath, makeIfMissing: true })
  if ('refused' in keys) throw new Error(keys.refused.words)
  let time = now
  const clock = { now: () => new Date(time) }
  return {
    world: createWorld({ database: test.db, keys, clock }),
    test,
    keys,
    keyPath,
    people: await makePeople(test, keys),
    setNow(to) {
      time = to
    },
    async close() {
      rmSync(folder, { recursive: true, force: true })
      await test.close()
    },
  }
}

async function makePeople(test: TestDatabase, keys: KeyKeeper): Promise<People> {
  const make = (kind: OrganisationKind, name: string) =>
    createOrganisation(test.db, keys, { kind, name, demo: true })
  const one = await make('provider', 'Made-up Harbour')
  const two = await make('provider', 'Made-up Lantern')
  const prime = await make('prime', 'Made-up Contractor')
  const authority = await make('authority', 'Made-up Authority')
  const north = (await createService(test.db, one.orgId, { name: 'North' })).id
  const south = (await createService(test.db, one.orgId, { name: 'South' })).id
  const east = (await createService(test.db, two.orgId, { name: 'East' })).id
  let count = 0
  const person = async (
    { orgId }: { orgId: string },
    orgKind: OrganisationKind,
    role: Role,
    serviceIds: readonly string[] = [],
  ): Promise<Actor> => {
    const initials = `P${++count}`
    const displayName = `Person ${count}`
    const made = await createUser(test.db, { orgId, displayName, initials, role, serviceIds })
    if ('refused' in made) throw new Error(made.refused.code)
    return {
      userId: made.id,
      orgId,
      orgKind,
      role,
      serviceIds,
      displayName,
      initials,
      factor: 'demo',
    }
  }
  return {
    worker: await person(one, 'provider', 'support-worker', [north]),
    colleague: await person(one, 'provider', 'support-worker', [north]),
    manager: await person(one, 'provider', 'service-manager', [north]),
    elsewhere: await person(one, 'provider', 'service-manager', [south]),
    protector: await person(one, 'provider', 'data-protection-lead'),
    administrator: await person(one, 'provider', 'administrator'),
    otherWorker: await person(two, 'provider', 'support-worker', [east]),
    otherManager: await person(two, 'provider', 'service-manager', [east]),
    prime: await person(prime, 'prime', 'prime-liaison'),
    assessor: await person(authority, 'authority', 'assessor'),
  }
}

/** Opens a new case of this worker's, without a fact in it. */
export async function aCase(
  world: World,
  worker: Actor,
  { alias = 'Bramble', cover }: { alias?: string; cover?: Actor } = {},
): Promise<{ id: string; reference: string }> {
  return world.asActor(worker, async ({ cases }) => {
    const id = newId()
    const reference = await cases.unusedReference()
    const serviceId = worker.serviceIds[0] ?? ''
    const file = { id, reference, alias, serviceId, workerId: worker.userId }
    await cases.create(cover ? { ...file, coverWorkerId: cover.userId } : file, {
      writeId: newId(),
    })
    return { id, reference }
  })
}

/** Opens the case and does something in it, in one transaction. */
export async function inCase<Result>(
  world: World,
  actor: Actor,
  caseId: string,
  work: (seen: OpenCase, stores: Stores) => Promise<Result>,
): Promise<Result> {
  return world.asActor(actor, async (stores) => {
    const seen = await stores.cases.open(caseId)
    if (seen === undefined) throw new Error('the case did not open')
    return work(seen, stores)
  })
}

export const emptyProjection: CaseProjection = {
  policyEdition: 'test',
  nrmState: 'none',
  supportState: 'none',
  rnaState: 'none',
  nation: 'ENG',
  ageGroup: 'adult',
  active: true,
  coming: [],
}
