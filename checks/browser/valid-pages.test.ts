/** Every sample page is valid HTML, in both directions, with hostile words in it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calmPage } from '../../src/web/parts/calm-page.ts'
import type { Frame } from '../../src/web/parts/frame.ts'
import { type Html, markupOf } from '../../src/web/parts/html.ts'
import { sampleCase, sampleForm, sampleList } from './sample-pages.ts'
import { problemsOf } from './valid-html.ts'

const frame: Frame = {
  look: {
    style: '/look/a.css',
    styleRightToLeft: '/look/b.css',
    script: '/look/a.js',
    icon: '/look/a.svg',
  },
  csrf: 'token',
  path: '/case',
  places: [
    { href: '/today', label: 'Today', count: 9 },
    { href: '/case', label: 'Case' },
  ],
  leaveTo: 'https://weather.example/',
  person: { name: 'Amina "AO" <Osei>', initials: 'AO', role: 'Support worker' },
  rehearsal: { today: 'Saturday 21 November 2026', action: '/rehearsal' },
}

const pages: [string, Html][] = [
  ['a case', sampleCase(frame, 'ltr')],
  ['a case from right to left', sampleCase(frame, 'rtl')],
  ['a form with problems', sampleForm(frame, 'ltr', 'token')],
  ['a list', sampleList(frame, 'ltr')],
  ['a page that is not there', calmPage(frame, 404, 'AB12-CD34')],
  [
    'a page that broke, with what was typed',
    calmPage(frame, 500, 'AB12-CD34', {
      action: '/cases/1/entries',
      typed: { writeId: '0199c0de-0000-7000-8000-000000000001', words: 'Words\nof "hers" <b>' },
    }),
  ],
]

for (const [name, page] of pages) {
  test(`${name} is valid HTML`, async () => {
    assert.deepEqual(await problemsOf(markupOf(page)), [])
  })
}

test('an invalid page is found out', async () => {
  const broken = markupOf(pages[0]?.[1] ?? calmPage(frame, 404, '')).replace(
    '</main>',
    '<p id="a"></p><p id="a"></div></main>',
  )
  assert.ok((await problemsOf(broken)).length > 0)
})
