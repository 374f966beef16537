/**
 * Every read is in the log, with the class of what was read, and the survivor finds its line: asked of
 * the live list of routes. What is opened is told by the sealing itself, so that a page which opens
 * more than its line says is found out, whoever wrote it.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { acts } from '../../src/application/access/access-rules.ts'
import { readLooked } from '../../src/application/looked/read-looked.ts'
import type { Services } from '../../src/application/services.ts'
import { caseActOf } from '../../src/domain/looked/acts.ts'
import { newId } from '../../src/storage/new-id.ts'
import { cellOpened, type Cell as SealedCell } from '../../src/storage/sealing/sealed-cell.ts'
import type { Route } from '../../src/web/route.ts'
import { routes } from '../../src/web/routes.ts'
import { type Cell, cellsOf, type Known, knownAt } from '../access/cells.ts'
import { expectedAccess } from '../access/expected-access.ts'
import { aFrontDoor, type Door, type FrontDoor } from '../access/front-door.ts'
import { addressOf } from '../access/things-of.ts'
import { nameOf } from '../access/walk-routes.ts'
import { reachedByAct } from '../given-away/reached-by-act.ts'

let front: FrontDoor
let known: Known
const opened: SealedCell[] = []
const listen = (cell: unknown) => void opened.push(cell as SealedCell) // only `openCell` publishes
before(async () => {
  front = await aFrontDoor()
  known = await knownAt(front)
  cellOpened.subscribe(listen)
})
after(async () => {
  cellOpened.unsubscribe(listen)
  await front.close()
})

interface Entry {
  readonly id: string
  readonly act: string
  readonly classes: string
  readonly case_id: string
  readonly seconds: number
}

/** Each of these three opens nothing of a case that was not opened by the same person just before. */
const readsNothing: ReadonlySet<string> = new Set([
  // Words are kept for their writer, whoever the case belongs to by now.
  'POST /cases/:caseId/drafts/:form',
])

/** Pages of one opening of the list are one line, so the line of a few minutes ago counts. */
const sameOpening = (name: string) => name.includes('/cases/:caseId/looked')

async function entriesOf(who: string, caseId: string, since: string): Promise<Entry[]> {
  return front.copy.asAdministrator<Entry>(
    `select id::text, act, classes, case_id::text, extract(epoch from now() - at)::float8 as seconds
     from audit_entry where user_id = $1 and case_id = $2 and at >= $3 order by at`,
    [who, caseId, since],
  )
}

async function nowOfTheLog(): Promise<string> {
  const [row] = await front.copy.asAdministrator<{ at: string }>(
    'select clock_timestamp()::text as at',
  )
  return row?.at ?? ''
}

/** What is wrong with how one request was logged, in words. */
async function wrongWith(door: Door, route: Route<Services>, cell: Cell): Promise<string[]> {
  const { who, things } = cell
  const caseId = things['caseId'] ?? ''
  if (who === undefined) return []
  const name = nameOf(route)
  const begun = await nowOfTheLog()
  opened.length = 0
  const row = expectedAccess[name]
  const act = acts.find((one) => one === route.relation)
  await door.send(who, {
    method: route.method,
    url: addressOf(route.path, things),
    fields: { writeId: newId(), versionSeen: '0', ...row?.fields },
  })
  const since = sameOpening(name) ? '-infinity' : begun
  const entries = await entriesOf(front.actor(who).userId, caseId, since)
  const logged = new Set(entries.flatMap(({ classes }) => [...classes]))
  const read = new Set(opened.filter((one) => one.caseId === caseId).map(({ harm }) => harm))
  // The organisation's own words about its log are no part of the survivor's record.
  const unlogged = [...read].filter((harm) => !logged.has(harm))
  const reached = act ? reachedByAct[act] : []
  const unsaid = [...read].filter((harm) => !reached.includes(harm))
  const elsewhere = new Set(
    opened.flatMap((one) => (one.caseId && one.caseId !== caseId ? [one.table] : [])),
  )
  return [
    ...(entries.length === 0 && !readsNothing.has(name) ? [`${name}: no line at all`] : []),
    ...(unsaid.length > 0 ? [`${name}: read ${unsaid.join('')}, and its act does not say so`] : []),
    ...(unlogged.length > 0 ? [`${name}: read ${unlogged.join('')}, and no line says so`] : []),
    ...(elsewhere.size > 0 && !readsNothing.has(name)
      ? [`${name}: opened ${[...elsewhere].join(', ')} of another case`]
      : []),
    ...entries
      .filter(({ act }) => caseActOf(act) === undefined)
      .map(({ act }) => `${name}: "${act}" has no words`),
  ]
}

const aboutACase = routes.filter((route) => expectedAccess[nameOf(route)]?.about === 'case')

test('every route about a case leaves a line with every class that was unsealed', async (t) => {
  const door = front.openAt(routes)
  const wrong: string[] = []
  let asked = 0
  for (const route of aboutACase) {
    const row = expectedAccess[nameOf(route)]
    const able = row && cellsOf(front, known, route.path, row).filter(({ may }) => may)
    for (const cell of able?.slice(0, 1) ?? []) {
      asked += 1
      wrong.push(...(await wrongWith(door, route, cell)))
    }
  }
  await door.stop()
  t.diagnostic(`${asked} routes about a case`)
  assert.deepEqual([...new Set(wrong)], [])
  assert.ok(asked > 40)
})

test('within a minute the survivor finds each of those lines, unless a hold delays it', async () => {
  const caseId = front.caseId('main')
  const read = await readLooked(front.services, front.actor('worker'), caseId)
  const shown = new Set(read?.lines.flatMap(({ entryIds }) => entryIds))
  const entries = await front.copy.asAdministrator<Entry>(
    `select id::text, act, classes, case_id::text, extract(epoch from now() - at)::float8 as seconds
     from audit_entry where case_id = $1 and at < $2`,
    [caseId, await nowOfTheLog()],
  )
  const missing = entries.filter(({ id, act }) => {
    const words = caseActOf(act)
    return !shown.has(id) && words?.shown !== 'lead-only'
  })
  assert.deepEqual(missing, [])
  const newest = Math.min(...entries.map(({ seconds }) => seconds))
  assert.ok(newest < 60, `the newest line that was found is ${newest} seconds old`)
  const classes = new Set(entries.flatMap((entry) => [...entry.classes]))
  for (const harm of ['I', 'S', 'C', 'L']) assert.ok(classes.has(harm), `${harm} was read`)
})

test('a page that opens without a line, or more than its line says, is found out', async () => {
  const planted: Route<Services> = {
    method: 'GET',
    path: '/cases/:caseId/told',
    purpose: 'read who somebody is and tell nobody',
    surface: 'staff',
    who: ['support-worker', 'service-manager'],
    relation: 'read-case',
    async answer({ services, actor, params }) {
      const { caseId = '' } = params
      await services.world
        .asActor(actor, async (stores) => {
          await stores.people.reveal(caseId, 'identity')
          throw new Error('the log is undone with the rest')
        })
        .catch(() => {})
      return { json: 'nothing to see' }
    },
  }
  const door = front.openAt([planted])
  const row = expectedAccess[nameOf(planted)]
  const cell = row && cellsOf(front, known, planted.path, row).find(({ may }) => may)
  assert.ok(cell)
  const wrong = await wrongWith(door, planted, cell)
  await door.stop()
  assert.deepEqual(wrong, [
    'GET /cases/:caseId/told: no line at all',
    'GET /cases/:caseId/told: read I, and no line says so',
  ])
})
