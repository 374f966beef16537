/** Neutral messages through the front door: seen before they leave, refused with reasons, loud on Today. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { KeptRules } from '../../../application/ports/contact-store.ts'
import type { MessageCarrier } from '../../../application/ports/sending/message-carrier.ts'
import { newId } from '../../../storage/new-id.ts'
import { readReach } from '../../../storage/outbox/reach.ts'
import { sendDue } from '../../../storage/outbox/start-sender.ts'
import { aCase, inCase } from '../../../storage/stores/testing.ts'
import { routes } from '../../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'

const began = '2026-03-02T10:00:00.000Z'
const address = 'jo.bloggs@made-up.example'

describe('neutral messages', () => {
  let door: FrontDoor
  let worker: Browser
  before(async () => {
    door = await aFrontDoor('demo', routes)
    door.at.setNow(began)
    worker = await as('worker')
  })
  after(() => door.close())

  async function as(who: 'worker' | 'manager'): Promise<Browser> {
    const browser = door.browser()
    await browser.get('/sign-in')
    const { orgId, userId } = door.at.people[who]
    await browser.post('/sign-in/as', { person: `${orgId}.${userId}`, next: '/' })
    return browser
  }

  const always = {
    isSafe: 'yes',
    when: 'any-time',
    content: 'appointment',
    confirmedAt: began,
    whoElseSees: 'A sister, sometimes',
  } as const

  /** A case whose person may be written to by e-mail, unless the rules say otherwise. */
  async function aPerson(email: KeptRules['channels']['email'] = always, at = address) {
    const { world, people } = door.at
    const { id } = await aCase(world, people.worker)
    await inCase(world, people.worker, id, async (seen, { people: kept, contact }) => {
      const versionSeen = seen.version
      await kept.keep(seen, 'contact', { email: at }, { writeId: newId(), versionSeen })
      const change = (rules: KeptRules) => ({ ...rules, channels: { email: email ?? always } })
      await contact.change(seen, change, { writeId: newId() })
    })
    return { id, page: `/cases/${id}/messages` }
  }

  const chosen = { template: 'please-ring', channel: 'email' }
  const valueIn = (body: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? ''

  async function send(page: string, fields: Record<string, string> = chosen) {
    await worker.get(page)
    const looked = await worker.post(`${page}/look`, fields)
    const writeId = valueIn(looked.body, 'writeId')
    return { looked, sent: await worker.post(page, { ...fields, writeId }), writeId }
  }

  const round = (answer: Awaited<ReturnType<MessageCarrier['handOver']>>, handed: string[] = []) =>
    sendDue({
      ...{ database: door.at.test.db, keys: door.at.keys, reach: readReach, log: () => {} },
      clock: { now: () => new Date(door.at.world.now()) },
      carriers: [
        {
          ...{ name: 'made-up', channels: ['email'], repeatable: false },
          async handOver({ to }) {
            handed.push(to)
            return answer
          },
        },
      ],
    })

  test('the words, the locked screen and who else sees it are shown first, and never the address', async () => {
    const { page } = await aPerson()
    const { looked, sent } = await send(page)
    assert.equal(looked.status, 200)
    assert.match(looked.body, /Hi, please ring me when it suits you\. No rush\./)
    assert.match(looked.body, /A sister, sometimes/)
    assert.match(looked.body, /What a locked screen may show/)
    assert.equal(sent.goTo, `${page}?done=sent`)
    const list = await worker.get(sent.goTo ?? '')
    assert.match(list.body, /Waiting/)
    const handed: string[] = []
    await round({ accepted: true }, handed)
    assert.deepEqual(handed, [address])
    const after = await worker.get(page)
    assert.match(after.body, /Handed over/)
    for (const { body } of [looked, list, after]) assert.ok(!body.includes('jo.bloggs'))
  })

  test('the same form sent twice is one message', async () => {
    const { page } = await aPerson()
    const { writeId } = await send(page)
    await worker.post(page, { ...chosen, writeId })
    const { body } = await worker.get(page)
    assert.equal(body.split('id="message-').length - 1, 1)
    await round({ accepted: true })
  })

  test('nothing chosen: a problem beside each question, and what was typed is kept', async () => {
    const { page } = await aPerson()
    await worker.get(page)
    const none = await worker.post(`${page}/look`, { meetingTime: '25:99' })
    assert.equal(none.status, 422)
    assert.match(none.body, /id="template-problem"/)
    assert.match(none.body, /id="channel-problem"/)
    assert.match(none.body, /value="25:99"/)
    const about = { template: 'meeting-stands', channel: 'email' }
    const noDay = await worker.post(`${page}/look`, about)
    assert.match(noDay.body, /Enter the day of the meeting/)
    const day = { 'meeting-day': '4', 'meeting-month': '3', 'meeting-year': '2026' }
    const noTime = await worker.post(`${page}/look`, { ...about, ...day, meetingTime: 'noon' })
    assert.match(noTime.body, /Enter the time of the meeting/)
    const looked = await worker.post(`${page}/look`, { ...about, ...day, meetingTime: '14:30' })
    assert.match(looked.body, /It never leaves after <time[^>]*>4 March 2026, 14:30/)
  })

  test('a meeting that is over: it is refused, and nothing waits', async () => {
    const { page } = await aPerson()
    const day = { 'meeting-day': '2', 'meeting-month': '3', 'meeting-year': '2026' }
    const about = { template: 'meeting-off', channel: 'email', ...day, meetingTime: '09:00' }
    const { looked, sent } = await send(page, about)
    assert.match(looked.body, /It must not leave now/)
    assert.equal(sent.status, 400)
    const again = await worker.post(page, { ...about, writeId: newId() })
    assert.equal(again.status, 409)
    assert.match((await worker.get(page)).body, /No message yet/)
  })

  test('what is not safe is refused with every reason, also when somebody goes round the first look', async () => {
    const { page } = await aPerson({ ...always, isSafe: 'no', content: 'none' })
    await worker.get(page)
    const looked = await worker.post(`${page}/look`, chosen)
    assert.match(looked.body, /They said that this is not safe/)
    assert.match(looked.body, /Too much for this way/)
    assert.doesNotMatch(looked.body, />Send it</)
    const forced = await worker.post(page, { ...chosen, writeId: newId() })
    assert.equal(forced.status, 409)
    assert.match((await worker.get(page)).body, /No message yet/)
  })

  test('an address that could be two is none', async () => {
    const { page } = await aPerson(always, 'jo@made-up.example, al@made-up.example')
    await worker.get(page)
    const looked = await worker.post(`${page}/look`, chosen)
    assert.match(looked.body, /No address is kept for this way/)
  })

  test('outside their hours it waits, says until when, and can be taken back', async () => {
    const evening = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '18:00', to: '19:00' }] as const
    const { page } = await aPerson({ ...always, when: evening })
    const { looked, sent } = await send(page)
    assert.match(looked.body, /waits until <time[^>]*>2 March 2026, 18:00/)
    assert.equal(sent.goTo, `${page}?done=waits`)
    const handed: string[] = []
    await round({ accepted: true }, handed)
    const list = await worker.get(page)
    const id = /id="message-([0-9a-f-]{36})"/.exec(list.body)?.[1] ?? ''
    const back = { writeId: valueIn(list.body, 'writeId') }
    assert.equal((await worker.post(`${page}/${id}/withdraw`, back)).goTo, `${page}?done=withdrawn`)
    assert.equal((await worker.post(`${page}/${id}/withdraw`, back)).status, 303)
    door.at.setNow('2026-03-02T18:30:00.000Z')
    await round({ accepted: true }, handed)
    door.at.setNow(began)
    assert.deepEqual(handed, [])
    assert.match((await worker.get(page)).body, /Withdrawn/)
  })

  test('not delivered stands first on Today, for the worker and the manager, until somebody has dealt with it', async () => {
    const { page, id: caseId } = await aPerson()
    await send(page)
    await round({ never: 'server-refused' })
    const manager = await as('manager')
    for (const browser of [worker, manager]) {
      const today = (await browser.get('/today')).body
      assert.match(today, /Messages that did not arrive, or may not have: 1/)
      assert.ok(today.indexOf('did not arrive') < today.indexOf('wm-todo__why'))
      assert.match(today, new RegExp(`${page}#message-`))
    }
    const list = await worker.get(page)
    const id = /id="message-([0-9a-f-]{36})"/.exec(list.body)?.[1] ?? ''
    const fields = { writeId: valueIn(list.body, 'writeId'), report: 'dealt-with' }
    assert.equal((await worker.post(`${page}/${id}/report`, fields)).goTo, `${page}?done=noted`)
    assert.doesNotMatch((await worker.get('/today')).body, /did not arrive/)
    assert.match((await worker.get(`/cases/${caseId}/messages`)).body, /Dealt with on/)
  })

  test('perhaps sent is said, and a person settles it', async () => {
    const { page } = await aPerson()
    await send(page)
    await round({ unsure: 'connection-lost' })
    assert.match((await worker.get('/today')).body, /may have been sent, or not/)
    const list = await worker.get(page)
    assert.match(list.body, /May have been sent/)
    const id = /id="message-([0-9a-f-]{36})"/.exec(list.body)?.[1] ?? ''
    const fields = { writeId: valueIn(list.body, 'writeId'), report: 'reached' }
    await worker.post(`${page}/${id}/report`, fields)
    assert.match((await worker.get(page)).body, /Arrived/)
    assert.doesNotMatch((await worker.get('/today')).body, /may have been sent/)
  })

  for (const [how, shut] of [
    ['nobody is at the address', 'nobody-there'],
    ['somebody else got it', 'wrong-person'],
  ] as const) {
    test(`${how}: every way is shut, and what still waits never leaves`, async () => {
      const { page } = await aPerson()
      await send(page)
      await round(shut === 'nobody-there' ? { never: shut } : { accepted: true })
      if (shut === 'wrong-person') {
        const list = await worker.get(page)
        const id = /id="message-([0-9a-f-]{36})"/.exec(list.body)?.[1] ?? ''
        const fields = { writeId: valueIn(list.body, 'writeId'), report: shut }
        assert.equal((await worker.post(`${page}/${id}/report`, fields)).status, 303)
      }
      await worker.get(page)
      const looked = await worker.post(`${page}/look`, chosen)
      assert.match(looked.body, /Somebody else answered\. Every way is shut/)
    })
  }

  test('a queued message is stopped when its person is shut off before it leaves', async () => {
    const { page, id } = await aPerson()
    await send(page)
    await inCase(door.at.world, door.at.people.worker, id, (seen, { contact }) =>
      contact.note(seen, { id: newId(), kind: 'stopped', words: 'Asked' }, { writeId: newId() }),
    )
    const handed: string[] = []
    await round({ accepted: true }, handed)
    assert.deepEqual(handed, [])
    const { body } = await worker.get(page)
    assert.match(body, /Stopped/)
    assert.match(body, /Nobody may get in touch with them/)
  })

  test('somebody who does not work on the case finds no page', async () => {
    const { page } = await aPerson()
    const browser = door.browser()
    await browser.get('/sign-in')
    const { orgId, userId } = door.at.people.colleague
    await browser.post('/sign-in/as', { person: `${orgId}.${userId}`, next: '/' })
    assert.equal((await browser.get(page)).status, 404)
    assert.equal((await browser.post(page, { ...chosen, writeId: newId() })).status, 404)
  })
})
