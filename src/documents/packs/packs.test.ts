import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { possiblePlaces, textsOf } from '../address-guard.ts'
import { checkContent } from '../check-content.ts'
import type { DocumentContent } from '../content.ts'
import {
  madeUpCopy,
  madeUpExit,
  madeUpIndex,
  madeUpRequest,
  madeUpRna,
} from '../made-up.testing.ts'
import { unprintableWriting } from '../pdf/print-data.ts'
import { pdfText } from '../pdf/read-pdf-text.testing.ts'
import { openPress } from '../press/press.ts'
import { evidenceIndex } from './evidence-index.ts'
import { exitPlan } from './exit-plan.ts'
import { reconsiderationRequest } from './reconsideration-request.ts'
import { rnaPack } from './rna-pack.ts'
import { survivorCopy } from './survivor-copy.ts'
import { englishSurvivorCopy } from './survivor-copy-words.ts'

const press = openPress()
after(() => press.stop())

function words(content: DocumentContent): string {
  return content.blocks.flatMap(textsOf).join('\n')
}

const every = [
  rnaPack(madeUpRna),
  survivorCopy(madeUpCopy),
  evidenceIndex(madeUpIndex),
  reconsiderationRequest(madeUpRequest),
  exitPlan(madeUpExit),
]

for (const content of every) {
  test(`${content.kind}: it is sound, prints, and becomes a Word file`, async () => {
    checkContent(content)
    assert.deepEqual(unprintableWriting(content), [])
    assert.ok((await press.renderPdf(content)).length > 5000)
    assert.ok((await press.renderWord(content)).length > 5000)
  })

  test(`${content.kind}: its title says nothing about slavery, trafficking or a survivor`, () => {
    assert.doesNotMatch(content.title, /slave|traffick|survivor|victim|recovery/i)
  })

  test(`${content.kind}: no heading skips a level`, () => {
    let level = 0
    for (const block of content.blocks) {
      if (block.type !== 'heading') continue
      assert.ok(block.level <= level + 1, block.text)
      level = block.level
    }
  })
}

test('an RNA pack shows each need with words, reasons, dates, steps and evidence', () => {
  const text = words(rnaPack(madeUpRna))
  for (const part of [
    'Need 1: Talking therapy and mental health',
    'ለይቲ ክድቅስ ኣይክእልን እየ። ምስ ሓደ ሰብ ክዛረብ እደሊ።',
    'This need comes directly from the exploitation.',
    'A place is expected after 18 weeks.',
    '31 March 2027',
    'Journal entry 114, from support worker',
    'Diagnosis and referral. (Confirmed as still true on 20 October 2026.)',
    "No evidence is attached. The solicitor's letter was asked for on 30 October 2026.",
    'Child, aged 6',
    'The survivor agrees with part of this assessment. Asked on 2 November 2026.',
    'The letter is expected and the date does not wait.',
  ]) {
    assert.ok(text.includes(part), part)
  }
})

test('a person is known by reference unless a name is given on purpose', () => {
  assert.ok(!words(rnaPack(madeUpRna)).includes('Name'))
  const named = { ...madeUpRna, person: { ...madeUpRna.person, name: 'Made-up Name' } }
  assert.ok(words(rnaPack(named)).includes('Made-up Name'))
})

test("the survivor's copy says until when they can challenge, and why each no", () => {
  const text = words(survivorCopy(madeUpCopy))
  assert.ok(text.includes('You can challenge this until 15 December 2026.'))
  assert.ok(text.includes('No. This support was not agreed.'))
  assert.ok(text.includes('The decision gives no reason. You can ask for one.'))
  assert.ok(text.includes('They think the NHS can help from February.'))
  const { lastDay: _, ...unknown } = madeUpCopy.challenge
  const without = words(survivorCopy({ ...madeUpCopy, challenge: unknown }))
  assert.ok(without.includes('Ask your support worker by when.'))
})

test("our own sentences in the survivor's copy are short", () => {
  const { rights, ...rest } = englishSurvivorCopy
  for (const sentence of [...rights, ...Object.values(rest)].flatMap((text) => text.split('. '))) {
    assert.ok(sentence.split(' ').length <= 16, sentence)
  }
})

test("the survivor's copy follows the words it is given, direction and dates included", () => {
  const arabic = {
    ...englishSurvivorCopy,
    lang: 'ar',
    dir: 'rtl',
    title: 'نسختك',
    challengeUntil: 'حتى {day}.',
  } as const
  const copy = survivorCopy(madeUpCopy, arabic)
  assert.deepEqual([copy.lang, copy.dir, copy.title], ['ar', 'rtl', 'نسختك'])
  assert.ok(words(copy).includes('حتى 15 ديسمبر 2026.'))
})

test('words are read back from a PDF although some of its glyphs are written as brackets', async () => {
  const [therapy] = madeUpCopy.decisions
  assert.ok(therapy)
  const input = {
    ...madeUpCopy,
    reference: 'WM-2MGJ-C1',
    decisions: [{ ...therapy, until: '2026-10-20', reasons: 'The NHS can help from October' }],
  }
  const text = await pdfText(await press.renderPdf(survivorCopy(input)))
  for (const part of ['WM-2MGJ-C1', '20 October 2026', 'can help from October', 'before it ends']) {
    assert.ok(text.includes(part), part)
  }
})

test('evidence is listed oldest first', () => {
  const table = evidenceIndex(madeUpIndex).blocks.find((block) => block.type === 'table')
  assert.deepEqual(
    table?.rows.map((row) => row[1]),
    ['4 May 2026', '30 June 2026', '28 October 2026'],
  )
})

test('a request names the decision, the grounds, each reason and the time asked for', () => {
  const text = words(reconsiderationRequest(madeUpRequest))
  for (const part of [
    'Recovery Needs Assessment 2',
    'There is new evidence that was not before the decision maker.',
    'NHS therapy begins on 22 March 2027 and not in February.',
    'We ask for time until 22 December 2026.',
    'We ask that support stays as it is until there is an answer.',
    '23 November 2026',
  ]) {
    assert.ok(text.includes(part), part)
  }
})

test('an exit plan says first what is not in place, and never where the home is', () => {
  const plan = exitPlan(madeUpExit)
  assert.ok(words(plan).includes('The safety of the new home.'))
  assert.deepEqual(
    possiblePlaces(plan).map(({ found }) => found),
    ['08000 121 700'],
    'only the public help line looks like a way to reach someone',
  )
})

test('an address that comes along with the input is refused by every builder', () => {
  const planted = { homeAddress: '1 Sample Street' }
  assert.throws(() => rnaPack({ ...madeUpRna, person: { ...madeUpRna.person, ...planted } }))
  assert.throws(() => survivorCopy({ ...madeUpCopy, ...planted }))
  assert.throws(() => evidenceIndex({ ...madeUpIndex, ...planted }))
  assert.throws(() => reconsiderationRequest({ ...madeUpRequest, ...planted }))
  assert.throws(() => exitPlan({ ...madeUpExit, ...planted }))
})
