/** The page of a handover: whatever anybody typed, it stays words, and the data comes out as it went in. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../../domain/calendar/day.ts'
import { opened } from '../../domain/clocks/testing.ts'
import { checkHandover } from '../../domain/handover/check-handover.ts'
import { writtenText } from '../../domain/handover/handover.ts'
import { dataInPage } from '../../domain/handover/in-page.ts'
import { carriedOf, handoverOf } from '../../domain/handover/made-up-handover.testing.ts'
import { partsOf } from '../../domain/handover/parts.ts'
import { handoverPage } from './handover-page.ts'

const hostile = [
  '</script><script>alert(1)</script>',
  '<!-- <script',
  '\\u003c/script> and \\\\u003c',
  '"><img src=x onerror=alert(1)>',
  '<script type="application/json" id="handover">{}</script>',
  '&lt;b&gt; \u202e right to left \u2066',
  '$& $1 $`',
]

function pageWith(words: string): { page: string; written: string } {
  const carried = carriedOf([opened()])
  const handover = handoverOf({
    ...carried,
    identity: { names: words },
    plan: { on: aDay('2026-03-02'), language: 'English', blocks: { signs: words } },
    history: [{ part: 'told', from: words, on: aDay('2026-03-02'), lines: [{ text: words }] }],
  })
  return {
    page: handoverPage(
      handover,
      partsOf(handover, (code) => code),
    ),
    written: writtenText(handover),
  }
}

for (const words of hostile) {
  test(`stays words, and comes out as it went in: ${words}`, () => {
    const { page, written } = pageWith(words)
    assert.equal(page.match(/<script/g)?.length, 1)
    assert.equal(page.match(/<\/script>/g)?.length, 1)
    assert.doesNotMatch(page, /<img|<b>/)
    assert.equal(dataInPage(page), written)
    assert.ok('handover' in checkHandover(dataInPage(page) ?? ''))
  })
}

test('nothing of the page is fetched from anywhere, and nothing of it runs', () => {
  const { page } = pageWith('Xy')
  assert.doesNotMatch(
    page.replaceAll(/id="handover">[^<]*/g, ''),
    /https?:|src=|url\(|@import|<link/,
  )
  assert.match(page, /default-src 'none'/)
})

test('words of a person stand the way round that their language is written', () => {
  assert.match(pageWith('Xy').page, /<p lang="ar" dir="rtl">أريد أن أعمل<\/p>/)
})
