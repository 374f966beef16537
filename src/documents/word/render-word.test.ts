import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Block, DocumentContent } from '../content.ts'
import { readZip } from '../zip/read-zip.ts'
import { renderWord } from './render-word.ts'

const blocks: Block[] = [
  { type: 'heading', level: 1, text: 'What is needed' },
  { type: 'heading', level: 2, text: 'Therapy' },
  { type: 'paragraph', text: 'Zoë <asked> & "answered"\nSecond line \u0007here.' },
  {
    type: 'quote',
    text: 'حتى 2026-12-10، المرجع 0042/7',
    lang: 'ar',
    dir: 'rtl',
    by: 'Their words',
  },
  { type: 'quote', text: '我需要帮助', lang: 'zh', dir: 'ltr' },
  { type: 'list', items: ['One', 'Two'], ordered: true },
  { type: 'list', items: ['Point'] },
  { type: 'definitions', pairs: [{ label: 'Reference', value: 'WM-2026-0042' }] },
  {
    type: 'table',
    caption: 'Steps',
    header: ['What', 'By'],
    rows: [['Call', '3 March 2026']],
    widths: [3, 1],
  },
  { type: 'note', text: 'Calm.', title: 'To notice' },
  { type: 'page-break' },
]

const content: DocumentContent = {
  kind: 'rna-pack',
  lang: 'en',
  dir: 'ltr',
  title: 'Assessment pack',
  reference: 'WM-2026-0042',
  madeOn: '2026-11-03',
  blocks,
}

async function partsOf(document: DocumentContent): Promise<Map<string, string>> {
  const read = readZip(Buffer.from(await renderWord(document)), { files: 100, bytes: 10_000_000 })
  assert.ok('files' in read)
  return new Map(read.files.map(({ name, bytes }) => [name, bytes.toString('utf8')]))
}

test('a Word file has real headings, a repeated table header and lists', async () => {
  const body = (await partsOf(content)).get('word/document.xml') ?? ''
  for (const style of ['Title', 'Heading1', 'Heading2', 'OwnWords', 'Notice', 'TableCaption']) {
    assert.match(body, new RegExp(`<w:pStyle w:val="${style}"/>`), style)
  }
  assert.match(body, /<w:tblHeader\/>/)
  assert.match(body, /<w:numPr>/)
  assert.match(body, /w:br w:type="page"/)
})

test('Arabic runs from the right and the dates inside it from the left', async () => {
  const body = (await partsOf(content)).get('word/document.xml') ?? ''
  assert.match(body, /<w:bidi\/>/)
  assert.match(body, /<w:rtl\/><w:lang w:bidi="ar"\/><\/w:rPr><w:t xml:space="preserve">حتى/)
  assert.match(body, /<w:rPr><w:lang w:val="ar"\/><\/w:rPr><w:t xml:space="preserve">2026-12-10</)
})

test('the words are kept in every writing, and what could break the file is not', async () => {
  const body = (await partsOf(content)).get('word/document.xml') ?? ''
  assert.match(body, /我需要帮助/)
  assert.match(body, /Zoë &lt;asked&gt; &amp; /)
  assert.doesNotMatch(body, /\u0007/)
})

test('a Word file says nothing of who made it, when or on what', async () => {
  const parts = await partsOf(content)
  const core = parts.get('docProps/core.xml') ?? ''
  assert.match(core, /<dc:title>Assessment pack<\/dc:title>/)
  assert.match(core, /2026-11-03T00:00:00Z/)
  for (const [name, text] of parts) {
    assert.doesNotMatch(text, /creator|lastModifiedBy|Un-named|<Company|<Application/i, name)
  }
})

test('the same content is the same Word file, a moment later too', async () => {
  const first = await renderWord(content)
  await wait(1100)
  assert.deepEqual(await renderWord(content), first)
})

test('a document in Arabic runs from the right in every part', async () => {
  const parts = await partsOf({ ...content, lang: 'ar', dir: 'rtl', title: 'خطتك' })
  assert.match(parts.get('word/document.xml') ?? '', /<w:bidiVisual\/>/)
  assert.match(parts.get('word/footer1.xml') ?? '', /<w:bidi\/>/)
})
