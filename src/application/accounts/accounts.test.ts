import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atMost } from './at-most.ts'
import { hashOf, matches, pretendToMatch, problemWith } from './password.ts'
import { hashOfCode, newRecoveryCodes } from './recovery-codes.ts'
import { codeAt, newSecret, stepAt, usedStep } from './totp.ts'

const common = ['password', 'letmein', 'welcome', 'dragon', 'monkey']

const rows: readonly [string, string | undefined, string][] = [
  ['short', 'too-short', 'five characters'],
  ['fourteen chars', 'too-short', 'fourteen characters'],
  ['fifteen chars ok', undefined, 'sixteen, an ordinary phrase'],
  ['a'.repeat(129), 'too-long', 'over 128 characters'],
  ['passwordpassword', 'common', 'a common word twice'],
  ['Password12345678!', 'common', 'a common word and a run of digits'],
  ['qwertyuiopasdfghjkl', 'common', 'runs on the keyboard'],
  ['abcabcabcabcabcabc', 'common', 'one piece repeated'],
  ['larkfieldlarkfield1', 'common', 'the name of the organisation'],
  ['the kettle hums at four', undefined, 'four plain words'],
  ['пароль из пяти слов тут', undefined, 'another alphabet'],
]

for (const [password, code, because] of rows) {
  test(`a password: ${because} is ${code ?? 'taken'}`, () => {
    assert.equal(problemWith(password, common, ['larkfield'])?.code, code)
  })
}

test('a password is kept as Argon2id with its parameters, and only it matches', async () => {
  const kept = await hashOf('the kettle hums at four')
  assert.match(kept, /^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
  assert.equal(await matches('the kettle hums at four', kept), true)
  assert.equal(await matches('the kettle hums at five', kept), false)
  assert.equal(await pretendToMatch('anything at all here'), false)
})

test('the same letters typed on another keyboard are the same password', async () => {
  const kept = await hashOf('caf\u00e9 on the corner')
  assert.equal(await matches('cafe\u0301 on the corner', kept), true)
})

// RFC 6238, appendix B, SHA-1, last six digits.
const vectors: readonly [number, string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
]
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

for (const [seconds, code] of vectors) {
  test(`an authenticator shows ${code} at second ${seconds}`, () => {
    assert.equal(codeAt(rfcSecret, stepAt(seconds * 1000)), code)
  })
}

test('a code is good once, and only in its own thirty seconds', () => {
  const secret = newSecret()
  const now = 1_790_000_000_000
  const code = codeAt(secret, stepAt(now))
  const step = usedStep(secret, code, { milliseconds: now, lastUsedStep: 0 })
  assert.equal(step, stepAt(now))
  assert.equal(usedStep(secret, code, { milliseconds: now, lastUsedStep: step ?? 0 }), undefined)
  assert.equal(usedStep(secret, code, { milliseconds: now + 30_000, lastUsedStep: 0 }), undefined)
  assert.equal(usedStep(secret, 'abcdef', { milliseconds: now, lastUsedStep: 0 }), undefined)
})

test('recovery codes are ten, all different, and found again however they are typed', () => {
  const codes = newRecoveryCodes()
  assert.equal(new Set(codes).size, 10)
  const [first = ''] = codes
  assert.equal(hashOfCode(first.toLowerCase().replaceAll('-', ' ')), hashOfCode(first))
})

test('two run, one waits, the next is told to come back', async () => {
  const inTurn = atMost(2, 1)
  const order: string[] = []
  let open = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const work = (name: string) => inTurn(async () => gate.then(() => order.push(name)))
  const three = [work('one'), work('two'), work('three')]
  await assert.rejects(work('four'), /too many at once/)
  open()
  await Promise.all(three)
  assert.deepEqual(order, ['one', 'two', 'three'])
})
