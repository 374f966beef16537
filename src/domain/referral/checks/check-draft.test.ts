/** A whole referral that holds has nothing to mend; each weakness planted in it is found at its own field. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../../calendar/day.ts'
import { fieldIds, fieldOf } from '../form/form.ts'
import type { FormAnswers } from '../form/form-field.ts'
import {
  consents,
  goodAnswers,
  goodRecord,
  helpingRecord,
  refusedRecord,
  refusing,
  toCheck,
  today,
} from '../referral.testing.ts'
import { checkDraft } from './check-draft.ts'
import type { Finding, ToCheck } from './finding.ts'
import { sentencesOf } from './of-words.ts'

const found = (more: Partial<ToCheck>, answers: FormAnswers = {}) =>
  checkDraft(toCheck(more, answers)).map(({ field, code, weight }) => `${weight} ${field} ${code}`)

test('nothing is asked of a referral that says what it should', () => {
  assert.deepEqual(checkDraft(toCheck()), [])
})

const settled = { record: refusedRecord }
const twice = 'She was kept in a house where the windows had been nailed shut from outside.'
const rows: readonly (readonly [string, FormAnswers, Partial<ToCheck>?])[] = [
  ['stops family missing', { family: '  ' }],
  ['stops pv-gender missing', { 'pv-gender': undefined }],
  ['never pv-contact-details-email-check missing', { 'pv-contact-details-email-check': '' }],
  [
    'never pv-contact-details-post-check missing',
    {
      'pv-contact-details': ['post'],
      ...{ 'pv-contact-details-street': '1 Made-up Street', 'pv-contact-details-town': 'Leeds' },
      'pv-contact-details-postcode': 'ZZ1 1ZZ',
    },
  ],
  [
    'stops types-of-exploitation-forced-to-work missing',
    { 'types-of-exploitation-forced-to-work': '' },
  ],
  ['stops family too-long', { family: 'word '.repeat(3001) }],
  ['stops fr-alternative-contact not-taken', { 'fr-alternative-contact': 'two@a.org, b@c.org' }],
  ['stops pv-phone-number-yes not-taken', { 'pv-phone-number-yes': '07700' }],
  ['stops pv-dob not-taken', { 'pv-dob': '2001-02-30' }],
  ['stops pv-dob not-taken', { 'pv-dob': '1900-01-01' }],
  ['stops pv-dob not-taken', { 'pv-dob': today }],
  [
    'stops does-pv-have-children-yes-amount not-taken',
    { 'does-pv-have-children': 'yes', 'does-pv-have-children-yes-amount': 'two' },
  ],
  ['stops details-last-contact not-taken', { 'details-last-contact': 'He rang.then he wrote.' }],
  ['stops details-last-contact not-taken', { 'details-last-contact': 'From a@example.org' }],
  ['stops pv-nationality not-taken', {}, { lists: { nationalities: new Set(['Another']) } }],
  ['stops upload-file not-taken', { 'upload-file': ['a.exe'] }],
  ['stops upload-file too-many', { 'upload-file': Array.from({ length: 101 }, () => 'a.pdf') }],
  ['never pv-under-age not-an-adult', {}, { record: { ...goodRecord, age: 'child' } }],
  ['never pv-under-age not-an-adult', {}, { record: { ...goodRecord, age: 'not-known' } }],
  ['asks pv-under-age adult-in-record', { 'pv-under-age': 'yes' }],
  [
    'never pv-want-to-submit-nrm no-consent',
    {},
    { record: { ...goodRecord, consents: consents({ support: 'live' }) } },
  ],
  ['never pv-want-to-submit-nrm agreed', refusing],
  [
    'never pv-want-to-submit-nrm never-asked',
    refusing,
    { record: { ...goodRecord, consents: consents() } },
  ],
  ['never pv-want-to-submit-nrm no-duty', refusing, { ...settled, underDuty: false }],
  [
    'never authorities-cooperation no-consent',
    { ...refusing, 'authorities-cooperation': 'yes' },
    settled,
  ],
  [
    'never does-pv-need-support no-consent',
    {},
    { record: { ...goodRecord, consents: consents({ 'nrm-referral': 'live' }) } },
  ],
  ['never someone-else-permission-check no-consent', { 'who-contact': 'someone-else' }],
  ['never someone-else-permission-check missing', { 'who-contact': 'someone-else' }],
  [
    'asks pv-want-to-submit-nrm evidence-not-sent',
    refusing,
    { record: { ...refusedRecord, evidence: [{ title: 'A letter', state: 'held' }] } },
  ],
  ['asks education gap-not-explained', { education: 'Unknown' }],
  ['asks family gap-not-explained', { family: 'n/a' }],
  ['asks living-conditions very-short', { 'living-conditions': 'Bad food, no heating.' }],
  [
    'asks how-they-were-treated said-twice',
    { 'living-conditions': `${twice} It was cold.`, 'how-they-were-treated': `Locked. ${twice}` },
  ],
  [
    'asks how-they-were-treated said-of-others',
    { 'how-they-were-treated': `Locked. ${twice} It went on for a long time, she says.` },
    { standsElsewhere: (sentence) => sentencesOf(twice).includes(sentence) },
  ],
  [
    'asks when-did-the-exploitation-take-place no-order-in-time',
    { 'when-did-the-exploitation-take-place': 'In the house and at the other place as well' },
  ],
  [
    'asks professional-insight only-told-to',
    {
      'professional-insight':
        'My manager told me to refer this person and so I fill in this form today for her.',
    },
  ],
  [
    'asks professional-insight opinion-without-reason',
    {
      'professional-insight':
        'I believe that this woman is a victim of exploitation and that she needs help very much.',
    },
  ],
  [
    'asks modern-slavery-indicators-details signs-without-where',
    {
      'modern-slavery-indicators-details':
        'Debt bondage, documents held, long hours, little pay, isolation, control of movement, fear.',
    },
  ],
  [
    'asks evidence-of-dishonesty-details credibility-not-explained',
    {
      'evidence-of-dishonesty': 'yes',
      'evidence-of-dishonesty-details': 'The year in the letter is another one than she told.',
    },
  ],
  [
    'asks where-how-interview-carried-out meeting-not-told',
    {
      'where-how-interview-carried-out':
        'It was carried out at our office on a weekday and it lasted for one hour or so.',
    },
  ],
  ['asks modern-slavery-indicators no-signs', { 'modern-slavery-indicators': 'no' }],
  [
    'asks fr-alternative-contact one-contact-only',
    { 'fr-alternative-contact': 'Worker@example.gov.uk' },
  ],
  [
    'asks what-evidence-you-will-submit evidence-without-day',
    { 'upload-file': ['a.pdf'], 'what-evidence-you-will-submit': 'A letter' },
    { record: { ...goodRecord, evidence: [{ title: 'A letter', state: 'held' }] } },
  ],
  [
    'asks professional-insight evidence-asked-for',
    {},
    { record: { ...goodRecord, evidence: [{ title: 'GP record', state: 'asked-for' }] } },
  ],
  ['asks pv-name-first-name name-stands-in', { 'pv-name-first-name': 'Unknown' }],
  ['asks pv-name-first-name name-differs', { 'pv-name-last-name': 'Inventowa' }],
  ['asks pv-dob no-birth-day', { 'pv-dob': undefined }, { record: { ...goodRecord, births: [] } }],
  [
    'asks professional-insight births-differ',
    {},
    {
      record: {
        ...goodRecord,
        births: [...goodRecord.births, { words: '2001', sure: 'maybe' }],
      },
    },
  ],
  [
    'asks modern-slavery-indicators-details sign-without-context',
    {},
    { record: { ...goodRecord, signs: [{ sign: 'Papers held' }] } },
  ],
  [
    'asks does-pv-have-children one-referral-each',
    { 'does-pv-have-children': 'yes', 'does-pv-have-children-yes-amount': '2' },
  ],
  [
    'asks where-exploitation-happened-other-uk-other-location where-they-are',
    {
      'still-in-exploitative-situation': 'yes',
      'where-exploitation-happened-other-uk-other-location': 'The house by the red bridge',
    },
  ],
  ['asks how-did-the-exploitation-start not-heard', {}, { readToThem: false }],
  ['never reference names-them', { reference: 'Inventova 2' }],
  ['never reference names-them', { reference: 'born 3.3.1999' }],
]

for (const [expected, answers, more] of rows) {
  test(`found: ${expected}`, () => {
    const all = found(more ?? {}, answers)
    assert.ok(all.includes(expected), all.join('\n'))
  })
}

test('a child needs no consent, and no decision-recipient, to be referred', () => {
  const record = { ...goodRecord, age: 'child' as const, consents: consents() }
  const all = found({ record }, { 'pv-under-age': 'yes', 'authorities-cooperation': 'yes' })
  assert.deepEqual(
    all.filter((one) => one.startsWith('never')),
    [],
  )
  const council = 'stops local-authority-contacted-about-child-local-authority'
  assert.equal(all.filter((one) => one.startsWith(council)).length, 3)
})

test('an adult who refused and wants to help is named only with that consent', () => {
  const answers = { ...refusing, 'authorities-cooperation': 'yes' }
  const never = (all: readonly string[]) => all.filter((one) => one.startsWith('never'))
  assert.deepEqual(
    never(found({ record: helpingRecord }, { ...answers, 'pv-contact-details': ['email'] })),
    [],
  )
})

test('words in another script are not asked for English words', () => {
  const tigrinya = 'ኣብ ክረምቲ ናብ ገዛ ወሲዶምኒ፡ ካብኡ ንድሕሪት ክወጽእ ኣይከኣልኩን ኣብኡ ድማ ነዊሕ ጸኒሐ።'
  const all = found({}, { 'when-did-the-exploitation-take-place': tigrinya })
  assert.deepEqual(all, [])
})

test('findings stand in the order of the form, and each speaks in whole sentences', () => {
  const findings = checkDraft(
    toCheck({ readToThem: false, answers: {} }, { family: '', education: 'None' }),
  )
  const places = findings.map(({ field }) => fieldIds.indexOf(field))
  assert.deepEqual(
    places,
    places.toSorted((one, other) => one - other),
  )
  const empty = checkDraft({ ...toCheck(), answers: {} })
  for (const { words } of [...findings, ...empty] satisfies readonly Finding[]) {
    assert.match(words, /^[A-Z“0-9].*[.?]$/u, words)
  }
})

test('a file that is too large for the form is named', () => {
  const evidence = [
    { title: 'Scan', on: aDay('2026-01-01'), state: 'held', fileName: 'a.pdf', bytes: 25_000_001 },
  ] as const
  const record = { ...goodRecord, evidence }
  const files = {
    'upload-file': ['a.pdf'],
    'what-evidence-you-will-submit': 'Scan, 1 January 2026',
  }
  assert.ok(found({ record }, files).includes('stops upload-file too-large'))
  const smaller = { ...record, evidence: [{ ...evidence[0], bytes: 25_000_000 }] }
  assert.deepEqual(found({ record: smaller }, files), [])
})

/** Every box as full as the form takes it, no two sentences alike. */
function fullAnswers(way: FormAnswers): FormAnswers {
  const texts = fieldIds.flatMap((id, at) => {
    const { kind, most } = fieldOf(id)
    if (kind !== 'box' || most === undefined) return []
    const sentence = (part: number) =>
      `In part ${part} of box ${at} she told us what happened then, because we asked her. `
    const text = Array.from({ length: 200 }, (_, part) => sentence(part)).join('')
    return [[id, text.slice(0, most)]]
  })
  return { ...goodAnswers, ...Object.fromEntries(texts), ...way }
}

for (const [what, way, record] of [
  ['referral', {}, goodRecord],
  ['report that names nobody', refusing, refusedRecord],
] as const) {
  test(`a full draft of a ${what} is checked within 20 ms`, (t) => {
    const checking = { ...toCheck({ record }), answers: fullAnswers(way) }
    const characters = Object.values(checking.answers).reduce<number>(
      (sum, value) => sum + (typeof value === 'string' ? value.length : 0),
      0,
    )
    assert.ok(characters > 400_000, `only ${characters} characters`)
    const times = Array.from({ length: 15 }, () => {
      const from = process.cpuUsage()
      checkDraft(checking)
      const { user, system } = process.cpuUsage(from)
      return (user + system) / 1000
    })
    const best = Math.min(...times)
    t.diagnostic(`${characters} characters in ${best.toFixed(1)} ms`)
    // The time of the processor, and the quickest of several: other work on the machine is not counted.
    assert.ok(best < 20, `${best.toFixed(1)} ms`)
  })
}
