/**
 * What a pack is refused for, on a real database: each time nothing went out, nothing is kept, and the log of
 * the case says that somebody was not to be told, or that somebody came to a door that was closed.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { guestDesk } from '../../storage/guest-door/guest-desk.ts'
import { endMember, foundConflict } from '../circle/change-circle.ts'
import { aCircleWorld, type CircleWorld, today } from '../circle/circle.testing.ts'
import { takeBack } from '../circle/take-back.ts'
import type { Services } from '../services.ts'
import { aNamedPerson, giveOut, quickPress } from './packs.testing.ts'
import { revokePack } from './read-packs.ts'
import { releasePack } from './release-pack.ts'

let it: CircleWorld
before(async () => {
  it = await aCircleWorld()
})
after(() => it.at.close())

const notAllowed = 'was not allowed to tell a professional'

interface Stage {
  readonly caseId: string
  readonly memberId: string
}

async function aStage(): Promise<Stage> {
  const caseId = await aNamedPerson(it)
  return { caseId, memberId: await it.aSolicitor(caseId) }
}

async function actsOf({ caseId }: Stage): Promise<readonly string[]> {
  const rows = await it.at.test.asAdministrator<{ act: string }>(
    'select act from audit_entry where case_id = $1 order by at, id',
    [caseId],
  )
  return rows.map(({ act }) => act)
}

async function nothingWentOut({ caseId }: Stage): Promise<void> {
  const kept = await it.at.world.asActor(it.worker, async ({ sharing, packs, guestDoors }) => [
    ...(await sharing.sharedWith(caseId)),
    ...(await packs.list(caseId)),
    ...(await guestDoors.list(caseId)),
  ])
  assert.deepEqual(kept, [])
}

const release = (services: Services, stage: Stage) =>
  giveOut(services, it, { ...stage, writeId: it.newId() })

/** Sent as it stands on a page that was open from before. */
const press = (services: Services, { caseId, memberId }: Stage) =>
  releasePack(quickPress(services), it.worker, {
    caseId,
    choice: {
      ...{ memberId, template: 'solicitor', items: ['identity'], papers: [], paperIds: [] },
      ...{ days: 1, views: 1, shownOn: today, account: '', accountParts: [] },
    },
    ...{ seen: '', goOn: true, writeId: it.newId(), say: String },
  })

const withVersion = async ({ caseId }: Stage) => ({
  writeId: it.newId(),
  versionSeen: await it.versionOf(caseId),
})

/** Each is said to the worker, and done before the pack is put together or while it is printed. */
const ends: Readonly<Record<string, (stage: Stage) => Promise<object>>> = {
  'the consent was taken back': async (stage) =>
    takeBack(it.services, it.worker, { ...stage, on: today, write: await withVersion(stage) }),
  'their part was ended': (stage) =>
    endMember(it.services, it.worker, {
      ...{ ...stage, why: 'no-longer-needed' },
      write: { writeId: it.newId(), versionSeen: 1 },
    }),
  'somebody found a conflict': (stage) =>
    foundConflict(it.services, it.worker, {
      ...{ ...stage, words: 'Knows the landlord' },
      write: { writeId: it.newId(), versionSeen: 1 },
    }),
}

for (const [why, end] of Object.entries(ends)) {
  test(`${why}, and then a pack is asked for: refused with the reason, and the log has it`, async () => {
    const stage = await aStage()
    assert.ok('done' in (await end(stage)))
    const said = await release(quickPress(it.services), stage)
    assert.ok('withheld' in said && said.withheld.length > 0, JSON.stringify(said))
    await nothingWentOut(stage)
    // Only looked at, it asks for nothing: pressed all the same, the log has it.
    const pressed = await press(it.services, stage)
    assert.ok('withheld' in pressed)
    assert.ok((await actsOf(stage)).includes(notAllowed))
  })

  test(`${why} while the pack is being made: refused with the reason, and the log has it`, async () => {
    const stage = await aStage()
    const services = quickPress(it.services, async () => {
      assert.ok('done' in (await end(stage)))
    })
    const said = await release(services, stage)
    assert.ok('withheld' in said && said.withheld.length > 0, JSON.stringify(said))
    await nothingWentOut(stage)
    assert.ok((await actsOf(stage)).includes(notAllowed), (await actsOf(stage)).join('\n'))
  })
}

test('a link whose time is over, one taken back and wrong codes: the guest reads nothing, the log has each', async () => {
  const desk = guestDesk(it.at.test.db)
  const stage = await aStage()
  const give = async () => {
    const said = await release(quickPress(it.services), stage)
    assert.ok('made' in said, JSON.stringify(said))
    return said.made
  }
  const [late, back, wrong] = [await give(), await give(), await give()]
  await it.at.test.asAdministrator(
    `update guest_door set made_at = made_at - interval '4 days', expires_at = now() - interval '1 second'
     where id = '${late.id}'`,
  )
  await revokePack(it.services, it.worker, { caseId: stage.caseId, packId: back.packId })
  const other = wrong.code === '00000000' ? '11111111' : '00000000'
  assert.deepEqual(await desk.giveCode(late.link, late.code), { closed: true })
  assert.deepEqual(await desk.giveCode(back.link, back.code), { closed: true })
  assert.ok('wrong' in (await desk.giveCode(wrong.link, other)))
  const acts = await actsOf(stage)
  const closed = 'a guest came to a door that was closed'
  assert.equal(acts.filter((act) => act === closed).length, 2)
  assert.ok(
    acts.includes('a guest gave a wrong code') && acts.includes('closed a door for a guest'),
  )
})

test('a recipient who is in no circle is no recipient: nothing is made, nothing went out', async () => {
  const [stage, other] = [await aStage(), await aStage()]
  for (const memberId of [other.memberId, it.newId()]) {
    const said = await release(quickPress(it.services), { ...stage, memberId })
    assert.ok('refused' in said && said.refused.code === 'nothing-there', JSON.stringify(said))
  }
  await nothingWentOut(stage)
})
