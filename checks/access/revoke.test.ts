/**
 * Rights that are taken away, while somebody presses one page after another: nothing that they ask for
 * once the change is kept is answered with the case. And a mistake that remembers people is found out.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../src/application/actor.ts'
import type { Stores } from '../../src/application/ports/world.ts'
import type { Services } from '../../src/application/services.ts'
import type { Route, SignedInRequest } from '../../src/web/route.ts'
import { routes } from '../../src/web/routes.ts'
import { aFrontDoor, type Door, type FrontDoor } from './front-door.ts'
import type { Who } from './made-up-few.ts'

let front: FrontDoor
before(async () => {
  front = await aFrontDoor()
})
after(() => front.close())

/** What is shown of the case to those who may see it: its alias. */
const alias = () => front.few.cases.main.alias
const main = () => front.caseId('main')

interface Change {
  readonly what: string
  readonly who: Who
  readonly path: () => string
  readonly take: () => Promise<unknown>
  readonly giveBack: () => Promise<unknown>
}

const asAdministrator = (work: (staff: Stores['staff']) => Promise<unknown>) =>
  front.services.world.asActor(front.actor('administrator'), ({ staff }) => work(staff))

const changesOf = ({ displayName, initials, role, serviceIds }: Actor) => ({
  displayName,
  initials,
  role,
  serviceIds,
})

function switching(who: Who, path: () => string): Change {
  const to = (active: boolean) => () =>
    asAdministrator((staff) => staff.switchColleague(front.actor(who).userId, active))
  return { what: `${who} is switched off`, who, path, take: to(false), giveBack: to(true) }
}

function changing(what: string, who: Who, to: Partial<Actor>): Change {
  const change = (changes: Partial<Actor>) => () =>
    asAdministrator((staff) =>
      staff.changeColleague(front.actor(who).userId, {
        ...changesOf({ ...front.actor(who), ...changes }),
      }),
    )
  return { what, who, path: () => `/cases/${main()}`, take: change(to), giveBack: change({}) }
}

function keepingOut(who: Who): Change {
  const asManager = (out: boolean) => () =>
    front.services.world.asActor(front.actor('manager'), async ({ cases, blocks }) => {
      const file = await cases.open(main())
      if (!file) throw new Error('the manager cannot open the case')
      const { userId } = front.actor(who)
      const writeId = front.services.world.newId()
      return out
        ? blocks.keepOut(file, { userId, words: 'A neighbour', writeId })
        : blocks.letBack(file, userId)
    })
  const path = () => `/cases/${main()}`
  return {
    what: `${who} must stay out`,
    who,
    path,
    take: asManager(true),
    giveBack: asManager(false),
  }
}

const changes = (): readonly Change[] => [
  switching('worker', () => `/cases/${main()}`),
  switching('worker', () => '/caseload'),
  changing('the worker becomes an administrator', 'worker', {
    role: 'administrator',
    serviceIds: [],
  }),
  changing('the manager loses the service', 'manager', { serviceIds: [] }),
  keepingOut('worker'),
  switching('glassWorker', () => `/cases/${main()}/emergency`),
]

interface Stream {
  readonly answers: number
  /** With the case in it, asked for before the change was kept. */
  readonly before: number
  /** With the case in it, asked for after it. There must be none. */
  readonly late: number
}

const askers = 4
const atLeast = 6

/** Several windows at once press on and on; the change happens among it. */
async function duringStream(door: Door, { who, path, take }: Change): Promise<Stream> {
  let kept = Number.POSITIVE_INFINITY
  let stop = false
  const seen: { began: number; hasCase: boolean }[] = []
  const asker = async () => {
    while (!stop) {
      const began = performance.now()
      const { page, status } = await door.get(who, path())
      seen.push({ began, hasCase: status === 200 && page.includes(alias()) })
    }
  }
  const asking = Array.from({ length: askers }, asker)
  const until = async (done: () => boolean) => {
    // Bounded by the answers themselves: each turn waits for a page.
    for (let turns = 0; !done() && turns < 500; turns++) await door.get(who, path())
  }
  await until(() => seen.filter(({ hasCase }) => hasCase).length >= atLeast)
  await take()
  kept = performance.now()
  await until(() => seen.filter(({ began }) => began > kept).length >= atLeast)
  stop = true
  await Promise.all(asking)
  const withCase = seen.filter(({ hasCase }) => hasCase)
  return {
    answers: seen.length,
    before: withCase.filter(({ began }) => began <= kept).length,
    late: withCase.filter(({ began }) => began > kept).length,
  }
}

test('whatever is taken away, no page asked for afterwards shows the case', async (t) => {
  let asked = 0
  for (const change of changes()) {
    front.signInAgain()
    const door = front.openAt(routes)
    const { answers, before, late } = await duringStream(door, change)
    await change.giveBack()
    await door.stop()
    asked += answers
    assert.ok(before >= atLeast, `${change.what}: the case was seen before`)
    assert.equal(late, 0, change.what)
  }
  t.diagnostic(`${asked} answers around ${changes().length} changes, 0 late`)
})

/** A page that remembers who asked the last time, as a cache of rights would. */
function remembering(route: Route<Services>): Route<Services> {
  if (route.surface === 'open') return route
  const people = new Map<string, Actor>()
  return {
    ...route,
    async answer(request: SignedInRequest<Services>) {
      const key = request.actor.userId
      const actor = people.get(key) ?? request.actor
      people.set(key, actor)
      const page = await front.copy.asAdministrator<{ alias: string }>(
        'select alias from case_file where id = $1 and service_id = any ($2::uuid[])',
        [request.params['caseId'], actor.serviceIds],
      )
      return { json: { shown: page[0]?.alias } }
    },
  }
}

test('a page that remembers rights is found out', async () => {
  const planted = routes.filter(({ path }) => path === '/cases/:caseId').map(remembering)
  front.signInAgain()
  const door = front.openAt(planted)
  const change = keepingOut('worker')
  const { late } = await duringStream(door, change)
  await change.giveBack()
  await door.stop()
  assert.ok(late > 0)
})

test('a session of somebody who left is dead in every window, and stays dead when they come back', async () => {
  const { signIn } = front.services
  const { orgId, userId } = front.actor('colleague')
  const begin = () =>
    signIn.begin(
      { orgId, userId },
      { factor: 'demo', device: '', idleSeconds: 900, lastsSeconds: 28_800 },
    )
  const tokens = await Promise.all([begin(), begin(), begin()])
  const alive = async () =>
    (await Promise.all(tokens.map((token) => signIn.actorFor(token ?? '')))).filter(Boolean).length
  assert.equal(await alive(), 3)
  const { take, giveBack } = switching('colleague', () => '/today')
  await take()
  assert.equal(await alive(), 0)
  await giveBack()
  assert.equal(await alive(), 0)
})
