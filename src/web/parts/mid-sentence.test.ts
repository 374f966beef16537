import assert from 'node:assert/strict'
import { test } from 'node:test'
import { midSentence } from './mid-sentence.ts'

test('in the middle of a sentence the first letter is small, and RNA stays RNA', () => {
  const rows = [
    ['Conclusive grounds: move-on, the RNA', 'conclusive grounds: move-on, the RNA'],
    ['RNA offered', 'RNA offered'],
    ['NRM case suspended', 'NRM case suspended'],
    ['A child or other dependant', 'a child or other dependant'],
    ['Positive', 'positive'],
  ] as const
  for (const [label, said] of rows) assert.equal(midSentence(label), said)
})
