/**
 * The questions that hostile or careless SQL would ask, as each login role, with the application's own
 * checks out of the way: the database alone must refuse.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import type { Actor } from '../../src/application/actor.ts'
import { sealLog } from '../../src/storage/audit/seal-log.ts'
import { roleOf, type Surface, surfaces } from '../../src/storage/connect/roles.ts'
import { withActor, withoutActor } from '../../src/storage/connect/with-actor.ts'
import { newId } from '../../src/storage/new-id.ts'
import { setUpInstallation } from '../../src/storage/organisations/installation.ts'
import { aCase, aWorld, type TestWorld } from '../../src/storage/stores/testing.ts'
import { fillCase } from './fill-case.ts'
import { attemptToSend, fillFormerPlaces, fillRetention, fillSignIn } from './fill-the-rest.ts'

let at: TestWorld
let tables: string[]
let ownCase: string
let otherCase: string
const open: pg.Client[] = []

before(async () => {
  at = await aWorld()
  await setUpInstallation(at.test.db, 'demo')
  const { worker, manager, otherWorker, otherManager, prime } = at.people
  ownCase = await fillCase(at.world, { worker, manager, prime })
  otherCase = await fillCase(at.world, { worker: otherWorker, manager: otherManager, prime })
  await fillSignIn(at)
  await attemptToSend(at)
  await fillFormerPlaces(at, [ownCase, otherCase])
  await fillRetention(at, [ownCase, otherCase])
  // Waiting, sealed and waiting again, so that each table of the log has rows.
  await sealLog(at.test.db, `${at.keyPath}-ends`)
  await aCase(at.world, at.people.worker)
  await at.world.asActor(at.people.worker, ({ cases }) => cases.open(ownCase))
  const rows = await at.test.asAdministrator<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'waymark'::regnamespace
       and relkind in ('r', 'p') order by 1`,
  )
  tables = rows.map(({ name }) => name)
})
after(async () => {
  for (const client of open) await client.end()
  await at.close()
})

async function connectAs(surface: Surface): Promise<pg.Client> {
  const { socketDir: host, port } = at.test.server
  const options = '-c search_path=waymark,public'
  const client = new pg.Client({
    host,
    port,
    user: roleOf(surface),
    database: at.test.name,
    options,
  })
  client.on('error', () => {})
  await client.connect()
  open.push(client)
  return client
}

/** How many rows, or -1 when the role may not even ask. */
async function countIn(client: pg.Client, table: string): Promise<number> {
  try {
    const { rows } = await client.query(`select count(*)::int as n from ${table}`)
    return rows[0].n
  } catch (cause) {
    if (cause instanceof pg.DatabaseError && cause.code === '42501') return -1
    throw cause
  }
}

/** What may be seen before anyone is known. Everything else is nothing at all. */
const seenByNobody: Record<Surface, readonly string[]> = {
  signin: [
    'account',
    'app_user',
    'file_ticket',
    'installation',
    'organisation',
    'organisation_key',
    'passkey',
    'recovery_code',
    'service',
    'session',
    'sign_in_delay',
    'sign_in_step',
    'user_service',
  ],
  staff: ['installation'],
  seat: ['installation'],
  jobs: ['installation', 'organisation'],
  guest: [],
  backup: [],
}

test('every table has a row in this check, so that seeing none means something', async () => {
  const counts = await Promise.all(
    tables.map(async (name) => {
      const [row] = await at.test.asAdministrator<{ n: number }>(
        `select count(*)::int as n from ${name}`,
      )
      return row?.n ? [] : [name]
    }),
  )
  // Routes are chosen only where there is a choice.
  assert.deepEqual(counts.flat(), ['organisation_route'])
})

for (const surface of surfaces.filter((each) => each !== 'backup')) {
  for (const when of ['never set', 'empty after a transaction'] as const) {
    test(`${surface} sees no row of anybody when who acts is ${when}`, async () => {
      const client = await connectAs(surface)
      if (when !== 'never set') {
        const { orgId, userId } = at.people.worker
        await client.query(`begin; set local app.org_id = '${orgId}'; set local app.user_id = '${userId}';
          set local app.role = 'service-manager'; set local app.service_ids = '{}';
          set local app.case_id = '${ownCase}'; commit`)
      }
      const seen: string[] = []
      for (const table of tables) if ((await countIn(client, table)) > 0) seen.push(table)
      assert.deepEqual(seen, seenByNobody[surface])
    })
  }
}

