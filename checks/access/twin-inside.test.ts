/**
 * Two worlds inside one organisation: in one there is a case that somebody must stay out of, or does not
 * work on; in the other that case was never there. Nothing that they can ask tells the worlds apart.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Services } from '../../src/application/services.ts'
import { newId } from '../../src/storage/new-id.ts'
import { Stopped } from '../../src/web/request/stopped.ts'
import type { Route, SignedInRequest } from '../../src/web/route.ts'
import { routes } from '../../src/web/routes.ts'
import { stayOut } from './emergencies.ts'
import { expectedAccess } from './expected-access.ts'
import { aFrontDoor, type Door, type FrontDoor, type Reply, type Sending } from './front-door.ts'
import type { Who } from './made-up-few.ts'
import { copyOfTheFew } from './the-few-in-a-database.ts'
import { addressOf, type Things, thingsOf } from './things-of.ts'
import { withoutNew } from './twin-worlds.ts'
import { nameOf } from './walk-routes.ts'

let withIt: FrontDoor
let without: FrontDoor
let since: number
let things: Things
let reference: string

/** They manage the service of the case, or worked on it, or never had to do with it. */
const whoAsks: readonly Who[] = ['keptOutManager', 'keptOutWorker', 'southWorker']

before(async () => {
  await copyOfTheFew.made()
  since = Date.now()
  withIt = await aFrontDoor()
  without = await aFrontDoor()
  things = await thingsOf(withIt, 'colleague', 'small')
  const caseId = withIt.caseId('small')
  const [file] = await withIt.copy.asAdministrator<{ reference: string }>(
    'select reference from case_file where id = $1',
    [caseId],
  )
  reference = file?.reference ?? ''
  for (const who of ['keptOutManager', 'keptOutWorker'] as const) {
    await stayOut(withIt.copy.asAdministrator, caseId, withIt.actor(who).userId)
  }
  await takeAway(without, caseId)
})
after(async () => {
  await withIt.close()
  await without.close()
})

