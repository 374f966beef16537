/**
 * Bookings on a real database: against a small model over many orders of acts, against each other at once,
 * and with the command's own question taken away, so that the database has to say no by itself.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type { Interpreter, Wishes } from '../../domain/interpreters/interpreter.ts'
import { mayBook } from '../../domain/interpreters/may-book.ts'
import { aCase, inCase } from '../../storage/stores/testing.ts'
import { aCircleWorld, type CircleWorld, today } from '../circle/circle.testing.ts'
import type { NewInterpreter } from '../ports/circle/interpreter-store.ts'
import {
  addInterpreter,
  bookInterpreter,
  endBooking,
  excludeInterpreter,
  keepWishes,
} from './write-interpreters.ts'

let it: CircleWorld
before(async () => {
  it = await aCircleWorld()
})
after(() => it.at.close())

const someone: Omit<NewInterpreter, 'id' | 'kind'> = {
  ...{ code: 'T-1', gender: 'woman', languages: ['Tigrinya'], from: ['Mekelle'] },
  details: { through: 'Invented Agency', who: 'canary-interpreter' },
}
const wishes: Wishes = {
  speaks: 'Tigrinya',
  interpretedIn: 'Tigrinya',
  gender: 'woman',
  remoteFirst: false,
  keepAway: [],
}
const byPhone = { on: today, mode: 'telephone', words: {} } as const

const aPerson = async (): Promise<string> => (await aCase(it.at.world, it.worker)).id
const write = () => ({ writeId: it.newId() })

async function add(caseId: string, code = 'T-1', from = ['Mekelle']): Promise<string> {
  const interpreter = { ...someone, code, from }
  const about = { caseId, kind: 'agency', interpreter, ...write() }
  assert.deepEqual(await addInterpreter(it.services, it.worker, about), { done: true })
  const found = (await list(caseId)).find((one) => one.code === code)
  return found?.id ?? assert.fail('it was not kept')
}

const list = (caseId: string) =>
  inCase(it.at.world, it.worker, caseId, (_, { interpreters }) => interpreters.list(caseId))
const bookings = (caseId: string) =>
  inCase(it.at.world, it.worker, caseId, (_, { interpreters }) => interpreters.bookings(caseId))

const book = (caseId: string, interpreterId: string) =>
  bookInterpreter(it.services, it.worker, {
    ...{ caseId, booking: { interpreterId, ...byPhone } },
    ...write(),
  })
const exclude = (caseId: string, interpreterId: string) =>
  excludeInterpreter(it.services, it.worker, { caseId, interpreterId, ...write() })
const keepAway = (caseId: string, places: readonly string[], versionSeen: number) =>
  keepWishes(it.services, it.worker, {
    ...{ caseId, wishes: { ...wishes, keepAway: places }, versionSeen },
    ...write(),
  })

const refusedAs = (saved: object): unknown =>
  'refused' in saved ? (saved.refused as { code: string }).code : 'done'

for (const kind of ['relative', 'friend', 'came-along']) {
  test(`somebody who came along is not written down as an interpreter: ${kind}`, async () => {
    const caseId = await aPerson()
    const about = { caseId, kind, interpreter: someone, ...write() }
    const saved = await addInterpreter(it.services, it.worker, about)
    assert.equal(refusedAs(saved), 'never-a-companion')
    assert.deepEqual(await list(caseId), [])
  })
}

test('outside the sealed row an interpreter is a code, and one code is one interpreter', async () => {
  const caseId = await aPerson()
  await add(caseId)
  const about = { caseId, kind: 'agency', interpreter: { ...someone, from: [] }, ...write() }
  assert.equal(refusedAs(await addInterpreter(it.services, it.worker, about)), 'code-taken')
  const rows = await it.at.test.asAdministrator<{ row: string }>(
    `select i::text as row, encode(i.sealed, 'escape') as sealed from waymark.interpreter i`,
  )
  assert.ok(!JSON.stringify(rows).includes('canary'))
})

test('whoever is excluded loses what was booked, and is never booked again', async () => {
  const caseId = await aPerson()
  const id = await add(caseId)
  assert.equal(refusedAs(await book(caseId, id)), 'done')
  assert.equal(refusedAs(await exclude(caseId, id)), 'done')
  assert.deepEqual(
    (await bookings(caseId)).map(({ ended }) => ended),
    ['cancelled'],
  )
  assert.equal(refusedAs(await book(caseId, id)), 'may-not-book')
})

test('a community that is kept away excludes whoever comes from there, in the same breath', async () => {
  const caseId = await aPerson()
  const [near, far] = [await add(caseId, 'A', ['Asmara, Eritrea']), await add(caseId, 'B')]
  await book(caseId, near)
  await book(caseId, far)
  assert.equal(refusedAs(await keepAway(caseId, ['asmara'], 0)), 'done')
  const never = (await list(caseId)).map(({ id, never: out }) => [id, out])
  assert.deepEqual(never, [
    [near, true],
    [far, false],
  ])
  assert.equal((await bookings(caseId)).filter(({ ended }) => ended === undefined).length, 1)
  // One who is written down only afterwards is excluded from the beginning.
  const later = await add(caseId, 'C', ['ASMARA'])
  assert.equal((await list(caseId)).find(({ id }) => id === later)?.never, true)
})

test('whoever changed older wishes is told, and the form can be sent again', async () => {
  const caseId = await aPerson()
  assert.equal(refusedAs(await keepAway(caseId, [], 0)), 'done')
  assert.equal(refusedAs(await keepAway(caseId, ['Keren'], 0)), 'changed-meanwhile')
  assert.equal(refusedAs(await keepAway(caseId, ['Keren'], 1)), 'done')
})

test('a no of the person ends the booking and keeps that interpreter away, without a reason', async () => {
  const caseId = await aPerson()
  const id = await add(caseId)
  await book(caseId, id)
  const [booking] = await bookings(caseId)
  const said = await endBooking(it.services, it.worker, {
    ...{ caseId, bookingId: booking?.id ?? '', ended: 'said-no', neverAgain: false },
    ...{ after: { went: 'not-asked' }, ...write() },
  })
  assert.equal(refusedAs(said), 'done')
  assert.equal((await list(caseId))[0]?.never, true)
})

type Step = readonly ['add' | 'book' | 'exclude' | 'keep-away' | 'end', number]
const places = ['Asmara', 'Keren', 'Mekelle'] as const
const runs = process.env['CI'] ? 100 : 12

test('over any run of acts, what is booked is what a small model says, and never anybody excluded', async () => {
  const step = fc.tuple(
    fc.constantFrom<Step[0]>('add', 'book', 'book', 'exclude', 'keep-away', 'end'),
    fc.nat(5),
  )
  const property = fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
    const caseId = await aPerson()
    const model: { id: string; never: boolean; from: string; open: number }[] = []
    let [away, version]: [string[], number] = [[], 0]
    for (const [act, number] of steps) {
      const one = model[number % Math.max(model.length, 1)]
      const place = places[number % places.length] ?? 'Keren'
      if (act === 'add') {
        const id = await add(caseId, `M-${model.length}`, [place])
        model.push({ id, never: away.includes(place), from: place, open: 0 })
      } else if (act === 'keep-away') {
        away = [place]
        await keepAway(caseId, away, version++)
        for (const each of model.filter(({ from }) => from === place)) {
          Object.assign(each, { never: true, open: 0 })
        }
      } else if (one && act === 'book') {
        const saved = await book(caseId, one.id)
        assert.equal(refusedAs(saved), one.never ? 'may-not-book' : 'done')
        if (!one.never) one.open += 1
      } else if (one && act === 'exclude') {
        await exclude(caseId, one.id)
        Object.assign(one, { never: true, open: 0 })
      } else if (one && act === 'end' && one.open > 0) {
        const booked = (await bookings(caseId)).find(
          ({ interpreterId, ended }) => interpreterId === one.id && !ended,
        )
        await endBooking(it.services, it.worker, {
          ...{ caseId, bookingId: booked?.id ?? '', ended: 'done', neverAgain: false },
          ...{ after: { went: 'well' }, ...write() },
        })
        one.open -= 1
      }
    }
    const open = (await bookings(caseId)).filter(({ ended }) => !ended)
    for (const { id, open: expected, never } of model) {
      const held = open.filter(({ interpreterId }) => interpreterId === id).length
      assert.equal(held, never ? 0 : expected)
    }
  })
  await fc.assert(property, { numRuns: runs, endOnFailure: true })
})

test('booked and excluded at once: whichever comes first, nothing stands booked with them', async () => {
  const seen = new Set<string>()
  for (let turn = 0; turn < 8; turn += 1) {
    const caseId = await aPerson()
    const id = await add(caseId)
    const acts = [() => book(caseId, id), () => exclude(caseId, id)]
    const order = turn % 2 === 0 ? acts : acts.toReversed()
    const said = await Promise.all(order.map((act) => act()))
    seen.add(said.map(refusedAs).toSorted().join())
    assert.deepEqual(
      (await bookings(caseId)).filter(({ ended }) => !ended),
      [],
    )
  }
  assert.ok(seen.size > 0)
})

/** The mistake: the rule was asked long before, on a page. Only the database stands between. */
async function bookUnasked(caseId: string, interpreterId: string): Promise<void> {
  await inCase(it.at.world, it.worker, caseId, (seen, { interpreters }) =>
    interpreters.book(seen, { id: it.newId(), interpreterId, ...byPhone }, write()),
  )
}

