/** Sealed places in a real database: opened one by one, shredded for good, taken over from before. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { aDay, addDays, type Day } from '../../../domain/calendar/day.ts'
import { codeNames } from '../../../domain/places/code-name.ts'
import type { PlaceDetails, PlaceKind } from '../../../domain/places/place.ts'
import { isToBeShredded } from '../../../domain/places/shredding.ts'
import { backUp } from '../../backup/back-up.ts'
import { restore } from '../../backup/restore.ts'
import { sampleOpens } from '../../backup/sample-opens.ts'
import { newId } from '../../new-id.ts'
import { asWaymark } from '../../organisations/as-waymark.ts'
import { makeKeyCache, toSecret } from '../../sealing/key-cache.ts'
import { openKeyring } from '../../sealing/keyring.ts'
import { openCell, sealCell } from '../../sealing/sealed-cell.ts'
import { carryOverLocations, shredOldPlaces } from '../../shredding/shred-places.ts'
import { aDatabase } from '../../testing.ts'
import { createWorld } from '../../world.ts'
import { aCase, aWorld, inCase, type TestWorld } from '../testing.ts'

let at: TestWorld
let caseId: string
before(async () => {
  at = await aWorld()
  caseId = (await aCase(at.world, at.people.worker)).id
})
after(() => at.close())

const today = aDay('2026-03-02')
const why = { reason: 'visit', words: 'A visit' } as const

async function keep(details: PlaceDetails, kind: PlaceKind = 'address', of = caseId) {
  const id = newId()
  await inCase(at.world, at.people.worker, of, (seen, { places }) =>
    places.add(seen, { id, kind, details }, { writeId: newId() }),
  )
  return id
}
const end = (id: string, since: Day, of = caseId) =>
  inCase(at.world, at.people.worker, of, (seen, { places }) =>
    places.markFormer(seen, id, { since, because: 'moved' }, { writeId: newId() }),
  )
const keepTo = (id: string, until: Day, of = caseId) =>
  inCase(at.world, at.people.worker, of, (seen, { places }) =>
    places.keepLonger(
      seen,
      id,
      { id: newId(), until, reason: 'claim', words: 'A claim' },
      { writeId: newId() },
    ),
  )
const list = (of = caseId, who = at.people.worker) =>
  at.world.asActor(who, ({ places }) => places.list(of))
const show = (id: string, who = at.people.worker, of = caseId) =>
  at.world.asActor(who, ({ places }) => places.show(of, id, why))
const shred = (day: Day) =>
  shredOldPlaces(at.test.db, { orgId: at.people.worker.orgId, today: day })
const acts = async (objectId: string) =>
  (
    await at.test.asAdministrator<{ act: string; classes: string }>(
      'select act, classes from audit_entry where object_id = $1 order by id',
      [objectId],
    )
  ).map(({ act, classes }) => `${act} ${classes}`)

test('a place is listed without saying where, and opened with a line in the log', async () => {
  const details = { where: '1 Canary Lane, Wrenbridge', about: 'Ring twice' }
  const id = await keep(details)
  const [masked] = await list()
  assert.deepEqual(masked, {
    id,
    kind: 'address',
    keptSince: today,
    keptBy: at.people.worker.userId,
  })
  assert.deepEqual(await show(id), details)
  assert.deepEqual(await acts(id), ['kept a place L', 'revealed a place L'])
  const looks = await at.world.asActor(at.people.worker, ({ places }) =>
    places.looksSince('2026-03-01T00:00:00Z'),
  )
  assert.deepEqual(looks, [{ caseId, at: '2026-03-02T09:00:00.000Z' }])
})

test('nobody of another service or organisation sees that there is a place at all', async () => {
  const id = await keep({ where: '2 Canary Lane' })
  for (const who of [at.people.elsewhere, at.people.otherWorker, at.people.otherManager]) {
    assert.deepEqual(await list(caseId, who), [])
    assert.equal(await show(id, who), undefined)
  }
})

test('each place has a key of its own: the key of one opens no other, moved bytes open nowhere', async () => {
  const [one, two] = [
    await keep({ where: '3 Canary Lane' }),
    await keep({ where: '4 Canary Lane' }),
  ]
  const keys = await at.test.asAdministrator<{ key_id: string }>(
    'select key_id from place_key where place_id = any ($1::uuid[])',
    [[one, two]],
  )
  assert.equal(new Set(keys.map(({ key_id }) => key_id)).size, 2)
  await at.test.asAdministrator(
    `update place set sealed = (select sealed from place where id = $1) where id = $2`,
    [one, two],
  )
  await assert.rejects(show(two), { name: 'NotOpened' })
  await at.test.asAdministrator(
    `update place_key set key_id = o.key_id, wrapped = o.wrapped from place_key o
     where place_key.place_id = $2 and o.place_id = $1`,
    [one, two],
  )
  await assert.rejects(show(two), { name: 'NotOpened' })
  await at.test.asAdministrator('delete from place_print where place_id = $1', [two])
})

test('a safe house is called by an everyday word that is not a word of the person', async () => {
  const { id: of } = await aCase(at.world, at.people.worker, { alias: 'Kettle' })
  const taken = codeNames.filter((name) => !['Kettle', 'Ladder', 'Button', 'Pillow'].includes(name))
  await inCase(at.world, at.people.worker, of, (seen, { people }) =>
    people.keep(
      seen,
      'identity',
      { names: `Ladder ${taken.join(' ')}` },
      { writeId: newId(), versionSeen: 1 },
    ),
  )
  const name = async () => {
    await keep({ where: '5 Pillow Road' }, 'safe-house', of)
    return (await list(of))[0]?.codeName
  }
  // Kettle is the alias, Ladder a name, Pillow in the address: one word is left, and then none.
  assert.equal(await name(), 'Button')
  assert.equal(await name(), undefined)
})

test('after shredding no key that is left opens what was there, and a line stays', async () => {
  const id = await keep({ where: '6 Canary Lane, AB1 2CD' })
  const [row] = await at.test.asAdministrator<{ sealed: Buffer }>(
    'select sealed from place where id = $1',
    [id],
  )
  await end(id, aDay('2026-02-01'))
  assert.equal((await shred(aDay('2026-03-02'))).shredded, 0)
  assert.equal((await shred(aDay('2026-03-03'))).shredded, 1)
  const stone = (await list()).find((place) => place.id === id)
  assert.equal(stone?.shreddedOn, '2026-03-03')
  assert.equal(stone?.kind, 'address')
  assert.equal(await show(id), undefined)
  assert.deepEqual((await acts(id)).at(-1), 'shredded a former place L')
  for (const table of ['place_key', 'place_print']) {
    const left = await at.test.asAdministrator(`select 1 from ${table} where place_id = $1`, [id])
    assert.equal(left.length, 0, table)
  }
  await tryEveryKey(id, row?.sealed ?? Buffer.alloc(0))
})

/** Somebody who kept the bytes tries each key of the database on them, as each key's own id. */
async function tryEveryKey(placeId: string, sealed: Buffer): Promise<void> {
  const { orgId } = at.people.worker
  await asWaymark(at.test.db, { orgId, role: 'key-change' }, async (tx) => {
    const keyring = openKeyring(tx, at.keys, makeKeyCache())
    const cases = await at.test.asAdministrator<{ case_id: string; key_id: string }>(
      'select case_id, key_id from case_key where org_id = $1',
      [orgId],
    )
    const keys = [
      await keyring.ofOrganisation(orgId, 'record'),
      await keyring.ofOrganisation(orgId, 'find'),
      ...(await Promise.all(
        cases.map(({ case_id, key_id }) => keyring.ofCaseById(orgId, case_id, key_id)),
      )),
    ]
    assert.ok(keys.length > 3)
    const cell = {
      table: 'place',
      column: 'sealed',
      orgId,
      caseId,
      rowId: placeId,
      harm: 'L',
    } as const
    const itsOwnId = sealed.subarray(1, 17).toString('hex')
    const id = itsOwnId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    for (const { secret } of keys) {
      assert.throws(() => openCell({ id, secret }, cell, sealed), { name: 'NotOpened' })
    }
    // The same attempt with the right key does open, so that failing above means something.
    const right = { id, secret: toSecret(Buffer.alloc(32, 7)) }
    const plain = Buffer.from('x')
    assert.equal(openCell(right, cell, sealCell(right, cell, plain)).toString(), 'x')
  })
}

