/**
 * A withdrawal against the release of a sharing pack, on a real database, in the orders that the scheduler
 * finds: before it is gathered, while it is printed, while it is let out, after. Whatever the order, the
 * withdrawal names every pack that went out, and no link opens anything any more. Planted: the database’s own
 * refusals switched off, one after another, the second with a release that asks too early.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { mayShare } from '../../domain/circle/may-share.ts'
import { guestDesk } from '../../storage/guest-door/guest-desk.ts'
import { aCircleWorld, type CircleWorld, servicesOf, today } from '../circle/circle.testing.ts'
import { inTurns } from '../circle/in-turns.testing.ts'
import { consentsOf } from '../circle/on-circle.ts'
import { takeBack } from '../circle/take-back.ts'
import type { GuestDesk } from '../ports/guests/guest-desk.ts'
import type { OpenedDoor } from '../ports/guests/guest-doors.ts'
import { type Services, sit } from '../services.ts'
import { aNamedPerson, giveOut, printed, quickPress } from './packs.testing.ts'

const orders = Number(process.env['WAYMARK_ORDERS'] ?? 40)
const seed = 20_261_122
let it: CircleWorld
let desk: GuestDesk
before(async () => {
  it = await aCircleWorld()
  desk = guestDesk(it.at.test.db)
})
after(() => it.at.close())

interface Release {
  readonly services: Services
  readonly caseId: string
  readonly memberId: string
}

/** A link and a code, when it went out. */
type Releasing = (release: Release) => Promise<OpenedDoor | undefined>

interface Outcome {
  readonly named: number
  readonly wentOut: number
  /** Whether somebody with the link and the code still opens it after the withdrawal. */
  readonly opens: boolean
}

/** Giving out takes many more turns than taking back, which therefore begins after so many of them. */
const turns = fc.oneof(
  fc.nat(6),
  fc.nat(11).map((times) => times * 8),
)
/** Making a code takes long on purpose: only a slow withdrawal is still being written when the door opens. */
const slow = fc.constantFrom(0, 12)
const anOrder = fc.record({ s: fc.scheduler(), after: turns, slow })
type Order = { readonly s: fc.Scheduler; readonly after: number; readonly slow: number }

async function oneOrder(
  { s, after: fewest, slow: ms }: Order,
  releasing: Releasing,
): Promise<Outcome> {
  const caseId = await aNamedPerson(it)
  const memberId = await it.aSolicitor(caseId)
  const write = { writeId: it.newId(), versionSeen: await it.versionOf(caseId) }
  const turn = () => s.schedule(Promise.resolve())
  const begin = Promise.withResolvers<void>()
  let taken = 0
  const counted = async () => {
    taken += 1
    if (taken > fewest) begin.resolve()
    await turn()
  }
  const giving = quickPress(servicesOf(inTurns(it.at.world, counted)), counted)
  const taking = servicesOf(inTurns(it.at.world, () => sleep(ms).then(turn)))
  const released = releasing({ services: giving, caseId, memberId }).finally(begin.resolve)
  const takesBack = begin.promise.then(() =>
    takeBack(taking, it.worker, { caseId, memberId, on: today, write }),
  )
  const [took, link] = await s.waitFor(Promise.all([takesBack, released]))
  assert.ok('done' in took, JSON.stringify(took))
  const wentOut = await it.at.world.asActor(it.worker, ({ sharing }) => sharing.sharedWith(caseId))
  return {
    named: took.told.length,
    wentOut: wentOut.length,
    opens: link !== undefined && (await opens(link)),
  }
}

async function opens({ link, code }: OpenedDoor): Promise<boolean> {
  const tried = await desk.giveCode(link, code)
  return 'session' in tried && (await desk.look(link, tried.session)) !== undefined
}

const throughTheGate: Releasing = async ({ services, caseId, memberId }) => {
  const said = await giveOut(services, it, { caseId, memberId, writeId: it.newId() })
  return 'made' in said ? said.made : undefined
}

/** The mistake: asked while it was put together, and let out on that answer without holding anything. */
const askedTooEarly: Releasing = ({ services, caseId, memberId }) =>
  sit(services, it.worker, async (sitting) => {
    const { stores } = sitting
    const seen = await stores.cases.open(caseId)
    const member = (await stores.circle.members(caseId)).find(({ id }) => id === memberId)
    if (!seen || !member) return undefined
    const items = ['identity'] as const
    const consents = consentsOf(seen.facts, sitting)
    const said = mayShare({ consents, member, items, purpose: 'work-together', on: today })
    if ('refused' in said) return undefined
    const packId = it.newId()
    const expiresAt = new Date(Date.parse(services.world.now()) + 86_400_000).toISOString()
    const door = await stores.guestDoors.open(seen, {
      ...{ kind: 'pack', subjectId: packId, memberId, expiresAt, views: 2 },
      payload: Buffer.from(printed),
      classes: ['I'],
    })
    const { type, grant } = member
    const told = { memberId, type, grant, items, by: 'pack', who: 'Ms Made-Up' } as const
    await stores.sharing.noteShared(seen, { id: it.newId(), thingId: packId, ...told })
    return door
  }).catch(() => undefined)

const right = ({ named, wentOut, opens: still }: Outcome) => named === wentOut && !still

test(`in ${orders} orders of withdrawal and release no pack stays open, and each is named`, async (t) => {
  const seen = new Map<number, number>()
  const property = fc.asyncProperty(anOrder, async (order) => {
    const outcome = await oneOrder(order, throughTheGate)
    assert.ok(right(outcome), JSON.stringify(outcome))
    seen.set(outcome.wentOut, (seen.get(outcome.wentOut) ?? 0) + 1)
  })
  await fc.assert(property, { numRuns: orders, seed, endOnFailure: true })
  const [released = 0, withheld = 0] = [seen.get(1), seen.get(0)]
  t.diagnostic(`given out first ${released} times, taken back first ${withheld} times`)
  assert.ok(released > 0 && withheld > 0, 'both orders were met')
})

test('a pack that is let out on an answer of before is refused by the database itself', async () => {
  const property = fc.asyncProperty(anOrder, async (order) => {
    const outcome = await oneOrder(order, askedTooEarly)
    assert.ok(right(outcome), JSON.stringify(outcome))
  })
  await fc.assert(property, { numRuns: Math.max(20, orders / 2), seed, endOnFailure: true })
})

/** What the database refuses or closes by itself, switched off. */
const walls = {
  'the refusal to note it': 'table shared_item, nothing_after_withdrawal',
  'the closing of doors': 'table case_fact, close_guest_doors',
}

async function withoutWalls<T>(names: readonly (keyof typeof walls)[], work: () => Promise<T>) {
  const turnEach = async (way: 'disable' | 'enable') => {
    for (const name of names) {
      const [table, trigger] = walls[name].split(', ')
      await it.at.test.asAdministrator(`alter ${table} ${way} trigger ${trigger}`)
    }
  }
  await turnEach('disable')
  try {
    return await work()
  } finally {
    await turnEach('enable')
  }
}

for (const [name, releasing] of [
  ['the closing of doors', throughTheGate],
  ['the refusal to note it', askedTooEarly],
] as const) {
  test(`planted and caught: without ${name} something is open or unnamed`, async () => {
    const property = fc.asyncProperty(anOrder, async (order) =>
      right(await oneOrder(order, releasing)),
    )
    const check = () => fc.check(property, { numRuns: 60, seed, endOnFailure: true })
    assert.ok((await withoutWalls([name], check)).failed, 'not noticed')
  })
}