test('a booking that nobody asked the rule about is refused by the database itself', async () => {
  const caseId = await aPerson()
  const id = await add(caseId)
  await exclude(caseId, id)
  await assert.rejects(bookUnasked(caseId, id), /never_an_excluded_one/)
})

test('an exclusion that leaves a booking open is refused by the database itself', async () => {
  const caseId = await aPerson()
  const id = await add(caseId)
  await book(caseId, id)
  await assert.rejects(
    it.at.test.asAdministrator(
      `update waymark.interpreter set bookable = false where id = '${id}'`,
    ),
    /never_an_excluded_one/,
  )
})

test('once never, always never: no login of ours makes an interpreter bookable again', async () => {
  const rows = await it.at.test.asAdministrator<{ check: string }>(
    `select with_check as check from pg_policies
     where schemaname = 'waymark' and tablename = 'interpreter' and cmd = 'UPDATE'`,
  )
  assert.equal(rows.length, 1)
  assert.match(rows[0]?.check ?? '', /NOT bookable/)
})

test('planted and caught: without that key, an excluded interpreter stands booked', async () => {
  const caseId = await aPerson()
  const id = await add(caseId)
  await exclude(caseId, id)
  const table = 'alter table waymark.interpreter_booking'
  await it.at.test.asAdministrator(`${table} drop constraint never_an_excluded_one`)
  try {
    await bookUnasked(caseId, id)
    const open = (await bookings(caseId)).filter(({ ended }) => !ended)
    const one = (await list(caseId))[0] as Interpreter
    assert.equal(open.length, 1, 'the constraint was what held it')
    assert.ok('refused' in mayBook(undefined, one, byPhone, today))
  } finally {
    await it.at.test.asAdministrator('delete from waymark.interpreter_booking')
    await it.at.test.asAdministrator(
      `${table} add constraint never_an_excluded_one
         foreign key (org_id, case_id, interpreter_id, holds)
         references waymark.interpreter (org_id, case_id, id, bookable)`,
    )
  }
})
