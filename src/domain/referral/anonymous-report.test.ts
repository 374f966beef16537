/**
 * No path leads from somebody who refused to an output that says who they are. A canary stands in every
 * field that leads to them and in our record; every output is searched for every one of them.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aDay } from '../calendar/day.ts'
import {
  type AnonymousReport,
  anonymousFields,
  anonymousReport,
  anonymousSchema,
  readAnonymousReport,
  standIns,
} from './anonymous-report.ts'
import type { ToCheck } from './checks/finding.ts'
import { foundIn, lookingFor, shapesIn } from './checks/names-them.ts'
import { copyView } from './copy-view.ts'
import {
  type AnonymousField,
  answersThatCount,
  type FieldId,
  fieldIds,
  fieldOf,
  type IdentifyingField,
  leadsToSomebody,
} from './form/form.ts'
import type { FormAnswers, FormValue } from './form/form-field.ts'
import { makePack, packForMachines } from './pack.ts'
import type { OurRecord } from './record/our-record.ts'
import { goodAnswers, helpingRecord, refusedRecord, refusing, toCheck } from './referral.testing.ts'

const identifying = fieldIds.filter(leadsToSomebody)

// By type: none of the two sets knows anything of the other, and a name has no place in a report.
type None<T extends never> = T
export type NothingInCommon = None<AnonymousField & IdentifyingField>
// @ts-expect-error a first name is no field of a report that names nobody
export const impossible: AnonymousReport['answers'] = { 'pv-name-first-name': 'Madeupa' }

test('what leads to somebody is known by hand, and none of it can stand in such a report', () => {
  assert.deepEqual(identifying, [
    ...['current-pv-location-uk-city', 'current-pv-location-uk-region'],
    'reported-to-police-crime-reference',
    ...['pv-phone-number-yes', 'pv-phone-number-alternative'],
    ...['alternative-number-relation-to-pv', 'no-contact-details'],
    ...['pv-name-first-name', 'pv-name-last-name', 'pv-name-nickname', 'pv-dob'],
    'pv-ho-reference-type',
    ...['someone-else-first-name', 'someone-else-last-name', 'someone-else-email-input'],
    ...['someone-else-street', 'someone-else-town', 'someone-else-county'],
    'someone-else-postcode',
    ...['pv-contact-details-email-input', 'pv-contact-details-street', 'pv-contact-details-town'],
    ...['pv-contact-details-county', 'pv-contact-details-postcode'],
  ])
  assert.deepEqual(
    anonymousFields.filter((id) => leadsToSomebody(id)),
    [],
  )
  const never = ['who-contact', 'upload-file', 'does-pv-have-children', 'fr-details-phone']
  assert.deepEqual(
    anonymousFields.filter((id) => never.includes(id)),
    [],
  )
  const sealed = anonymousFields.filter((id) => ['C', 'L'].includes(fieldOf(id).harm))
  assert.deepEqual(sealed, [], 'nothing of contact or place')
})

const canaryOf = (id: FieldId): string =>
  `canary${[...id].map((one) => one.charCodeAt(0)).join('')}`
const canaries: FormAnswers = Object.fromEntries(identifying.map((id) => [id, canaryOf(id)]))
const recordWithCanaries: OurRecord = {
  ...refusedRecord,
  names: [{ kind: 'two-parts', given: 'Canarina', family: 'Featherova' }],
  births: [{ words: 'Canary spring', day: aDay('1987-05-06'), sure: 'sure' }],
  homeOfficeReferences: ['CANARY/4711'],
  safeNumber: '+447700900999',
  council: 'Canary Council',
  referrer: {
    ...{ eMail: 'w@example.gov.uk', organisation: 'x', firstName: 'a', lastName: 'b' },
    ...{ role: 'c', phone: 'd' },
  },
}
const inRecord = ['Canarina', 'Featherova', '1987-05-06', 'CANARY/4711', '900999', 'Canary']

/** Everything that could leave, as one text. */
function outputsOf(check: ToCheck): string {
  const made = makePack(check)
  if (!('pack' in made)) return ''
  return JSON.stringify([made.pack, packForMachines(made.pack), copyView(made.pack)])
}

function assertNoCanary(output: string): void {
  for (const canary of [...Object.values(canaries), ...inRecord]) {
    assert.ok(!output.includes(String(canary)), `${String(canary)} came out`)
  }
}

/** Any answers at all to whatever a report may ask: choices at random, texts without names. */
const anyText = fc.constantFrom('', 'She was told to work.', '仕事', 'عمل كل يوم', 'x'.repeat(300))
const anyAnswers: fc.Arbitrary<FormAnswers> = fc
  .record(
    Object.fromEntries(
      fieldIds
        .filter((id) => !leadsToSomebody(id))
        .map((id): [string, fc.Arbitrary<FormValue>] => {
          const { options, kind } = fieldOf(id)
          const names = Object.keys(options ?? {})
          if (kind === 'some-of') return [id, fc.subarray(names)]
          if (kind === 'files') return [id, fc.constant(['canary.pdf'])]
          if (kind === 'tick') return [id, fc.constantFrom('true', '')]
          return [id, options ? fc.constantFrom(...names) : anyText]
        }),
    ),
    { requiredKeys: [] },
  )
  .map((answers) => ({ ...answers, ...canaries }))

