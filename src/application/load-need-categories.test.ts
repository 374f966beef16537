/** The kinds of need: the real file is sound, and an unsound one is refused by name. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { categoryOf } from '../domain/needs/category.ts'
import { loadNeedCategories, readNeedCategories } from './load-need-categories.ts'

const file = new URL('../../policy/need-categories.json', import.meta.url).pathname

test('the file that Waymark ships has seventeen kinds of need and all seven outcomes', () => {
  const list = loadNeedCategories(file)
  assert.equal(list.categories.length, 17)
  assert.equal(Object.keys(list.outcomes).length, 7)
  assert.equal(categoryOf(list, 'mental-health')?.title, 'Mind and feelings')
  assert.equal(categoryOf(list, 'no-such-kind'), undefined)
})

const spoilt = [
  { from: '"code": "safety"', to: '"code": "material"', says: /"material" is there twice/ },
  { from: '["M5", "M3"]', to: '["M5", "M9"]', says: /names outcome "M9"/ },
  { from: '"code": "safety"', to: '"code": "Safety Risk"', says: /small letters/ },
  { from: '"link": "unclear"', to: '"link": "none"', says: /no help for link "unclear"/ },
  { from: '"overlap": "Trauma', to: '"overlap": "", "was": "Trauma', says: /overlap/ },
]

for (const { from, to, says } of spoilt) {
  test(`a file in which ${from.trim()} became ${to.trim()} stops the start`, () => {
    const text = readFileSync(file, 'utf8')
    assert.ok(text.includes(from))
    assert.throws(() => readNeedCategories(JSON.parse(text.replace(from, to)), 'the file'), says)
  })
}