async function rowsOf(
  surface: Surface,
  actor: Actor,
  caseId: string | undefined,
): Promise<{ table: string; orgs: string[] }[]> {
  const client = await connectAs(surface)
  const seen: { table: string; orgs: string[] }[] = []
  for (const table of tables) {
    await client.query(`begin; set local app.org_id = '${actor.orgId}';
      set local app.user_id = '${actor.userId}'; set local app.role = '${actor.role}';
      set local app.service_ids = '{${actor.serviceIds.join(',')}}';
      set local app.case_id = '${caseId ?? ''}'`)
    const org = ['installation', 'sign_in_delay'].includes(table) ? `'${actor.orgId}'` : 'org_id'
    const found = await client
      .query<{ org: string }>(`select distinct ${org}::text as org from ${table}`)
      .catch(() => ({ rows: [] }))
    await client.query('rollback')
    if (found.rows.length > 0) seen.push({ table, orgs: found.rows.map((row) => row.org) })
  }
  return seen
}

for (const who of [
  'worker',
  'manager',
  'protector',
  'administrator',
  'prime',
  'assessor',
] as const) {
  test(`the ${who} sees rows of their own organisation only, whatever case they claim to be in`, async () => {
    const actor = at.people[who]
    const surface = actor.orgKind === 'provider' ? 'staff' : 'seat'
    for (const claimed of [undefined, ownCase, otherCase]) {
      for (const { table, orgs } of await rowsOf(surface, actor, claimed)) {
        assert.deepEqual(orgs, [actor.orgId], table)
      }
    }
  })
}

const caseTables = ['case_file', 'due_item', 'name_token', 'answer_waiting']
for (const who of ['protector', 'administrator', 'elsewhere'] as const) {
  test(`no list of cases has a row for the ${who}`, async () => {
    const seen = await rowsOf('staff', at.people[who], undefined)
    assert.deepEqual(
      seen.filter(({ table }) => caseTables.includes(table)),
      [],
    )
  })
}

test('whoever is not on a case does not enter it by asking the database itself', async () => {
  for (const who of ['protector', 'administrator', 'elsewhere', 'otherWorker'] as const) {
    const entered = await withActor(at.test.db, 'staff', at.people[who], (tx) =>
      tx.query('hostile-enter', 'select * from enter_case($1)', [ownCase]),
    )
    assert.deepEqual(entered, [], who)
  }
})

test('an identity that somebody set for a whole session does not reach the next person', async () => {
  const { orgId, userId } = at.people.worker
  const as = { orgId, userId, role: 'sealer', serviceIds: [] }
  const pid = 'select pg_backend_pid() as pid'
  const [first] = await withActor(at.test.db, 'jobs', as, async (tx) => {
    for (const [name, value] of Object.entries({
      org_id: orgId,
      user_id: userId,
      case_id: ownCase,
    })) {
      await tx.query(`leak-${name}`, `set session app.${name} = '${value}'`)
    }
    return tx.query<{ pid: number }>('leak-pid', pid)
  })
  const next = await withoutActor(at.test.db, 'jobs', async (tx) => ({
    pid: (await tx.query<{ pid: number }>('leak-pid', pid))[0]?.pid,
    rows: await tx.query('leak-rows', 'select id from case_file'),
  }))
  assert.equal(next.pid, first?.pid, 'the same connection was used again')
  assert.deepEqual(next.rows, [])
})

test('the same reference in two organisations is no clash, so it cannot be asked for', async () => {
  for (const who of ['worker', 'otherWorker'] as const) {
    const actor = at.people[who]
    const file = {
      id: newId(),
      reference: 'WM-ZZZZ',
      alias: 'Wren',
      serviceId: actor.serviceIds[0] ?? '',
      workerId: actor.userId,
    }
    const made = await at.world.asActor(actor, ({ cases }) =>
      cases.create(file, { writeId: newId() }),
    )
    assert.ok('done' in made)
  }
})

// Planted: without FORCE, and through an ordinary view, the same questions are answered after all.
test('an ordinary view would show another organisation’s cases: this check can tell', async () => {
  await at.test.asAdministrator(
    'create view planted as select * from case_file; grant select on planted to waymark_staff',
  )
  const { orgId } = at.people.worker
  const client = await connectAs('staff')
  const { rows } = await client.query('select distinct org_id from planted')
  await at.test.asAdministrator('drop view planted')
  assert.ok(rows.some((row) => row.org_id !== orgId))
})
