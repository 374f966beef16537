/** The floor, the exit gate and coming back, as tables of plain values. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import type { Fact, FactOf, FactType } from '../facts/fact.ts'
import { readRecord } from '../facts/standing-record.ts'
import { exitGateItemCodes, readExitGate } from './exit-gate.ts'
import { moveOnFloor } from './move-on-floor.ts'
import { readReEntries } from './re-entry.ts'

function fact<T extends FactType>(type: T, on: string, detail: FactOf<T>['detail'], id = on): Fact {
  const made = { id: `${type} ${id}`, type, on: aDay(on), recordedAt: `${on}T12:00:00Z`, detail }
  // The type parameter ties the detail to the type; the compiler cannot see a union through it.
  return made as unknown as Fact
}
const gate = (...facts: Fact[]) => readExitGate(readRecord(facts))
const need = (name: string, on: string, earlierNeed?: string): Fact =>
  fact(
    'need-identified',
    on,
    { need: name, category: 'legal', ...(earlierNeed && { earlierNeed }) },
    name,
  )

const floorRows = [
  {
    sent: undefined,
    provider: undefined,
    survivor: '2026-06-05',
    told: undefined,
    ends: '2026-07-20',
    because: 'received four days later',
  },
  {
    sent: undefined,
    provider: undefined,
    survivor: undefined,
    told: undefined,
    ends: '2026-07-16',
    because: 'nothing else is known',
  },
  {
    sent: '2026-06-02',
    provider: '2026-06-08',
    survivor: undefined,
    told: undefined,
    ends: '2026-07-23',
    because: 'the latest day that is known',
  },
  {
    sent: '2026-06-02',
    provider: '2026-06-08',
    survivor: undefined,
    told: '2026-06-10',
    ends: '2026-07-25',
    because: 'told of it by the worker',
  },
  {
    sent: '2026-06-02',
    provider: '2026-06-08',
    survivor: '2026-06-05',
    told: '2026-06-10',
    ends: '2026-07-20',
    because: 'the survivor’s own day counts',
  },
  {
    sent: undefined,
    provider: undefined,
    survivor: '2026-05-30',
    told: undefined,
    ends: '2026-07-16',
    because: 'never before the date on the letter',
  },
]
for (const row of floorRows) {
  test(`the floor is ${row.ends}: ${row.because}`, () => {
    const decision = {
      on: aDay('2026-06-01'),
      ...(row.sent && { sentOn: aDay(row.sent) }),
      ...(row.provider && { receivedByProviderOn: aDay(row.provider) }),
      ...(row.survivor && { receivedBySurvivorOn: aDay(row.survivor) }),
    }
    const floor = moveOnFloor(decision, row.told ? aDay(row.told) : undefined, 45)
    assert.equal(floor.notBefore, row.ends)
    assert.equal(floor.fromLetter, '2026-07-16')
  })
}

const all = fact('exit-gate-checked', '2026-07-01', { inPlace: exitGateItemCodes })

test('nobody has gone through the gate: everything is missing', () => {
  const { missing, checkedOn, complete } = gate()
  assert.deepEqual([missing.length, checkedOn, complete], [17, undefined, false])
})

test('everything in place and no need open: complete', () => {
  assert.equal(gate(all).complete, true)
})

test('in place, not needed and missing are three different answers', () => {
  const { items, missing } = gate(
    fact('exit-gate-checked', '2026-07-01', { inPlace: ['income'], notNeeded: ['children'] }),
  )
  assert.deepEqual(
    [items.income, items.children, items.legal],
    ['in-place', 'not-needed', 'missing'],
  )
  assert.equal(missing.length, 15)
})

test('an open need asks for a manager’s name; a closed one does not', () => {
  const open = need('asylum', '2026-02-01')
  assert.equal(gate(all, open).complete, false)
  const signed = fact('exit-gate-checked', '2026-07-02', {
    inPlace: exitGateItemCodes,
    signedOffBy: 'Manager',
  })
  assert.equal(gate(all, open, signed).complete, true)
  assert.equal(
    gate(all, open, fact('need-closed', '2026-06-01', { need: 'asylum', because: 'met' })).complete,
    true,
  )
})

test('a blank name is no signature', () => {
  const blank = fact('exit-gate-checked', '2026-07-02', {
    inPlace: exitGateItemCodes,
    signedOffBy: '  ',
  })
  assert.equal(gate(need('asylum', '2026-02-01'), blank).signedOff, false)
})

test('a need that continues an earlier one counts once', () => {
  const { unmetNeeds } = gate(need('asylum', '2026-02-01'), need('appeal', '2026-05-01', 'asylum'))
  assert.deepEqual(
    unmetNeeds.map((one) => one.need),
    ['appeal'],
  )
})

test('a gate gone through before coming back does not count for the next leaving', () => {
  const back = fact('re-entry-decided', '2026-09-01', { outcome: 'agreed' })
  const startedBefore = fact('support-started', '2026-01-20', { mode: 'outreach' })
  assert.equal(gate(startedBefore, all, back).checkedOn, undefined)
})

test('coming back: what the request covers, what the letter weighed', () => {
  const facts = [
    fact('re-entry-requested', '2026-08-01', { assessed: ['needs'] }),
    fact('re-entry-decided', '2026-08-20', { outcome: 'refused', weighed: ['needs', 'reasons'] }),
    fact('re-entry-requested', '2026-09-01', { assessed: ['needs', 'risks', 'support'] }),
  ]
  const [first, second] = readReEntries(readRecord(facts))
  assert.deepEqual(first?.notAssessed, ['risks', 'support'])
  assert.deepEqual(
    [first?.decision?.outcome, first?.decision?.notWeighed],
    ['refused', ['risks', 'support']],
  )
  assert.deepEqual([second?.notAssessed, second?.decision], [[], undefined])
})
