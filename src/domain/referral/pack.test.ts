/** What is copied into the form: in its order, with a counter for each box, and nothing that is hidden. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { copyView } from './copy-view.ts'
import { answersThatCount, askedFields } from './form/form.ts'
import type { FormAnswers } from './form/form-field.ts'
import { answersInOrder, makePack, type Pack, packForMachines } from './pack.ts'
import {
  consents,
  goodAnswers,
  goodRecord,
  helpingRecord,
  refusedRecord,
  refusing,
  toCheck,
} from './referral.testing.ts'

function packFrom(answers: FormAnswers, record = goodRecord): Pack {
  const made = makePack(toCheck({ record }, answers))
  assert.ok('pack' in made, JSON.stringify(made))
  return made.pack
}
const child = { ...goodRecord, age: 'child', consents: consents() } as const

test('each kind of pack, for each kind of answer', () => {
  assert.equal(packFrom({}).kind, 'referral')
  const referred = packFrom({ 'pv-under-age': 'yes' }, child)
  assert.ok(referred.kind === 'referral' && referred.of === 'child')
  const report = packFrom(refusing, refusedRecord)
  assert.ok(report.kind === 'duty-to-notify' && report.cooperation === 'none')
  const named = packFrom({ ...refusing, 'authorities-cooperation': 'yes' }, helpingRecord)
  assert.ok(named.kind === 'duty-to-notify' && named.cooperation === 'named')
})

test('until age, consent and co-operation are answered nobody knows which pack it is', () => {
  const undecided = (answers: FormAnswers, record = refusedRecord) => {
    const made = makePack({ ...toCheck({ record }), answers })
    return 'undecided' in made ? made.undecided : made
  }
  assert.equal(undecided({}), 'pv-under-age')
  assert.equal(undecided({ 'pv-under-age': 'no' }), 'pv-want-to-submit-nrm')
  const refused = { 'pv-under-age': 'no', 'pv-want-to-submit-nrm': 'no' }
  assert.equal(undecided(refused), 'authorities-cooperation')
})

test('what is missing goes with the pack as a list, and does not stop it', () => {
  const made = makePack(toCheck({}, { education: '' }))
  assert.ok('pack' in made)
  assert.deepEqual(
    made.toMend.map(({ field, code }) => [field, code]),
    [['education', 'missing']],
  )
})

test('boxes stand in the order of the form, and only those that are asked', () => {
  const pack = packFrom({ 'what-is-keeping-them-in-situation': 'Hidden, because she has left' })
  const ids = copyView(pack).flatMap(({ boxes }) => boxes.map(({ id }) => id))
  const order = askedFields(goodAnswers)
  assert.deepEqual(
    ids,
    order.filter((id) => goodAnswers[id] !== undefined),
  )
  assert.ok(!ids.includes('what-is-keeping-them-in-situation'))
  const pages = copyView(pack).map(({ page }) => page)
  assert.equal(new Set(pages).size, pages.length, 'each page once')
})

test('a report asks gender and nationality before any name', () => {
  const named = packFrom({ ...refusing, 'authorities-cooperation': 'yes' }, helpingRecord)
  const ids = answersInOrder(named).map(([id]) => id)
  assert.ok(ids.indexOf('pv-gender') < ids.indexOf('pv-name-first-name'))
  const referral = answersInOrder(packFrom({})).map(([id]) => id)
  assert.ok(referral.indexOf('pv-gender') > referral.indexOf('pv-name-first-name'))
})

test('each box says what to do with it, and how full it is', () => {
  const boxes = copyView(packFrom({})).flatMap((page) => page.boxes)
  const box = (id: string) => boxes.find((one) => one.id === id)
  assert.equal(box('family')?.how, 'copy')
  assert.deepEqual(box('family')?.count, {
    ...{ count: String(goodAnswers['family']).length, most: 15_000, over: false },
    left: 15_000 - String(goodAnswers['family']).length,
  })
  const gender = box('pv-gender')
  assert.deepEqual([gender?.how, gender?.text, gender?.count], ['choose', 'Female', undefined])
  assert.equal(box('types-of-exploitation-forced-to-work')?.text, 'Tick this')
  assert.equal(box('pv-contact-details')?.text, 'By e-mail')
})

test('where the form wants what may not be told, the words that stand in are marked', () => {
  const pack = packFrom(
    {
      ...refusing,
      ...{ 'reported-to-police': 'yes', 'reported-to-police-police-forces': 'A force' },
      ...{ 'reported-to-police-crime-reference': '42/998877/26' },
      'current-pv-location-uk-city': 'Leeds',
    },
    refusedRecord,
  )
  const standing = copyView(pack)
    .flatMap(({ boxes }) => boxes)
    .filter(({ standsIn }) => standsIn)
  assert.deepEqual(
    standing.map(({ id, text }) => [id, text]),
    [
      ['current-pv-location-uk-city', 'Unknown'],
      ['current-pv-location-uk-region', 'Unknown'],
      ['reported-to-police-crime-reference', 'Not given: this report names nobody'],
    ],
  )
})

test('for machines: the form’s own names, its edition, and which kind it is', () => {
  const { form, kind, answers } = packForMachines(packFrom({}))
  assert.deepEqual([form.edition, form.read, kind], ['2026-04', '2026-04-21', 'referral'])
  assert.deepEqual(answers, answersThatCount(goodAnswers))
  assert.deepEqual(JSON.parse(JSON.stringify(answers)), answers)
})