const settings = { numRuns: 500, seed: 20_261_122 }

test('over 500 drafts of a refusal full of canaries, none comes out', (t) => {
  let made = 0
  const property = fc.property(anyAnswers, (answers) => {
    const all = { ...answers, 'pv-under-age': 'no', ...refusing }
    const output = outputsOf({ ...toCheck({ record: recordWithCanaries }), answers: all })
    if (output !== '') made += 1
    assertNoCanary(output)
  })
  fc.assert(property, settings)
  t.diagnostic(`${made} packs were made`)
  assert.ok(made > 100, `only ${made} were made`)
})

test('a report made without care is seen by the search, so that it would see a leak', () => {
  const careless = answersThatCount({ ...goodAnswers, ...refusing, ...canaries })
  assert.throws(() => assertNoCanary(JSON.stringify(careless)), /came out/)
  const named = { ...goodAnswers, ...refusing, 'authorities-cooperation': 'yes', ...canaries }
  const output = outputsOf({ ...toCheck({ record: helpingRecord }), answers: named })
  assert.throws(() => assertNoCanary(output), /came out/)
})

test('whatever is answered, only an adult who refused and does not help has such a report', () => {
  const property = fc.property(anyAnswers, (answers) => {
    const report = anonymousReport(answers)
    const is =
      answers['pv-under-age'] === 'no' &&
      answers['pv-want-to-submit-nrm'] === 'no' &&
      answers['authorities-cooperation'] === 'no'
    assert.equal(report !== undefined, is)
    if (report) assertNoCanary(JSON.stringify(report))
  })
  fc.assert(property, settings)
})

test('a child or somebody of unknown age never has a Duty to Notify report, named or not', () => {
  const property = fc.property(anyAnswers, fc.constantFrom('yes', 'not-sure'), (answers, age) => {
    const made = makePack({
      ...toCheck({ record: { ...recordWithCanaries, age: 'child' } }),
      answers: { ...answers, 'pv-under-age': age },
    })
    if ('pack' in made) assert.equal(made.pack.kind, 'referral')
  })
  fc.assert(property, settings)
})

test('planting one more thing into a kept report makes it no report at all', () => {
  const report = anonymousReport({ ...goodAnswers, ...refusing, ...canaries })
  assert.ok(report)
  const kept: unknown = JSON.parse(JSON.stringify(report))
  assert.deepEqual(readAnonymousReport(kept), report)
  for (const id of [...identifying, 'name', 'who-contact', '__proto__x']) {
    const planted: unknown = { ...report, answers: { ...report.answers, [id]: 'Canarina' } }
    assert.equal(readAnonymousReport(planted), undefined, id)
  }
  assert.equal(readAnonymousReport({ ...report, name: 'Canarina' }), undefined)
  assert.equal(readAnonymousReport({ ...report, cooperation: 'named' }), undefined)
  const city = { ...report.standIns, 'current-pv-location-uk-city': 'Leeds' }
  assert.equal(readAnonymousReport({ ...report, standIns: city }), undefined)
  assert.equal(readAnonymousReport(null), undefined)
  assert.equal(readAnonymousReport([]), undefined)
})

test('the schema for machines is closed, and knows no field that leads to somebody', () => {
  const { properties, additionalProperties } = anonymousSchema()
  assert.equal(additionalProperties, false)
  assert.equal(properties.answers.additionalProperties, false)
  assert.deepEqual(Object.keys(properties.answers.properties), anonymousFields)
  assert.deepEqual(Object.keys(properties.standIns.properties), Object.keys(standIns))
})

const never = (answers: FormAnswers, more: Partial<ToCheck> = {}) => {
  const all = { ...goodAnswers, ...refusing, ...answers }
  const made = makePack({ ...toCheck({ record: recordWithCanaries, ...more }), answers: all })
  return 'refused' in made ? made.refused.map(({ field, code }) => `${field} ${code}`) : []
}

