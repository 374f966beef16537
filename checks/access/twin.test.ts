/** What another organisation has can never be noticed: not in a page, a count, a search or the log. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Services } from '../../src/application/services.ts'
import { html } from '../../src/web/parts/html.ts'
import type { Route } from '../../src/web/route.ts'
import { routes } from '../../src/web/routes.ts'
import { type Known, knownAt } from './cells.ts'
import { expectedAccess } from './expected-access.ts'
import { differences, onlyThere, type Twins, twinWorlds } from './twin-worlds.ts'

let twins: Twins
let known: Known
before(async () => {
  twins = await twinWorlds()
  known = await knownAt(twins.one)
  // Looked at in both worlds, so that both logs tell the same.
  await knownAt(twins.other)
})
after(() => twins.close())

test('the other organisation finds its own people, so the two worlds do differ', async () => {
  const door = twins.other.openAt(routes)
  const finds = { method: 'GET', url: '/caseload', find: 'Onlythere' } as const
  const found = await door.send('otherWorker', finds)
  assert.match(found.page, new RegExp(twins.other.few.cases.main.alias))
  const before = twins.one.openAt(routes)
  const nobody = await before.send('otherWorker', finds)
  assert.doesNotMatch(nobody.page, new RegExp(twins.other.few.cases.main.alias))
  await door.stop()
  await before.stop()
})

test('every page of one organisation is the same whatever another one has', async (t) => {
  const { found, pages } = await differences({ twins, known, routes, expected: expectedAccess })
  t.diagnostic(`${pages} pages and the searches, in two worlds`)
  assert.deepEqual(found, [])
  assert.ok(pages > 100)
})

// Mistakes planted, which must be noticed.

function planted(sql: string): Route<Services> {
  return {
    method: 'GET',
    path: '/planted',
    purpose: 'make a mistake',
    surface: 'staff',
    who: ['service-manager'],
    async answer({ services }) {
      const world = services === twins.one.services ? twins.one : twins.other
      const rows = await world.copy.asAdministrator<{ shown: string }>(sql)
      return { show: html`<p>${rows.map(({ shown }) => shown)}</p>` }
    },
  }
}

test('a count that forgets whose cases it counts is noticed', async () => {
  const route = planted('select count(*)::text as shown from case_file')
  const { found } = await differences({ twins, known, routes: [route], expected: {} })
  assert.ok(found.includes('manager /planted: differs'), found.join())
})

test('a look-up that finds by reference alone is noticed', async () => {
  const route = planted(
    `select string_agg(service_id::text, ' ' order by service_id) as shown from case_file
     where reference = (select reference from case_file
       where id = '${twins.one.caseId('main')}' limit 1)`,
  )
  const { found } = await differences({ twins, known, routes: [route], expected: {} })
  assert.ok(found.includes('manager /planted: differs'), `${onlyThere}: ${found.join()}`)
})
