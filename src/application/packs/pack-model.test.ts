/**
 * The lives of sharing packs that the rules lead in src/domain/packs, led on a real database: the commands,
 * the doors, the functions of the guests’ own role. Triggers that are switched off are caught.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { aDay, ukDayOf } from '../../domain/calendar/day.ts'
import {
  begins,
  minute,
  noPacks,
  type PackStep,
  type PackWorld,
} from '../../domain/packs/pack-life.testing.ts'
import { packEnds, packLife } from '../../domain/packs/pack-lives.testing.ts'
import { guestDesk } from '../../storage/guest-door/guest-desk.ts'
import { newToken } from '../../storage/sign-in/secret-token.ts'
import { recordFacts } from '../case/record-facts.ts'
import { addMember, changeMember, endMember, foundConflict } from '../circle/change-circle.ts'
import { aCircleWorld, type CircleWorld } from '../circle/circle.testing.ts'
import { takeBack } from '../circle/take-back.ts'
import type { GuestDesk } from '../ports/guests/guest-desk.ts'
import type { OpenedDoor } from '../ports/guests/guest-doors.ts'
import { aNamedPerson, giveOut, printed, quickPress } from './packs.testing.ts'
import { revokePack } from './read-packs.ts'

const lives = Number(process.env['WAYMARK_PACK_LIVES_KEPT'] ?? 3)
const steps = 200
const seed = 20_261_122
const full = ['identity', 'pathway-dates'] as const
const less = ['identity'] as const

let it: CircleWorld
let desk: GuestDesk
before(async () => {
  it = await aCircleWorld()
  desk = guestDesk(it.at.test.db)
})
after(() => it.at.close())

interface Given extends OpenedDoor {
  readonly packId: string
  readonly member: number
  session: string
}

/** One person’s packs, from the first consent on. */
async function kept(): Promise<PackWorld> {
  let now = begins
  const services = quickPress(it.services)
  const { worker } = it
  const today = () => ukDayOf(new Date(now).toISOString())
  it.at.setNow(new Date(now).toISOString())
  const caseId = await aNamedPerson(it)
  const grants: string[] = []
  const members: string[] = []
  const given: Given[] = []
  const around = () => it.at.world.asActor(worker, ({ circle }) => circle.members(caseId))
  const write = (versionSeen: number) => ({ writeId: it.newId(), versionSeen })
  const consent = { consent: 'share-with-organisation' } as const
  const memberAt = async (which: number) => {
    const member = (await around()).find(({ id }) => id === members[which])
    assert.ok(member)
    return member
  }
  const packAt = (which: number): Given => {
    const pack = given[which]
    assert.ok(pack)
    return pack
  }
  const grantAt = (which: number) => ({ fact: grants[which] ?? '' })
  const caseVersion = async () => ({ caseVersionSeen: await it.versionOf(caseId) })
  const done = (said: object) => assert.ok('done' in said, JSON.stringify(said))

  return {
    async consent() {
      const id = it.newId()
      const fact = { id, type: 'consent-given', on: today(), detail: consent } as const
      const wish = { caseId, facts: [fact], write: write(await it.versionOf(caseId)) }
      assert.ok(!('refused' in (await recordFacts(services, worker, wish))))
      grants.push(id)
    },
    async takeBack(which) {
      const grant = grants[which] ?? ''
      const resting = (await around()).filter((one) => one.grant === grant).map(({ id }) => id)
      const [memberId] = resting
      const on = today()
      const itsWrite = write(await it.versionOf(caseId))
      if (memberId === undefined) {
        const detail = { ...consent, given: grant }
        const facts = [{ type: 'consent-withdrawn', on, detail } as const]
        const said = await recordFacts(services, worker, { caseId, facts, write: itsWrite })
        return assert.ok(!('refused' in said))
      }
      const took = await takeBack(services, worker, { caseId, memberId, on, write: itsWrite })
      assert.ok('done' in took, JSON.stringify(took))
      const named = took.told.map(({ thingId }) => thingId).toSorted()
      const theirs = given.filter(({ member }) => resting.includes(members[member] ?? ''))
      const sent = theirs.map(({ packId }) => packId).toSorted()
      assert.deepEqual(
        named,
        sent,
        'a withdrawal names every pack that went to whoever rested on it',
      )
    },
    async bring(which) {
      const said = await addMember(services, worker, {
        ...{ caseId, type: 'legal-adviser', items: full, consent: grantAt(which) },
        details: { who: 'Ms Made-Up', organisation: 'Invented Law' },
        ...{ write: write(0), ...(await caseVersion()) },
      })
      assert.ok('memberId' in said && said.memberId, JSON.stringify(said))
      members.push(said.memberId)
    },
    async askAgain(which, consented, narrower) {
      const { id: memberId, version } = await memberAt(which)
      const about = { caseId, memberId, items: narrower ? less : full, write: write(version) }
      const wanted = { ...about, consent: grantAt(consented), ...(await caseVersion()) }
      done(await changeMember(services, worker, wanted))
    },
    async tellLess(which) {
      const { id: memberId, version } = await memberAt(which)
      const about = { caseId, memberId, items: less, write: write(version) }
      done(await changeMember(services, worker, { ...about, ...(await caseVersion()) }))
    },
    async end(which, how) {
      const { id: memberId, version } = await memberAt(which)
      const about = { caseId, memberId, write: write(version) }
      if (how === 'conflict')
        done(await foundConflict(services, worker, { ...about, words: 'Knows him' }))
      else done(await endMember(services, worker, { ...about, why: 'no-longer-needed' }))
    },
    async release(member, { days, views }) {
      const memberId = members[member] ?? ''
      const wanted = { caseId, memberId, days, views, writeId: it.newId() }
      const said = await giveOut(services, it, wanted)
      if (!('made' in said)) {
        assert.ok('withheld' in said, JSON.stringify(said))
        return false
      }
      given.push({ ...said.made, member, session: newToken() })
      return true
    },
    async code(which, right) {
      const pack = packAt(which)
      const wrong = pack.code === '00000000' ? '11111111' : '00000000'
      const said = await desk.giveCode(pack.link, right ? pack.code : wrong)
      if ('session' in said) pack.session = said.session
      return 'session' in said ? 'in' : 'wrong' in said ? 'wrong' : 'closed'
    },
    async look(which) {
      const { link, session } = packAt(which)
      const behind = await desk.look(link, session)
      if (behind) assert.equal(Buffer.from(behind.payload).toString(), printed)
      return behind !== undefined
    },
    async passBy(which) {
      const { link, session } = packAt(which)
      await desk.standing(link, session)
      await desk.shredExpired()
    },
    async revoke(which) {
      done(await revokePack(services, worker, { caseId, packId: packAt(which).packId }))
    },
    async pass(minutes) {
      now += minutes * minute
      it.at.setNow(new Date(now).toISOString())
      // Doors live by the clock of the database, so they grow older instead.
      await it.at.test.asAdministrator(
        `update guest_door set made_at = made_at - make_interval(mins => ${minutes}),
           expires_at = expires_at - make_interval(mins => ${minutes}),
           session_until = session_until - make_interval(mins => ${minutes})
         where case_id = '${caseId}'`,
      )
    },
    async listed() {
      const [packs, doors, shared] = await it.at.world.asActor(worker, async (stores) => [
        await stores.packs.list(caseId),
        await stores.guestDoors.list(caseId),
        await stores.sharing.sharedWith(caseId),
      ])
      const told = shared.filter(({ by }) => by === 'pack').map(({ thingId }) => thingId)
      return given
        .filter(({ packId }) => told.includes(packId))
        .flatMap(({ packId, id }) => {
          const pack = packs.find((one) => one.id === packId)
          const door = doors.find((one) => one.id === id)
          if (!pack || !door) return []
          return [{ member: members.indexOf(pack.memberId), opened: pack.views - door.viewsLeft }]
        })
    },
  }
}