test('over random lives in the database, kept places stay and all others go on their day', async () => {
  const { id: of } = await aCase(at.world, at.people.worker)
  const lives = fc.sample(
    fc.record({
      formerAfter: fc.option(fc.nat(50)),
      keptFor: fc.option(fc.integer({ min: 1, max: 90 })),
    }),
    { numRuns: 24, seed: 15 },
  )
  const places = await Promise.all(
    lives.map(async (life) => ({
      ...life,
      id: await keep({ where: '7 Canary Lane' }, 'other', of),
    })),
  )
  const keptTo = new Map<string, Day>()
  for (const { id, formerAfter, keptFor } of places) {
    if (formerAfter === null) continue
    await end(id, addDays(today, formerAfter), of)
    if (keptFor === null) continue
    keptTo.set(id, addDays(today, formerAfter + keptFor))
    await keepTo(id, addDays(today, formerAfter + keptFor), of)
  }
  // A clock that moves in uneven steps, with days on which nothing ran.
  for (const ahead of [10, 29, 30, 31, 45, 60, 61, 79, 80, 81, 110, 140, 141]) {
    const day = addDays(today, ahead)
    await shred(day)
    for (const place of await list(of)) {
      const until = keptTo.get(place.id)
      assert.ok(!isToBeShredded(place, day), 'its day has come and it is still there')
      if (until && until >= day) assert.equal(place.shreddedOn, undefined, 'it was still kept')
      if (place.shreddedOn) assert.ok(place.former, 'a current place was shredded')
    }
  }
  const left = (await list(of)).filter(({ shreddedOn }) => shreddedOn === undefined)
  assert.equal(left.length, places.filter(({ formerAfter }) => formerAfter === null).length)
})

