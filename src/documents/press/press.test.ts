import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Block, DocumentContent } from '../content.ts'
import { coveredScripts, printableCodePoints } from '../pdf/font-coverage.ts'
import { printData, unprintableWriting } from '../pdf/print-data.ts'
import { pdfText } from '../pdf/read-pdf-text.testing.ts'
import { printable } from '../pdf/unprintable-text.ts'
import { openPress } from './press.ts'

const press = openPress()
after(() => press.stop())

function aDocument(blocks: readonly Block[], more: Partial<DocumentContent> = {}): DocumentContent {
  return {
    kind: 'rna-pack',
    lang: 'en',
    dir: 'ltr',
    title: 'Assessment pack',
    reference: 'WM-2026-0042',
    madeOn: '2026-11-03',
    blocks,
    ...more,
  }
}

const everyBlock: Block[] = [
  { type: 'heading', level: 1, text: 'What is needed' },
  { type: 'paragraph', text: 'Zoë asked for naïve café words, until 9 December 2026.' },
  { type: 'quote', text: 'ሓገዝ የድልየኒ ኣሎ', lang: 'ti', dir: 'ltr', by: 'Their words' },
  { type: 'quote', text: 'حتى 2026-12-10، المرجع 0042/7', lang: 'ar', dir: 'rtl' },
  { type: 'list', items: ['One', 'Two'], ordered: true },
  { type: 'definitions', pairs: [{ label: 'Reference', value: 'WM-2026-0042' }] },
  { type: 'table', caption: 'Steps', header: ['What', 'By'], rows: [['Call', '3 March 2026']] },
  { type: 'note', text: 'Calm.', title: 'To notice' },
  { type: 'page-break' },
  { type: 'paragraph', text: 'The next page.' },
]

test('a document of every block is a tagged PDF with its title, language and table headers', async () => {
  const pdf = Buffer.from(await press.renderPdf(aDocument(everyBlock))).toString('latin1')
  assert.match(pdf, /^%PDF-1\.7/)
  assert.match(pdf, /\/MarkInfo\s*<<\s*\/Marked true/)
  assert.match(pdf, /\/Lang \(en\)/)
  assert.match(pdf, /\/Title \(Assessment pack\)/)
  for (const tag of ['H1', 'P', 'L', 'LI', 'Table', 'TH', 'TD', 'Caption']) {
    assert.match(pdf, new RegExp(`/S /${tag}\\b`), tag)
  }
  assert.match(pdf, /\/Scope \/Column/)
  assert.match(pdf, /\/Lang \(ti\)/)
  assert.match(pdf, /\/Lang \(ar\)/)
})

test('a document names no author and no maker but the typesetter', async () => {
  const pdf = Buffer.from(await press.renderPdf(aDocument(everyBlock))).toString('latin1')
  assert.doesNotMatch(pdf, /\/Author|\/Keywords|\/Subject|dc:creator/)
  assert.match(pdf, /\/Creator \(Typst [\d.]+\)/)
  assert.match(pdf, /\/CreationDate \(D:20261103000000Z\)/)
})

test('the same content gives the same bytes, today and after a new start', async () => {
  const first = await press.renderPdf(aDocument(everyBlock))
  await press.renderPdf(aDocument([{ type: 'paragraph', text: 'Another document between.' }]))
  const second = await press.renderPdf(aDocument(everyBlock))
  const other = openPress()
  const third = await other.renderPdf(aDocument(everyBlock))
  await other.stop()
  assert.deepEqual(second, first)
  assert.deepEqual(third, first)
})

test('what a person wrote is words to the typesetter and never instructions', async () => {
  const hostile = '#panic("x") #read("/etc/passwd") $x$ *b* _i_ @ref <a> \\ // #{ ] [ "'
  const blocks: Block[] = [
    { type: 'heading', level: 1, text: hostile },
    { type: 'paragraph', text: hostile },
    { type: 'table', caption: hostile, header: [hostile], rows: [[hostile]] },
  ]
  const pdf = await press.renderPdf(aDocument(blocks, { title: hostile }))
  assert.ok(pdf.length > 1000)
})

test('a document that takes too long is given up and the next one is printed', async () => {
  const hurried = openPress({ timeLimitMs: 1 })
  await assert.rejects(hurried.renderPdf(aDocument(everyBlock)), /too long/)
  await hurried.stop()
  const full = openPress({ waiting: 0, memoryLimitMb: 1 })
  const once = await full.renderPdf(aDocument(everyBlock))
  const again = await full.renderPdf(aDocument(everyBlock))
  assert.deepEqual(once, again)
  await full.stop()
  await assert.rejects(full.renderPdf(aDocument(everyBlock)), /closed/)
})

test('waiting documents come out in order and are refused when the press closes', async () => {
  const busy = openPress()
  const first = busy.renderPdf(aDocument([{ type: 'paragraph', text: 'One' }]))
  const second = busy.renderPdf(aDocument([{ type: 'paragraph', text: 'Two' }]))
  const refused = assert.rejects(second, /closed/)
  await first
  await busy.stop()
  await refused
})

