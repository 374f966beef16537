import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { aDatabase, type TestDatabase } from '../testing.ts'
import type { ActorContext } from './actor-context.ts'
import type { Tx } from './transaction.ts'
import { askWithoutActor, withActor, withoutActor } from './with-actor.ts'
import { withSnapshot } from './with-administrator.ts'

const oneOrg = '0192a000-0000-7000-8000-000000000001'
const otherOrg = '0192a000-0000-7000-8000-000000000002'
const amina: ActorContext = {
  orgId: oneOrg,
  userId: '0192a000-0000-7000-8000-00000000000a',
  role: 'support-worker',
  serviceIds: ['0192a000-0000-7000-8000-00000000000b', '0192a000-0000-7000-8000-00000000000c'],
}
const bede: ActorContext = { ...amina, orgId: otherOrg }

let it: TestDatabase
before(async () => {
  it = await aDatabase()
  await it.asAdministrator(`
    create table note (org_id uuid not null, id int, text text, on_day date default '2026-03-29',
      count bigint default 5, primary key (org_id, id));
    alter table note owner to waymark_owner;
    alter table note enable row level security;
    alter table note force row level security;
    create policy own_organisation on note using (org_id = app_org()) with check (org_id = app_org());
    grant select, insert, update on note to waymark_staff, waymark_jobs;
    grant select on note to waymark_backup;
    insert into note values ('${oneOrg}', 1, 'of one'), ('${otherOrg}', 2, 'of the other')`)
})
after(() => it.close())

const readNotes = (tx: Tx) =>
  tx.query<{ id: number; on_day: string; count: number }>(
    'test-notes',
    'select id, on_day, count from note order by id',
  )

const addNote = (tx: Tx, orgId: string, id: number) =>
  tx.query('test-add', 'insert into note (org_id, id) values ($1, $2)', [orgId, id])

test('an actor sees the rows of their own organisation, with days as plain text', async () => {
  const notes = await withActor(it.db, 'staff', amina, readNotes)
  assert.deepEqual(notes, [{ id: 1, on_day: '2026-03-29', count: 5 }])
  assert.deepEqual(
    (await withActor(it.db, 'staff', bede, readNotes)).map(({ id }) => id),
    [2],
  )
})

test('who acts arrives in the database whole, and is forgotten with the transaction', async () => {
  const ask = (tx: Tx) =>
    tx.query<{ role: string | null; services: string[] | null; of_case: string | null }>(
      'test-context',
      'select app_role() as role, app_services()::text[] as services, app_case() as of_case',
    )
  const caseId = '0192a000-0000-7000-8000-0000000000ca'
  assert.deepEqual(await withActor(it.db, 'jobs', { ...amina, caseId }, ask), [
    { role: 'support-worker', services: amina.serviceIds, of_case: caseId },
  ])
  // The same single connection of the pool serves this one.
  assert.deepEqual(await withoutActor(it.db, 'jobs', ask), [
    { role: null, services: null, of_case: null },
  ])
})

test('without an actor there are no rows', async () => {
  assert.deepEqual(await withoutActor(it.db, 'jobs', readNotes), [])
})

test('an id that is no UUID never becomes part of a statement', async () => {
  const work = async () => assert.fail('the work began')
  for (const hostile of ["'; reset role; --", '', `${oneOrg} `, "{x}'"]) {
    await assert.rejects(withActor(it.db, 'staff', { ...amina, orgId: hostile }, work), /no UUID/)
    await assert.rejects(withActor(it.db, 'staff', { ...amina, caseId: hostile }, work), /no UUID/)
    const serviceIds = [hostile]
    await assert.rejects(withActor(it.db, 'staff', { ...amina, serviceIds }, work), /no UUID/)
  }
  const role = "x'; reset role; --"
  await assert.rejects(withActor(it.db, 'staff', { ...amina, role }, work), /plain word/)
})

test('a row for another organisation is not let in', async () => {
  await assert.rejects(
    withActor(it.db, 'staff', amina, (tx) => addNote(tx, otherOrg, 3)),
    /row-level security/,
  )
})

