/**
 * A withdrawal against a release, on a real database, in the orders that the scheduler finds. Whatever the
 * order, a withdrawal names everything that ever went out: so nothing goes out once it is recorded. Planted
 * releases that forget to hold the consents still are caught; and the database alone refuses them as well.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { mayShare } from '../../domain/circle/may-share.ts'
import { type Services, sit } from '../services.ts'
import { aCircleWorld, type CircleWorld, servicesOf, today } from './circle.testing.ts'
import { inTurns } from './in-turns.testing.ts'
import { consentsOf } from './on-circle.ts'
import { noteTold } from './share.ts'
import { takeBack } from './take-back.ts'

const orders = Number(process.env['WAYMARK_ORDERS'] ?? 40)
const seed = 20_261_122
let it: CircleWorld
before(async () => {
  it = await aCircleWorld()
})
after(() => it.at.close())

interface Release {
  readonly services: Services
  readonly caseId: string
  readonly memberId: string
}

type Releasing = (release: Release) => Promise<{ readonly wentOut: boolean }>

/** One order of the two: what the withdrawal named, and what there really is. */
async function oneOrder(s: fc.Scheduler, releasing: Releasing) {
  const caseId = await it.aPerson()
  const memberId = await it.aSolicitor(caseId)
  const versionSeen = await it.versionOf(caseId)
  const turn = () => s.schedule(Promise.resolve())
  const services = servicesOf(inTurns(it.at.world, turn))
  const write = { writeId: it.newId(), versionSeen }
  const [took, released] = await s.waitFor(
    Promise.all([
      takeBack(services, it.worker, { caseId, memberId, on: today, write }),
      releasing({ services, caseId, memberId }),
    ]),
  )
  assert.ok('done' in took, JSON.stringify(took))
  const wentOut = await it.at.world.asActor(it.worker, ({ sharing }) => sharing.sharedWith(caseId))
  assert.equal(wentOut.length, released.wentOut ? 1 : 0)
  return { named: took.told.length, wentOut: wentOut.length }
}

const throughTheGate: Releasing = async ({ services, caseId, memberId }) => {
  const items = ['identity'] as const
  const wanted = { caseId, memberId, items, by: 'told', writeId: it.newId() } as const
  return { wentOut: 'done' in (await noteTold(services, it.worker, wanted)) }
}

/** The mistake: asked on a page, or early in the act, and let out on that answer. */
const askedTooEarly: Releasing = ({ services, caseId, memberId }) =>
  sit(services, it.worker, async (sitting) => {
    const { stores } = sitting
    const seen = await stores.cases.open(caseId)
    const member = (await stores.circle.members(caseId)).find(({ id }) => id === memberId)
    if (!seen || !member) return { wentOut: false }
    const items = ['identity'] as const
    const consents = consentsOf(seen.facts, sitting)
    const said = mayShare({ consents, member, items, purpose: 'work-together', on: today })
    if ('refused' in said) return { wentOut: false }
    const { type, grant } = member
    const told = { memberId, type, grant, items, by: 'told', who: 'Ms Made-Up' } as const
    await stores.sharing.noteShared(seen, { id: it.newId(), ...told })
    return { wentOut: true }
  }).catch(() => ({ wentOut: false }))

test(`in ${orders} orders of withdrawal and release nothing goes out that the withdrawal does not name`, async (t) => {
  const seen = new Map<number, number>()
  const property = fc.asyncProperty(fc.scheduler(), async (s) => {
    const { named, wentOut } = await oneOrder(s, throughTheGate)
    assert.equal(named, wentOut)
    seen.set(wentOut, (seen.get(wentOut) ?? 0) + 1)
  })
  await fc.assert(property, { numRuns: orders, seed, endOnFailure: true })
  t.diagnostic(
    `released first ${seen.get(1) ?? 0} times, withdrawn first ${seen.get(0) ?? 0} times`,
  )
  assert.equal(seen.size, 2, 'both orders were met')
})

test('a release that asked too early is refused by the database itself', async () => {
  const property = fc.asyncProperty(fc.scheduler(), async (s) => {
    const { named, wentOut } = await oneOrder(s, askedTooEarly)
    assert.equal(named, wentOut)
  })
  await fc.assert(property, { numRuns: Math.max(20, orders / 2), seed, endOnFailure: true })
})

test('planted and caught: with neither, something goes out that no withdrawal names', async () => {
  await it.at.test.asAdministrator(
    'alter table shared_item disable trigger nothing_after_withdrawal',
  )
  try {
    const property = fc.asyncProperty(fc.scheduler(), async (s) => {
      const { named, wentOut } = await oneOrder(s, askedTooEarly)
      return named === wentOut
    })
    const { failed } = await fc.check(property, { numRuns: 60, seed, endOnFailure: true })
    assert.ok(failed, 'not noticed')
  } finally {
    await it.at.test.asAdministrator(
      'alter table shared_item enable trigger nothing_after_withdrawal',
    )
  }
})

test('once taken back, every way there is to let something out is withheld, and every past one is listed', async () => {
  const caseId = await it.aPerson()
  const memberId = await it.aSolicitor(caseId, ['identity', 'health'])
  const release = { services: it.services, caseId, memberId }
  for (const _ of [1, 2]) assert.ok((await throughTheGate(release)).wentOut)
  const write = { writeId: it.newId(), versionSeen: await it.versionOf(caseId) }
  const took = await takeBack(it.services, it.worker, { caseId, memberId, on: today, write })
  assert.ok('done' in took)
  assert.deepEqual([took.stopped, took.told.length], [[memberId], 2])
  for (const by of ['told', 'letter', 'pack', 'request', 'meeting', 'handover'] as const) {
    const wanted = { caseId, memberId, items: ['identity'], by, writeId: it.newId() } as const
    const said = await noteTold(it.services, it.worker, wanted)
    assert.deepEqual('withheld' in said && said.withheld.map(({ code }) => code), ['withdrawn'], by)
  }
  const again = await takeBack(it.services, it.worker, { caseId, memberId, on: today, write })
  assert.deepEqual(again, took)
})
