/** The form of April 2026 as a table that a caseworker can check beside the form: every row, every branch. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FieldId, fieldIds, fieldOf } from './form.ts'
import type { FormAnswers } from './form-field.ts'

const adult = { 'pv-under-age': 'no' }
const agrees = { ...adult, 'pv-want-to-submit-nrm': 'yes' }
const refuses = { ...adult, 'pv-want-to-submit-nrm': 'no', 'authorities-cooperation': 'no' }
const helps = { ...refuses, 'authorities-cooperation': 'yes' }
const child = { 'pv-under-age': 'yes' }
const perhapsChild = { 'pv-under-age': 'not-sure' }
/** A child whose draft still holds a refusal from when somebody thought they were an adult. */
const childAfterAll = { ...refuses, 'pv-under-age': 'yes' }
const wants = { ...agrees, 'does-pv-need-support': 'yes' }
const somebody = { ...agrees, 'who-contact': 'someone-else' }
const them = { ...agrees, 'who-contact': 'potential-victim' }

interface When {
  readonly shown: readonly FormAnswers[]
  readonly hidden: readonly FormAnswers[]
}
const everybody = [adult, agrees, refuses, helps, child, perhapsChild]
const answered = (field: FieldId, ...values: readonly string[]): When => ({
  shown: values.map((value) => ({ ...agrees, [field]: value })),
  hidden: [agrees, ...otherAnswers(field, values)],
})
function otherAnswers(field: FieldId, values: readonly string[]): readonly FormAnswers[] {
  const all = Object.keys(fieldOf(field).options ?? {})
  return all.filter((one) => !values.includes(one)).map((one) => ({ ...agrees, [field]: one }))
}
/** Shown after this answer in a referral, and not in a report that holds the same answer. */
const inReferral = (field: FieldId, value: string): When => ({
  shown: [agrees, child].map((way) => ({ ...way, [field]: value })),
  hidden: [agrees, child, { ...refuses, [field]: value }, { ...helps, [field]: value }],
})

