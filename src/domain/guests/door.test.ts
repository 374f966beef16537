import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Door,
  type DoorAnswer,
  type DoorEvent,
  doorLimits,
  openDoor,
  stepDoor,
} from './door.ts'

const minute = 60_000
const day = 24 * 60 * minute
const right = { do: 'give-code', right: true } as const
const wrong = { do: 'give-code', right: false } as const
const look = { do: 'look' } as const
const answer = { do: 'answer' } as const
const revoke = { do: 'revoke' } as const
const passBy = { do: 'pass-by' } as const
const ask = { kind: 'request', views: 2, expiresAt: 3 * day } as const
const pack = { ...ask, kind: 'pack' } as const

/** Everything that happens, each at its moment; what the guest is told each time. */
function told(door: Door, happens: readonly (readonly [DoorEvent, number])[]): DoorAnswer[] {
  let now = door
  return happens.map(([event, at]) => {
    const step = stepDoor(now, event, at)
    now = step.door
    return step.answer
  })
}

const rows: readonly (readonly [
  string,
  Door,
  readonly (readonly [DoorEvent, number])[],
  readonly DoorAnswer[],
])[] = [
  ['whoever passes by is asked for the code', openDoor(ask, 0), [[passBy, 1]], ['code-first']],
  [
    'whoever passes by uses nothing up, however often',
    openDoor({ ...ask, views: 1 }, 0),
    [...Array.from({ length: 50 }, () => [passBy, 1] as const), [right, 2], [look, 3]],
    [...Array.from({ length: 50 }, () => 'code-first' as const), 'in', 'shown'],
  ],
  ['nobody looks without the code', openDoor(ask, 0), [[look, 1]], ['code-first']],
  ['nobody answers without the code', openDoor(ask, 0), [[answer, 1]], ['code-first']],
  [
    'with the code it opens',
    openDoor(ask, 0),
    [
      [right, 1],
      [look, 2],
    ],
    ['in', 'shown'],
  ],
  [
    'the fifth wrong code closes it, and the right one comes too late',
    openDoor(ask, 0),
    [
      [wrong, 1],
      [wrong, 2],
      [wrong, 3],
      [wrong, 4],
      [wrong, 5],
      [right, 6],
    ],
    ['wrong', 'wrong', 'wrong', 'wrong', 'closed', 'closed'],
  ],
  [
    'a right code in between gives no try back',
    openDoor(ask, 0),
    [
      [wrong, 1],
      [wrong, 2],
      [wrong, 3],
      [wrong, 4],
      [right, 5],
      [wrong, 6],
    ],
    ['wrong', 'wrong', 'wrong', 'wrong', 'in', 'closed'],
  ],
  [
    'the code lasts a quarter of an hour',
    openDoor(ask, 0),
    [
      [right, 0],
      [look, 15 * minute - 1],
      [look, 15 * minute],
    ],
    ['in', 'shown', 'code-first'],
  ],
  [
    'it is open to the last moment and not at it',
    openDoor(ask, 0),
    [
      [right, 3 * day - 2],
      [look, 3 * day - 1],
      [look, 3 * day],
    ],
    ['in', 'shown', 'closed'],
  ],
  [
    'a pack is read as often as was agreed',
    openDoor(pack, 0),
    [
      [right, 1],
      [look, 2],
      [look, 3],
      [look, 4],
      [right, 5],
    ],
    ['in', 'shown', 'shown', 'closed', 'closed'],
  ],
  [
    'a pack cannot be answered',
    openDoor(pack, 0),
    [
      [right, 1],
      [answer, 2],
    ],
    ['in', 'closed'],
  ],
  [
    'whoever looked for the last time may still answer, while they are here',
    openDoor({ ...ask, views: 1 }, 0),
    [
      [right, 1],
      [look, 2],
      [answer, 3],
      [answer, 4],
    ],
    ['in', 'shown', 'taken', 'closed'],
  ],
  [
    'and not when they come back later',
    openDoor({ ...ask, views: 1 }, 0),
    [
      [right, 1],
      [look, 2],
      [answer, 16 * minute],
    ],
    ['in', 'shown', 'closed'],
  ],
  [
    'one answer, and it closes',
    openDoor(ask, 0),
    [
      [right, 1],
      [look, 2],
      [answer, 3],
      [look, 4],
      [answer, 5],
    ],
    ['in', 'shown', 'taken', 'closed', 'closed'],
  ],
  [
    'taken back, it closes for whoever is inside as well',
    openDoor(ask, 0),
    [
      [right, 1],
      [look, 2],
      [revoke, 3],
      [look, 4],
      [answer, 5],
      [right, 6],
    ],
    ['in', 'shown', 'closed', 'closed', 'closed', 'closed'],
  ],
  [
    'taken back after the last look, it is not answered any more',
    openDoor({ ...ask, views: 1 }, 0),
    [
      [right, 1],
      [look, 2],
      [revoke, 3],
      [answer, 4],
    ],
    ['in', 'shown', 'closed', 'closed'],
  ],
]

for (const [name, door, happens, answers] of rows) {
  test(name, () => assert.deepEqual(told(door, happens), answers))
}

test('a door is never open longer than a week, nor looked behind more often than is sensible', () => {
  const door = openDoor({ kind: 'pack', views: 1000, expiresAt: 400 * day }, 5)
  assert.ok(door.state === 'open')
  assert.deepEqual([door.expiresAt, door.viewsLeft], [7 * day + 5, doorLimits.mostViews])
})

const anything = fc.array(
  fc.tuple(
    fc.constantFrom<DoorEvent>(right, wrong, look, answer, revoke, passBy),
    fc.integer({ min: 0, max: day }),
  ),
  { maxLength: 60 },
)

test('whatever happens in whatever order, a closed door stays closed and its numbers only fall', () => {
  fc.assert(
    fc.property(anything, fc.constantFrom(ask, pack), (happens, wish) => {
      let [door, now, wrongs, shown, taken]: [Door, number, number, number, number] = [
        openDoor(wish, 0),
        ...[0, 0, 0, 0],
      ] as [Door, number, number, number, number]
      let entered: number | undefined
      for (const [event, later] of happens) {
        now += later
        const before = door
        const step = stepDoor(door, event, now)
        door = step.door
        if (step.answer === 'in' && event.do === 'give-code') entered = now
        if (step.answer === 'wrong') wrongs += 1
        if (step.answer === 'shown') shown += 1
        if (step.answer === 'taken') taken += 1
        if (step.answer === 'shown' || step.answer === 'taken') {
          assert.ok(
            entered !== undefined && now - entered < 15 * minute,
            'nobody had given the code',
          )
        }
        if (before.state === 'closed') {
          assert.equal(door.state, 'closed')
          assert.notEqual(step.answer, 'shown')
        }
        if (step.answer === 'shown') assert.ok(now < wish.expiresAt)
        if (event.do === 'revoke') assert.equal(door.state, 'closed')
      }
      assert.ok(wrongs < doorLimits.wrongCodes && shown <= wish.views && taken <= 1)
      if (wish.kind === 'pack') assert.equal(taken, 0)
    }),
    { numRuns: 1000, seed: 20_261_122 },
  )
})
