/** The QR code is read back by a reader of its own, and its check words divide without a rest. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { otpauthLink } from '../../application/accounts/totp.ts'
import { type Modules, qrCode, times } from './qr-code.ts'

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

/** Whether a module belongs to a pattern rather than to the words. Written apart from the drawing. */
function isPattern(x: number, y: number): boolean {
  if (x === 6 || y === 6) return true
  if (x < 9 && y < 9) return true
  if ((x > 40 && y < 9) || (x < 9 && y > 40)) return true
  if ((x > 37 && y < 6) || (x < 6 && y > 37)) return true
  const near = (at: number) => [24, 42].some((centre) => Math.abs(at - centre) <= 2)
  const middle = (at: number) => Math.abs(at - 24) <= 2
  return (near(x) && near(y)) || (middle(x) && y < 9 && y > 3) || (middle(y) && x < 9 && x > 3)
}

function wordsIn(modules: Modules): number[] {
  const bits: number[] = []
  const pairs = [48, 46, 44, 42, 40, 38, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10, 8]
  ;[...pairs, 5, 3, 1].forEach((right, turn) => {
    const rows = Array.from({ length: 49 }, (_, row) => (turn % 2 === 0 ? 48 - row : row))
    for (const y of rows) {
      for (const x of [right, right - 1]) {
        if (isPattern(x, y)) continue
        bits.push(Number(modules[y]?.[x] !== ((x + y) % 2 === 0)))
      }
    }
  })
  return Array.from({ length: Math.floor(bits.length / 8) }, (_, word) =>
    Number.parseInt(bits.slice(word * 8, word * 8 + 8).join(''), 2),
  )
}

function blocksOf(words: readonly number[]): number[][] {
  const block = (which: number) => words.filter((_, place) => place % 2 === which)
  return [block(0), block(1)]
}

function textIn(words: readonly number[]): string {
  const data = blocksOf(words).flatMap((block) => block.slice(0, 97))
  const nibbles = data.flatMap((byte) => [byte >> 4, byte & 15])
  assert.equal(nibbles[0], 4, 'bytes follow')
  const byteAt = (place: number) => ((nibbles[place] ?? 0) << 4) | (nibbles[place + 1] ?? 0)
  const length = byteAt(1)
  return Buffer.from(Array.from({ length }, (_, one) => byteAt(3 + 2 * one))).toString('utf8')
}

for (const name of ['amina@harbour.example', 'zoë', 'x'.repeat(80)]) {
  test(`the link of ${name.slice(0, 21)} is read back, and nothing in it is damaged`, () => {
    const link = otpauthLink(secret, name)
    const words = wordsIn(qrCode(link) ?? [])
    assert.equal(words.length, 242)
    assert.equal(textIn(words), link)
    for (const block of blocksOf(words)) {
      let root = 1
      for (let power = 0; power < 24; power += 1) {
        const rest = block.reduce((sum, word) => times(sum, root) ^ word, 0)
        assert.equal(rest, 0, 'the block divides by each of its roots')
        root = times(root, 2)
      }
    }
  })
}

test('a text of 192 bytes fits, and a longer one gets no drawing', () => {
  assert.equal(textIn(wordsIn(qrCode('a'.repeat(192)) ?? [])), 'a'.repeat(192))
  assert.equal(qrCode('a'.repeat(193)), undefined)
})

test('the corners are where every reader looks for them', () => {
  const modules = qrCode('x') ?? []
  const corner = (x: number, y: number) =>
    Array.from({ length: 7 }, (_, row) =>
      Array.from({ length: 7 }, (_, column) => (modules[y + row]?.[x + column] ? '#' : '.')).join(
        '',
      ),
    )
  const finder = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######']
  for (const [x, y] of [
    [0, 0],
    [42, 0],
    [0, 42],
  ] as const) {
    assert.deepEqual(corner(x, y), finder)
  }
})