const when: Readonly<Record<string, When>> = {
  always: { shown: [{}, ...everybody], hidden: [] },
  'under 18 or not sure': {
    shown: [child, perhapsChild, childAfterAll],
    hidden: [{}, adult, agrees, refuses, helps],
  },
  adult: { shown: [adult, agrees, refuses, helps], hidden: [{}, child, perhapsChild] },
  'one situation': answered(
    ...(['potential-victim-exploitative-situation-multiple', 'no', 'i-dont-know'] as const),
  ),
  'several situations': answered('potential-victim-exploitative-situation-multiple', 'yes'),
  'taken somewhere': answered('were-they-taken-somewhere-by-their-exploiter', 'yes'),
  'still there': answered('still-in-exploitative-situation', 'yes'),
  'has left': answered('still-in-exploitative-situation', 'no'),
  'reported before': answered('is-this-the-first-chance-to-report', 'yes'),
  'perhaps reported before': answered('is-this-the-first-chance-to-report', 'not-sure'),
  'not reported before': answered('is-this-the-first-chance-to-report', 'no'),
  'signs noticed': answered('modern-slavery-indicators', 'yes'),
  'credibility concern': answered('evidence-of-dishonesty', 'yes'),
  'others involved': answered('are-others-involved', 'yes'),
  'in the UK': answered('where-exploitation-happened', 'uk', 'uk-and-overseas'),
  abroad: answered('where-exploitation-happened', 'overseas', 'uk-and-overseas'),
  'exploiters known': answered('exploiters-location', 'yes'),
  'other exploitation': {
    shown: [{ 'types-of-exploitation-other': 'true' }],
    hidden: [{}, agrees],
  },
  'other victims': answered('any-other-pvs', 'yes'),
  'perhaps other victims': answered('any-other-pvs', 'not-sure'),
  'future concern': answered('future-exploitation-concerns', 'yes'),
  'crime reference': answered('reported-to-police', 'yes'),
  'willing to help': answered('authorities-cooperation', 'yes'),
  report: { shown: [refuses, helps], hidden: [{}, adult, agrees, child, childAfterAll] },
  'adult referral': { shown: [agrees], hidden: [adult, refuses, helps, child, perhapsChild] },
  'wants support': {
    shown: [wants],
    hidden: [agrees, { ...child, 'does-pv-need-support': 'yes' }, { ...wants, ...refuses }],
  },
  'own number': {
    shown: [{ ...wants, 'pv-phone-number': 'yes' }],
    hidden: [wants, { ...agrees, 'does-pv-need-support': 'no', 'pv-phone-number': 'yes' }],
  },
  'other number': {
    shown: [{ ...wants, 'pv-phone-number': 'pv-alternative-number' }],
    hidden: [wants],
  },
  'no number': { shown: [{ ...wants, 'pv-phone-number': 'no' }], hidden: [wants] },
  'referral or helping report': {
    shown: [agrees, child, perhapsChild, helps, childAfterAll],
    hidden: [{}, adult, refuses],
  },
  referral: {
    shown: [agrees, child, perhapsChild, childAfterAll],
    hidden: [{}, adult, refuses, helps],
  },
  'referral or report': {
    shown: [agrees, child, perhapsChild, refuses, helps],
    hidden: [{}, adult],
  },
  'has children': inReferral('does-pv-have-children', 'yes'),
  'needs an interpreter': inReferral('pv-interpreter-requirements', 'yes'),
  'needs an aid': inReferral('pv-other-help-with-communication', 'yes'),
  'has a reference': inReferral('pv-ho-reference', 'yes'),
  'somebody else': {
    shown: [somebody],
    hidden: [agrees, them, helps, { ...child, 'who-contact': 'someone-else' }],
  },
  'somebody else by e-mail': {
    shown: [
      { ...somebody, 'someone-else': ['email'] },
      { ...somebody, 'someone-else': ['email', 'post'] },
    ],
    hidden: [
      somebody,
      { ...somebody, 'someone-else': ['post'] },
      { ...them, 'someone-else': ['email'] },
    ],
  },
  'somebody else by post': {
    shown: [{ ...somebody, 'someone-else': ['post'] }],
    hidden: [somebody, { ...somebody, 'someone-else': ['email'] }],
  },
  'to them or helping report': { shown: [them, helps], hidden: [agrees, somebody, refuses, child] },
  'to them by e-mail': {
    shown: [
      { ...them, 'pv-contact-details': ['email'] },
      { ...helps, 'pv-contact-details': ['email'] },
    ],
    hidden: [
      them,
      { ...refuses, 'pv-contact-details': ['email'] },
      { ...them, 'pv-contact-details': ['post'] },
    ],
  },
  'to them by post': {
    shown: [
      { ...them, 'pv-contact-details': ['post'] },
      { ...helps, 'pv-contact-details': ['email', 'post'] },
    ],
    hidden: [them, { ...child, 'pv-contact-details': ['post'] }],
  },
  'has files': {
    shown: [
      { ...agrees, 'upload-file': ['a.pdf'] },
      { ...child, 'upload-file': ['a.pdf'] },
    ],
    hidden: [agrees, { ...refuses, 'upload-file': ['a.pdf'] }, { ...agrees, 'upload-file': [] }],
  },
}

