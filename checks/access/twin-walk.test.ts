/**
 * Two worlds walked by chance, from a fixed list of seeds: what another organisation does, or what is done
 * in a case that one must stay out of, changes no answer, whatever was asked and written before.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Services } from '../../src/application/services.ts'
import { html } from '../../src/web/parts/html.ts'
import { textOf } from '../../src/web/request/typed.ts'
import type { Route } from '../../src/web/route.ts'
import { routes } from '../../src/web/routes.ts'
import { cellsOf, type Known, knownAt } from './cells.ts'
import { expectedAccess } from './expected-access.ts'
import type { FrontDoor } from './front-door.ts'
import type { Who } from './made-up-few.ts'
import { addressOf } from './things-of.ts'
import { sequences, type TwinWalk, walkTwins } from './twin-walk.ts'
import { onlyThere, type Twins, twinWorlds } from './twin-worlds.ts'
import { nameOf } from './walk-routes.ts'

/** WAYMARK_TWINS=full walks many more. */
const full = process.env['WAYMARK_TWINS'] === 'full'
const seeds = full ? Array.from({ length: 40 }, (_, seed) => seed + 1) : [1, 2]
const sequencesOf = (seed: number) => sequences(seed, full ? 10 : 4, 24)

let twins: Twins
let known: Known
before(async () => {
  twins = await twinWorlds()
  known = await knownAt(twins.one)
  await knownAt(twins.other)
})
after(() => twins.close())

type Start = { readonly who: Who; readonly url: string }

/** Every page that somebody of this organisation may open. */
function startsIn(front: FrontDoor, organisation: Who): readonly Start[] {
  const { orgId } = front.actor(organisation)
  return routes.flatMap((route) => {
    const row = expectedAccess[nameOf(route)]
    if (route.method !== 'GET' || row === undefined || row.about === 'anyone') return []
    return cellsOf(front, known, route.path, row).flatMap(({ who, may, things }) =>
      who && may && front.actor(who).orgId === orgId && !route.path.startsWith('/account')
        ? [{ who, url: addressOf(route.path, things) }]
        : [],
    )
  })
}

/** The second organisation has cases with the same ids, so that the same addresses are theirs as well. */
function busyElsewhere(): readonly Start[] {
  const own = startsIn(twins.one, 'worker').map(({ url }) => url)
  const people: readonly Who[] = ['otherWorker', 'otherManager', 'otherAdministrator']
  return people.flatMap((who) => own.map((url) => ({ who, url })))
}

function walkBetween(change: Partial<TwinWalk> = {}): TwinWalk {
  const { alias, identity } = twins.one.few.cases.main
  return {
    one: twins.one,
    other: twins.other,
    since: twins.since,
    routes,
    starts: startsIn(twins.one, 'worker'),
    busy: busyElsewhere(),
    mayBeSent: /^\//,
    words: ['Words that all type', alias, identity.names ?? '', onlyThere, 'name@example.org'],
    ...change,
  }
}

test('whatever another organisation does meanwhile, with the same ids, names and files, no answer changes', async (t) => {
  let compared = 0
  let saved = 0
  let disturbed = 0
  for (const seed of seeds) {
    const walked = await walkTwins(walkBetween(), sequencesOf(seed))
    compared += walked.compared
    saved += walked.saved
    disturbed += walked.disturbed
    assert.deepEqual(walked.found, [], `seed ${seed}`)
  }
  t.diagnostic(`${compared} answers in two worlds, ${saved} kept, ${disturbed} acts of the others`)
  assert.ok(compared > 100 && saved > 10 && disturbed > 3, `${compared}, ${saved}, ${disturbed}`)
})

// Mistakes planted, which must be noticed.

const field = html`<form method="post" action="/planted"><input type="text" name="name" value=""></form>`

async function planted(route: Route<Services>): Promise<string> {
  const page: Route<Services> = {
    method: 'GET',
    path: '/planted',
    purpose: 'make a mistake',
    surface: 'staff',
    who: 'signed-in',
    answer: async () => ({ show: field }),
  }
  const all = route.method === 'GET' ? [route] : [page, route]
  const starts = [{ who: 'manager' as const, url: '/planted' }]
  const walk = walkBetween({ routes: all, starts, busy: [] })
  const { found } = await walkTwins(walk, sequences(1, 2, 24))
  return found.join('\n')
}

const worldOf = (services: Services) => (services === twins.one.services ? twins.one : twins.other)

test('an error that says a name is taken, when another organisation has it, is noticed', async () => {
  const found = await planted({
    method: 'POST',
    path: '/planted',
    purpose: 'make a mistake',
    surface: 'staff',
    who: 'signed-in',
    async answer({ services, typed }) {
      const [row] = await worldOf(services).copy.asAdministrator<{ count: number }>(
        'select count(*)::int from case_file where alias = $1',
        [textOf(typed, 'name')],
      )
      const problem = row && row.count > 1 ? 'This name is taken' : 'Write more'
      return { status: 422, show: html`${field}<p>${problem}</p>` }
    },
  })
  assert.match(found, /sends \/planted: differs: .*Write more.* \/ .*This name is taken/)
})

test('a count over all organisations is noticed', async () => {
  const found = await planted({
    method: 'GET',
    path: '/planted',
    purpose: 'make a mistake',
    surface: 'staff',
    who: 'signed-in',
    async answer({ services }) {
      const [row] = await worldOf(services).copy.asAdministrator<{ count: string }>(
        'select count(*)::text from case_file',
      )
      return { show: html`<p>${row?.count} people</p>` }
    },
  })
  assert.match(found, /opens \/planted: differs: .*\d+ people/)
})
