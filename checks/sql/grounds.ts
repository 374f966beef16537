/**
 * A world with something in every table, connections as each login role, and the settings by which
 * somebody may claim to be anybody: the ground on which hostile SQL is tried.
 */
import pg from 'pg'
import type { Actor } from '../../src/application/actor.ts'
import { sealLog } from '../../src/storage/audit/seal-log.ts'
import { roleOf, type Surface } from '../../src/storage/connect/roles.ts'
import { setUpInstallation } from '../../src/storage/organisations/installation.ts'
import { aCase, aWorld, type TestWorld } from '../../src/storage/stores/testing.ts'
import { fillCase } from '../schema/fill-case.ts'
import {
  attemptToSend,
  fillFormerPlaces,
  fillRetention,
  fillSignIn,
} from '../schema/fill-the-rest.ts'

/**
 * What is claimed. `nobody`: nothing is set. `organisation`: that alone. `person`: a support worker as
 * they are. `case`: their own case. `forged`: the same person, who makes themselves manager of every
 * service and enters the case of a colleague. `other`: somebody of another organisation, in a case.
 */
export const claims = ['nobody', 'organisation', 'person', 'case', 'forged', 'other'] as const
export type Claim = (typeof claims)[number]

export interface Grounds {
  readonly at: TestWorld
  readonly tables: readonly string[]
  readonly ownCase: string
  readonly otherCase: string
  connectAs(surface: Surface): Promise<pg.Client>
  /** The statements that set what is claimed, to begin a transaction with. */
  begin(surface: Surface, claim: Claim): string
  close(): Promise<void>
}

export async function someGrounds(): Promise<Grounds> {
  const at = await aWorld()
  await setUpInstallation(at.test.db, 'demo')
  const { worker, colleague, manager, otherWorker, otherManager, prime } = at.people
  const ownCase = await fillCase(at.world, { worker, manager, prime })
  const otherCase = await fillCase(at.world, { worker: otherWorker, manager: otherManager, prime })
  const hidden = await fillCase(at.world, { worker: colleague, manager, prime })
  await fillSignIn(at)
  await attemptToSend(at)
  await fillFormerPlaces(at, [ownCase, otherCase, hidden])
  await fillRetention(at, [ownCase, otherCase, hidden])
  await sealLog(at.test.db, `${at.keyPath}-ends`)
  await aCase(at.world, worker)
  const rows = await at.test.asAdministrator<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'waymark'::regnamespace
       and relkind in ('r', 'p') order by 1`,
  )
  const services = await at.test.asAdministrator<{ id: string; org_id: string }>(
    'select id, org_id from service',
  )
  const open: pg.Client[] = []
  const everyService = (org: string) =>
    services.filter(({ org_id }) => org_id === org).map(({ id }) => id)

  function settingsOf(surface: Surface, claim: Claim): Record<string, string> {
    const own = surface === 'seat' ? prime : worker
    const strange = surface === 'seat' ? at.people.assessor : otherWorker
    const settings = (actor: Actor, caseId: string) => ({
      org_id: actor.orgId,
      user_id: actor.userId,
      role: actor.role,
      service_ids: `{${actor.serviceIds.join(',')}}`,
      case_id: caseId,
    })
    switch (claim) {
      case 'nobody':
        return {}
      case 'organisation':
        return { org_id: own.orgId }
      case 'person':
        return settings(own, '')
      case 'case':
        return settings(own, ownCase)
      case 'forged':
        return {
          ...settings(own, hidden),
          role: 'service-manager',
          service_ids: `{${everyService(own.orgId).join(',')}}`,
        }
      case 'other':
        return settings(strange, otherCase)
    }
  }

  return {
    at,
    tables: rows.map(({ name }) => name),
    ownCase,
    otherCase,
    async connectAs(surface) {
      const { socketDir: host, port } = at.test.server
      const options = '-c search_path=waymark,public'
      const to = { host, port, database: at.test.name, options, user: roleOf(surface) }
      const client = new pg.Client(to)
      client.on('error', () => {})
      await client.connect()
      open.push(client)
      return client
    },
    begin(surface, claim) {
      const set = Object.entries(settingsOf(surface, claim)).map(
        ([name, value]) => `set local app.${name} = '${value}'`,
      )
      return ['begin', ...set].join('; ')
    },
    async close() {
      for (const client of open) await client.end()
      await at.close()
    },
  }
}
