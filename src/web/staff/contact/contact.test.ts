/** Reaching a person, through the front door: what the rules say now, what is shut, and who may go on all the same. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { newId } from '../../../storage/new-id.ts'
import { aCase } from '../../../storage/stores/testing.ts'
import { routes } from '../../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'

// A Monday in March: nine o'clock in London.
const nine = '2026-03-02T09:00:00.000Z'
const half = '2026-03-02T10:30:00.000Z'

describe('reaching a person', () => {
  let door: FrontDoor
  let worker: Browser
  let manager: Browser
  before(async () => {
    door = await aFrontDoor('demo', routes)
    door.at.setNow(nine)
    worker = await as('worker')
    manager = await as('manager')
  })
  after(() => door.close())

  async function as(who: 'worker' | 'manager'): Promise<Browser> {
    const browser = door.browser()
    await browser.get('/sign-in')
    const { orgId, userId } = door.at.people[who]
    await browser.post('/sign-in/as', { person: `${orgId}.${userId}`, next: '/' })
    // The next form is sent from a page of this session.
    await browser.get('/today')
    return browser
  }

  async function aPerson(alias = 'Bramble'): Promise<string> {
    const { id } = await aCase(door.at.world, door.at.people.worker, { alias })
    return `/cases/${id}/contact`
  }

  type Fields = Readonly<Record<string, string | readonly string[]>>

  const send = (who: Browser, path: string, fields: Fields = {}) =>
    who.post(path, { writeId: newId(), ...fields })

  const morning = {
    isSafe: 'yes',
    when: 'windows',
    days1: ['1', '2', '3', '4', '5'],
    from1: '10',
    to1: '12:00',
    content: 'neutral',
    nameWeUse: 'Jo from work',
    whoElseSees: 'her cousin',
    askedNow: 'yes',
  }

  async function mayRingMornings(alias?: string): Promise<string> {
    const at = await aPerson(alias)
    const { goTo } = await send(worker, `${at}/rules/call`, { ...morning, rulesSeen: '0' })
    assert.equal(goTo, `${at}?done=rule`)
    return at
  }

  test('nobody has asked yet: the page says so, and no way counts as safe', async () => {
    const at = await aPerson()
    const { body } = await worker.get(at)
    assert.match(body, /Nobody has asked yet how to reach them/)
    const before = await worker.get(`${at}/before/call`)
    assert.match(before.body, /Nobody has asked about this way yet/)
  })

  test('what they said decides what may be done now, and says when next', async () => {
    door.at.setNow(nine)
    const at = await mayRingMornings()
    const early = await worker.get(at)
    assert.match(early.body, /Not at this time\. Next: Monday 2 March, 10:00/)
    door.at.setNow(half)
    const inTime = await worker.get(at)
    assert.match(inTime.body, /May be used now/)
    assert.match(inTime.body, /Until Monday 2 March, 12:00/)
    assert.match(inTime.body, /her cousin/)
  })

  test('before ringing it is written down, then the number is shown, then how it went', async () => {
    door.at.setNow(half)
    const at = await mayRingMornings()
    const person = at.replace('/contact', '/person/contact')
    await worker.post(person)
    await send(worker, `${person}/keep`, { phone: '07700 900123', versionSeen: '1' })
    assert.match((await worker.get(at)).body, /Their number or e-mail address changed/)
    door.at.setNow('2026-03-02T10:31:00.000Z')
    await send(worker, `${at}/confirm/call`)
    const shown = (await worker.post(person)).body
    assert.match(shown, /Before you use any of these/)
    assert.ok(shown.indexOf('May be used now') < shown.indexOf('07700 900123'))
    const before = await worker.get(`${at}/before/call`)
    assert.match(before.body, /Jo from work/)
    assert.ok(!before.body.includes('07700'), 'the number comes after the question')
    const on = await send(worker, `${at}/before/call`)
    assert.equal(on.status, 200)
    assert.match(on.body, /07700 900123/)
    const outcome = /action="([^"]+\/outcome)"/.exec(on.body)?.[1] ?? ''
    const saved = await send(worker, outcome, { outcome: 'no-answer' })
    assert.equal(saved.goTo, `${at}?done=outcome`)
    assert.match((await worker.get(at)).body, /No answer/)
  })

  test('before a text or an e-mail the words are chosen first; without them no number is shown', async () => {
    door.at.setNow(half)
    const at = await mayRingMornings('In writing')
    const person = at.replace('/contact', '/person/contact')
    await worker.post(person)
    const reach = { phone: '07700 900123', email: 'jo@example.org', versionSeen: '1' }
    await send(worker, `${person}/keep`, reach)
    const because = 'It cannot wait'
    for (const way of ['text', 'whatsapp', 'email']) {
      assert.match((await worker.get(`${at}/before/${way}`)).body, /Which words\?/, way)
      for (const template of ['', 'my own words']) {
        const sent = await send(worker, `${at}/before/${way}`, { template, because })
        assert.equal(sent.status, 422, way)
        assert.match(sent.body, /Choose the words that you send/)
        assert.doesNotMatch(sent.body, /07700|jo@example/)
      }
    }
    const chosen = await send(worker, `${at}/before/text`, { template: 'please-ring', because })
    assert.match(chosen.body, /please ring me when it suits you/)
  })

  test('the number changed, so what they said about it has to be asked again', async () => {
    door.at.setNow(half)
    const at = await mayRingMornings()
    const person = at.replace('/contact', '/person/contact')
    for (const [phone, versionSeen] of [
      ['07700 900123', '1'],
      ['07700 900456', '2'],
    ] as const) {
      await worker.post(person)
      await send(worker, `${person}/keep`, { phone, versionSeen })
    }
    assert.match((await worker.get(at)).body, /Their number or e-mail address changed/)
    await send(worker, `${at}/confirm/call`)
    // Confirmed at the very moment of the change is not after it.
    door.at.setNow('2026-03-02T10:31:00.000Z')
    await send(worker, `${at}/confirm/call`)
    assert.match((await worker.get(at)).body, /May be used now/)
  })

  test('outside the rules takes a reason, and the manager finds it', async () => {
    door.at.setNow(nine)
    const at = await mayRingMornings('Overridden')
    const none = await send(worker, `${at}/before/call`)
    assert.equal(none.status, 422)
    assert.match(none.body, /Write why it cannot wait/)
    const because = 'Her sister says that she is in danger'
    const on = await send(worker, `${at}/before/call`, { because })
    assert.equal(on.status, 200)
    const looked = await manager.get(at)
    assert.match(looked.body, /Their rules were not followed/)
    assert.match(looked.body, new RegExp(because))
    const seen = await send(manager, `${at}/overrides-seen`)
    assert.equal(seen.goTo, `${at}?done=looked`)
    assert.ok(!(await manager.get(at)).body.includes('Their rules were not followed'))
  })

  test('a wrong person shuts every way in one press; only whoever has checked opens them', async () => {
    door.at.setNow(half)
    const at = await mayRingMornings('Frozen')
    assert.equal((await send(worker, `${at}/wrong-person`)).goTo, `${at}?done=shut`)
    const sealed = (await worker.post(at.replace('/contact', '/person/contact'))).body
    assert.match(sealed, /Every way of reaching them is shut/)
    assert.match(sealed, /Do not ring to find out/)
    const shut = await worker.get(`${at}/before/call`)
    assert.match(shut.body, /Every way is shut until somebody has checked/)
    const tried = await send(worker, `${at}/before/call`, { because: 'I am sure' })
    assert.equal(tried.status, 422)
    assert.match(tried.body, /Every way is shut/)
    assert.equal((await send(worker, `${at}/lift-freeze`)).status, 422, 'without a word')
    const checked = { freezeLiftedWords: 'I met her; the telephone is hers again' }
    assert.equal((await send(worker, `${at}/lift-freeze`, checked)).goTo, `${at}?done=opened`)
    assert.match((await worker.get(at)).body, /Somebody else answered after this was last asked/)
  })

  test('what is shut stands on Today of the worker and of the manager, until it is opened', async () => {
    door.at.setNow(half)
    const at = await mayRingMornings('Shutday')
    await send(worker, `${at}/wrong-person`, { wrongWords: 'A man answered' })
    for (const who of [worker, manager]) {
      const { body } = await who.get('/today')
      assert.match(body, /Shutday/)
      assert.match(body, /Check who holds the telephone/)
      assert.ok(!body.includes('A man answered'), 'the words stay with the case')
    }
    await send(worker, `${at}/lift-freeze`, { freezeLiftedWords: 'I met her' })
    assert.ok(!(await manager.get('/today')).body.includes('Shutday'))
    assert.match(
      (await worker.get('/today')).body,
      /Shutday[\s\S]*Ask again how to reach them safely/,
    )
  })

  test('asking again comes onto Today two days before, and not sooner', async () => {
    door.at.setNow(half)
    await mayRingMornings('Fortnight')
    const lineOn = async (now: string) => {
      door.at.setNow(now)
      const own = await as('worker')
      return (await own.get('/today')).body.includes('Fortnight')
    }
    assert.deepEqual(
      [await lineOn('2026-03-14T10:29:00.000Z'), await lineOn('2026-03-14T10:31:00.000Z')],
      [false, true],
    )
    door.at.setNow(half)
    worker = await as('worker')
    manager = await as('manager')
  })

  test('a call that reached nobody, recorded as a fact, means asking again', async () => {
    door.at.setNow(half)
    const day = { 'on-day': '2', 'on-month': '3', 'on-year': '2026' }
    const caseId = newId()
    const serviceId = door.at.people.worker.serviceIds[0] ?? ''
    const about = { caseId, serviceId, alias: 'Unreached', nation: 'ENG', ageGroup: 'adult' }
    await send(worker, '/cases', { ...day, ...about })
    const at = `/cases/${caseId}/contact`
    await send(worker, `${at}/rules/call`, { ...morning, rulesSeen: '0' })
    const record = at.replace('/contact', '/record/contact-attempted')
    const { body } = await worker.get(record)
    const versionSeen = /name="versionSeen" value="([^"]+)"/.exec(body)?.[1] ?? ''
    const tried = { ...day, reached: 'no', channel: 'phone', versionSeen }
    const saved = await send(worker, record, tried)
    assert.equal(saved.status, 303)
    assert.match((await worker.get(at)).body, /They could not be reached after this was last asked/)
  })

  test('an outcome "somebody else answered" shuts every way by itself', async () => {
    door.at.setNow(half)
    const at = await mayRingMornings()
    const on = await send(worker, `${at}/before/call`)
    const outcome = /action="([^"]+\/outcome)"/.exec(on.body)?.[1] ?? ''
    await send(worker, outcome, { outcome: 'wrong-person', outcomeWords: 'A man' })
    assert.match((await worker.get(at)).body, /Somebody else answered: every way is shut/)
  })

  test('against a stop it takes two people: the one who asks cannot be the one who agrees', async () => {
    door.at.setNow(half)
    const at = await mayRingMornings('Stopped')
    assert.equal((await send(worker, `${at}/stop`)).status, 422, 'a stop needs a reason')
    await send(worker, `${at}/stop`, { stopWords: 'He reads her messages' })
    const because = 'The police ask us to'
    const alone = await send(worker, `${at}/before/call`, { because })
    assert.match(alone.body, /a manager has to agree first/)
    const asked = await send(worker, `${at}/second/call`, { askWords: because })
    assert.equal(asked.goTo, `${at}?done=asked`)
    const own = await send(worker, `${at}/second`, { agrees: 'yes', secondWords: 'Yes' })
    assert.equal(own.status, 404, 'a worker never agrees')
    const agreed = await send(manager, `${at}/second`, { agrees: 'yes', secondWords: 'Yes' })
    assert.equal(agreed.goTo, `${at}?done=agreed`)
    door.at.setNow('2026-03-02T11:31:00.000Z')
    const late = await send(worker, `${at}/before/call`, { because })
    assert.equal(late.status, 422, 'the word held for an hour')
    door.at.setNow('2026-03-02T11:00:00.000Z')
    assert.equal((await send(worker, `${at}/before/call`, { because })).status, 200)
    const again = await send(worker, `${at}/before/call`, { because })
    assert.equal(again.status, 422, 'and once')
  })

  test('whoever did not hear that it was done, and sends it again, is told that it is done', async () => {
    door.at.setNow(half)
    const at = await mayRingMornings('Unheard')
    async function twice(who: Browser, path: string, done: string, fields: Fields = {}) {
      const form = { writeId: newId(), ...fields }
      for (const _ of ['heard by nobody', 'again']) {
        assert.equal((await who.post(`${at}/${path}`, form)).goTo, `${at}?done=${done}`, path)
      }
    }
    await send(worker, `${at}/wrong-person`)
    await twice(worker, 'lift-freeze', 'opened', { freezeLiftedWords: 'I met her' })
    await send(worker, `${at}/stop`, { stopWords: 'He reads her messages' })
    await send(worker, `${at}/second/call`, { askWords: 'The police ask us to' })
    await twice(manager, 'second', 'refused', { agrees: 'no', secondWords: 'It can wait' })
    await send(worker, `${at}/second/call`, { askWords: 'The police ask us to' })
    await twice(manager, 'second', 'agreed', { agrees: 'yes', secondWords: 'Yes' })
    await send(worker, `${at}/before/call`, { because: 'The police ask us to' })
    await twice(manager, 'overrides-seen', 'looked')
    await twice(worker, 'lift-stop', 'lifted', { stopLiftedWords: 'She has a new one' })
    const other = await send(worker, `${at}/lift-stop`, { stopLiftedWords: 'She has a new one' })
    assert.equal(other.status, 409, 'another form finds nothing to do')
  })

  test('a manager who asks cannot agree to it', async () => {
    door.at.setNow(half)
    const at = await mayRingMornings()
    await send(worker, `${at}/stop`, { stopWords: 'He reads her messages' })
    await send(manager, `${at}/second/call`, { askWords: 'It must be' })
    const own = await send(manager, `${at}/second`, { agrees: 'yes', secondWords: 'Yes' })
    assert.equal(own.status, 409)
  })

  test('a mistake keeps every answer and says where it is', async () => {
    const at = await aPerson()
    const wrong = { ...morning, from1: 'morning', staleAfterDays: '90', rulesSeen: '0' }
    const { status, body } = await send(worker, `${at}/rules/call`, wrong)
    assert.equal(status, 422)
    assert.match(body, /value="morning"/)
    assert.match(body, /Write when it begins/)
    assert.match(body, /from 1 to 30/)
    assert.match(body, /her cousin/)
  })

  test('two people write about one way: the second is told, and keeps what was typed', async () => {
    const at = await mayRingMornings()
    const late = await send(worker, `${at}/rules/call`, {
      ...morning,
      isSafe: 'no',
      rulesSeen: '0',
    })
    assert.equal(late.status, 409)
    assert.match(late.body, /Somebody else changed these rules/)
  })

  test('the code word is shown only when somebody asks', async () => {
    const at = await aPerson()
    await send(worker, `${at}/code-word`, { codeWord: 'lantern' })
    assert.ok(!(await worker.get(at)).body.includes('lantern'))
    assert.match((await worker.post(`${at}/code-word/show`)).body, /lantern/)
  })

  test('what was written before there were questions is still there, behind a press', async () => {
    const at = await aPerson()
    const person = at.replace('/contact', '/person/contact')
    await worker.post(person)
    const kept = { safeToCall: 'Only when the kettle is on', versionSeen: '1' }
    await send(worker, `${person}/keep`, kept)
    const page = await worker.get(at)
    assert.ok(!page.body.includes('kettle'), 'no address opens it by itself')
    assert.match(page.body, /Show numbers and what was written/)
    assert.match((await worker.post(person)).body, /Only when the kettle is on/)
  })

  test('only approved words are offered, and no more than they agreed to', async () => {
    door.at.setNow(half)
    const at = await aPerson()
    await send(worker, `${at}/rules/text`, { ...morning, rulesSeen: '0' })
    const { body } = await worker.get(`${at}/before/text`)
    assert.match(body, /please ring me when it suits you/)
    assert.ok(!body.includes('our meeting is still on'), 'an appointment is more than neutral')
    const sly = await send(worker, `${at}/before/text`, { template: 'meeting-stands' })
    assert.equal(sly.status, 422)
    assert.match(sly.body, /Too much for this way/)
  })

  test('a person of another organisation is not there', async () => {
    const at = await aPerson()
    const stranger = door.browser()
    await stranger.get('/sign-in')
    const { orgId, userId } = door.at.people.otherWorker
    await stranger.post('/sign-in/as', { person: `${orgId}.${userId}`, next: '/' })
    assert.equal((await stranger.get(at)).status, 404)
    assert.equal((await send(stranger, `${at}/wrong-person`)).status, 404)
  })
})
