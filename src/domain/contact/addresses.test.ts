/** What is one address and what is not: a wrong reading sends a message to somebody else. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { addressIn, isAddress } from './addresses.ts'

describe('an address', () => {
  const read: readonly (readonly ['email' | 'text', string, string | undefined])[] = [
    ['email', ' jo@made-up.example ', 'jo@made-up.example'],
    ['email', "o'neil+x@mail.made-up.example", "o'neil+x@mail.made-up.example"],
    ['email', 'jo@localhost', undefined],
    ['email', 'jo@made-up.example, al@made-up.example', undefined],
    ['email', 'Jo <jo@made-up.example>', undefined],
    ['email', 'jo@made-up.example\r\nBcc: al@made-up.example', undefined],
    ['email', 'jo@made-up.example\n', 'jo@made-up.example'],
    ['email', '"jo al"@made-up.example', undefined],
    ['email', 'jo@[203.0.113.9]', undefined],
    ['email', 'jo@-made.example', undefined],
    ['email', 'jo..al@made-up.example', undefined],
    ['email', 'jö@made-up.example', undefined],
    ['email', 'jo@made-up.example (ask first)', undefined],
    ['email', `${'a'.repeat(65)}@made-up.example`, undefined],
    ['email', '', undefined],
    ['text', '07700 900123', '+447700900123'],
    ['text', '+44 (7700) 900-123', '+447700900123'],
    ['text', '0044 7700 900123', '+447700900123'],
    ['text', '07700 900123 or 07700 900456', undefined],
    ['text', '07700 900123 (brother)', undefined],
    ['text', '999', undefined],
    ['text', '+0 7700 900123', undefined],
    ['text', '+447700900123\r\n', '+447700900123'],
  ]
  for (const [channel, written, address] of read) {
    test(`${channel} in ${JSON.stringify(written)}: ${address ?? 'none'}`, () => {
      assert.equal(addressIn(channel, written), address)
    })
  }

  test('whatever is written, an address holds nothing that steers a program', () => {
    const bits = fc.constantFrom(
      '\r',
      '\n',
      '\0',
      ',',
      ';',
      '<',
      '>',
      ':',
      ' ',
      '"',
      '@',
      'a',
      '.b',
    )
    fc.assert(
      fc.property(
        fc.constantFrom<'email' | 'text'>('email', 'text'),
        fc.oneof(
          fc.string(),
          fc.array(bits).map((all) => `jo@made-up.example${all.join('')}`),
        ),
        (channel, written) => {
          const address = addressIn(channel, written)
          if (address === undefined) return
          assert.ok(isAddress(channel, address))
          assert.doesNotMatch(address, /[\s<>,;:"()\\[\]\u0000-\u001f\u007f-\uffff]/)
          assert.ok(address.split('@').length <= 2)
        },
      ),
      { numRuns: 20_000, seed: 20261122 },
    )
  })
})
