/** The words that leave are neutral, short, and tell whoever else holds the phone nothing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messageTemplates, neutralSubjects, whatMessageTells } from './message-templates.ts'

for (const { id, text, purpose } of messageTemplates) {
  test(`the message "${id}" tells nothing about the person, the work or a place`, () => {
    assert.deepEqual(whatMessageTells(text), [])
    assert.ok(purpose.length > 0)
  })
}

test('every message has an id of its own', () => {
  const ids = messageTemplates.map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length)
})

test('the subjects tell nothing either', () => {
  for (const subject of Object.values(neutralSubjects)) {
    assert.deepEqual(whatMessageTells(subject), [])
  }
})

const wouldHurt = [
  'Hi, your safe house review is at 3.',
  'Hi, this is about your NRM decision.',
  'A letter from the Home Office has come.',
  'Hi, the trafficking team would like to talk.',
  'Your modern slavery adviser rang.',
  'A victim support call for you.',
  'Hi, see https://example.org/x',
  'Hi, see example.org for more.',
  'Hi, write to jo@example.org',
  'Hi Amina, please ring me.',
  'Hi, we meet in Leeds tomorrow.',
  'Hi, we meet at BD1 4QR.',
  'Hi, it is Waymark.',
  'Hi, please ring me 👋',
  `Hi, ${'please ring me when it suits you, '.repeat(5)}`,
]

for (const text of wouldHurt) {
  test(`"${text.slice(0, 50)}" is found before it could be a message`, () => {
    assert.notDeepEqual(whatMessageTells(text), [])
  })
}
