/** Keeping and destroying through the front door: a schedule, a proposal, two people, a hold. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aDay } from '../../../domain/calendar/day.ts'
import { newId } from '../../../storage/new-id.ts'
import { keepAndPropose } from '../../../storage/retention/nightly.ts'
import { aCase } from '../../../storage/stores/testing.ts'
import { dayAsTyped } from '../../parts/fields/day.ts'
import { routes } from '../../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'

describe('keeping and destroying', () => {
  let door: FrontDoor
  let caseId: string
  before(async () => {
    door = await aFrontDoor('demo', routes)
    onDay('2026-03-02')
    caseId = (await aCase(door.at.world, door.at.people.worker)).id
    await door.at.test.asAdministrator(
      `update waymark.case_file set active = false, opened_at = '2026-03-02' where id = $1`,
      [caseId],
    )
  })
  after(() => door.close())

  const onDay = (day: string) => door.at.setNow(`${day}T09:00:00.000Z`)
  const night = (today: string) => {
    onDay(today)
    const { orgId } = door.at.people.worker
    return keepAndPropose(door.at.test.db, door.at.keys, { orgId, today: aDay(today) })
  }

  async function as(who: 'worker' | 'manager' | 'protector', first: string): Promise<Browser> {
    const browser = door.browser()
    await browser.get('/sign-in')
    const { orgId, userId } = door.at.people[who]
    await browser.post('/sign-in/as', { person: `${orgId}.${userId}`, next: '/' })
    await browser.get(first)
    return browser
  }
  const lead = () => as('protector', '/retention')
  const kept = () => `/cases/${caseId}/kept`

  test('nothing is counted before the organisation has confirmed its own schedule', async () => {
    assert.equal((await night('2036-03-02')).proposed, 0)
    assert.match((await (await lead()).get('/retention')).body, /No schedule was confirmed/)
  })

  const schedule = { 'narrative-case-closed': '12', first: '60', second: '14', quiet: '30' }

  test('a mistyped length comes back with everything that was typed', async () => {
    const browser = await lead()
    await browser.get('/retention/schedule')
    const fields = { ...schedule, version: '0', 'narrative-case-closed': 'six' }
    const { status, body } = await browser.post('/retention/schedule', fields)
    assert.equal(status, 422)
    assert.match(body, /Write a whole number/)
    assert.match(body, /value="six"/)
  })

  test('the schedule is confirmed, and the next night proposes with the reason', async () => {
    onDay('2027-03-01')
    const browser = await lead()
    await browser.get('/retention/schedule')
    const { goTo } = await browser.post('/retention/schedule', { ...schedule, version: '0' })
    assert.equal(goTo, '/retention?done=confirmed')
    const old = await browser.post('/retention/schedule', {
      ...schedule,
      quiet: '31',
      version: '0',
    })
    assert.equal(old.status, 409)
    assert.equal((await night('2027-03-03')).proposed, 1)
    const { body } = await (await lead()).get('/retention')
    assert.match(body, /12 months after the day the case was closed/)
    assert.match(body, /Nobody has agreed yet/)
  })

  const waits = /The time to keep part of this record is over/
  const todayOf = async (who: 'worker' | 'manager') =>
    (await (await as(who, '/today')).get('/today')).body

  test('a manager is asked on Today, and nobody else; looked at again each night, it is one line', async () => {
    await night('2027-03-03')
    const body = await todayOf('manager')
    assert.equal(body.match(new RegExp(waits, 'g'))?.length, 1)
    assert.match(body, new RegExp(`href="${kept()}"`))
    assert.doesNotMatch(await todayOf('worker'), waits)
  })

  const purgeIn = (body: string) => /name="purge" value="([0-9a-f-]{36})"/.exec(body)?.[1] ?? ''

  test('both agree on their own pages, after they have looked; a hold stops it all the same', async () => {
    const browser = await lead()
    const purge = purgeIn((await browser.get('/retention')).body)
    const blind = await browser.post('/retention', { purge, act: 'agree' })
    assert.equal(blind.status, 422)
    const agree = { purge, act: 'agree', [`looked-${purge}`]: 'yes' }
    assert.equal((await browser.post('/retention', agree)).goTo, '/retention?done=agreed')
    const manager = await as('manager', kept())
    assert.match(await todayOf('manager'), waits, 'the lead alone is not two people')
    assert.match((await manager.post(kept(), agree)).goTo ?? '', /done=agreed/)
    assert.doesNotMatch(await todayOf('manager'), waits, 'they decided')
    assert.match(
      (await manager.get(kept())).body,
      /Decided\. Its keys are destroyed on 10 March 2027/,
    )
    const hold = {
      ...{ writeId: newId(), act: 'hold', ground: 'court', reason: 'A court asked for it' },
      ...dayAsTyped('until', aDay('2027-12-31')),
    }
    for (const _ of [1, 2]) {
      assert.match((await manager.post(kept(), hold)).goTo ?? '', /done=held/)
    }
    assert.equal((await night('2027-03-10')).stopped, 1)
    const worker = await as('worker', kept())
    const { body } = await worker.get(kept())
    assert.equal(body.match(/A court asked for it/g)?.length, 1, 'sent twice, it is one hold')
    assert.match(body, /Not done: a hold keeps it/)
    assert.match(body, /Kept by a hold, to 31 December 2027 at least/)
    assert.doesNotMatch(body, /Place the hold/)
    const timeline = await worker.get(`/cases/${caseId}`)
    assert.match(timeline.body, /kept until 31 December 2027 at least: a court case, or one that/)
  })

  async function referenceOf(id: string): Promise<string> {
    const [row] = await door.at.test.asAdministrator<{ reference: string }>(
      'select reference from waymark.case_file where id = $1',
      [id],
    )
    return row?.reference ?? ''
  }

  test('the lead holds a record by its reference without opening it; what is typed wrong comes back', async () => {
    const { id } = await aCase(door.at.world, door.at.people.worker)
    const browser = await lead()
    const hold = {
      ...{ writeId: newId(), act: 'hold', ground: 'request', reason: 'Somebody asked for a copy' },
      ...dayAsTyped('until', aDay('2028-01-31')),
    }
    const wrong: readonly [Record<string, string>, RegExp][] = [
      [{ reference: '' }, /Write the reference of the case/],
      [{ reference: 'WM-NONE0' }, /no case with this reference/],
      [{ reference: await referenceOf(id), ground: 'whim' }, /Choose what asks for it/],
    ]
    for (const [fields, said] of wrong) {
      const { status, body } = await browser.post('/retention', { ...hold, ...fields })
      assert.equal(status, 422)
      assert.match(body, said)
      assert.match(body, /Somebody asked for a copy/, 'what was typed is gone')
    }
    const reference = (await referenceOf(id)).toLowerCase()
    for (const _ of [1, 2]) {
      const { goTo } = await browser.post('/retention', { ...hold, reference })
      assert.equal(goTo, '/retention?done=held')
    }
    const worker = await as('worker', `/cases/${id}/kept`)
    const { body } = await worker.get(`/cases/${id}/kept`)
    assert.equal(body.match(/Somebody asked for a copy/g)?.length, 1, 'sent twice, it is one hold')
    assert.equal((await browser.get(`/cases/${id}/kept`)).status, 404, 'the case stays shut')
  })

  test('what the lead takes back is not asked of a manager any longer', async () => {
    await door.at.test.asAdministrator(
      `update waymark.retention_hold set ended_on = '2027-03-11', ended_by = placed_by`,
    )
    await night('2027-03-20')
    assert.match(await todayOf('manager'), waits)
    const browser = await lead()
    const purge = purgeIn((await browser.get('/retention')).body)
    await browser.post('/retention', { purge, act: 'take-back' })
    assert.doesNotMatch(await todayOf('manager'), waits)
  })

  test('an open claim for compensation asks for a hold, and a press fills the form', async () => {
    onDay('2027-04-01')
    const { id } = await aCase(door.at.world, door.at.people.worker)
    const at = `/cases/${id}`
    const worker = await as('worker', at)
    const opened = await worker.post(`${at}/promises/matters/new`, {
      ...{ writeId: newId(), about: 'compensation', 'area-compensation': 'wages' },
    })
    const matter = opened.goTo?.replace(/\?.*/, '') ?? ''
    assert.match((await worker.get(matter)).body, /Keep this record until it is settled\?/)
    assert.match((await worker.get(`${at}/kept`)).body, /A service manager can hold it/)
    const manager = await as('manager', at)
    const { body } = await manager.get(`${at}/kept?hold=compensation`)
    assert.match(body, /value="compensation" checked/)
    assert.match(body, /It is kept until the claim is settled/)
    const until = dayAsTyped('until', aDay('2030-03-31'))
    const hold = {
      writeId: newId(),
      act: 'hold',
      ground: 'compensation',
      reason: 'A claim is open',
    }
    await manager.post(`${at}/kept`, { ...hold, ...until })
    for (const page of [matter, `${at}/kept`]) {
      assert.doesNotMatch((await manager.get(page)).body, /until it is settled\?/)
    }
    // Closed for long and not held: the night says that the claim is still open.
    await door.at.test.asAdministrator(
      `update waymark.retention_hold set ended_on = '2027-04-02', ended_by = placed_by`,
    )
    await door.at.test.asAdministrator(
      'update waymark.case_file set active = false where id = $1',
      [id],
    )
    await night('2029-04-01')
    const looked = await manager.get(`${at}/kept`)
    assert.match(looked.body, /A claim for compensation or a court case may be open/)
  })
})
