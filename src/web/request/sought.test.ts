/** Words that are looked for are kept from addresses: opened by their own session and by no other. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closeWords, openWords } from './sought.ts'

for (const words of ['Bramble', 'زهرة', '李', 'a b & c=d#e', `${'x'.repeat(188)}é`]) {
  test(`${words.slice(0, 12)} comes back as it was, and the address does not say it`, () => {
    const closed = closeWords('one session', words)
    assert.deepEqual(openWords('one session', closed), { words, over: false })
    assert.match(closed, /^[\w-]+$/)
    assert.ok(!Buffer.from(closed, 'base64url').includes(words))
  })
}

test('the address is as long for every name, and never twice the same', () => {
  const [one, other] = [closeWords('s', 'Jo'), closeWords('s', 'Bartholomew of the long road')]
  assert.equal(one.length, other.length)
  assert.notEqual(closeWords('s', 'Jo'), one)
})

test('another session, a changed letter and a made-up address open nothing', () => {
  const closed = closeWords('one session', 'Bramble')
  const changed = `${closed.startsWith('A') ? 'B' : 'A'}${closed.slice(1)}`
  for (const [secret, given] of [
    ['another session', closed],
    [undefined, closed],
    ['one session', changed],
    ['one session', 'Bramble'],
  ] as const) {
    assert.deepEqual(openWords(secret, given), { words: '', over: true })
  }
})

test('what is too long for a name is cut between two letters', () => {
  const { words } = openWords('s', closeWords('s', 'é'.repeat(300)))
  assert.equal(words, 'é'.repeat(95))
})

test('no words make no address, and no address means nothing was looked for', () => {
  assert.equal(closeWords('s', '  '), '')
  assert.deepEqual(openWords('s', ''), { words: '', over: false })
})
