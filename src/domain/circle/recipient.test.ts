/** Who may be told anything at all, and what the parts of a record are. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deniedTypes, isDenied, openRecipientTypes, recipientTypes } from './recipient.ts'
import { isShareItem, shareItemNames, shareItems } from './share-items.ts'

test('immigration enforcement, an embassy and somebody nobody knows are never told', () => {
  assert.deepEqual([...deniedTypes], ['immigration-enforcement', 'embassy', 'unknown'])
  for (const type of deniedTypes) assert.ok(isDenied(type), type)
})

for (const stranger of ['', 'Police', 'immigration', 'toString', '__proto__', 'legal-adviser ']) {
  test(`"${stranger}" is in no list, so it is a stranger and is denied`, () => {
    assert.ok(isDenied(stranger))
  })
}

test('whoever can be chosen may be told, and nobody who is denied can be chosen', () => {
  const open = Object.keys(openRecipientTypes)
  assert.deepEqual(open.filter(isDenied), [])
  assert.equal(open.length + deniedTypes.size, Object.keys(recipientTypes).length)
})

test('no part that can be told holds a place, and each says what the other would know', () => {
  for (const item of shareItemNames) {
    const { harm, means, title } = shareItems[item]
    assert.ok(!harm.some((one: string) => one === 'L'), item)
    assert.ok(means.length > 3 && title.length > 3, item)
  }
  assert.ok(!isShareItem('address') && !isShareItem('place') && !isShareItem('constructor'))
})
