/**
 * Finds every act that the pages offer, and does each of them once in a world of its own, to learn how
 * it is sent, what it asks for and what it changes. A second world, the same in every row, is swept.
 */

import { loadPolicy } from '../../src/application/load-policy.ts'
import { organisationPolicy } from '../../src/application/organisation-policy.ts'
import type { World } from '../../src/application/ports/world.ts'
import type { Services } from '../../src/application/services.ts'
import { openPress } from '../../src/documents/press/press.ts'
import { documentPress } from '../../src/documents/press-adapter.ts'
import { openKeyFile } from '../../src/storage/sealing/key-file.ts'
import { createWorld } from '../../src/storage/world.ts'
import type { Route } from '../../src/web/route.ts'
import { routes } from '../../src/web/routes.ts'
import { knownAt } from '../access/cells.ts'
import { aFrontDoor, type Door, type FrontDoor } from '../access/front-door.ts'
import { now } from '../access/made-up-few.ts'
import { copyOfTheFew } from '../access/the-few-in-a-database.ts'
import { everyForm, type Target } from '../inputs/every-form.ts'
import { sendUntilSaved } from '../inputs/send-until-saved.ts'
import { faults } from './faulty-world.ts'
import { tablesOf } from './rows.ts'
import { type Act, type Ground, watch } from './sweep.ts'

export interface FaultyWorld extends Ground {
  readonly front: FrontDoor
  readonly services: Services
  openAt(routes: readonly Route<Services>[]): Door
  close(): Promise<void>
}

export async function aFaultyWorld(): Promise<FaultyWorld> {
  const failing = faults()
  const { keyPath } = await copyOfTheFew.made()
  const { connection, keys: around } = failing
  const front = await aFrontDoor({ connection, around })
  const opened = openKeyFile({ path: keyPath, makeIfMissing: false })
  if ('refused' in opened) throw new Error(opened.refused.words)
  const made = () =>
    createWorld({
      database: front.copy.db,
      keys: around(opened),
      clock: failing.clock({ now: () => now }),
    })
  let current = made()
  const world: World = {
    now: () => current.now(),
    today: () => current.today(),
    newId: () => current.newId(),
    asActor: (actor, work) => current.asActor(actor, work),
  }
  const press = openPress()
  const services: Services = {
    ...front.services,
    world,
    policyFor: organisationPolicy(world, loadPolicy()),
    press: failing.press(documentPress(press)),
    intake: failing.intake(front.services.intake),
    // Nothing works in the background here: what an act asks for and changes is all its own.
    lookAtFilesSoon() {},
  }
  const client = await front.copy.connect()
  const door = front.openAt(routes, { services })
  return {
    front,
    services,
    door,
    faults: failing,
    client,
    tables: await tablesOf(client),
    forget() {
      current = made()
    },
    openAt: (others) => front.openAt(others, { services }),
    async close() {
      await client.end()
      await door.stop()
      await press.stop()
      await front.close()
    },
  }
}

export interface Scouted {
  readonly acts: readonly Act[]
  /** Where every form goes, whether or not it was sent. */
  readonly found: readonly string[]
  /** Forms whose act could not be done as they were filled in. */
  readonly notDone: readonly string[]
}

/** Sends each form that is wanted, in this world. */
export async function scout(
  ground: FaultyWorld,
  isWanted: (name: string) => boolean = () => true,
): Promise<Scouted> {
  const { front, door } = ground
  const forms = await everyForm(front, door, await knownAt(front), routes)
  const targets = new Map(
    forms.targets
      .filter(({ form }) => form.method === 'POST' && !form.action.startsWith('/sign-in'))
      .map((target) => [nameOfAct(target.form.action), target]),
  )
  const acts: Act[] = []
  const notDone: string[] = []
  const found = [...targets.values()].map(({ form }) => form.action)
  const inOrder = [...targets]
    .filter(([name]) => isWanted(name))
    .sort(([one], [other]) => lateness(one) - lateness(other))
  for (const [name, target] of inOrder) {
    const act = await doOnce(ground, name, target)
    if (act) acts.push(act)
    else notDone.push(name)
    if (isOfAccount(name)) front.signInAgain()
  }
  return { acts, found, notDone }
}

/** What ends or stops a case takes other forms away, so it comes last. */
function lateness(name: string): number {
  if (/died|exited|withdrawn|disqualified$|closed$/.test(name)) return 3
  if (/suspended|missing|detained|reassign/.test(name)) return 2
  return /grounds-decided|rnas\/:id\/(decision|drafted)/.test(name) ? 1 : 0
}

export function isOfAccount(name: string): boolean {
  return name.startsWith('/account')
}

export function nameOfAct(url: string): string {
  return url.replace(/[0-9a-f-]{36}/g, ':id')
}

async function doOnce(ground: FaultyWorld, name: string, target: Target): Promise<Act | undefined> {
  const { door, client } = ground
  let seen: Pick<Act, 'calls' | 'change'> = { calls: [], change: '' }
  const watched: Door = {
    ...door,
    async send(who, sending) {
      const { reply, ...watching } = await watch(ground, who, sending)
      seen = watching
      return reply
    },
  }
  const words = (field: string) => `Words of ${field.replace(/[0-9a-f-]{36}/g, 'a thing')}`
  await client.query('delete from sign_in_delay')
  const { sending, reply } = await sendUntilSaved(watched, target, { words })
  if (reply.status >= 400) return undefined
  return { name, who: target.who, sending, status: reply.status, ...seen }
}
