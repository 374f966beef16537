/** The copy on paper: sound, printable, and it says what was left out without saying what it was. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { besides } from '../domain/access-requests/exempt.ts'
import { type CopyDecisions, ownCopy, type RecordPart } from '../domain/access-requests/own-copy.ts'
import { aDay } from '../domain/calendar/day.ts'
import { textsOf } from './address-guard.ts'
import { checkContent } from './check-content.ts'
import { ownRecord } from './packs/own-record.ts'
import { pdfText } from './pdf/read-pdf-text.testing.ts'
import { openPress } from './press/press.ts'

const press = openPress()
after(() => press.stop())

const parts: readonly RecordPart[] = [
  { id: 'identity:now', kind: 'identity', title: 'Who you are', text: 'Names: Made-Up Person' },
  {
    ...({ id: 'journal:1', kind: 'journal', title: 'Call' } as const),
    ...{ on: aDay('2026-03-02'), text: 'She rang with [[AUNT-CANARY]].\nAll was well.' },
  },
]
const decisions: CopyDecisions = {
  passages: {
    'journal:1#1': { choice: 'leave-out', exempt: 'somebody-else', reason: 'REASON-CANARY' },
  },
  parts: {},
  besides: Object.fromEntries(Object.keys(besides).map((name) => [name, 'given'])),
}

test('their copy prints, becomes a Word file, and keeps what was left out to itself', async () => {
  const copied = ownCopy(parts, decisions)
  assert.ok('copy' in copied)
  const input = { reference: 'WM-2222', madeOn: '2026-03-02', copy: copied.copy }
  const content = ownRecord(input)
  checkContent(content)
  const text = content.blocks.flatMap(textsOf).join('\n')
  assert.match(text, /She rang with \[left out: words about somebody else\]/)
  assert.match(text, /Once: words about somebody else \(DPA 2018 Sch. 2 para. 16\)/)
  assert.match(text, /complain to us, and to the Information Commissioner/)
  assert.doesNotMatch(text, /CANARY/)
  assert.doesNotMatch(content.title, /slave|traffick|survivor|victim|recovery/i)
  const pdf = await press.renderPdf(content)
  assert.match(await pdfText(pdf), /Made-Up Person/)
  assert.ok((await press.renderWord(content)).length > 5000)
})
