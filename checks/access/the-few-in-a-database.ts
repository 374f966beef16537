/**
 * The few made-up people in a real database: made once for the whole run, then copied whole for each
 * check that wants one. Two copies are the same in every row, which is what twins need.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { hashOf } from '../../src/application/accounts/password.ts'
import type { Actor } from '../../src/application/actor.ts'
import { loadNeedCategories } from '../../src/application/load-need-categories.ts'
import { loadPolicy } from '../../src/application/load-policy.ts'
import { actorFor } from '../../src/command-line/seeding/made-up-actor.ts'
import { seedDemo } from '../../src/command-line/seeding/seed-demo.ts'
import { needCategoriesFile } from '../../src/command-line/serve.ts'
import { aDay } from '../../src/domain/calendar/day.ts'
import { aReview } from '../../src/domain/risk/made-up-review.testing.ts'
import { openDatabase } from '../../src/storage/connect/open-database.ts'
import type { ConnectionClass, Database } from '../../src/storage/connect/pools.ts'
import { rowValues } from '../../src/storage/connect/row-values.ts'
import { newId } from '../../src/storage/new-id.ts'
import { setUpInstallation } from '../../src/storage/organisations/installation.ts'
import {
  createOrganisation,
  createUser,
} from '../../src/storage/organisations/make-organisation.ts'
import { openKeyFile } from '../../src/storage/sealing/key-file.ts'
import type { KeyKeeper } from '../../src/storage/sealing/key-keeper.ts'
import { aDatabase, type TestDatabase } from '../../src/storage/testing.ts'
import { createWorld } from '../../src/storage/world.ts'
import { aFew, type CaseKey, type Few, now, seatsOfNobody, today, type Who } from './made-up-few.ts'

export interface TheFew extends Few {
  /** Those to whom nothing was sent. */
  readonly seats: ReadonlyMap<Who, Actor>
}

export interface Copy {
  readonly db: Database
  readonly asAdministrator: TestDatabase['asAdministrator']
  /** A connection of its own as the administrator, which stays open until it is ended. */
  readonly connect: () => Promise<pg.Client>
  readonly close: () => Promise<void>
}

interface Made {
  readonly few: TheFew
  readonly keyPath: string
  readonly template: TestDatabase
}

let once: Promise<Made> | undefined
let copies = 0

export const copyOfTheFew = {
  made: (): Promise<Made> => {
    once ??= make()
    return once
  },
  /** Connections of another making, where a check wants their statements to fail. */
  async copy(connection?: ConnectionClass): Promise<Copy> {
    const { template } = await copyOfTheFew.made()
    copies += 1
    return copyOf(template, `${template.name}_copy_${copies}`, connection)
  },
}

async function make(): Promise<Made> {
  const template = await aDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'waymark-checks-keys-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const keyPath = join(folder, 'master.key')
  const keys = openKeyFile({ path: keyPath, makeIfMissing: true })
  if ('refused' in keys) throw new Error(keys.refused.words)
  const database = template.db
  await setUpInstallation(database, 'demo')
  const few = aFew()
  await seedDemo(
    { database, keys, folder, close: async () => {} },
    {
      today,
      policy: loadPolicy(),
      categories: loadNeedCategories(needCategoriesFile),
      installation: few,
    },
  )
  const seats = await makeSeats(database, keys)
  await giveCasesOn(database, keys, few)
  await askToTellPlaces(database, keys, few)
  await makeAccounts(template)
  // A database that somebody uses cannot be copied.
  await database.close()
  return { few: { ...few, seats }, keyPath, template }
}

async function makeSeats(database: Database, keys: KeyKeeper): Promise<Map<Who, Actor>> {
  const seats = new Map<Who, Actor>()
  for (const [who, [kind, role]] of Object.entries(seatsOfNobody)) {
    const { orgId } = await createOrganisation(database, keys, {
      kind,
      name: `Made-up second ${kind}`,
      demo: true,
    })
    const person = { orgId, role, displayName: `Person ${who}`, initials: 'XX' }
    const made = await createUser(database, person)
    if ('refused' in made) throw new Error(made.refused.code)
    seats.set(who as keyof typeof seatsOfNobody, {
      ...person,
      userId: made.id,
      orgKind: kind,
      serviceIds: [],
      factor: 'demo',
    })
  }
  return seats
}