/** Row, field, kind with * where the form does not go on without it, most characters, shown when. */
const table = `
1    user-email                                                      e-mail*            15000 always
2    reference                                                       line*              15000 always
3    user-organisation                                               list*              -     always
4    fr-location                                                     one-of*            -     always
5    pv-under-age                                                    one-of*            -     always
6    local-authority-contacted-about-child-local-authority-name      list*              -     under 18 or not sure
7    local-authority-contacted-about-child-local-authority-phone     telephone*         15000 under 18 or not sure
8    local-authority-contacted-about-child-local-authority-email     e-mail*            15000 under 18 or not sure
9    local-authority-contacted-about-child-local-authority-first-name line              15000 under 18 or not sure
10   local-authority-contacted-about-child-local-authority-last-name line               15000 under 18 or not sure
11   pv-under-age-at-time-of-exploitation                            one-of*            -     adult
12   birthplace                                                      line*              15000 always
13   family                                                          box*               15000 always
14   education                                                       box*               15000 always
15   employment-history                                              box*               15000 always
16   potential-victim-exploitative-situation-multiple                one-of*            -     always
17a  when-did-the-exploitation-take-place                            box*               15000 one situation
17b  when-did-the-exploitation-take-place-multiple                   box*               15000 several situations
18   how-did-the-exploitation-start                                  box*               15000 always
19   were-they-taken-somewhere-by-their-exploiter                    one-of*            -     always
20   were-they-taken-somewhere-by-their-exploiter-journey-details    box*               15000 taken somewhere
21   what-were-they-required-to-do                                   box*               15000 always
22   living-conditions                                               box*               15000 always
23   how-they-were-treated                                           box*               15000 always
24   still-in-exploitative-situation                                 one-of*            -     always
25a  what-is-keeping-them-in-situation                               box*               15000 still there
25b  how-why-did-they-leave-the-situation                            box*               15000 has left
26   when-last-contact                                               one-of*            -     always
27   details-last-contact                                            box                15000 always
28   is-this-the-first-chance-to-report                              one-of*            -     always
29   yes-the-first-chance-to-report                                  box                15000 reported before
30   not-sure-the-first-chance-to-report                             box                15000 perhaps reported before
31   why-report-now                                                  box*               15000 not reported before
32   modern-slavery-indicators                                       one-of*            -     always
33   modern-slavery-indicators-details                               box*               15000 signs noticed
34   where-how-interview-carried-out                                 box*               15000 always
35   professional-insight                                            box*               15000 always
36   evidence-of-dishonesty                                          one-of*            -     always
37   evidence-of-dishonesty-details                                  box*               15000 credibility concern
38   are-others-involved                                             one-of*            -     always
39   are-others-involved-details                                     box*               15000 others involved
40   where-exploitation-happened                                     one-of*            -     always
41   where-exploitation-happened-uk-city-1                           list*              -     in the UK
41   where-exploitation-happened-uk-city-2                           list               -     in the UK
41   where-exploitation-happened-uk-city-3                           list               -     in the UK
41   where-exploitation-happened-uk-city-4                           list               -     in the UK
41   where-exploitation-happened-uk-city-5                           list               -     in the UK
41   where-exploitation-happened-uk-city-6                           list               -     in the UK
41   where-exploitation-happened-uk-city-7                           list               -     in the UK
41   where-exploitation-happened-uk-city-8                           list               -     in the UK
41   where-exploitation-happened-uk-city-9                           list               -     in the UK
41   where-exploitation-happened-uk-city-10                          list               -     in the UK
42   where-exploitation-happened-other-uk-other-location             box                15000 in the UK
43   where-exploitation-happened-overseas-country-1                  list*              -     abroad
43   where-exploitation-happened-overseas-country-2                  list               -     abroad
43   where-exploitation-happened-overseas-country-3                  list               -     abroad
43   where-exploitation-happened-overseas-country-4                  list               -     abroad
43   where-exploitation-happened-overseas-country-5                  list               -     abroad
43   where-exploitation-happened-overseas-country-6                  list               -     abroad
43   where-exploitation-happened-overseas-country-7                  list               -     abroad
43   where-exploitation-happened-overseas-country-8                  list               -     abroad
43   where-exploitation-happened-overseas-country-9                  list               -     abroad
43   where-exploitation-happened-overseas-country-10                 list               -     abroad
44   where-exploitation-happened-other-overseas-other-location       box                15000 abroad
45   current-pv-location-uk-city                                     list*              -     always
46   current-pv-location-uk-region                                   list*              -     always
47   who-exploited-pv                                                box*               15000 always
48   exploiters-location                                             one-of*            -     always
49   are-exploiters-in-the-uk                                        one-of*            -     exploiters known
50   exploiters-current-location-details                             box*               15000 exploiters known
51   types-of-exploitation-forced-to-work                            tick               -     always
51   types-of-exploitation-wages-taken                               tick               -     always
51   types-of-exploitation-forced-to-commit-fraud                    tick               -     always
51   types-of-exploitation-prostitution                              tick               -     always
51   types-of-exploitation-child-exploitation                        tick               -     always
51   types-of-exploitation-taken-somewhere                           tick               -     always
51   types-of-exploitation-forced-to-commit-crime                    tick               -     always
51   types-of-exploitation-organs-removed                            tick               -     always
51   types-of-exploitation-unpaid-household-work                     tick               -     always
51   types-of-exploitation-other                                     tick               -     always
52   other-exploitation-details                                      box*               15000 other exploitation
53   any-other-pvs                                                   one-of*            -     always
54   other-potential-victims-yes-details                             box                15000 other victims
55   other-potential-victims-not-sure-details                        box                15000 perhaps other victims
56   future-exploitation-concerns                                    one-of*            -     always
57   future-exploitation-reasons                                     box*               15000 future concern
58   reported-to-police                                              one-of*            -     always
59   reported-to-police-police-forces                                list*              -     crime reference
60   reported-to-police-crime-reference                              line*              15000 crime reference
61   authorities-cooperation                                         one-of*            -     always
62   authorities-cooperation-details                                 box                15000 willing to help
63   pv-want-to-submit-nrm                                           one-of*            -     adult
64   refuse-nrm                                                      box                15000 report
68   does-pv-need-support                                            one-of*            -     adult referral
69   pv-phone-number                                                 one-of*            -     wants support
70   pv-phone-number-yes                                             checked-telephone* -     own number
71   pv-phone-number-alternative                                     checked-telephone* -     other number
71   alternative-number-relation-to-pv                               line*              250   other number
71   no-contact-details                                              box*               15000 no number
72   pv-name-first-name                                              line*              15000 referral or helping report
73   pv-name-last-name                                               line*              15000 referral or helping report
74   pv-name-nickname                                                line               15000 referral or helping report
75   pv-dob                                                          day                -     referral
76   pv-gender                                                       one-of*            -     referral or report
77   does-pv-have-children                                           one-of*            -     referral
77   does-pv-have-children-yes-amount                                whole-number*      15000 has children
78   pv-nationality                                                  list*              -     referral or report
78   pv-nationality-second                                           list               -     referral or report
79   pv-interpreter-requirements                                     one-of*            -     referral
79   pv-interpreter-requirements-language                            line*              15000 needs an interpreter
80   pv-other-help-with-communication                                one-of*            -     referral
80   pv-other-help-with-communication-aid                            line*              15000 needs an aid
81   pv-ho-reference                                                 one-of*            -     referral
81   pv-ho-reference-type                                            line*              15000 has a reference
82   who-contact                                                     one-of*            -     adult referral
83   someone-else                                                    some-of*           -     somebody else
84   someone-else-first-name                                         line               15000 somebody else
84   someone-else-last-name                                          line               15000 somebody else
85   someone-else-email-input                                        e-mail*            15000 somebody else by e-mail
86   someone-else-street                                             line*              15000 somebody else by post
86   someone-else-town                                               line*              15000 somebody else by post
86   someone-else-county                                             line               15000 somebody else by post
86   someone-else-postcode                                           line*              15000 somebody else by post
87   someone-else-permission-check                                   tick*              -     somebody else
88   pv-contact-details                                              some-of*           -     to them or helping report
89   pv-contact-details-email-input                                  e-mail*            15000 to them by e-mail
90   pv-contact-details-email-check                                  tick*              -     to them by e-mail
91   pv-contact-details-street                                       line*              15000 to them by post
92   pv-contact-details-town                                         line*              15000 to them by post
93   pv-contact-details-county                                       line               15000 to them by post
94   pv-contact-details-postcode                                     line*              15000 to them by post
95   pv-contact-details-post-check                                   tick*              -     to them by post
96   fr-details-first-name                                           line*              15000 referral
97   fr-details-last-name                                            line*              15000 referral
98   fr-details-role                                                 line*              15000 referral
99   fr-details-phone                                                telephone*         15000 referral
100  fr-alternative-contact                                          e-mail*            15000 referral
101  upload-file                                                     files              -     referral
102  what-evidence-you-will-submit                                   box*               15000 has files
`