/** As if it had never been opened: every row of it, past every rule. */
async function takeAway({ copy }: FrontDoor, caseId: string): Promise<void> {
  const tables = await copy.asAdministrator<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'waymark'::regnamespace and c.relkind = 'r' and a.attname = 'case_id'`,
  )
  const client = await copy.connect()
  await client.query('set session_replication_role = replica')
  for (const { name } of tables) {
    await client.query(`delete from ${name} where case_id = $1`, [caseId])
  }
  await client.query('delete from case_file where id = $1', [caseId])
  await client.end()
}

/** Everything one can ask about the case, and every list that it could show itself in. */
function questions(list: readonly Route<Services>[]): readonly Sending[] {
  const { alias, identity } = withIt.few.cases.small
  const pages = list
    .filter(({ method, path }) => method === 'GET' && !path.startsWith('/cases/:caseId'))
    .filter(({ path }) => !path.includes(':'))
    .map(({ path }) => ({ method: 'GET' as const, url: path }))
  const inside = list
    .filter(({ path }) => path.startsWith('/cases/:caseId') && !path.includes('/drafts/'))
    .map((route): Sending => {
      const row = expectedAccess[nameOf(route)]
      const url = addressOf(route.path, { ...things, ...row?.params })
      if (route.method === 'GET') return { method: 'GET', url }
      const fields = { writeId: newId(), versionSeen: '0', ...row?.fields }
      return { method: 'POST', url, fields }
    })
  const words = [alias, reference, reference.slice(0, 5), identity.names ?? '', 'W', 'WM-']
  const searches = [
    ...['next-due', 'covered-until', 'last-contact', 'alias', 'reference'].map(
      (by) => `sort=${by}`,
    ),
    'closed=yes',
    `worker=${withIt.actor('colleague').userId}`,
  ].map((query) => ({ method: 'GET' as const, url: `/caseload?${query}` }))
  const found = words.map((find) => ({ method: 'GET' as const, url: '/caseload', find }))
  return [...pages, ...inside, ...searches, ...found]
}

const emergencies = (): readonly Sending[] =>
  [{ reference }, { names: withIt.few.cases.small.identity.names ?? '' }].map((find) => ({
    method: 'POST',
    url: '/emergency',
    fields: {
      ...{ reason: 'missing-now', words: 'Words that are long enough to be read', ...find },
      ...{ parts: ['contact'], writeId: '0199c0de-0000-7000-8000-000000000001' },
    },
  }))

async function differences(
  list: readonly Route<Services>[],
  asked: readonly Sending[],
  people: readonly Who[] = whoAsks,
): Promise<{ found: readonly string[]; pages: number }> {
  const doors: readonly [Door, Door] = [withIt.openAt(list), without.openAt(list)]
  const found: string[] = []
  for (const who of people) {
    for (const sending of asked) {
      const [here, there] = await Promise.all(doors.map((door) => door.send(who, sending)))
      if (here && there && alike(here, there)) continue
      found.push(`${who} ${sending.method} ${sending.url}: ${here?.status} and ${there?.status}`)
    }
  }
  for (const door of doors) await door.stop()
  return { found, pages: people.length * asked.length }
}

function alike(here: Reply, there: Reply): boolean {
  const headers = ({ headers: all }: Reply) => Object.keys(all).sort().join()
  return (
    here.status < 500 &&
    here.status === there.status &&
    here.goTo === there.goTo &&
    headers(here) === headers(there) &&
    withoutNew(here.page, since) === withoutNew(there.page, since)
  )
}

test('its own worker sees the case in one world and not in the other, so the worlds do differ', async () => {
  const caseload = { method: 'GET', url: '/caseload' } as const
  const { found } = await differences(routes, [caseload], ['colleague'])
  assert.equal(found.length, 1)
})

test('a case that one must stay out of, or is not on, is nowhere: as if there were none', async (t) => {
  const { found, pages } = await differences(routes, questions(routes))
  t.diagnostic(`${pages} questions in two worlds`)
  assert.deepEqual(found, [])
  assert.ok(pages > 300)
})

test('breaking the glass does not tell whoever must stay out that there is such a case', async () => {
  const { found } = await differences(routes, emergencies(), ['keptOutManager'])
  assert.deepEqual(found, [])
})

// Mistakes planted, which must be noticed.

test('lists that forget who must stay out are noticed, in the caseload and in the numbers of the team', async () => {
  const { asAdministrator } = withIt.copy
  await asAdministrator('drop policy not_for_the_blocked on case_file')
  try {
    const asked = ['/caseload', '/team'].map((url) => ({ method: 'GET' as const, url }))
    const { found } = await differences(routes, asked, ['keptOutManager'])
    assert.equal(found.length, 2)
  } finally {
    await asAdministrator(`create policy not_for_the_blocked on case_file as restrictive
      to waymark_staff using (not (app_user() = any (blocked_ids)))`)
  }
})

test('a refusal that says “you must stay out” instead of “there is none” is noticed', async () => {
  const route = routes.find(({ path, method }) => path === '/cases/:caseId' && method === 'GET')
  assert.ok(route && route.surface !== 'open')
  const planted: Route<Services> = {
    ...route,
    async answer(request: SignedInRequest<Services>) {
      const world = request.services === withIt.services ? withIt : without
      const rows = await world.copy.asAdministrator(
        'select from case_file where id = $1 and $2::uuid = any (blocked_ids)',
        [request.params['caseId'], request.actor.userId],
      )
      if (rows.length > 0) throw new Stopped(403)
      return route.answer(request)
    },
  }
  const asked = [{ method: 'GET' as const, url: `/cases/${withIt.caseId('small')}` }]
  const { found } = await differences([planted], asked, ['keptOutManager'])
  assert.equal(found.length, 1)
})
