import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AddressFree, possiblePlaces, refuseAddresses } from './address-guard.ts'
import { documentFileName } from './file-name.ts'
import { writtenDay } from './written-day.ts'

test('an object with a place or a way to reach someone is refused, however deep it sits', () => {
  const rows: [unknown, string][] = [
    [{ person: { homeAddress: 'x' } }, 'input.person.homeAddress'],
    [{ needs: [{ next: { post_code: '', postcode: 'x' } }] }, 'input.needs[].next.postcode'],
    [{ phone: '1' }, 'input.phone'],
    [{ safeContact: {} }, 'input.safeContact'],
    [{ place: { harmClass: 'L', value: 'x' } }, 'input.place'],
  ]
  for (const [input, path] of rows) {
    assert.throws(() => refuseAddresses(input), {
      message: `a document may not be given an address: ${path}`,
    })
  }
})

test('the refusal never repeats the address itself', () => {
  assert.throws(
    () => refuseAddresses({ address: '1 Sample Street' }),
    (fault: Error) => !fault.message.includes('Sample'),
  )
})

test('ordinary input passes', () => {
  refuseAddresses({ reference: 'x', needs: [{ addressed: 'no', relocationHelp: 'yes' }], on: null })
})

test('a builder whose input could hold an address does not compile', () => {
  const accept = <Input>(_input: AddressFree<Input>): void => {}
  accept<{ a: string; list: readonly { b?: number }[] }>({ a: '', list: [] })
  // @ts-expect-error an input type with an address inside it is no input at all
  accept<{ a: string; list: readonly { address?: string }[] }>({ a: '', list: [] })
})

test('what looks like a place in free text is pointed out with its block', () => {
  const found = possiblePlaces({
    kind: 'exit-plan',
    lang: 'en',
    dir: 'ltr',
    title: 'Plan',
    reference: 'R',
    madeOn: '2026-01-01',
    blocks: [
      { type: 'paragraph', text: 'Nothing here. Reference WM-2026-0042, 9 December 2026.' },
      { type: 'quote', text: 'I live at ZZ1 1ZZ, call 07700 900123', lang: 'en', dir: 'ltr' },
      { type: 'table', caption: '', header: ['a'], rows: [['x@example.org']] },
    ],
  })
  assert.deepEqual(
    found.map(({ looksLike, block }) => [looksLike, block]),
    [
      ['postcode', 2],
      ['phone-number', 2],
      ['email', 3],
    ],
  )
})

test('a street without a postcode is pointed out; dates, counts and ordinary words are not', () => {
  const placesIn = (text: string) =>
    possiblePlaces({
      kind: 'exit-plan',
      lang: 'en',
      dir: 'ltr',
      title: 'Plan',
      reference: 'R',
      madeOn: '2026-01-01',
      blocks: [{ type: 'paragraph', text }],
    }).map(({ found }) => found)
  assert.deepEqual(placesIn('She stays at 12 Sample Street now'), ['12 Sample Street'])
  assert.deepEqual(placesIn('flat 3b, Made Up House'), ['flat 3b, Made Up House'])
  assert.deepEqual(placesIn('4a St. Nobody’s Rd, at night'), ['4a St. Nobody’s Rd'])
  for (const plain of [
    'Agreed from 3 June 2026 to 2 December 2026, 184 days.',
    'Two visits a week; 6 sessions of counselling; NRM 12345.',
    'There is a long way to go. She found a place at college on 4 May.',
  ]) {
    assert.deepEqual(placesIn(plain), [], plain)
  }
})

test('a file is called by its reference and nothing else', () => {
  assert.equal(documentFileName('WM-2026/0042', 'pdf'), 'document-WM-2026-0042.pdf')
  assert.equal(documentFileName('../../é', 'docx'), 'document-copy.docx')
})

test('a day is written in Latin digits of the Gregorian calendar in every language', () => {
  assert.equal(writtenDay('2026-12-09'), '9 December 2026')
  for (const lang of ['ar', 'fa', 'ps', 'th', 'ckb', 'bn', 'my', 'am', 'ti']) {
    assert.match(writtenDay('2026-12-09', lang), /2026/, lang)
    assert.match(writtenDay('2026-12-09', lang), /(^|\D)0?9(\D|$)/, lang)
  }
  assert.throws(() => writtenDay('2026-02-29'))
})
