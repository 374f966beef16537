/**
 * Today costs what a worker's own cases cost. With fifty times as many cases around, the same pages of
 * the database are read; and the planner walks the worker's index, through row-level security.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { aWorld, type TestWorld } from '../../src/storage/stores/testing.ts'

let at: TestWorld
let client: pg.Client
before(async () => {
  at = await aWorld()
  const { socketDir: host, port } = at.test.server
  const options = '-c search_path=waymark,public'
  client = new pg.Client({ host, port, user: 'waymark_staff', database: at.test.name, options })
  await client.connect()
})
after(async () => {
  await client.end()
  await at.close()
})

/** So many more workers of the same organisation and service, with twenty cases of five items each. */
async function addWorkers(count: number, first: number): Promise<void> {
  const { orgId, serviceIds } = at.people.worker
  await at.test.asAdministrator(`
    create or replace function made_up(what text, n int) returns uuid language sql immutable
      as $$ select md5(what || n)::uuid $$;
    insert into app_user (org_id, id, display_name, initials, role)
      select '${orgId}', made_up('worker', w), 'W', 'W', 'support-worker'
      from generate_series(${first}, ${first + count - 1}) w;
    insert into case_file (org_id, id, reference, alias, service_id, worker_id)
      select '${orgId}', made_up('case', w * 20 + c), 'WM-' || translate(lpad(to_hex(w * 20 + c), 8, '0'), '01abcdef', 'GHABCDEF'),
        'Wren', '${serviceIds[0]}', made_up('worker', w)
      from generate_series(${first}, ${first + count - 1}) w, generate_series(0, 19) c;
    insert into due_item (org_id, case_id, key, kind, worker_id, service_id, reference, alias, title,
        todo, whose, due_on, show_from)
      select org_id, id, 'k' || k, 'clock', worker_id, service_id, reference, alias, 'T', 'T', 'w',
        date '2026-03-01' + k * 7, date '2026-03-01'
      from case_file, generate_series(1, 5) k where worker_id in (
        select made_up('worker', w) from generate_series(${first}, ${first + count - 1}) w);
    analyze`)
}

async function planOfToday(): Promise<{ pages: number; text: string }> {
  const { orgId, serviceIds } = at.people.worker
  const user = (
    await at.test.asAdministrator<{ id: string }>(`select made_up('worker', 1) as id`)
  )[0]?.id
  await client.query(`begin; set local app.org_id = '${orgId}'; set local app.user_id = '${user}';
    set local app.role = 'support-worker'; set local app.service_ids = '{${serviceIds[0]}}'`)
  const { rows } = await client.query(
    `explain (analyze, buffers, costs off, timing off, summary off, format json)
     select case_id, title, due_on from due_item
     where org_id = $1 and worker_id = $2 and show_from <= '2026-03-02' order by due_on limit 100`,
    [orgId, user],
  )
  await client.query('rollback')
  const plan = rows[0]['QUERY PLAN'][0].Plan
  return {
    pages: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
    text: JSON.stringify(plan),
  }
}

test('among fifty times as many cases Today reads no more than a third more pages', async () => {
  await addWorkers(10, 1)
  await planOfToday()
  const few = await planOfToday()
  await addWorkers(490, 11)
  await planOfToday()
  const many = await planOfToday()
  assert.match(many.text, /due_item_of_worker/)
  assert.ok(many.pages <= few.pages * 1.34 + 4, `${few.pages} pages, then ${many.pages}`)
})
