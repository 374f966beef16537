import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readZip } from './read-zip.ts'
import { writeZip } from './write-zip.ts'

const limits = { files: 10, bytes: 1_000_000 }
const files = [
  { name: 'a.txt', bytes: Buffer.from('one') },
  { name: 'folder/é.txt', bytes: Buffer.from('two'.repeat(1000)) },
]

test('what is written can be read again and is always the same bytes', () => {
  assert.deepEqual(readZip(writeZip(files), limits), { files })
  assert.deepEqual(writeZip(files), writeZip(files))
})

test('hidden bytes before, between and after the files are refused', () => {
  const zip = writeZip(files)
  assert.deepEqual(readZip(Buffer.concat([zip, Buffer.from('x')]), limits), { fault: 'not-a-zip' })
  assert.deepEqual(readZip(Buffer.concat([Buffer.from('x'), zip]), limits), { fault: 'unsafe-zip' })
  assert.deepEqual(readZip(Buffer.from('PK'), limits), { fault: 'not-a-zip' })
})

test('paths that climb out, twins and bombs are refused', () => {
  const refused = (name: string) => readZip(writeZip([{ name, bytes: Buffer.from('x') }]), limits)
  for (const name of ['../a', '/a', 'a/../b', 'C:\\a', '']) {
    assert.deepEqual(refused(name), { fault: 'unsafe-zip' }, name)
  }
  const twins = writeZip([...files, { name: 'A.TXT', bytes: Buffer.from('x') }])
  assert.deepEqual(readZip(twins, limits), { fault: 'unsafe-zip' })
  const bomb = writeZip([{ name: 'a', bytes: Buffer.alloc(2_000_000) }])
  assert.deepEqual(readZip(bomb, limits), { fault: 'zip-too-big' })
})

test('a file that lies about its size is never unpacked further than it said', () => {
  const zip = writeZip([{ name: 'a', bytes: Buffer.alloc(500_000) }])
  const central = zip.readUInt32LE(zip.length - 6)
  zip.writeUInt32LE(10, central + 24)
  assert.deepEqual(readZip(zip, limits), { fault: 'unsafe-zip' })
})

test('a damaged file is refused', () => {
  const zip = writeZip(files)
  zip[36] = (zip[36] ?? 0) ^ 0xff
  assert.deepEqual(readZip(zip, limits), { fault: 'unsafe-zip' })
})