const rows = table
  .trim()
  .split('\n')
  .map((text) => {
    const [, row, field, kind, must, most, shown] =
      /^(\S+)\s+(\S+)\s+([a-z-]+)(\*?)\s+(\d+|-)\s+(.+)$/.exec(text) ?? []
    assert.ok(row && field && kind && most && shown, `cannot read: ${text}`)
    // Compared with the list of fields in a test below.
    return { row, id: field as FieldId, kind, must: must === '*', most, shown }
  })

test('the table and the form have the same fields in the same order', () => {
  assert.deepEqual(
    fieldIds,
    rows.map(({ id }) => id),
  )
  // Rows 65 to 67 are fields of other rows, asked earlier in a report.
  const numbers = new Set(rows.map(({ row }) => Number.parseInt(row, 10)))
  const left = Array.from({ length: 102 }, (_, at) => at + 1).filter((one) => !numbers.has(one))
  assert.deepEqual(left, [65, 66, 67])
})

for (const { row, id, kind, must, most, shown } of rows) {
  test(`row ${row}, ${id}: ${kind}${must ? ', needed' : ''}, shown: ${shown}`, () => {
    const field = fieldOf(id)
    assert.deepEqual(
      [field.row, field.kind, field.must, field.most],
      [row, kind, must, most === '-' ? undefined : Number(most)],
    )
    const ways = when[shown]
    assert.ok(ways, `“${shown}” is no way`)
    for (const way of ways.shown) assert.ok(field.asked(way), `not asked: ${JSON.stringify(way)}`)
    for (const way of ways.hidden) assert.ok(!field.asked(way), `asked: ${JSON.stringify(way)}`)
  })
}