const copied: readonly (readonly [string, FormAnswers, string])[] = [
  ['a name', {}, 'Canarina told us.'],
  ['a name in capitals', {}, 'CANARINA'],
  ['a name without its accents', { 'pv-name-first-name': 'Žofíja' }, 'zofija said so'],
  ['a name with marks of its own', { 'pv-name-first-name': 'Jose' }, 'Jose\u0301 said so'],
  ['a name with a sign nobody sees', {}, 'Cana\u200brina'],
  ['a short name', { 'pv-name-first-name': 'Do' }, 'Then Do ran.'],
  ['a name in Arabic, joined to “and”', { 'pv-name-first-name': 'فاطمة' }, 'وفاطمة معها'],
  ['a name in Chinese', { 'pv-name-last-name': '王' }, '她叫王小美'],
  ['a name in Korean', { 'pv-name-first-name': '철수' }, '철수는 집에 있었다'],
  ['a name in Ethiopic', { 'pv-name-first-name': 'ብርሃን' }, 'ብርሃንና እህቷ'],
  ['another name', { 'pv-name-nickname': 'Little Bird; Zaza' }, 'They called her Zaza.'],
  ['a birthday', {}, 'born 1987-05-06'],
  ['a birthday in words', {}, 'Born on 6th May 1987.'],
  ['a birthday in figures', {}, 'b. 6/5/87'],
  ['a telephone number, written apart', {}, 'ring 07700 900 999'],
  [
    'an e-mail address of theirs',
    { 'pv-contact-details-email-input': 'c.f@example.org' },
    'c.f@example.org',
  ],
  ['a street', { 'pv-contact-details-street': '12 Made-up Street' }, 'at 12, Made-Up Street'],
  ['a postcode without its blank', { 'pv-contact-details-postcode': 'ZZ9 9ZX' }, 'near zz99zx'],
  ['a Home Office reference', {}, 'ref canary 4711'],
  ['a number out of a reference', { 'pv-ho-reference-type': 'Port ref 1234567' }, 'see 1234567'],
  [
    'a crime reference',
    {
      'reported-to-police': 'yes',
      'reported-to-police-police-forces': 'x',
      'reported-to-police-crime-reference': '42/12345/26',
    },
    'crime 42/12345/26',
  ],
  ['an e-mail address of somebody', {}, 'her doctor is gp@example.org'],
  ['a postcode of somebody', {}, 'the surgery in LS1 4AP'],
  ['a telephone number of somebody', {}, 'the nurse, 0113 496 0000'],
  ['a National Insurance number', {}, 'QQ 12 34 56 C'],
]

for (const [what, answers, text] of copied) {
  test(`nothing is made while a box holds ${what}`, () => {
    for (const field of ['professional-insight', 'are-others-involved-details', 'birthplace']) {
      const all = { 'are-others-involved': 'yes', ...answers, [field]: text }
      const refused = never(all)
      assert.ok(
        refused.some((one) => one.startsWith(`${field} `)),
        `${field}: ${refused.join(', ')}`,
      )
    }
  })
}

test('what only looks like a name or a number lets the report be made', () => {
  const harmless = [
    'She did as she was told; do not ask why. In 2019-2020 she was moved 3 times, on 06/05/2019.',
    'They paid 15 pounds for 12 hours. A marina was near. Feathers were sold.',
  ]
  assert.deepEqual(never({ 'professional-insight': harmless[0], 'pv-name-first-name': 'Do' }), [])
  assert.deepEqual(never({ 'professional-insight': harmless[1] }), [])
})

test('an address of where it happened stays out while they are still there', () => {
  const answers = {
    'still-in-exploitative-situation': 'yes',
    'what-is-keeping-them-in-situation': 'The door is locked from outside, and she fears them.',
    'where-exploitation-happened-other-uk-other-location': 'The house by the red bridge',
  }
  assert.deepEqual(never(answers), [
    'where-exploitation-happened-other-uk-other-location where-they-are',
  ])
})

test('the made-up word of a case leads to nobody outside, and is stopped all the same', () => {
  const answers = { 'professional-insight': 'See Kestrel for more, because it is all there.' }
  assert.deepEqual(never(answers, { alsoKnown: ['Kestrel', 'WM-7K3F'] }), [
    'professional-insight names-them',
  ])
})

test('willing to help, their name goes; the same words without that consent go nowhere', () => {
  const answers = { ...goodAnswers, ...refusing, 'authorities-cooperation': 'yes' }
  const helping = makePack({ ...toCheck({ record: helpingRecord }), answers })
  assert.ok('pack' in helping && helping.pack.kind === 'duty-to-notify')
  assert.ok('cooperation' in helping.pack && helping.pack.cooperation === 'named')
  assert.match(JSON.stringify(copyView(helping.pack)), /Madeupa/)
  assert.ok('refused' in makePack({ ...toCheck({ record: refusedRecord }), answers }))
})

test('shapes and names are found by themselves as well, so that the tests above see something', () => {
  const looking = lookingFor({ names: ['Ana Lu'], days: ['1999-12-31'], marks: ['AB-12-34'] })
  assert.deepEqual(foundIn('nothing here', looking), [])
  assert.deepEqual(foundIn('ana, 31 Dec 1999, ab1234', looking), ['31 Dec 1999', 'AB-12-34'])
  assert.deepEqual(foundIn('Ana and Lu', looking), ['Ana', 'Lu'])
  assert.deepEqual(shapesIn('page 3 of 2019, at 10 to 12'), [])
})
