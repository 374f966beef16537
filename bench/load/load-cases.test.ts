/** A case that was loaded by the fast path is, row for row, the case that the stores would have written. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { loadPolicy } from '../../src/application/load-policy.ts'
import { type LightCase, madeUpCases } from '../../src/demo/national.ts'
import { aDay } from '../../src/domain/calendar/day.ts'
import { aWorld, inCase, type TestWorld } from '../../src/storage/stores/testing.ts'
import { copyLine } from './copy-text.ts'
import { loadCases } from './load-cases.ts'
import { openPlaces, type Place } from './organisations.ts'
import { nameOf, referenceOf, writeLightCase } from './write-light-case.ts'

const today = aDay('2026-03-02')
const policy = loadPolicy()
const count = 40
let loaded: TestWorld
let written: TestWorld
let loadedPlaces: Map<string, Place>
let writtenPlaces: Map<string, Place>
const cases: LightCase[] = [...madeUpCases(count, today)]

before(async () => {
  loaded = await aWorld()
  written = await aWorld()
  loadedPlaces = await load(loaded)
  writtenPlaces = await write(written)
})
after(async () => {
  await loaded?.close()
  await written?.close()
})

async function load({ test: { db: database }, keys }: TestWorld): Promise<Map<string, Place>> {
  const places = await openPlaces(database, keys)
  const found = new Map<string, Place>()
  for (const light of cases) found.set(light.id, await places.placeFor(light))
  await loadCases({ database, keys, places, today, policy, onCase: () => {} }, cases)
  return found
}

async function write({
  test: { db },
  keys,
  world,
  setNow,
}: TestWorld): Promise<Map<string, Place>> {
  const places = await openPlaces(db, keys)
  const found = new Map<string, Place>()
  for (const light of cases) {
    const place = await places.placeFor(light)
    found.set(light.id, place)
    const placed = { light, serviceId: place.serviceId, workerId: place.actor.userId }
    await world.asActor(place.actor, (stores) =>
      writeLightCase(stores, placed, { today, policy, seen: setNow }),
    )
  }
  return found
}

/** Everything but what is random each time: ids of writes and log lines, keys, sealed bytes. */
const rowsOf: Record<string, string> = {
  case_file: `select f.id, reference, alias, s.name as service, u.display_name as worker,
      cover_worker_id, version, opened_at, policy_edition, nrm_state, support_state, rna_state,
      nation, age_group, f.active, overlay, covered_until, next_due, last_contact_on
    from case_file f join service s on s.org_id = f.org_id and s.id = f.service_id
    join app_user u on u.org_id = f.org_id and u.id = f.worker_id order by f.id`,
  case_fact: `select case_id, c.id, type, on_day, recorded_at, u.display_name as by, supersedes,
      detail, length(sealed) as sealed, at_version
    from case_fact c join app_user u on u.org_id = c.org_id and u.id = c.recorded_by
    order by case_id, c.id`,
  journal_entry: `select case_id, j.id, on_day, kind, language, interpreter, need_ids, recorded_at,
      length(sealed) as sealed, u.display_name as by, supersedes
    from journal_entry j join app_user u on u.org_id = j.org_id and u.id = j.recorded_by
    order by case_id, j.id`,
  case_key: 'select case_id, class, length(wrapped) as wrapped from case_key order by 1, 2',
  due_item: `select case_id, key, kind, u.display_name as worker, cover_worker_id, s.name as service,
      reference, alias, title, todo, whose, limit_id, due_on, show_from
    from due_item d join app_user u on u.org_id = d.org_id and u.id = d.worker_id
    join service s on s.org_id = d.org_id and s.id = d.service_id order by case_id, key`,
  unmet_need: `select case_id, need_id, category, since, ever_given, agreed, worker_id is not null
      as given, cover_worker_id, reference, alias from unmet_need order by case_id, need_id`,
  person_identity: `select case_id, version, length(sealed) as sealed from person_identity order by 1`,
  name_token: `select case_id, count(*) as tokens from name_token group by case_id order by 1`,
  write_done: `select u.display_name as by, version, count(*) from write_done w
    join app_user u on u.org_id = w.org_id and u.id = w.user_id group by 1, 2 order by 1, 2`,
  audit_entry: `select case_id, act, role, case_reference, object_id, classes from audit_entry
    where case_id is not null order by case_id, act`,
  audit_unsealed: 'select count(*) from audit_unsealed',
}

for (const [table, sql] of Object.entries(rowsOf)) {
  test(`the rows of ${table} are the same, however they came there`, async () => {
    const one = await loaded.test.asAdministrator(sql)
    const other = await written.test.asAdministrator(sql)
    assert.ok(one.length > 0)
    assert.deepEqual(one, other)
  })
}

test('what was sealed on the fast path opens through the stores, and says the same', async () => {
  for (const { id } of cases) {
    const read = async ({ world }: TestWorld, place: Place | undefined) => {
      assert.ok(place)
      return inCase(world, place.actor, id, async (seen, stores) => ({
        facts: seen.facts.map(({ recordedBy: _, ...fact }) => fact),
        entries: (await stores.journal.page(id, {}, { offset: 0, limit: 50 })).entries.map(
          ({ recordedBy: _, ...entry }) => entry,
        ),
        identity: await stores.people.reveal(id, 'identity'),
      }))
    }
    const one = await read(loaded, loadedPlaces.get(id))
    assert.equal(one.entries.length, 20)
    assert.deepEqual(one, await read(written, writtenPlaces.get(id)))
  }
})

test('a loaded person is found by a word of their name, and only by their own worker', async () => {
  const light = cases.find(({ active }) => active)
  assert.ok(light)
  const find = nameOf(light.number).split(' ')[1] ?? ''
  const place = loadedPlaces.get(light.id)
  assert.ok(place)
  const found = await loaded.world.asActor(place.actor, ({ lists }) =>
    lists.caseload({ sort: 'reference', find }, { offset: 0, limit: 50 }),
  )
  assert.ok(found.lines.some(({ id }) => id === light.id))
  const other = await loaded.world.asActor(loaded.people.worker, ({ lists }) =>
    lists.caseload({ sort: 'reference', find }, { offset: 0, limit: 50 }),
  )
  assert.equal(other.total, 0)
})

test('a loaded row that points nowhere is noticed at the end of the load', async () => {
  const {
    test: { db: database },
    keys,
  } = loaded
  const places = await openPlaces(database, keys)
  const [light] = madeUpCases(1, today, 'another seed')
  assert.ok(light)
  const place = await places.placeFor(light)
  const broken = { ...places, placeFor: async () => ({ ...place, serviceId: place.actor.userId }) }
  const given = { database, keys, places: broken, today, policy, onCase: () => {} }
  await assert.rejects(loadCases(given, [{ ...light, number: 99_999 }]), /foreign key/)
})

test('references differ, and odd signs survive the copying', () => {
  const references = new Set(Array.from({ length: 20_000 }, (_, number) => referenceOf(number)))
  assert.equal(references.size, 20_000)
  assert.match(referenceOf(12_345), /^WM-[2-9A-HJ-NP-Z]{6}$/)
  const line = copyLine(['a\tb\\c\nd', null, true, Buffer.from([1, 255]), ['x"y', 'z']])
  assert.equal(line, 'a\\tb\\\\c\\nd\t\\N\ttrue\t\\\\x01ff\t{"x\\\\"y","z"}\n')
})
