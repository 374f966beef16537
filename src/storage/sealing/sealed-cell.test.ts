/** A sealed value opens in its own cell and nowhere else, and never changed. */
import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import type { HarmClass } from '../../domain/facts/field.ts'
import { type Cell, keyIdOf, NotOpened, openCell, sealCell } from './sealed-cell.ts'

const key = { id: '00000000-0000-4000-8000-000000000001', secret: createSecretKey(randomBytes(32)) }
const other = {
  id: '00000000-0000-4000-8000-000000000002',
  secret: createSecretKey(randomBytes(32)),
}
const home: Cell = {
  table: 'person_location',
  column: 'sealed',
  orgId: 'org-a',
  rowId: '1',
  caseId: 'case-a',
  harm: 'L',
}
const words = Buffer.from('12 Made-up Street')

/** Every cell that differs from home in one way, and home itself. */
const cells: Cell[] = [
  home,
  { ...home, table: 'person_contact' },
  { ...home, column: 'about' },
  { ...home, orgId: 'org-b' },
  { ...home, rowId: '2' },
  { ...home, caseId: 'case-b' },
  { ...home, harm: 'I' },
  { ...home, orgId: 'org-a","1', rowId: '' },
]

test('a value opens where it was sealed', () => {
  assert.deepEqual(openCell(key, home, sealCell(key, home, words)), words)
})

for (const [from, source] of cells.entries()) {
  test(`a value sealed for cell ${from} opens in no other cell`, () => {
    const sealed = sealCell(key, source, words)
    for (const [to, target] of cells.entries()) {
      if (to === from) assert.deepEqual(openCell(key, target, sealed), words)
      else assert.throws(() => openCell(key, target, sealed), NotOpened, `cell ${to}`)
    }
  })
}

test('a value with any one bit changed does not open', () => {
  const sealed = sealCell(key, { ...home, harm: 'N' }, words)
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Buffer.from(sealed)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    assert.throws(() => openCell(key, { ...home, harm: 'N' }, changed), NotOpened, `bit ${bit}`)
  }
})

test('a value cut short, empty or sealed with another key does not open', () => {
  const sealed = sealCell(key, home, words)
  for (const length of [0, 1, 17, 30, 44, sealed.length - 1]) {
    assert.throws(() => openCell(key, home, sealed.subarray(0, length)), NotOpened)
  }
  assert.throws(() => openCell(other, home, sealed), NotOpened)
  assert.equal(keyIdOf(sealed), key.id)
})

test('of a hundred thousand values no two share a nonce', () => {
  const nonces = new Set<string>()
  for (let count = 0; count < 100_000; count++) {
    nonces.add(sealCell(key, { ...home, harm: 'N' }, words).toString('latin1', 17, 29))
  }
  assert.equal(nonces.size, 100_000)
})

for (const harm of ['L', 'I', 'C'] as const satisfies HarmClass[]) {
  test(`the length of a value of class ${harm} does not show`, () => {
    const cell = { ...home, harm }
    const lengths = ['', 'a', 'a'.repeat(500)].map(
      (text) => sealCell(key, cell, Buffer.from(text)).length,
    )
    assert.equal(new Set(lengths).size, 1)
    for (const length of [0, 508, 509, 2_044, 2_045, 8_188, 8_189, 70_000]) {
      const plain = randomBytes(length)
      assert.deepEqual(openCell(key, cell, sealCell(key, cell, plain)), plain)
    }
  })
}
