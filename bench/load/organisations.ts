/** The organisations, services and workers that light cases name by number, made by the real commands. */
import type { Actor } from '../../src/application/actor.ts'
import type { LightCase } from '../../src/demo/national.ts'
import type { Database } from '../../src/storage/connect/pools.ts'
import { asWaymark } from '../../src/storage/organisations/as-waymark.ts'
import {
  createOrganisation,
  createService,
  createUser,
  routeTo,
} from '../../src/storage/organisations/make-organisation.ts'
import type { KeyKeeper } from '../../src/storage/sealing/key-keeper.ts'
import type { OrganisationKeyRow } from '../../src/storage/sealing/keyring.ts'

export interface Place {
  readonly actor: Actor
  readonly serviceId: string
  readonly keys: readonly OrganisationKeyRow[]
}

export interface Places {
  /** The worker of this case, made with their organisation when they are the first. */
  placeFor(light: LightCase): Promise<Place>
  organisations(): number
}

interface Organisation {
  readonly orgId: string
  readonly keys: readonly OrganisationKeyRow[]
  readonly services: Map<number, string>
}

export async function openPlaces(database: Database, keeper: KeyKeeper): Promise<Places> {
  const make = (kind: 'prime' | 'authority', name: string) =>
    createOrganisation(database, keeper, { kind, name, demo: true })
  const prime = await make('prime', 'Prime contractor (made up)')
  const authority = await make('authority', 'Competent authority (made up)')
  await routeTo(database, prime.orgId, { kind: 'authority', orgId: authority.orgId })
  const organisations = new Map<number, Organisation>()
  const workers = new Map<number, Place>()

  async function organisation(number: number): Promise<Organisation> {
    const known = organisations.get(number)
    if (known) return known
    const name = `Provider ${number + 1} (made up)`
    const { orgId } = await createOrganisation(database, keeper, {
      kind: 'provider',
      name,
      demo: true,
    })
    await routeTo(database, orgId, { kind: 'prime', orgId: prime.orgId })
    const made = { orgId, keys: await keysOf(database, orgId), services: new Map() }
    organisations.set(number, made)
    return made
  }

  async function worker(light: LightCase): Promise<Place> {
    const { orgId, keys, services } = await organisation(light.organisation)
    let serviceId = services.get(light.service)
    if (serviceId === undefined) {
      const name = `Service ${light.service + 1}`
      serviceId = (await createService(database, orgId, { name })).id
      services.set(light.service, serviceId)
    }
    const displayName = `Worker ${light.worker + 1}`
    const role = 'support-worker'
    const about = {
      orgId,
      displayName,
      initials: `W${light.worker + 1}`.slice(0, 6),
      role,
    } as const
    const made = await createUser(database, { ...about, serviceIds: [serviceId] })
    if ('refused' in made) throw new Error(made.refused.code)
    const who = {
      userId: made.id,
      orgKind: 'provider',
      serviceIds: [serviceId],
      factor: 'demo',
    } as const
    return { actor: { ...about, ...who }, serviceId, keys }
  }

  return {
    async placeFor(light) {
      const known = workers.get(light.worker)
      if (known) return known
      const made = await worker(light)
      workers.set(light.worker, made)
      return made
    },
    organisations: () => organisations.size,
  }
}

function keysOf(database: Database, orgId: string): Promise<OrganisationKeyRow[]> {
  return asWaymark(database, { orgId, role: 'set-up' }, (tx) =>
    tx.query<OrganisationKeyRow>(
      'bench-organisation-keys',
      'select org_id, key_id, purpose, wrapped, wrapped_by from organisation_key where org_id = $1',
      [orgId],
    ),
  )
}
