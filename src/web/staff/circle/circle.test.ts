/** The people around somebody, through the front door: brought in, told, asked again, taken back, asked to stop. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { recordFacts } from '../../../application/case/record-facts.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { newId } from '../../../storage/new-id.ts'
import { aCase } from '../../../storage/stores/testing.ts'
import { routes } from '../../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'

describe('people around them', () => {
  let door: FrontDoor
  let worker: Browser
  before(async () => {
    door = await aFrontDoor('demo', routes)
    door.at.setNow('2026-03-02T09:00:00.000Z')
    worker = door.browser()
    await worker.get('/sign-in')
    const { orgId, userId } = door.at.people.worker
    await worker.post('/sign-in/as', { person: `${orgId}.${userId}`, next: '/' })
    await worker.get('/today')
  })
  after(() => door.close())

  async function managerOf(): Promise<Browser> {
    const manager = door.browser()
    await manager.get('/sign-in')
    const { orgId, userId } = door.at.people.manager
    await manager.post('/sign-in/as', { person: `${orgId}.${userId}`, next: '/' })
    return manager
  }

  async function aPerson(): Promise<string> {
    const { id } = await aCase(door.at.world, door.at.people.worker)
    const detail = { nation: 'ENG', ageGroup: 'adult' } as const
    await recordFacts(door.services, door.at.people.worker, {
      caseId: id,
      facts: [{ type: 'case-opened', on: aDay('2026-01-05'), detail }],
      write: { writeId: newId(), versionSeen: 1 },
    })
    return `/cases/${id}/circle`
  }

  type Fields = Readonly<Record<string, string | readonly string[]>>

  /** What is hidden in the form of the page: the versions that were seen. */
  async function seen(path: string): Promise<Fields> {
    const { body } = await worker.get(path)
    const hidden = (name: string) =>
      new RegExp(`name="${name}" value="(-?\\d+)"`).exec(body)?.[1] ?? ''
    return { versionSeen: hidden('versionSeen'), memberSeen: hidden('memberSeen') }
  }

  const send = (path: string, fields: Fields = {}) =>
    worker.post(path, { writeId: newId(), ...fields })

  const solicitor: Fields = {
    type: 'legal-adviser',
    who: 'Ms Made-Up',
    organisation: 'Invented Law',
    items: ['identity', 'decisions'],
    consent: 'now',
    language: 'Albanian',
    readBack: 'yes',
    about: 'What she needs for my papers',
  }

  async function brought(fields: Fields = {}): Promise<{ at: string; member: string }> {
    const at = await aPerson()
    const versions = await seen(`${at}/new`)
    const { goTo, body } = await send(`${at}/new`, { ...versions, ...solicitor, ...fields })
    assert.equal(goTo, `${at}?done=added`, body)
    const page = await worker.get(at)
    const [, id] = /circle\/members\/([0-9a-f-]{36})/.exec(page.body) ?? []
    return { at, member: `${at}/members/${id}` }
  }

  test('nobody is told anything at first, and the page says how it begins', async () => {
    const { body } = await worker.get(await aPerson())
    assert.match(body, /No professional may be told anything about them/)
  })

  test('somebody is brought in with a consent that is recorded in the same breath', async () => {
    const { at } = await brought()
    const { body } = await worker.get(at)
    assert.match(body, /Ms Made-Up/)
    assert.match(body, /May be told: Name and date of birth, Decisions/)
    assert.match(body, /They agreed on 2 March 2026, in Albanian, said back in their own words/)
    assert.match(body, /until 2 June 2026/)
    const timeline = await worker.get(at.replace('/circle', ''))
    assert.match(timeline.body, /Consent given/)
  })

  test('what was typed stays when something is missing, and nothing is kept', async () => {
    const at = await aPerson()
    const { status, body } = await send(`${at}/new`, { ...solicitor, who: '', items: [] })
    assert.equal(status, 422)
    assert.match(body, /Write who it is/)
    assert.match(body, /Tick what they may be told/)
    assert.match(body, /value="Invented Law"/)
    assert.match((await worker.get(at)).body, /No professional may be told/)
  })

  for (const type of ['immigration-enforcement', 'embassy', 'unknown', 'friend']) {
    test(`${type} is refused by the rule, whatever the form was made to send`, async () => {
      const at = await aPerson()
      const versions = await seen(`${at}/new`)
      const { status, body } = await send(`${at}/new`, { ...versions, ...solicitor, type })
      assert.equal(status, 409)
      assert.match(body, /never told anything from here/)
    })
  }

  test('longer than twelve months is refused in words, with everything kept', async () => {
    const at = await aPerson()
    const until = { 'until-day': '3', 'until-month': '3', 'until-year': '2027' }
    const versions = await seen(`${at}/new`)
    const { status, body } = await send(`${at}/new`, { ...versions, ...solicitor, ...until })
    assert.equal(status, 409)
    assert.match(body, /until 2 March 2027 at most/)
    assert.match(body, /value="Ms Made-Up"/)
  })

  test('telling less needs no question; telling more does', async () => {
    const { member } = await brought()
    const more = { consent: 'as-it-is', items: ['identity', 'health'] }
    const refused = await send(`${member}/terms`, { ...(await seen(member)), ...more })
    assert.equal(refused.status, 409)
    assert.match(refused.body, /more than they agreed to/)
    const less = { consent: 'as-it-is', items: ['identity'] }
    const saved = await send(`${member}/terms`, { ...(await seen(member)), ...less })
    assert.equal(saved.goTo, `${member}?done=changed`)
    const again = { ...more, consent: 'now', language: 'English' }
    const asked = await send(`${member}/terms`, { ...(await seen(member)), ...again })
    assert.equal(asked.goTo, `${member}?done=changed`, asked.body)
    assert.match((await worker.get(member)).body, /Every change: 3/)
  })

  test('the same form sent twice is done once', async () => {
    const at = await aPerson()
    const form = { ...(await seen(`${at}/new`)), ...solicitor, writeId: newId() }
    for (const _ of [1, 2]) assert.equal((await send(`${at}/new`, form)).goTo, `${at}?done=added`)
    assert.match((await worker.get(at)).body, /Who may be told what: 1/)
  })

  test('whoever changed what somebody else had changed is told, and their words are there', async () => {
    const { member } = await brought()
    const before = await seen(member)
    const end = { why: 'no-longer-needed', endWords: 'The appeal is over' }
    const less = { consent: 'as-it-is', items: ['identity'] }
    assert.ok((await send(`${member}/terms`, { ...before, ...less })).goTo)
    const { status, body } = await send(`${member}/end`, { ...before, ...end })
    assert.equal(status, 409)
    assert.match(body, /The appeal is over/)
  })

  test('taken back: nothing more may be told, and everything that went out is named with a letter', async () => {
    const { at, member } = await brought()
    const told = { told: ['identity'], by: 'told', what: 'On the telephone' }
    assert.equal((await send(`${member}/told`, told)).goTo, `${member}?done=told`)
    const took = await send(`${member}/take-back`, { ...(await seen(member)), takenForm: 'verbal' })
    assert.equal(took.goTo, `${member}/notice?done=taken-back`, took.body)
    const letter = await worker.get(`${member}/notice`)
    assert.match(letter.body, /please do not use it and do not pass it on/)
    assert.match(letter.body, /On the telephone/)
    const page = await worker.get(at)
    assert.match(page.body, /Taken back on 2 March 2026/)
    assert.match(page.body, /Ask them to stop using what they were told: 1/)
    assert.match((await worker.get('/today')).body, /they were told something, and may not use it/)

    const again = await send(`${member}/told`, told)
    assert.equal(again.status, 409)
    assert.match(again.body, /They may not be told this/)

    assert.equal((await send(`${member}/notice`)).goTo, `${member}?done=given`)
    assert.ok(!(await worker.get(at)).body.includes('Ask them to stop using'))
    assert.match((await worker.get(`${at}/shared`)).body, /On the telephone/)
  })

  test('who must not be told is told nothing, and no letter is asked for by itself', async () => {
    const { at, member } = await brought()
    const words = { conflictWords: 'Her cousin works for him' }
    assert.equal((await send(`${member}/conflict`, await seen(member))).status, 422)
    const stopped = await send(`${member}/conflict`, { ...(await seen(member)), ...words })
    assert.equal(stopped.goTo, `${member}?done=stopped`)
    assert.match((await worker.get(at)).body, /They must not be told, since 2 March 2026/)
    assert.match(
      (await worker.get(member)).body,
      /A service manager who did not find it can clear it/,
    )
  })

  test('a mistake is cleared by a manager who did not find it, with the reason, and stands in the log', async () => {
    const { at, member } = await brought()
    const found = { conflictWords: 'Her cousin works for him' }
    await send(`${member}/conflict`, { ...(await seen(member)), ...found })
    const why = { clearWords: 'Another firm of the same name' }
    const own = await send(`${member}/clear`, { ...(await seen(member)), ...why })
    assert.equal(own.status, 404, 'no worker clears it')
    const manager = await managerOf()
    const sent = async (fields: Fields) =>
      manager.post(`${member}/clear`, { writeId: newId(), ...(await seen(member)), ...fields })
    await manager.get(member)
    const silent = await sent({})
    assert.equal(silent.status, 422)
    assert.match(silent.body, /id="clearWords-problem"/)
    assert.equal((await sent(why)).goTo, `${member}?done=cleared`)
    assert.equal((await sent(why)).status, 409, 'there is nothing to clear any more')
    assert.doesNotMatch((await worker.get(at)).body, /They must not be told/)
    assert.match((await worker.get(member)).body, /Another firm of the same name/)
    const acts = await door.at.test.asAdministrator<{ act: string }>(
      `select act from waymark.audit_entry where case_id = '${at.split('/')[2]}'`,
    )
    assert.ok(acts.some(({ act }) => act === 'cleared that somebody must not be told'))

    // What a manager found themselves, another one clears.
    await manager.post(`${member}/conflict`, {
      writeId: newId(),
      ...(await seen(member)),
      ...found,
    })
    const self = await sent(why)
    assert.equal(self.status, 409)
    assert.match(self.body, /Somebody else has to clear it/)
  })

  test('what ends soon is on Today with what to do', async () => {
    const until = { 'until-day': '9', 'until-month': '3', 'until-year': '2026' }
    const { at } = await brought(until)
    assert.match((await worker.get(at)).body, /Ends soon/)
    assert.match((await worker.get('/today')).body, /Legal adviser: what they may be told ends/)
  })

  test('a consent that was recorded and bound to nobody is shown, and can be bound in one press', async () => {
    const at = await aPerson()
    const caseId = at.split('/')[2] ?? ''
    const detail = {
      consent: 'share-with-organisation',
      about: 'The school, about English',
    } as const
    await recordFacts(door.services, door.at.people.worker, {
      caseId,
      facts: [{ type: 'consent-given', on: aDay('2026-03-01'), detail }],
      write: { writeId: newId(), versionSeen: 2 },
    })
    const { body } = await worker.get(at)
    assert.match(body, /Agreed, and nobody brought in: 1/)
    const [, consent = ''] = /new\?consent=([0-9a-f-]{36})/.exec(body) ?? []
    const page = await worker.get(`${at}/new?consent=${consent}`)
    assert.match(page.body, /The school, about English/)
    const versions = await seen(`${at}/new`)
    const school = { ...solicitor, type: 'school', consent }
    assert.ok((await send(`${at}/new`, { ...versions, ...school })).goTo)
    assert.ok(!(await worker.get(at)).body.includes('nobody brought in'))
  })
})
