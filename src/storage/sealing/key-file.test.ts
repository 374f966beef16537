/** The key file: made once, private, refused in plain words when it is missing, open or wrong. */
import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openKeyFile } from './key-file.ts'
import type { KeyKeeper } from './key-keeper.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-key-file-'))
after(() => rmSync(folder, { recursive: true }))
let made = 0
const aPath = (): string => join(folder, `keys-${++made}`, 'master.key')

function opened(where: Parameters<typeof openKeyFile>[0]): KeyKeeper {
  const keys = openKeyFile(where)
  if ('refused' in keys) assert.fail(keys.refused.words)
  return keys
}

function refusal(where: Parameters<typeof openKeyFile>[0]): string {
  const keys = openKeyFile(where)
  return 'refused' in keys ? keys.refused.code : 'opened'
}

test('the first start makes a file that only its owner can read', () => {
  const path = aPath()
  opened({ path, makeIfMissing: true })
  assert.equal(statSync(path).mode & 0o777, 0o600)
})

test('a wrapped key opens after a restart, for its owner only', async () => {
  const path = aPath()
  const first = opened({ path, makeIfMissing: true })
  const key = first.generate()
  const wrapped = await first.wrap(key, 'organisation a')
  const second = opened({ path, makeIfMissing: false })
  assert.deepEqual(await second.unwrap(wrapped, 'organisation a'), key)
  await assert.rejects(second.unwrap(wrapped, 'organisation b'))
})

test('after a rotation older keys still unwrap and new ones are wrapped by the new key', async () => {
  const path = aPath()
  const keys = opened({ path, makeIfMissing: true })
  const key = keys.generate()
  const before = await keys.wrap(key, 'a')
  const { now } = await keys.rotate()
  const later = opened({ path, makeIfMissing: false })
  assert.deepEqual(await later.unwrap(before, 'a'), key)
  assert.equal((await later.wrap(key, 'a')).by, now)
  assert.notEqual(before.by, now)
})

test('a missing file is refused, and none is made over a record that exists', () => {
  assert.equal(refusal({ path: aPath(), makeIfMissing: false }), 'key-file-missing')
})

test('a file that others can read, or that is damaged, is refused', () => {
  const path = aPath()
  opened({ path, makeIfMissing: true })
  chmodSync(path, 0o640)
  assert.equal(refusal({ path, makeIfMissing: false }), 'key-file-too-open')
  chmodSync(path, 0o600)
  writeFileSync(path, readFileSync(path, 'utf8').slice(0, 50))
  assert.equal(refusal({ path, makeIfMissing: false }), 'key-file-unreadable')
})

test('with a passphrase the file alone opens nothing', async () => {
  const path = aPath()
  const keys = opened({ path, passphrase: 'four made up words', makeIfMissing: true })
  const wrapped = await keys.wrap(keys.generate(), 'a')
  assert.equal(refusal({ path, makeIfMissing: false }), 'passphrase-needed')
  assert.equal(refusal({ path, passphrase: 'other', makeIfMissing: false }), 'passphrase-wrong')
  const again = opened({ path, passphrase: 'four made up words', makeIfMissing: false })
  assert.equal((await again.unwrap(wrapped, 'a')).length, 32)
  await again.rotate()
  assert.equal(
    (
      await opened({ path, passphrase: 'four made up words', makeIfMissing: false }).unwrap(
        wrapped,
        'a',
      )
    ).length,
    32,
  )
})

test('its health says when the file has gone', async () => {
  const path = aPath()
  const keys = opened({ path, makeIfMissing: true })
  assert.ok('ok' in (await keys.health()))
  rmSync(path)
  const health = await keys.health()
  assert.equal('refused' in health && health.refused.code, 'key-file-missing')
})