test('when work throws, nothing of it is kept', async () => {
  const work = async (tx: Tx) => {
    await addNote(tx, oneOrg, 4)
    throw new Error('changed my mind')
  }
  await assert.rejects(withActor(it.db, 'staff', amina, work), /changed my mind/)
  assert.equal((await withActor(it.db, 'staff', amina, readNotes)).length, 1)
})

test('work that hides a failed query is told that nothing was kept', async () => {
  const work = async (tx: Tx) => {
    await addNote(tx, oneOrg, 5)
    await addNote(tx, oneOrg, 5).catch(() => 'never mind')
    return 'saved'
  }
  await assert.rejects(withActor(it.db, 'staff', amina, work), /duplicate key/)
  assert.equal((await withActor(it.db, 'staff', amina, readNotes)).length, 1)
})

test('a query after the end of its transaction is refused', async () => {
  const leaked = await withActor(it.db, 'staff', amina, async (tx) => tx)
  await assert.rejects(readNotes(leaked), /after the end/)
})

test('two transactions that wait for each other both finish, one of them at its second try', async () => {
  await it.asAdministrator(
    `insert into note values ('${oneOrg}', 11, ''), ('${oneOrg}', 12, '') on conflict do nothing`,
  )
  let tries = 0
  const touch = (tx: Tx, id: number) =>
    tx.query('test-touch', "update note set text = text || 'x' where id = $1", [id])
  const gate = { waiting: 0, open: () => {} }
  const bothHaveOne = new Promise<void>((resolve) => {
    gate.open = resolve
  })
  const crosswise = (first: number, second: number) =>
    withActor(it.db, 'staff', amina, async (tx) => {
      tries += 1
      await touch(tx, first)
      gate.waiting += 1
      if (gate.waiting === 2) gate.open()
      await bothHaveOne
      await touch(tx, second)
    })
  await Promise.all([crosswise(11, 12), crosswise(12, 11)])
  assert.equal(tries, 3)
  const texts = await it.asAdministrator('select text from note where id in (11, 12)')
  assert.deepEqual(texts, [{ text: 'xx' }, { text: 'xx' }])
})

test('a connection that breaks in the middle ends its transaction, not the process', async () => {
  const work = async (tx: Tx) => {
    const [row] = await tx.query<{ pid: number }>('test-pid', 'select pg_backend_pid() as pid')
    await it.asAdministrator('select pg_terminate_backend($1, 5000)', [row?.pid])
    // Long enough for the driver to hear of it while no query is under way.
    await new Promise((resolve) => setTimeout(resolve, 50))
    await readNotes(tx)
  }
  await assert.rejects(withActor(it.db, 'staff', amina, work))
  assert.ok((await withActor(it.db, 'staff', amina, readNotes)).length > 0)
})

test('the backup reads past the policies, at one moment, and can write nothing', async () => {
  const count = 'select count(*) as n from waymark.note'
  await withSnapshot(it.db, async (client) => {
    const before = await client.query(count)
    await withActor(it.db, 'staff', amina, (tx) => addNote(tx, oneOrg, 20))
    const later = await client.query(count)
    assert.deepEqual(later.rows, before.rows)
    assert.ok(later.rows[0].n >= 2)
  })
  await assert.rejects(
    withSnapshot(it.db, (client) => client.query(`insert into note values ('${oneOrg}', 21)`)),
    /read-only|permission denied/,
  )
})

test('no role that logs in owns anything or could raise itself', async () => {
  const roles = await it.asAdministrator<{ rolname: string }>(
    `select rolname from pg_roles r
     where rolname like 'waymark\\_%' and rolname <> 'waymark_admin' and (
       rolsuper or rolcreaterole or rolcreatedb or rolreplication
       or (rolbypassrls and rolname not in ('waymark_backup', 'waymark_search'))
       or (rolcanlogin and exists (select from pg_class c where c.relowner = r.oid))
       or (rolcanlogin and exists (select from pg_auth_members m where m.member = r.oid)))`,
  )
  assert.deepEqual(roles, [])
})

