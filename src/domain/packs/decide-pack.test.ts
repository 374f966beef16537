/** Whether a pack can be made as it is asked for; whether a text names somebody: tables to check by hand. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import type { RecipientType } from '../circle/recipient.ts'
import { decidePack, type PackRefusal, type PackWish } from './decide-pack.ts'
import { namesFound } from './names-somebody.ts'

const today = aDay('2026-03-02')
const wish: PackWish = {
  template: 'solicitor',
  items: ['identity', 'decisions'],
  paperIds: [],
  days: 7,
  views: 5,
  shownOn: today,
}

interface Row {
  readonly when: string
  readonly wish?: Partial<PackWish>
  readonly type?: string
  readonly no?: PackRefusal['code']
}

const rows: readonly Row[] = [
  { when: 'it is for the solicitor, for a week' },
  { when: 'it is for one day and one look', wish: { days: 1, views: 1 } },
  { when: 'it is for no day', wish: { days: 0 }, no: 'too-long-open' },
  { when: 'it is for eight days', wish: { days: 8 }, no: 'too-long-open' },
  { when: 'it is for half a day', wish: { days: 0.5 }, no: 'too-long-open' },
  { when: 'the days are no number', wish: { days: Number.NaN }, no: 'too-long-open' },
  { when: 'nobody could ever look', wish: { views: 0 }, no: 'too-many-views' },
  { when: 'it is looked at twenty times', wish: { views: 20 } },
  { when: 'it is looked at once more', wish: { views: 21 }, no: 'too-many-views' },
  { when: 'there are 300 papers', wish: { paperIds: Array(300).fill('p') } },
  { when: 'there is one more', wish: { paperIds: Array(301).fill('p') }, no: 'too-many-papers' },
  { when: 'it was shown yesterday', wish: { shownOn: aDay('2026-03-01') } },
  { when: 'it is to be shown tomorrow', wish: { shownOn: aDay('2026-03-03') }, no: 'shown-later' },
  { when: 'nothing is chosen', wish: { items: [] }, no: 'nothing-chosen' },
  {
    when: 'a part does not exist',
    wish: { items: ['identity', 'address'] },
    no: 'not-for-this-pack',
  },
  { when: 'the part is not for it', wish: { items: ['safety-plan'] }, no: 'not-for-this-pack' },
  { when: 'there is no such kind', wish: { template: 'constructor' }, no: 'no-such-template' },
  { when: 'it is a kind for doctors', wish: { template: 'gp' }, no: 'not-for-them' },
  { when: 'it is the survivor’s own', wish: { template: 'own-copy' }, no: 'not-for-them' },
  { when: 'it is for an embassy', type: 'embassy', no: 'denied-type' },
  { when: 'it is for whoever nobody knows', type: 'unknown', no: 'denied-type' },
  { when: 'it is for a kind that no list has', type: 'friend', no: 'denied-type' },
]

describe('may the pack be made?', () => {
  for (const { when, wish: other, type = 'legal-adviser', no } of rows) {
    test(`${when}: ${no ?? 'yes'}`, () => {
      // Some rows name a type that is none, as a form that was tampered with would.
      const said = decidePack({ ...wish, ...other }, { type: type as RecipientType }, today)
      assert.equal('refused' in said ? said.refused.code : undefined, no)
    })
  }
})

test('a name in a script without spaces is found within a sentence', () => {
  const known = { names: '李明', reference: 'WM-2026-0042', alias: 'Curlew' }
  assert.deepEqual(namesFound(['他们叫李明去工作。'], known), ['李明'])
  assert.deepEqual(namesFound(['他们叫他去工作。'], known), [])
})

test('a name is found whose letters carry marks, and a text without it is not taken for one', () => {
  const rows = [
    ['रमेश कुमार', 'He is रमेश कुमार.'],
    ['செல்வி', 'She is செல்வி now.'],
    ['مُحَمَّد', 'He is محمد here.'],
    ['Nguyễn'.normalize('NFD'), 'Mr Nguyễn came.'],
    ['José'.normalize('NFD'), 'Called Jose by them.'],
  ] as const
  for (const [names, text] of rows) {
    const known = { names, reference: 'WM-2026-0042', alias: 'Curlew' }
    assert.equal(namesFound([text], known).length > 0, true, names)
    assert.deepEqual(namesFound(['Nothing here.'], known), [], names)
  }
})

describe('does a text that must name nobody name them?', () => {
  const known = {
    names: 'Ékaterina Lé',
    otherNames: 'ናዝሬት (Naz)',
    bornOn: '1999-04-05',
    nrmReference: 'NRM0000000042',
    reference: 'WM-2026-0042',
    alias: 'Curlew',
  }
  const texts: readonly (readonly [string, readonly string[]])[] = [
    ['They were kept in a van with no windows.', []],
    ['EKATERINA was told to wait.', ['Ékaterina']],
    ['A man called le Blanc drove the van.', ['Lé']],
    ['ናዝሬት ነበረች', ['ናዝሬት']],
    ['Delete it.', []],
    ['Born 1999-04-05.', ['1999-04-05']],
    ['Born on the 5th of April, 1999.', ['1999-04-05']],
    ['Born 05/04/99 or so.', ['1999-04-05']],
    ['April 5, 1999 is when.', ['1999-04-05']],
    ['Moved on 6 April 1999, five days after.', []],
    ['Case 5, page 4, item 1998.', []],
    ['See NRM 0000 0000 42, also written WM 2026 0042.', ['NRM0000000042', 'WM-2026-0042']],
    ['See nrm0000000042 and wm-2026-0042.', ['NRM0000000042', 'WM-2026-0042']],
    ['The one we call curlew.', ['Curlew']],
  ]
  for (const [text, found] of texts) {
    test(`“${text}”: ${found.join(', ') || 'no'}`, () => {
      assert.deepEqual(namesFound([text], known), found)
    })
  }
})
