/**
 * A server for journeys: the whole service as it is assembled to serve, with a chosen few of the
 * made-up people, on a free port. Its day is the journey's own, and moves on as a rehearsal does.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadNeedCategories } from '../../src/application/load-need-categories.ts'
import { loadPolicy } from '../../src/application/load-policy.ts'
import { organisationPolicy } from '../../src/application/organisation-policy.ts'
import { startDailyCount } from '../../src/command-line/daily-count.ts'
import { actorFor } from '../../src/command-line/seeding/made-up-actor.ts'
import { seedDemo } from '../../src/command-line/seeding/seed-demo.ts'
import { assemble, needCategoriesFile, placesFor } from '../../src/command-line/serve.ts'
import { madeUpInstallation } from '../../src/demo/made-up-installation.ts'
import { aDay, addDays, type Day } from '../../src/domain/calendar/day.ts'
import { mostFileBytes } from '../../src/domain/guests/evidence-question.ts'
import { setUpInstallation } from '../../src/storage/organisations/installation.ts'
import { openKeyFile } from '../../src/storage/sealing/key-file.ts'
import { aDatabase } from '../../src/storage/testing.ts'
import { createWorld } from '../../src/storage/world.ts'
import { buildLook } from '../../src/web/look/build-look.ts'
import { longDay } from '../../src/web/parts/dates.ts'
import { routes } from '../../src/web/routes.ts'
import { webServer } from '../../src/web/server.ts'

/** The Friday on which every journey begins. */
export const firstDay = aDay('2026-11-20')
const firstMoment = Date.parse('2026-11-20T10:00:00Z')
const dayMs = 86_400_000

export interface JourneyServer {
  readonly url: string
  today(): Day
  /** Back to the first day, for the next journey. */
  beginAgain(): Promise<void>
  /** Where a made-up person's case is, and the name of who works on it. */
  caseOf(alias: string): { readonly base: string; readonly worker: string }
  /** Opens a made-up person's case in an emergency, as somebody who does not work with them. */
  inEmergency(alias: string, as: string): Promise<void>
  /** Faults that broke a page since the server started: there should be none. */
  readonly faults: readonly string[]
  stop(): Promise<void>
}

/** A server whose caseload is these made-up people, by alias. */
export async function journeyServer(aliases: readonly string[]): Promise<JourneyServer> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-journey-'))
  const keys = openKeyFile({ path: join(folder, 'waymark.keys'), makeIfMissing: true })
  if ('refused' in keys) throw new Error(keys.refused.words)
  const test = await aDatabase()
  const database = test.db
  await setUpInstallation(database, 'demo')
  const whole = madeUpInstallation(firstDay)
  const people = whole.people.filter(({ alias }) => aliases.includes(alias))
  const policy = loadPolicy()
  const categories = loadNeedCategories(needCategoriesFile)
  const installed = { database, keys, folder, beside: false, close: async () => {} }
  await seedDemo(installed, {
    today: firstDay,
    policy,
    categories,
    installation: { ...whole, people },
  })

  const begun = Date.now()
  let days = 0
  const clock = { now: () => new Date(firstMoment + (Date.now() - begun) + days * dayMs) }
  const world = createWorld({ database, keys, clock })
  const daily = startDailyCount({ database, keys, world, policy, log: () => {} })
  const moveTo = async (to: number): Promise<boolean> => {
    days = to
    await daily.now()
    return true
  }
  const assembled = await assemble(installed, { kind: 'demo', log() {}, logRequests: false })
  const services = {
    ...assembled.services,
    world,
    policyFor: organisationPolicy(world, policy),
    installation: { kind: 'demo' as const, rehearsalDays: () => days, moveTo },
  }
  const faults: string[] = []
  let emergencies = 0
  const server = webServer({
    routes,
    services,
    sessions: services.signIn,
    look: await buildLook({ keepIn: folder }),
    secure: false,
    today: world.today,
    places: placesFor,
    guestRoom: async (link, session) =>
      (await services.guests.standing(link, session)) === 'request' ? mostFileBytes : 0,
    rehearsal: () => ({ today: longDay(world.today()), action: '/rehearsal' }),
    healthy: async () => true,
    leaveTo: 'about:blank',
    log({ fault, route, status }) {
      if (fault) faults.push(`${route} ${status}: ${JSON.stringify(fault)}`)
    },
  })
  const started = await server.listen({ port: 0, host: '127.0.0.1' })
  if ('refused' in started) throw new Error(started.refused.words)
  return {
    url: started.url,
    faults,
    today: world.today,
    beginAgain: async () => void (await moveTo(0)),
    caseOf(alias) {
      const found = people.find((one) => one.alias === alias)
      const staff = whole.organisations.flatMap((one) => one.staff)
      const worker = staff.find(({ key }) => key === found?.worker)
      if (!found || !worker) throw new Error(`nobody made up is called ${alias}`)
      return { base: `/cases/${found.id}`, worker: worker.displayName }
    },
    async inEmergency(alias, as) {
      const person = people.find((one) => one.alias === alias)
      const organisation = whole.organisations.find(({ key }) => key === person?.organisation)
      const member = organisation?.staff.find(({ displayName }) => displayName === as)
      if (!person || !organisation || !member) throw new Error(`nobody is called ${alias} or ${as}`)
      const [file] = await test.asAdministrator<{ reference: string }>(
        'select reference from case_file where id = $1',
        [person.id],
      )
      emergencies += 1
      const asked = await world.asActor(actorFor(organisation, member), (stores) =>
        stores.emergencies.ask({
          id: world.newId(),
          find: { reference: file?.reference ?? '' },
          reason: 'found-by-exploiter',
          words: 'Somebody stands at her door and will not leave',
          parts: ['contact', 'location', 'narrative'],
          // A day of its own, because an emergency is once a day.
          today: addDays(firstDay, -emergencies),
          reviewDue: addDays(firstDay, 3),
        }),
      )
      if (!('opened' in asked)) throw new Error('the emergency did not open')
    },
    async stop() {
      await server.stop()
      await daily.stop()
      await assembled.stop()
      await test.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