const yesNo = ['yes', 'no']
const three = ['yes', 'no', 'not-sure']
const options: readonly (readonly [FieldId, readonly string[]])[] = [
  ['fr-location', ['england', 'wales', 'scotland', 'northern-ireland']],
  ['pv-under-age', three],
  ['pv-under-age-at-time-of-exploitation', three],
  ['potential-victim-exploitative-situation-multiple', ['yes', 'no', 'i-dont-know']],
  ['were-they-taken-somewhere-by-their-exploiter', yesNo],
  ['still-in-exploitative-situation', yesNo],
  [
    'when-last-contact',
    [
      ...['within-the-last-week', 'within-the-last-month', 'within-the-last-3-month'],
      ...['within-the-last-6-month', 'within-the-last-6-12-month', 'over-a-year-ago', 'not-sure'],
    ],
  ],
  ['is-this-the-first-chance-to-report', three],
  ['modern-slavery-indicators', yesNo],
  ['evidence-of-dishonesty', yesNo],
  ['are-others-involved', yesNo],
  ['where-exploitation-happened', ['uk', 'overseas', 'uk-and-overseas']],
  ['exploiters-location', yesNo],
  ['are-exploiters-in-the-uk', yesNo],
  ['any-other-pvs', three],
  ['future-exploitation-concerns', yesNo],
  ['reported-to-police', yesNo],
  ['authorities-cooperation', yesNo],
  ['pv-want-to-submit-nrm', yesNo],
  ['does-pv-need-support', yesNo],
  ['pv-phone-number', ['yes', 'pv-alternative-number', 'no']],
  ['pv-gender', ['female', 'male', 'unknown']],
  ['does-pv-have-children', yesNo],
  ['pv-interpreter-requirements', yesNo],
  ['pv-other-help-with-communication', yesNo],
  ['pv-ho-reference', yesNo],
  ['who-contact', ['potential-victim', 'someone-else']],
  ['someone-else', ['email', 'post']],
  ['pv-contact-details', ['email', 'post']],
]

test('every question with answers to choose from has exactly the form’s answers', () => {
  const ours = fieldIds.flatMap((id) => {
    const known = fieldOf(id).options
    return known ? [[id, Object.keys(known)] as const] : []
  })
  assert.deepEqual(ours, options)
})

const links = ['details-last-contact', 'authorities-cooperation-details']
test('the form refuses links in two boxes, and chooses from seven lists', () => {
  assert.deepEqual(
    fieldIds.filter((id) => fieldOf(id).noLinks),
    links,
  )
  const lists = new Set(fieldIds.flatMap((id) => fieldOf(id).list ?? []))
  assert.equal(lists.size, 7)
})
