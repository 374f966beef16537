/** Fields keep what was typed, say what is wrong beside themselves, and read days as people write them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../../../domain/calendar/day.ts'
import { typedFrom, typedFromText } from '../../request/typed.ts'
import { html, markupOf } from '../html.ts'
import { choice, many, select } from './choices.ts'
import { dayAsTyped, dayField, readDay } from './day.ts'
import { form } from './form.ts'
import { longText, password, textField } from './text.ts'

const typed = typedFromText(
  'name=%22%3E%3Cb%3E&words=%0Aone%0D%0Atwo&kind=b&needs=x&needs=z&on-day=31&on-month=2&on-year=2026',
)
const props = { typed, problems: { name: 'Enter a name', on: 'Enter a day that exists' } }

test('what was typed is kept, and the problem stands beside its field and is tied to it', () => {
  const field = markupOf(textField({ name: 'name', label: 'Name', hint: 'Any name', ...props }))
  assert.match(field, /value="&quot;&gt;&lt;b&gt;"/)
  assert.match(field, /aria-describedby="name-hint name-problem"/)
  assert.match(field, /id="name-problem".*Enter a name/s)
})

test('a browser is asked not to keep or check what people write, except ordinary words', () => {
  const guarded = markupOf(textField({ name: 'a', label: 'A', typed: {}, problems: {} }))
  assert.match(guarded, /autocomplete="off" spellcheck="false" autocorrect="off"/)
  const open = markupOf(textField({ name: 'q', label: 'Q', open: true, typed: {}, problems: {} }))
  assert.ok(!/spellcheck/.test(open))
})

test('a line break at the start of a long text is kept', () => {
  const field = markupOf(longText({ name: 'words', label: 'Words', limit: 100, ...props }))
  assert.match(field, /data-limit="100">\n\none\r\ntwo<\/textarea>/)
})

test('a password is never shown again', () => {
  const field = markupOf(
    password({ name: 'name', label: 'Password', autocomplete: 'current-password', problems: {} }),
  )
  assert.ok(!/value=/.test(field))
})

test('nothing is chosen that nobody chose', () => {
  const options = { a: 'A', b: 'B' }
  const none = { typed: {}, problems: {}, options, label: 'Kind', name: 'kind' }
  assert.ok(!/checked|selected/.test(markupOf(html`${choice(none)}${many(none)}${select(none)}`)))
})

test('what was chosen stays chosen', () => {
  const chosen = markupOf(
    choice({ name: 'kind', label: 'Kind', options: { a: 'A', b: 'B' }, ...props }),
  )
  assert.deepEqual(chosen.match(/value="\w" checked/g), ['value="b" checked'])
  const several = markupOf(
    many({ name: 'needs', label: 'Needs', options: { x: 'X', y: 'Y', z: 'Z' }, ...props }),
  )
  assert.deepEqual(several.match(/value="\w" checked/g), ['value="x" checked', 'value="z" checked'])
})

test('the problem summary can reach the first part of every field by its name', () => {
  const rendered = [
    dayField({ name: 'on', label: 'On', ...props }),
    choice({ name: 'on', label: 'On', options: { a: 'A' }, ...props }),
    textField({ name: 'on', label: 'On', ...props }),
  ]
  for (const field of rendered) assert.match(markupOf(field), /<input[^>]* id="on"/)
})

test('an impossible day is shown again as it was typed', () => {
  const field = markupOf(dayField({ name: 'on', label: 'On', ...props }))
  assert.deepEqual(
    [...field.matchAll(/value="(\d+)"/g)].map(([, value]) => value),
    ['31', '2', '2026'],
  )
})

const written: [string, string, string, ReturnType<typeof readDay>][] = [
  ['31', '12', '1899', { notADay: true }],
  ['1', '1', '1900', { day: aDay('1900-01-01') }],
  ['31', '12', '2199', { day: aDay('2199-12-31') }],
  ['1', '1', '2200', { notADay: true }],
  ['1', '1', '0026', { notADay: true }],
  ['9', '12', '2026', { day: aDay('2026-12-09') }],
  ['09', 'Dec', '2026', { day: aDay('2026-12-09') }],
  [' 9 ', 'december', '2026', { day: aDay('2026-12-09') }],
  ['29', '2', '2028', { day: aDay('2028-02-29') }],
  ['29', '2', '2026', { notADay: true }],
  ['31', '4', '2026', { notADay: true }],
  ['9', '13', '2026', { notADay: true }],
  ['9', '12', '26', { notADay: true }],
  ['9', '', '2026', { notADay: true }],
  ['nine', '12', '2026', { notADay: true }],
  ['', '', '', { missing: true }],
  [' ', '', '', { missing: true }],
]

for (const [day, month, year, meant] of written) {
  test(`a day written "${day}" "${month}" "${year}" is ${JSON.stringify(meant)}`, () => {
    const pairs = [
      ['on-day', day],
      ['on-month', month],
      ['on-year', year],
    ] as const
    assert.deepEqual(readDay(typedFrom(pairs), 'on'), meant)
  })
}

test('a known day can be shown and read back, and a whole day is taken too', () => {
  const day = aDay('2026-03-01')
  assert.deepEqual(readDay(dayAsTyped('on', day), 'on'), { day })
  assert.deepEqual(readDay({ on: '2026-03-01' }, 'on'), { day })
})

test('a form carries the token, the id of the write and the version seen', () => {
  const page = markupOf(
    form(
      { action: '/a', csrf: 't', writeId: 'w', versionSeen: 0, draft: '/d', files: true },
      html`<p>x</p>`,
    ),
  )
  assert.match(page, /name="csrf" value="t"/)
  assert.match(page, /name="writeId" value="w"/)
  assert.match(page, /name="versionSeen" value="0"/)
  assert.match(page, /enctype="multipart\/form-data" data-draft="\/d"/)
})
