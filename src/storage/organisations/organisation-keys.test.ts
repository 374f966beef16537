/** The keys of this database fit it, another installation's do not, and a change of key loses nothing. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../new-id.ts'
import { openKeyFile } from '../sealing/key-file.ts'
import { aCase, aWorld, inCase, type TestWorld } from '../stores/testing.ts'
import { createWorld } from '../world.ts'
import { findKeyMisfit, rewrapKeys } from './organisation-keys.ts'

let at: TestWorld
before(async () => {
  at = await aWorld()
})
after(() => at.close())

test('the key file of this database fits; that of another is refused in words', async () => {
  assert.equal(await findKeyMisfit(at.test.db, at.keys), undefined)
  const other = openKeyFile({ path: `${at.keyPath}-other`, makeIfMissing: true })
  assert.ok(!('refused' in other))
  const misfit = await findKeyMisfit(at.test.db, other)
  assert.equal(misfit?.refused.code, 'keys-do-not-fit')
})

test('after the master key changed and keys were wrapped anew, what was sealed still opens', async () => {
  const { world, people, keys, test } = at
  const { id } = await aCase(world, people.worker)
  await inCase(world, people.worker, id, (seen, stores) =>
    stores.people.keep(
      seen,
      'contact',
      { phone: '07700 900000' },
      { writeId: newId(), versionSeen: 1 },
    ),
  )
  await keys.rotate()
  const first = await rewrapKeys(test.db, keys)
  assert.ok(first.rewrapped >= 16)
  assert.deepEqual(await rewrapKeys(test.db, keys), { rewrapped: 0 })
  // A new process: nothing cached, the file read again.
  const reopened = openKeyFile({ path: at.keyPath, makeIfMissing: false })
  assert.ok(!('refused' in reopened))
  const later = createWorld({
    database: test.db,
    keys: reopened,
    clock: { now: () => new Date(0) },
  })
  const revealed = await later.asActor(people.worker, (stores) =>
    stores.people.reveal(id, 'contact'),
  )
  assert.deepEqual(revealed, { phone: '07700 900000' })
})