/** The relations that seeding cannot make: cover, and a manager on a case of another service. */
async function giveCasesOn(database: Database, keys: KeyKeeper, few: Few): Promise<void> {
  const world = createWorld({ database, keys, clock: { now: () => now } })
  const idOf = (who: Who) => few.staff.get(who)?.member.id ?? ''
  const serviceId = (key: string) =>
    few.organisations.flatMap(({ services }) => services).find((one) => one.key === key)?.id ?? ''
  const give = async (
    by: Who,
    key: CaseKey,
    to: { serviceId: string; workerId: string; coverWorkerId?: string },
  ) => {
    const found = few.staff.get(by)
    const organisation = few.organisations.find(({ id }) => id === found?.orgId)
    if (!found || !organisation) throw new Error(`nobody is called ${by}`)
    await world.asActor(actorFor(organisation, found.member), async ({ cases }) => {
      const seen = await cases.open(few.cases[key].id)
      if (!seen) throw new Error(`${by} cannot open ${key}`)
      await cases.reassign(seen, to, { writeId: newId(), versionSeen: seen.version })
    })
  }
  const north = serviceId('north')
  const south = serviceId('south')
  const [workerId, southWorkerId] = [idOf('worker'), idOf('southWorker')]
  const [coverWorkerId, managerId] = [idOf('cover'), idOf('manager')]
  for (const key of ['main', 'decided'] as const) {
    await give('manager', key, { serviceId: north, workerId, coverWorkerId })
  }
  for (const key of ['managersOwn', 'managersDecided'] as const) {
    await give('southManager', key, { serviceId: south, workerId: managerId })
  }
  for (const key of ['managersCover', 'managersDecidedCover'] as const) {
    const to = { serviceId: south, workerId: southWorkerId, coverWorkerId: managerId }
    await give('southManager', key, to)
  }
}

/** In each case that is looked at closely somebody asked to tell a place, and nobody has answered. */
async function askToTellPlaces(database: Database, keys: KeyKeeper, few: Few): Promise<void> {
  const world = createWorld({ database, keys, clock: { now: () => now } })
  const asked = { recipientType: 'police', handing: 'by-phone' } as const
  const words = { recipient: 'Made-up Sergeant', organisation: 'Made-up force', why: 'A visit' }
  for (const [by, key] of askers) {
    const found = few.staff.get(by)
    const organisation = few.organisations.find(({ id }) => id === found?.orgId)
    if (!found || !organisation) throw new Error(`nobody is called ${by}`)
    await world.asActor(actorFor(organisation, found.member), async (stores) => {
      const caseId = few.cases[key].id
      const seen = await stores.cases.open(caseId)
      const [place] = await stores.places.list(caseId)
      if (!seen || !place) throw new Error(`${by} sees no place of ${key}`)
      const release = { id: newId(), placeId: place.id, ...asked, ...words }
      await stores.releases.ask(seen, release, { writeId: newId() })
      await stores.legalRequests.record({ ...aDemand, id: newId() }, seen)
      const asking = { id: newId(), who: 'themselves', askedOn: aDemand.arrivedOn } as const
      await stores.accessRequests.record(seen, { ...asking, words: 'Made up' })
      const review = { ...aReview(now.toISOString().slice(0, 10), 'raised'), id: newId() }
      await stores.risk.addReview(seen, review, { writeId: newId(), versionSeen: 0 })
    })
  }
}
/** And somebody outside asked about each of these people. */
const aDemand = {
  ...({ asker: 'police', ground: 'none', scope: 'one', asksSilence: false } as const),
  ...{ arrivedOn: aDay('2026-11-20'), words: { who: 'Made-up Sergeant', what: 'Made up' } },
}
const askers: readonly (readonly [Who, CaseKey])[] = [
  ...(['main', 'decided'] as const).map((key) => ['worker', key] as const),
  ['manager', 'managersOwn'],
  ['southWorker', 'managersCover'],
  ['manager', 'managersDecided'],
  ['southWorker', 'managersDecidedCover'],
]

/** Everybody can also sign in by name, so that there is an account to change. */
async function makeAccounts({ asAdministrator }: TestDatabase): Promise<void> {
  await asAdministrator(
    `insert into account (org_id, user_id, user_name, password_hash, password_set_at)
     select org_id, id, 'name-' || id, $1, now() from app_user`,
    [await hashOf(password)],
  )
}

export const password = 'made-up words of the checks 7'

async function copyOf(
  { server, name: from }: TestDatabase,
  name: string,
  connection?: ConnectionClass,
): Promise<Copy> {
  const connectTo = async (database: string): Promise<pg.Client> => {
    const client = new pg.Client({
      host: server.socketDir,
      port: server.port,
      user: server.superuser,
      database,
      types: rowValues,
      options: '-c search_path=waymark,public',
    })
    client.on('error', () => {})
    await client.connect()
    return client
  }
  const outside = async (sql: string) => {
    const client = await connectTo('postgres')
    await client.query(sql).finally(() => client.end())
  }
  await outside(`create database ${name} template ${from}`)
  const db = await openDatabase(
    { ...server, kind: 'embedded', database: name },
    {
      log: () => {},
      ...(connection && { connection }),
    },
  )
  if ('refused' in db) throw new Error(db.refused.words)
  return {
    db,
    async asAdministrator<Row extends object>(sql: string, values?: readonly unknown[]) {
      const client = await connectTo(name)
      try {
        return (await client.query<Row>(sql, values && [...values])).rows
      } finally {
        await client.end()
      }
    },
    connect: () => connectTo(name),
    async close() {
      await db.close()
      await outside(`drop database ${name} with (force)`)
    },
  }
}