test('only the files that open transactions take connections from the pools', () => {
  const room = join(import.meta.dirname, '..')
  const takers = readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .filter((path) =>
      /\b(poolOf|administratorOf|new pg\.(Pool|Client))\b/.test(
        readFileSync(join(room, path), 'utf8'),
      ),
    )
  assert.deepEqual(takers.sort(), [
    'connect/pools.ts',
    'connect/with-actor.ts',
    'connect/with-administrator.ts',
    'outbox/testing.ts',
    'server/first-connection.ts',
    'testing.ts',
  ])
})

test('what is sent in parting is kept with the rest, and its failure undoes the rest', async () => {
  await withActor(it.db, 'staff', amina, async (tx) => {
    await addNote(tx, oneOrg, 40)
    tx.parting('test-add', 'insert into note (org_id, id) values ($1, $2)', [oneOrg, 41])
  })
  const failing = withActor(it.db, 'staff', amina, async (tx) => {
    await addNote(tx, oneOrg, 42)
    tx.parting('test-add', 'insert into note (org_id, id) values ($1, $2)', [otherOrg, 43])
  })
  await assert.rejects(failing, /row-level security/)
  const kept = (await withActor(it.db, 'staff', amina, readNotes)).map(({ id }) => id)
  assert.deepEqual(
    [40, 41, 42, 43].filter((id) => kept.includes(id)),
    [40, 41],
  )
})

test('what the driver could not even send undoes the rest as well, whoever swallowed it', async () => {
  const unsendable = {
    toPostgres() {
      throw new Error('cannot be sent')
    },
  }
  const parting = withActor(it.db, 'staff', amina, async (tx) => {
    await addNote(tx, oneOrg, 44)
    tx.parting('test-unsent', 'select $1::text', [unsendable])
  })
  await assert.rejects(parting, /cannot be sent/)
  const swallowing = withActor(it.db, 'staff', amina, async (tx) => {
    await addNote(tx, oneOrg, 45)
    await tx.query('test-unsent', 'select $1::text', [unsendable]).catch(() => {})
  })
  await assert.rejects(swallowing, /cannot be sent/)
  const otherText = withActor(it.db, 'staff', amina, async (tx) => {
    await addNote(tx, oneOrg, 46)
    tx.parting('test-add', 'select 1')
  })
  await assert.rejects(otherText, /must be unique/)
  const kept = (await withActor(it.db, 'staff', amina, readNotes)).map(({ id }) => id)
  assert.ok(![44, 45, 46].some((id) => kept.includes(id)), kept.join(' '))
})

test('statements sent at once are answered in order, each with its own rows', async () => {
  const [added, notes, added2, later] = await withActor(it.db, 'staff', amina, (tx) =>
    Promise.all([addNote(tx, oneOrg, 50), readNotes(tx), addNote(tx, oneOrg, 51), readNotes(tx)]),
  )
  assert.deepEqual([added, added2], [[], []])
  assert.equal(later.length, notes.length + 1)
  assert.ok(notes.some(({ id }) => id === 50) && !notes.some(({ id }) => id === 51))
})

test('one of several statements sent at once fails: nothing is kept, and the next actor is served', async () => {
  const before = await withActor(it.db, 'staff', amina, readNotes)
  const racing = withActor(it.db, 'staff', amina, (tx) =>
    Promise.all([addNote(tx, oneOrg, 60), addNote(tx, otherOrg, 61), readNotes(tx)]),
  )
  await assert.rejects(racing, /row-level security/)
  assert.deepEqual(await withActor(it.db, 'staff', amina, readNotes), before)
})

test('a question asked by nobody, outside any transaction, finds no row that asks who it is', async () => {
  const [row] = await askWithoutActor<{ org: string | null; kept: string }>(it.db, 'signin', {
    name: 'test-alone',
    sql: `select app_org() as org, current_setting('transaction_isolation') as kept where $1 = 1`,
    values: [1],
  })
  assert.equal(row?.org, null)
})
