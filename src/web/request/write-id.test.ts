import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typedFrom } from './typed.ts'
import { isId, writeIdFrom } from './write-id.ts'

const form = '01a1c48a-e780-794f-a2fa-55536028a6c9'
const sent = (words: string, csrf = 'a', id = form) =>
  writeIdFrom(
    typedFrom([
      ['csrf', csrf],
      ['writeId', id],
      ['words', words],
    ]),
  )

test('a form sent twice is the same write, whatever token it carries', () => {
  assert.equal(sent('Rang the GP', 'a'), sent('Rang the GP', 'b'))
  assert.ok(isId(sent('Rang the GP')))
})

test('a page brought back and changed is another write, and so is another page', () => {
  assert.notEqual(sent('Rang the GP'), sent('Rang the GP twice'))
  assert.notEqual(sent('Rang the GP'), sent('Rang the GP', 'a', form.replace('01a1', '01a2')))
})

test('a form without its id is not a form of ours', () => {
  assert.throws(() => sent('Rang the GP', 'a', 'hello'))
})