async function lead(
  life: fc.Arbitrary<PackStep[]>,
  count: number,
  met: Record<string, number> = {},
) {
  const property = fc.asyncProperty(life, async (happens) => {
    const real = await kept()
    await fc.asyncModelRun(() => ({ model: noPacks(met), real }), happens)
  })
  return fc.check(property, { numRuns: count, seed, endOnFailure: true })
}

test(`packs over ${steps} steps on a real database are what a simple model says, ${lives} times`, async (t) => {
  const met: Record<string, number> = {}
  const said = await lead(packLife(steps), lives, met)
  assert.ok(!said.failed, fc.defaultReportMessage(said))
  t.diagnostic(`${said.numRuns} lives of ${steps} steps: ${JSON.stringify(met)}`)
  for (const what of ['released', 'withheld', 'closed', 'opened']) {
    assert.ok((met[what] ?? 0) > lives, `hardly ever ${what}`)
  }
})

test('whatever ends a pack, whoever has its link and its code opens nothing', async () => {
  const said = await lead(packEnds, 30)
  assert.ok(!said.failed, fc.defaultReportMessage(said))
})

test('a door that outlives the last day of whoever it is for is none', async () => {
  it.at.setNow('2026-03-02T09:00:00.000Z')
  const caseId = await aNamedPerson(it)
  const memberId = await it.aSolicitor(caseId)
  it.at.setNow('2026-06-01T09:00:00.000Z')
  const said = await giveOut(quickPress(it.services), it, {
    caseId,
    memberId,
    days: 7,
    writeId: it.newId(),
  })
  assert.ok('made' in said, JSON.stringify(said))
  const { until } =
    (await it.at.world.asActor(it.worker, ({ circle }) => circle.members(caseId)))[0] ?? {}
  assert.equal(until, aDay('2026-06-02'))
  assert.equal(said.made.expiresAt, '2026-06-02T22:59:59.999Z')
})

test('asked again and agreed to less, they lose what they could open before', async () => {
  const real = await kept()
  await real.consent()
  await real.bring(0)
  assert.ok(await real.release(0, { days: 3, views: 2 }))
  await real.consent()
  await real.askAgain(0, 1, true)
  assert.equal(await real.code(0, true), 'closed')
})

for (const [table, trigger] of [
  ['case_fact', 'close_guest_doors'],
  ['circle_member_version', 'close_guest_doors'],
] as const) {
  test(`planted and caught: ${table} closes no doors`, async () => {
    await it.at.test.asAdministrator(`alter table ${table} disable trigger ${trigger}`)
    try {
      assert.ok((await lead(packEnds, 40)).failed, 'not noticed')
    } finally {
      await it.at.test.asAdministrator(`alter table ${table} enable trigger ${trigger}`)
    }
  })
}
