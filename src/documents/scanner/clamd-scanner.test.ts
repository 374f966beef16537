/** The scanner's client against a real socket: only a whole, exact answer is an answer. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Scanned } from '../../application/ports/files/scanner.ts'
import { aClamd, eicar, type Manner } from './clamd.testing.ts'
import { clamdScanner } from './clamd-scanner.ts'
import { scannerAddress } from './scanner-address.ts'

const noAnswer = (because: string) => ({ verdict: 'no-answer', because })
const plain = Buffer.from('a letter')
const large = Buffer.alloc(3_000_000, 'x')

const rows: readonly [Manner, Buffer, unknown][] = [
  ['speaks', plain, { verdict: 'clean' }],
  ['speaks', Buffer.alloc(0), { verdict: 'clean' }],
  ['speaks', large, { verdict: 'clean' }],
  ['speaks', Buffer.from(eicar), { verdict: 'harm-found' }],
  ['speaks', Buffer.concat([large, Buffer.from(eicar)]), { verdict: 'harm-found' }],
  ['cuts-off', plain, noAnswer('cut-off')],
  ['cuts-off', large, noAnswer('cut-off')],
  ['cuts-the-answer', plain, noAnswer('nonsense')],
  ['talks-nonsense', plain, noAnswer('nonsense')],
  ['says-error', plain, noAnswer('nonsense')],
  ['says-too-much', plain, noAnswer('nonsense')],
  ['answers-too-early', Buffer.alloc(20_000_000), noAnswer('nonsense')],
  ['floods', plain, noAnswer('nonsense')],
  ['takes-little', large, noAnswer('too-large-for-scanner')],
]

for (const over of ['unix', 'tcp'] as const) {
  test(`over ${over}, whatever is not a whole clear answer is none`, async () => {
    const clamd = await aClamd('speaks', over)
    const scanner = clamdScanner(clamd.address)
    for (const [manner, bytes, expected] of rows) {
      clamd.behave(manner)
      const scanned: Scanned = await scanner.scan(bytes)
      assert.deepEqual(scanned, expected, `${manner}, ${bytes.length} bytes`)
    }
    await clamd.stop()
  })
}

test('a scanner that is silent, or not there, is waited for a while and no longer', async () => {
  const clamd = await aClamd('is-silent')
  const scanner = clamdScanner(clamd.address, { timeLimitMs: 100 })
  assert.deepEqual(await scanner.scan(large), noAnswer('slow'))
  await clamd.stop()
  assert.deepEqual(await scanner.scan(plain), noAnswer('down'))
  assert.equal(await scanner.isThere(), false)
})

test('whether it is there is asked with its own greeting', async () => {
  const clamd = await aClamd()
  const scanner = clamdScanner(clamd.address)
  assert.equal(await scanner.isThere(), true)
  clamd.behave('cuts-the-answer')
  assert.equal(await scanner.isThere(), false)
  await clamd.stop()
})

test('where it listens is said exactly, and only on this machine', () => {
  assert.equal(scannerAddress(undefined), undefined)
  assert.equal(scannerAddress(''), undefined)
  assert.deepEqual(scannerAddress('unix:/run/clamav/clamd.ctl'), { path: '/run/clamav/clamd.ctl' })
  assert.deepEqual(scannerAddress('tcp:127.0.0.1:3310'), { host: '127.0.0.1', port: 3310 })
  assert.deepEqual(scannerAddress('tcp:[::1]:3310'), { host: '::1', port: 3310 })
  const wrong = [
    'clamd',
    'unix:clamd.ctl',
    'tcp:192.0.2.7:3310',
    'tcp:127.0.0.1:0',
    'tcp:scan.example:1',
  ]
  for (const typed of [...wrong, 'tcp:127.0.0.1:99999', ' unix:/a']) {
    const read = scannerAddress(typed)
    assert.ok(read && 'refused' in read, typed)
  }
})
