/** The copy of who looked on paper: plain words, no place, no full name, and any direction of writing. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { WhoLookedInput } from '../../application/ports/document-inputs.ts'
import { textsOf } from '../address-guard.ts'
import { checkContent } from '../check-content.ts'
import type { DocumentContent } from '../content.ts'
import { documentFileName } from '../file-name.ts'
import { pdfText } from '../pdf/read-pdf-text.testing.ts'
import { openPress } from '../press/press.ts'
import { whoLookedCopy } from './who-looked.ts'
import { englishWhoLooked } from './who-looked-words.ts'

const press = openPress()
after(() => press.stop())

const words = (content: DocumentContent) => content.blocks.flatMap(textsOf).join('\n')

const input: WhoLookedInput = {
  reference: 'WM-7K3F',
  madeOn: '2026-06-04',
  organisation: 'Made-up Harbour',
  days: [
    {
      day: '2026-06-03',
      lines: [
        {
          said: 'At 14:05, S.K., support worker, opened where you are.',
          reason: 'The taxi needs it.',
          question: {
            words: { text: 'እኔ አላውቅም', lang: 'ti', dir: 'ltr' },
            answer: 'It was right.',
          },
        },
        {
          said: 'At 09:00, M.P., service manager, opened your record.',
          reason: 'Going to 14 Mill Lane today',
        },
      ],
    },
  ],
}

test('it says each line, the reason and the answer, and its title says nothing', () => {
  const content = whoLookedCopy(input)
  checkContent(content)
  const text = words(content)
  assert.match(
    text,
    /At 14:05, S\.K\., support worker, opened where you are\. Reason given: The taxi/,
  )
  assert.match(text, /3 June 2026/)
  assert.match(text, /እኔ አላውቅም/)
  assert.match(text, /Our answer: It was right\./)
  assert.equal(content.title, 'Your copy')
  assert.equal(documentFileName(content.reference, 'pdf'), 'document-WM-7K3F.pdf')
})

test('a reason that may tell a place stays off the paper, and the paper says that it does', () => {
  const text = words(whoLookedCopy(input))
  assert.doesNotMatch(text, /Mill Lane/)
  assert.match(text, /The reason is not on this paper/)
})

test('it never says whether something waits, and never that it is complete', () => {
  const text = words(whoLookedCopy(input))
  assert.match(text, /A line can come later/)
  assert.doesNotMatch(text, /complete|everything|held|hold/i)
})

test('as a PDF it is tagged and can be read aloud', async () => {
  const bytes = await press.renderPdf(whoLookedCopy(input))
  const raw = Buffer.from(bytes).toString('latin1')
  assert.match(raw, /\/MarkInfo\s*<<\s*\/Marked true/)
  assert.match(raw, /\/Title \(Your copy\)/)
  assert.match(raw, /\/S \/H2\b/)
  assert.match(await pdfText(bytes), /opened where you are/)
})

test('around the lines it can be in a language that runs from right to left', async () => {
  const arabic = {
    ...englishWhoLooked,
    lang: 'ar',
    dir: 'rtl',
    linesFrom: 'ما تم، يوما بيوم',
  } as const
  const content = whoLookedCopy(input, arabic)
  checkContent(content)
  const lines = content.blocks.filter(({ type }) => type === 'paragraph')
  assert.ok(lines.some((block) => 'lang' in block && block.lang === 'en' && block.dir === 'ltr'))
  const raw = Buffer.from(await press.renderPdf(content)).toString('latin1')
  assert.match(raw, /\/Lang \(ar\)/)
  assert.match(raw, /\/Lang \(en\)/)
})
