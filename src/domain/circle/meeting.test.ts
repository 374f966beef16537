/** A meeting: what each attendee is told and on what ground, and what cannot be kept of it. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { aDay } from '../calendar/day.ts'
import { mayShare } from './may-share.ts'
import {
  type Attendee,
  ageBand,
  initialsOf,
  lawfulGrounds,
  type Meeting,
  meetingItems,
  ownActionDue,
  toldAtMeeting,
  whyNotMeeting,
} from './meeting.ts'
import { meetingAsks } from './meeting-asks.ts'
import type { CircleMember } from './member.ts'
import { type RecipientType, recipientTypes } from './recipient.ts'
import { give, ledgerOf, takeBack } from './sharing.testing.ts'

const on = aDay('2026-03-02')
const share = 'share-with-organisation'
const member = (id: string, more: Partial<CircleMember> = {}): CircleMember => ({
  ...{ id, type: 'police', grant: `yes-${id}`, items: ['initials-and-age-band', 'risk-summary'] },
  until: aDay('2026-06-01'),
  ...more,
})
const members = [member('officer'), member('nurse', { type: 'other-health', items: ['identity'] })]
const consents = ledgerOf(
  give(share, '2026-03-01', 'yes-officer'),
  give(share, '2026-03-01', 'yes-nurse'),
)
const there = (memberId: string, more: Partial<Attendee> = {}): Attendee => ({
  ...{ memberId, present: true },
  ...more,
})
const meeting: Meeting = {
  ...{
    type: 'safeguarding',
    heldOn: on,
    trigger: 'A threat',
    chair: 'Us',
    retention: 'safeguarding',
  },
  items: ['initials-and-age-band', 'risk-summary'],
  attendees: [there('officer'), there('nurse')],
  view: { answer: 'said', words: 'I want to stay near my sister.' },
  actions: [],
}
const told = (change: Partial<Meeting> = {}, around = members, ledger = consents) =>
  toldAtMeeting({ ...meeting, ...change }, { members: around, consents: ledger, on }).map(
    ({ memberId, consented, lawful, withheld }) => [
      memberId,
      consented,
      lawful,
      withheld.map(({ item }) => item),
    ],
  )

describe('what each is told', () => {
  test('each only what was agreed for them, part by part', () => {
    assert.deepEqual(told(), [
      ['officer', ['initials-and-age-band', 'risk-summary'], [], []],
      ['nurse', ['initials-and-age-band'], [], ['risk-summary']],
    ])
  })

  test('a lawful reason adds only the parts that it names', () => {
    const lawful = {
      ground: 'child-at-risk',
      words: 'A boy of nine',
      items: ['risk-summary'],
    } as const
    const [, nurse] = told({ attendees: [there('officer'), there('nurse', { lawful })] })
    assert.deepEqual(nurse, ['nurse', ['initials-and-age-band'], ['risk-summary'], []])
  })

  test('whoever declares a conflict is told nothing, for no reason at all', () => {
    const lawful = { ground: 'life-in-danger', words: 'Now', items: ['risk-summary'] } as const
    const attendees = [there('officer', { conflict: 'Knows the landlord', lawful })]
    assert.deepEqual(told({ attendees }), [['officer', [], [], meeting.items]])
  })

  test('after a consent is taken back that one is told nothing more', () => {
    const after = ledgerOf(
      ...[give(share, '2026-03-01', 'yes-officer'), give(share, '2026-03-01', 'yes-nurse')],
      takeBack(share, '2026-03-02', 'yes-officer'),
    )
    assert.deepEqual(told({}, members, after)[0], ['officer', [], [], meeting.items])
  })

  test('over random circles nothing goes without consent or a reason for that very part, and never to who is denied', () => {
    const type = fc.constantFrom(...(Object.keys(recipientTypes) as RecipientType[])) // its own keys
    const items = fc.subarray([...meetingItems])
    const ground = fc.constantFrom(...(Object.keys(lawfulGrounds) as 'child-at-risk'[])) // its own keys
    const someone = fc.record({
      ...{ type, items, present: fc.boolean(), agreed: fc.boolean(), known: fc.boolean() },
      conflict: fc.option(fc.constant('Knows him'), { nil: undefined }),
      lawful: fc.option(fc.record({ ground, words: fc.constant('Because'), items }), {
        nil: undefined,
      }),
    })
    const property = fc.property(fc.array(someone, { maxLength: 5 }), items, (people, asked) => {
      const around = people.map((one, at) => member(`m${at}`, { type: one.type, items: one.items }))
      const ledger = ledgerOf(
        ...people.flatMap(({ agreed }, at) =>
          agreed ? [give(share, '2026-03-01', `yes-m${at}`)] : [],
        ),
      )
      const attendees = people.map(({ present, conflict, lawful }, at) => ({
        ...{ memberId: `m${at}`, present },
        ...(conflict && { conflict }),
        ...(lawful && { lawful }),
      }))
      const said = toldAtMeeting(
        { items: asked, attendees },
        { members: around, consents: ledger, on },
      )
      for (const [at, { consented, lawful, withheld }] of said.entries()) {
        const [one, its] = [people[at], around[at]]
        assert.ok(one && its)
        assert.equal(consented.length + lawful.length + withheld.length, asked.length)
        for (const item of consented) {
          assert.ok(one.agreed && !one.conflict)
          const may = mayShare({
            consents: ledger,
            member: its,
            items: [item],
            purpose: 'meeting',
            on,
          })
          assert.ok('allowed' in may)
        }
        for (const item of lawful) assert.ok(one.lawful?.items.includes(item) && !one.conflict)
        if (/enforcement|embassy|unknown/.test(one.type))
          assert.equal(withheld.length, asked.length)
      }
    })
    fc.assert(property, { numRuns: 3_000, seed: 20_261_122 })
  })
})

describe('what cannot be kept', () => {
  const rows: readonly (readonly [string, Partial<Meeting>, string | undefined])[] = [
    ['all is well', {}, undefined],
    [
      'somebody who is not in the circle',
      { attendees: [there('friend')] },
      'attendee-not-in-circle',
    ],
    ['somebody twice', { attendees: [there('nurse'), there('nurse')] }, 'attendee-twice'],
    [
      'a lawful reason without words',
      {
        attendees: [there('nurse', { lawful: { ground: 'adult-at-risk', words: ' ', items: [] } })],
      },
      'lawful-without-words',
    ],
    [
      'an action of nobody there',
      { actions: [{ id: 'a', what: 'x', owner: 'friend' }] },
      'owner-not-there',
    ],
    ['an action of ours', { actions: [{ id: 'a', what: 'x', owner: 'us' }] }, undefined],
    [
      'a summary withheld without saying why',
      { summary: { withheld: '' } },
      'withheld-without-why',
    ],
    [
      'a summary withheld because it is unsafe',
      { summary: { withheld: 'He reads her post' } },
      undefined,
    ],
    ['told tomorrow', { summary: { told: 'x', on: aDay('2026-03-03') } }, 'told-in-the-future'],
    ['the next on the same day', { nextOn: on }, 'next-before-this'],
    ['the next on the day after', { nextOn: aDay('2026-03-03') }, undefined],
  ]
  for (const [when, change, code] of rows) {
    test(`${when}: ${code ?? 'kept'}`, () => {
      assert.equal(whyNotMeeting({ ...meeting, ...change }, members, on)?.code, code)
    })
  }
})

describe('the least of who they are', () => {
  const ages = [
    ['2008-03-03', 'under 18'],
    ['2008-03-02', '18 to 24'],
    ['2001-03-03', '18 to 24'],
    ['2001-03-02', '25 to 39'],
    ['1966-03-03', '40 to 59'],
    ['1966-03-02', '60 or over'],
    ['2030-01-01', 'age not known'],
    ['about 30', 'age not known'],
    [undefined, 'age not known'],
  ] as const
  for (const [born, band] of ages) {
    test(`born ${born}: ${band}`, () => assert.equal(ageBand(born, on), band))
  }
  const names = [
    ['Ana Maria dos Santos', 'A.M.S.'],
    ['Linh', 'L.'],
    ['nguyễn thị-hoa', 'N.T.H.'],
    ['  ', 'initials not known'],
    [undefined, 'initials not known'],
  ] as const
  for (const [name, initials] of names) {
    test(`${name}: ${initials}`, () => assert.equal(initialsOf(name), initials))
  }
})

test('what we said we would do is due by the earliest open day, and others’ days are not ours', () => {
  const actions = [
    { id: 'a', what: 'x', owner: 'us', due: aDay('2026-03-09') },
    { id: 'b', what: 'x', owner: 'us', due: aDay('2026-03-05'), doneOn: on },
    { id: 'c', what: 'x', owner: 'nurse', due: aDay('2026-03-03') },
  ]
  assert.equal(ownActionDue(actions), '2026-03-09')
})

test('a meeting asks for what is due, for its summary and for the next one, until each is done', () => {
  const standing = { id: 'm', heldOn: on, nextOn: aDay('2026-04-01'), dueOn: aDay('2026-03-09') }
  const keys = (more: Parameters<typeof meetingAsks>[0]) => meetingAsks(more).map(({ key }) => key)
  assert.deepEqual(keys([{ ...standing, summary: 'none' }]), ['action:m', 'summary:m', 'next:m'])
  assert.deepEqual(keys([{ ...standing, summary: 'withheld' }]), ['action:m', 'next:m'])
  const later = { id: 'n', heldOn: aDay('2026-04-02'), summary: 'told' } as const
  assert.deepEqual(keys([{ ...standing, summary: 'told' }, later]), ['action:m'])
})