test('unsound content is never printed', async () => {
  const unsound: [DocumentContent, RegExp][] = [
    [aDocument([], { madeOn: '2026-02-30' }), /not a real day/],
    [aDocument([], { title: ' ' }), /no title/],
    [aDocument([{ type: 'table', caption: '', header: ['a'], rows: [['1', '2']] }]), /block 1/],
  ]
  for (const [content, fault] of unsound) await assert.rejects(press.renderPdf(content), fault)
})

test('every script we say we cover has a shape for its everyday letters', () => {
  const everyday: Record<(typeof coveredScripts)[number], string> = {
    Latin: 'aZéßñçğıșțłžĐơưạắồ',
    Greek: 'αβγώΩ',
    Cyrillic: 'абвЯїєґңө',
    Devanagari: 'अआकखगत्रज्ञक्षश्री०१२',
    Arabic: 'ابتثجحخ لآأإؤئ پچژگ ټډړ ڕڵۆێ ھے ۱۲۳',
    Ethiopic: 'ሀለሐመሠረሰሸቀበተኀነአከወዐዘየደገጠጸፈፐ፡።',
    Bengali: 'অআকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহ১২৩',
  }
  for (const script of coveredScripts) {
    const lacking = [...everyday[script]].filter(
      (letter) => letter !== ' ' && !printableCodePoints().has(letter.codePointAt(0) ?? 0),
    )
    assert.deepEqual(lacking, [], script)
  }
})

test('writing that cannot be shown is said in words, in its place and at the top', () => {
  assert.deepEqual(printable('She said 我需要 帮助 today'), {
    text: 'She said [6 characters: Chinese, see the Word copy] today',
    missing: ['Chinese'],
  })
  assert.equal(printable('x 🙂').text, 'x [1 character: some signs, see the Word copy]')
  const chinese = aDocument([{ type: 'quote', text: '我需要帮助', lang: 'zh', dir: 'ltr' }])
  assert.deepEqual(unprintableWriting(chinese), ['Chinese'])
  const data: { blocks: { title?: string[] }[] } = JSON.parse(printData(chinese))
  assert.deepEqual(data.blocks[0]?.title, ['Some words are not shown here'])
  assert.deepEqual(unprintableWriting(aDocument(everyBlock)), [])
})

test('dates, references and numbers can be read back from the file, in every direction', async () => {
  const told = ['2026-12-10', '10/12/2026', 'WM-2026/0042-R2', '0800 0121 700', '9 December 2026']
  const arabic = `المرجع ${told[2]}، من ${told[0]} إلى ${told[1]}. اتصلوا على ${told[3]} قبل ${told[4]}.`
  const rows: DocumentContent[] = [
    aDocument([{ type: 'paragraph', text: told.join(' and ') }]),
    aDocument([{ type: 'quote', text: arabic, lang: 'ar', dir: 'rtl' }]),
    aDocument([{ type: 'paragraph', text: arabic }], { lang: 'ar', dir: 'rtl', title: 'نسختك' }),
    aDocument([{ type: 'quote', text: `ንጽባሕ ${told.join(' ')} እየ`, lang: 'ti', dir: 'ltr' }]),
  ]
  for (const content of rows) {
    const text = await pdfText(await press.renderPdf(content))
    for (const part of [...told, 'WM-2026-0042']) assert.ok(text.includes(part), part)
  }
})

test('Arabic letters are read back once each, without marks that steer direction', async () => {
  const words = 'أحتاج إلى المساعدة حتى الصيف'
  const content = aDocument([{ type: 'paragraph', text: `\u202b${words}\u202c` }], {
    lang: 'ar',
    dir: 'rtl',
  })
  const text = await pdfText(await press.renderPdf(content))
  // Letters are drawn from the right, so each word comes back from its end.
  for (const word of words.split(' ').filter((each) => !each.includes('لا'))) {
    assert.ok(text.includes([...word].reverse().join('')), word)
  }
  assert.doesNotMatch(text, /[\u202a-\u202e\u2066-\u2069]/)
})

test('empty texts and a table without rows are printed as they are', async () => {
  const empty: Block[] = [
    { type: 'paragraph', text: '' },
    { type: 'list', items: [''] },
    { type: 'definitions', pairs: [{ label: '', value: '' }] },
    { type: 'definitions', pairs: [] },
    { type: 'table', caption: '', header: ['What'], rows: [] },
    { type: 'note', text: '' },
    { type: 'page-break' },
  ]
  assert.ok((await press.renderPdf(aDocument(empty))).length > 1000)
})

test('the press makes the same Word file as is made without it', async () => {
  const { renderWord } = await import('../word/render-word.ts')
  const content = aDocument(everyBlock)
  assert.deepEqual(await press.renderWord(content), await renderWord(content))
})
