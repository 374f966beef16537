import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { seal, UnreadableFile, unseal } from './sealed-file.ts'

const key = Buffer.alloc(32, 1)

/** Bytes that look random and do not compress, the same in every run. */
function noise(length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, place) =>
    createHash('sha256').update(String(place)).digest(),
  )
  return Buffer.concat(blocks).subarray(0, length)
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

async function gather(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of source) parts.push(part)
  return Buffer.concat(parts)
}

const sealed = (bytes: Buffer) => gather(seal(inPieces(bytes, 10_000), key))
const opened = (file: Buffer, size = 777, withKey = key) =>
  gather(unseal(inPieces(file, size), withKey))

async function faultOf(reading: Promise<Buffer>): Promise<string> {
  try {
    await reading
    return 'read without a fault'
  } catch (cause) {
    assert.ok(cause instanceof UnreadableFile)
    return cause.code
  }
}

test('what was sealed comes back, at every size around a block', async () => {
  const block = 256 * 1024
  for (const size of [0, 1, block - 1, block, block + 1, 2 * block, 2 * block + 5]) {
    const bytes = noise(size)
    assert.ok((await opened(await sealed(bytes))).equals(bytes), `${size} bytes`)
  }
})

test('nothing of the content can be read in the file, and no two files are alike', async () => {
  const bytes = Buffer.from('Canary Street 12. '.repeat(50_000))
  const [one, other] = [await sealed(bytes), await sealed(bytes)]
  assert.ok(!one.includes('Canary'))
  assert.ok(!one.subarray(20).equals(other.subarray(20)))
})

test('another key is told apart from damage', async () => {
  const file = await sealed(noise(10))
  assert.equal(await faultOf(opened(file, 777, Buffer.alloc(32, 2))), 'wrong-key')
  assert.equal(await faultOf(opened(noise(500))), 'not-a-backup')
})

test('a file cut off anywhere is noticed, between two blocks as well', async () => {
  const file = await sealed(noise(600_000))
  const starts = blockStarts(file)
  assert.equal(starts.length, 3)
  for (const length of [...starts.slice(1), 66, 100, file.length - 1, file.length - 17]) {
    assert.equal(await faultOf(opened(file.subarray(0, length))), 'cut-off', `${length} bytes`)
  }
})

test('a changed byte, a swapped, repeated or dropped block, an added byte: all are noticed', async () => {
  const file = await sealed(noise(600_000))
  const [first = 0, second = 0, third = 0] = blockStarts(file)
  for (const place of [
    20,
    40,
    60,
    first + 3,
    first + 4,
    second + 1000,
    third - 1,
    file.length - 1,
  ]) {
    const changed = Buffer.from(file)
    changed[place] = (changed[place] ?? 0) ^ 1
    assert.notEqual(await faultOf(opened(changed)), 'read without a fault', `byte ${place}`)
  }
  const header = file.subarray(0, first)
  const blocks = [file.subarray(first, second), file.subarray(second, third), file.subarray(third)]
  const [a, b, c] = blocks
  assert.ok(a && b && c)
  for (const order of [
    [b, a, c],
    [a, a, b, c],
    [a, c],
    [b, c],
    [a, b, c, c],
  ]) {
    assert.equal(await faultOf(opened(Buffer.concat([header, ...order]))), 'damaged')
  }
  assert.equal(await faultOf(opened(Buffer.concat([file, Buffer.of(0)]))), 'damaged')
})

function blockStarts(file: Buffer): number[] {
  const starts: number[] = []
  for (let at = 65; at < file.length; ) {
    starts.push(at)
    at += 4 + (file.readUInt32BE(at) & 0x7fff_ffff) + 16
  }
  return starts
}