test('an older backup brings a shredded place back, and the next daily run shreds it again', async () => {
  const id = await keep({ where: '8 Canary Lane' })
  await end(id, aDay('2026-02-10'))
  const folder = mkdtempSync(join(tmpdir(), 'waymark-places-'))
  const key = Buffer.alloc(32, 9)
  const file = join(folder, 'older.backup')
  const other = await aDatabase({ empty: true })
  try {
    await backUp(at.test.db, { file, key, madeAt: new Date('2026-03-02T09:00:00Z') })
    await shred(aDay('2026-03-20'))
    assert.equal(await show(id), undefined)
    const restored = await restore(other.db, {
      file,
      key,
      verifySample: sampleOpens(at.keys),
    })
    assert.ok(!('refused' in restored), JSON.stringify(restored))
    const clock = { now: () => new Date('2026-03-20T09:00:00Z') }
    const world = createWorld({ database: other.db, keys: at.keys, clock })
    const again = () =>
      world.asActor(at.people.worker, ({ places }) => places.show(caseId, id, why))
    assert.deepEqual(await again(), { where: '8 Canary Lane' })
    const { orgId } = at.people.worker
    await shredOldPlaces(other.db, { orgId, today: aDay('2026-03-20') })
    assert.equal(await again(), undefined)
  } finally {
    await other.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** What an earlier version of Waymark left: three versions of the one compartment. */
async function fillOldCompartment(of: string): Promise<void> {
  const { orgId, userId } = at.people.worker
  const values = [
    { address: '9 Canary Lane', gp: 'Canary surgery' },
    { address: '10 Canary Lane', gp: 'Canary surgery', school: 'Canary school' },
    { address: '11 Canary Lane', placeCode: 'Harbour', school: 'Canary school' },
  ]
  // A place makes the case's key for locations, so that there is one to seal with.
  await keep({ where: 'elsewhere' }, 'other', of)
  await asWaymark(at.test.db, { orgId, role: 'key-change' }, async (tx) => {
    const key = await openKeyring(tx, at.keys, makeKeyCache()).ofCase(orgId, of, 'L')
    for (const [index, value] of values.entries()) {
      const rowId = String(index + 2)
      const cell = { table: 'person_location', column: 'sealed', orgId, caseId: of, rowId } as const
      const sealed = sealCell(key, { ...cell, harm: 'L' }, Buffer.from(JSON.stringify(value)))
      await at.test.asAdministrator(
        `insert into person_location (org_id, case_id, version, sealed, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6)`,
        [orgId, of, index + 2, sealed, `2025-0${index + 1}-10T10:00:00Z`, userId],
      )
    }
  })
}

for (const by of ['the first who opens them', 'the daily work'] as const) {
  test(`what the old compartment holds is taken over whole by ${by}, once`, async () => {
    const { id: of } = await aCase(at.world, at.people.worker)
    await fillOldCompartment(of)
    const { orgId } = at.people.worker
    if (by === 'the daily work') {
      const { carried } = await carryOverLocations(at.test.db, at.keys, { orgId, today })
      assert.equal(carried, 5)
    } else {
      // Two who open them at the same moment carry them over once.
      await Promise.all([list(of), list(of, at.people.manager)])
    }
    const places = (await list(of)).filter(({ kind }) => kind !== 'other')
    const where = await Promise.all(
      places.map(async (place) => {
        const details = await show(place.id, at.people.worker, of)
        const state = place.former ? `former since ${place.former.since}` : 'current'
        return `${place.kind}: ${details?.where}, ${place.until ?? 'now'}, ${state}`
      }),
    )
    assert.deepEqual(where.sort(), [
      'address: 10 Canary Lane, 2025-03-10, former since 2026-03-02',
      'address: 9 Canary Lane, 2025-02-10, former since 2026-03-02',
      'gp: Canary surgery, 2025-03-10, former since 2026-03-02',
      'safe-house: 11 Canary Lane, now, current',
      'school: Canary school, now, current',
    ])
    const left = await at.test.asAdministrator('select 1 from person_location where case_id = $1', [
      of,
    ])
    assert.equal(left.length, 0, 'a copy would outlive its shredding')
    assert.equal((await carryOverLocations(at.test.db, at.keys, { orgId, today })).carried, 0)
  })
}

test('nothing new is written to the old compartment: the database refuses', async () => {
  const rights = await at.test.asAdministrator<{ may: boolean }>(
    `select has_table_privilege('waymark_staff', 'person_location', 'INSERT') as may`,
  )
  assert.equal(rights[0]?.may, false)
})

test('a sentence with a place of the person is told from one without, and no place is opened', async () => {
  const { id: of } = await aCase(at.world, at.people.worker)
  await keep({ where: '12 Sample Street, Ashmere AB1 2CD' }, 'address', of)
  const texts = ['They moved.', 'The flat in Sample St', 'at ab12cd', 'on Specimen Road']
  const told = await at.world.asActor(at.people.worker, ({ places }) =>
    places.tellingTexts(of, texts),
  )
  assert.deepEqual(told, [1, 2])
  const other = await at.world.asActor(at.people.worker, ({ places }) =>
    places.tellingTexts(caseId, texts),
  )
  assert.deepEqual(other, [], 'the street of one person says nothing in the case of another')
  assert.ok(
    (
      await at.test.asAdministrator('select 1 from audit_entry where act = $1 and case_id = $2', [
        'revealed a place',
        of,
      ])
    ).length === 0,
  )
})

test('a release takes each step once, and the database takes no answer from whoever asked', async () => {
  const placeId = await keep({ where: '13 Canary Lane' })
  const { worker, manager } = at.people
  const asked = { id: newId(), placeId, recipientType: 'police', handing: 'by-phone' } as const
  const words = { recipient: 'Canary Sergeant', organisation: 'A police force', why: 'A visit' }
  await inCase(at.world, worker, caseId, (seen, { releases }) =>
    releases.ask(seen, { ...asked, ...words }, { writeId: newId() }),
  )
  const take = (who: typeof worker, step: 'approved' | 'handed-over') =>
    inCase(at.world, who, caseId, async (seen, { releases }) => {
      const release = (await releases.list(caseId)).find((one) => one.asked.id === asked.id)
      assert.ok(release)
      assert.equal(release.asked.recipient, words.recipient)
      return releases.take(seen, release, step, { writeId: newId() })
    })
  await assert.rejects(take(worker, 'approved'), /two_people/)
  await take(manager, 'approved')
  await assert.rejects(take(manager, 'handed-over'), /for_who_asked/)
  await take(worker, 'handed-over')
  await assert.rejects(take(worker, 'handed-over'), /duplicate key|place_release_step_pkey/)
})

test('a place that was kept before a kind of piece was known is compared by it once it is opened', async () => {
  const { id: of } = await aCase(at.world, at.people.worker)
  const id = await keep({ where: 'Northfield Primary School, Ashmere' }, 'school', of)
  const texts = ['The child goes to Northfield Primary.', 'The child goes to school.']
  const told = () =>
    at.world.asActor(at.people.worker, ({ places }) => places.tellingTexts(of, texts))
  assert.deepEqual(await told(), [0])
  await at.test.asAdministrator('delete from place_print where place_id = $1', [id])
  assert.deepEqual(await told(), [], 'as it was kept before')
  assert.ok(await show(id, at.people.worker, of))
  assert.ok(await show(id, at.people.worker, of), 'a second look keeps nothing twice')
  assert.deepEqual(await told(), [0])
})
