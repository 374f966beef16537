/** What each box takes from our record, and what it says back: a table, and the people forms forget. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay as day } from '../../calendar/day.ts'
import type { Fact } from '../../facts/fact.ts'
import { readRecord } from '../../facts/standing-record.ts'
import { type FieldId, fieldIds, fieldOf } from '../form/form.ts'
import type { FormValue } from '../form/form-field.ts'
import { consents, emptyRecord, goodRecord, today } from '../referral.testing.ts'
import { asidesOf, backToRecord, filledIn, fromRecord } from './fill-in.ts'
import { mapping } from './mapping.ts'
import { type OurRecord, readFromFacts } from './our-record.ts'

const when = (words: string, from?: string, to?: string) => ({
  ...{ words, sure: 'sure' as const },
  ...(from && { from: day(from) }),
  ...(to && { to: day(to) }),
})
const live = (code: keyof OurRecord['consents']) => ({ consents: consents({ [code]: 'live' }) })
const said = (code: keyof OurRecord['consents'], state: 'refused' | 'withdrawn') => ({
  consents: consents({ [code]: state }),
})
const held = { title: 'Nurse’s letter', on: day('2026-02-01'), state: 'held' } as const

const rows: readonly (readonly [Partial<OurRecord>, FieldId, FormValue | undefined])[] = [
  [{ nation: 'ENG' }, 'fr-location', 'england'],
  [{ nation: 'WAL' }, 'fr-location', 'wales'],
  [{ nation: 'SCOT' }, 'fr-location', 'scotland'],
  [{ nation: 'NI' }, 'fr-location', 'northern-ireland'],
  [{ age: 'adult' }, 'pv-under-age', 'no'],
  [{ age: 'child' }, 'pv-under-age', 'yes'],
  [{ age: 'not-known' }, 'pv-under-age', 'not-sure'],
  [{ underAgeThen: 'yes' }, 'pv-under-age-at-time-of-exploitation', 'yes'],
  [{ underAgeThen: 'no' }, 'pv-under-age-at-time-of-exploitation', 'no'],
  [{ underAgeThen: 'not-known' }, 'pv-under-age-at-time-of-exploitation', 'not-sure'],
  [{ underAgeThen: 'not-asked' }, 'pv-under-age-at-time-of-exploitation', undefined],
  [{ underAgeThen: 'prefers-not-to-say' }, 'pv-under-age-at-time-of-exploitation', undefined],
  [
    { council: 'A council' },
    'local-authority-contacted-about-child-local-authority-name',
    'A council',
  ],
  [{ birthplace: 'A village' }, 'birthplace', 'A village'],
  [{ account: [{ topic: 'family', words: 'Two brothers' }] }, 'family', 'Two brothers'],
  [
    {
      account: [
        { topic: 'work', words: 'ከጠዋት' },
        { topic: 'work', words: 'Until night' },
      ],
    },
    'what-were-they-required-to-do',
    'ከጠዋት\n\nUntil night',
  ],
  [
    { account: [{ topic: 'journey', words: 'By lorry' }] },
    'were-they-taken-somewhere-by-their-exploiter-journey-details',
    'By lorry',
  ],
  [
    { account: [{ topic: 'how-i-came-here', words: 'A promise' }] },
    'how-did-the-exploitation-start',
    'A promise',
  ],
  [{ account: [{ topic: 'who-controlled-me', words: 'A man' }] }, 'who-exploited-pv', 'A man'],
  [{ account: [{ topic: 'afraid-of', words: 'Them' }] }, 'future-exploitation-reasons', 'Them'],
  [{ account: [{ topic: 'health', words: 'My back' }] }, 'family', undefined],
  [
    { situations: [{ when: when('2019') }] },
    'potential-victim-exploitative-situation-multiple',
    'no',
  ],
  [
    { situations: [{ when: when('2019') }, { when: when('2021') }] },
    'potential-victim-exploitative-situation-multiple',
    'yes',
  ],
  [{ stillThere: 'yes' }, 'still-in-exploitative-situation', 'yes'],
  [{ stillThere: 'no' }, 'still-in-exploitative-situation', 'no'],
  [{ stillThere: 'not-known' }, 'still-in-exploitative-situation', undefined],
  [
    { lastContact: when('Sunday', '2026-05-03', '2026-05-03') },
    'when-last-contact',
    'within-the-last-week',
  ],
  [{ reportedBefore: 'yes' }, 'is-this-the-first-chance-to-report', 'yes'],
  [{ reportedBefore: 'no' }, 'is-this-the-first-chance-to-report', 'no'],
  [{ reportedBefore: 'not-known' }, 'is-this-the-first-chance-to-report', 'not-sure'],
  [{ reportedBefore: 'not-asked' }, 'is-this-the-first-chance-to-report', undefined],
  [{ signs: [{ sign: 'Papers held' }] }, 'modern-slavery-indicators', 'yes'],
  [{ signs: [] }, 'modern-slavery-indicators', undefined],
  [
    { signs: [{ sign: 'Papers held', noticed: 'she said', on: day('2026-02-01') }] },
    'modern-slavery-indicators-details',
    'Papers held (she said, 1 February 2026)',
  ],
  [live('cooperate-authorities'), 'authorities-cooperation', 'yes'],
  [said('cooperate-authorities', 'refused'), 'authorities-cooperation', 'no'],
  [said('cooperate-authorities', 'withdrawn'), 'authorities-cooperation', 'no'],
  [{}, 'authorities-cooperation', undefined],
  [live('nrm-referral'), 'pv-want-to-submit-nrm', 'yes'],
  [said('nrm-referral', 'refused'), 'pv-want-to-submit-nrm', 'no'],
  [{}, 'pv-want-to-submit-nrm', undefined],
  [live('support'), 'does-pv-need-support', 'yes'],
  [{ safeNumber: '+447700900123' }, 'pv-phone-number', 'yes'],
  [{ safeNumber: '+447700900123' }, 'pv-phone-number-yes', '+447700900123'],
  [{ names: [{ kind: 'two-parts', given: 'ብርሃን', family: 'ተስፋ' }] }, 'pv-name-first-name', 'ብርሃን'],
  [{ names: [{ kind: 'two-parts', given: 'ብርሃን', family: 'ተስፋ' }] }, 'pv-name-last-name', 'ተስፋ'],
  [{ names: [{ kind: 'one-name', name: 'Sukarnova' }] }, 'pv-name-last-name', 'Sukarnova'],
  [{ names: [{ kind: 'one-name', name: 'Sukarnova' }] }, 'pv-name-first-name', '(one name only)'],
  [{ names: [{ kind: 'whole', name: 'Nguyen Thi Madeup' }] }, 'pv-name-first-name', undefined],
  [
    {
      names: [
        { kind: 'one-name', name: 'A' },
        { kind: 'whole', name: 'B C' },
        { kind: 'one-name', name: 'د' },
      ],
    },
    'pv-name-nickname',
    'B C; د',
  ],
  [
    { births: [{ words: '3 March', day: day('1999-03-03'), sure: 'sure' }] },
    'pv-dob',
    '1999-03-03',
  ],
  [{ births: [] }, 'pv-dob', undefined],
  [{ births: [{ words: '1999', sure: 'sure' }] }, 'pv-dob', undefined],
  [{ births: [{ words: 'x', day: day('1999-03-03'), sure: 'maybe' }] }, 'pv-dob', undefined],
  [
    {
      births: [
        { words: 'x', day: day('1999-03-03'), sure: 'sure' },
        { words: 'y', day: day('1998-03-03'), sure: 'sure' },
      ],
    },
    'pv-dob',
    undefined,
  ],
  [
    {
      births: [
        { words: 'x', day: day('1999-03-03'), sure: 'sure' },
        { words: '2001', sure: 'sure' },
      ],
    },
    'pv-dob',
    undefined,
  ],
  [{ gender: 'female' }, 'pv-gender', 'female'],
  [{ gender: 'male' }, 'pv-gender', 'male'],
  [{ gender: 'neither' }, 'pv-gender', 'unknown'],
  [{ gender: 'not-known' }, 'pv-gender', undefined],
  [{ gender: 'prefers-not-to-say' }, 'pv-gender', undefined],
  [{ children: 0 }, 'does-pv-have-children', 'no'],
  [{ children: 2 }, 'does-pv-have-children', 'yes'],
  [{ children: 2 }, 'does-pv-have-children-yes-amount', '2'],
  [{ nationalities: ['One', 'Two', 'Three'] }, 'pv-nationality-second', 'Two'],
  [{ interpreter: { needed: 'yes', language: 'Tigrinya' } }, 'pv-interpreter-requirements', 'yes'],
  [
    { interpreter: { needed: 'yes', language: 'Tigrinya' } },
    'pv-interpreter-requirements-language',
    'Tigrinya',
  ],
  [{ aid: { needed: 'yes', which: 'BSL' } }, 'pv-other-help-with-communication-aid', 'BSL'],
  [{ aid: { needed: 'not-asked' } }, 'pv-other-help-with-communication', undefined],
  [{ homeOfficeReferences: ['Z1', 'Z2'] }, 'pv-ho-reference-type', 'Z1; Z2'],
  [{ homeOfficeReferences: [] }, 'pv-ho-reference', undefined],
  [{ evidence: [{ ...held, fileName: 'n.pdf' }] }, 'upload-file', ['n.pdf']],
  [
    { evidence: [held, { title: 'GP record', state: 'asked-for', askedOn: day('2026-03-01') }] },
    'what-evidence-you-will-submit',
    'Nurse’s letter, 1 February 2026\nAsked for on 1 March 2026, not here yet: GP record',
  ],
]

for (const [ours, field, value] of rows) {
  test(`${JSON.stringify(ours).slice(0, 90)} → ${field}: ${JSON.stringify(value)}`, () => {
    assert.deepEqual(fromRecord({ ...emptyRecord, ...ours }, today)[field], value)
  })
}

test('each form answer that says back what the record said comes out the same again', () => {
  let both = 0
  for (const id of fieldIds) {
    const row = mapping[id]
    if (row.by !== 'record' || row.back === undefined) continue
    for (const value of Object.keys(fieldOf(id).options ?? {})) {
      const again = fromRecord({ ...emptyRecord, ...backToRecord({ [id]: value }) }, today)[id]
      assert.equal(again, value, `${id} ${value}`)
      both += 1
    }
  }
  assert.equal(both, 4 + 3 + 3 + 2 + 3 + 3)
})

test('an empty record fills in nothing but an age, and no place ever comes from a record', () => {
  assert.deepEqual(fromRecord(emptyRecord, today), { 'pv-under-age': 'no' })
  const places = fieldIds.filter((id) => fieldOf(id).leadsTo === 'where')
  assert.ok(places.length >= 6)
  assert.ok(places.every((id) => mapping[id].by === 'worker'))
})

test('what a person wrote stands over what the record says, an emptied box as well', () => {
  const filled = filledIn({ 'pv-name-first-name': 'Other', 'pv-dob': '' }, goodRecord, today)
  assert.equal(filled['pv-name-first-name'], 'Other')
  assert.equal(filled['pv-dob'], '')
  assert.equal(filled['pv-name-last-name'], 'Inventova')
})

test('situations stand in the order of time; what nobody could date stays where it was told', () => {
  const situations = [
    { when: when('2021', '2021-01-01', '2021-12-31'), what: 'A farm' },
    { when: { words: 'Another time', sure: 'not-known' as const }, what: 'A house' },
    { when: when('spring 2019, maybe', '2019-03-01', '2019-05-31'), what: 'A shop' },
  ]
  const text = fromRecord({ ...emptyRecord, situations }, today)[
    'when-did-the-exploitation-take-place-multiple'
  ]
  assert.deepEqual(String(text).split('\n'), [
    'A shop: spring 2019, maybe: between 1 March 2019 and 31 May 2019',
    'A house: Another time (not known)',
    'A farm: 2021: between 1 January 2021 and 31 December 2021',
  ])
})

test('what the form has no room for is said beside it', () => {
  const asides = asidesOf({
    ...emptyRecord,
    births: [
      { words: '3 March 1999', day: day('1999-03-03'), source: 'passport', sure: 'sure' },
      { words: '2001', sure: 'maybe' },
    ],
    names: [{ kind: 'one-name', name: 'سكرنة' }],
    nationalities: ['One', 'Two', 'Three'],
    gender: 'prefers-not-to-say',
    evidence: [{ title: 'GP record', state: 'asked-for' }],
  })
  assert.deepEqual(
    asides.map(({ about }) => about),
    [
      ...['pv-dob', 'pv-name-first-name', 'pv-nationality-second', 'pv-gender'],
      'what-evidence-you-will-submit',
    ],
  )
  assert.match(asides[0]?.words ?? '', /3 March 1999 \(passport\); 2001 \(not sure\)/)
  assert.match(asides[1]?.words ?? '', /سكرنة/)
  assert.deepEqual(asidesOf(goodRecord), [])
})

test('nation, age, council and consents come from the facts of the case', () => {
  const fact = (type: string, on: string, detail: object) =>
    // Made as the vocabulary has them.
    ({ id: `${type} ${on}`, type, on: day(on), recordedAt: `${on}T12:00:00Z`, detail }) as Fact
  const facts = [
    fact('case-opened', '2026-01-04', { nation: 'WAL', ageGroup: 'not-known' }),
    fact('safeguarding-referred', '2026-01-05', { council: 'A council' }),
    fact('consent-refused', '2026-01-06', { consent: 'nrm-referral' }),
  ]
  const read = readFromFacts(readRecord(facts), today)
  assert.deepEqual([read.nation, read.age, read.council], ['WAL', 'not-known', 'A council'])
  assert.equal(read.consents['nrm-referral'], 'refused')
  assert.equal(read.consents.support, 'never-asked')
})
