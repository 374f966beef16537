/** Promises through the front door: three fields, two presses, what is broken first, and a week that agrees. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aDay, addDays } from '../../../domain/calendar/day.ts'
import { newId } from '../../../storage/new-id.ts'
import { aCase } from '../../../storage/stores/testing.ts'
import { dayAsTyped } from '../../parts/fields/day.ts'
import { routes } from '../../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'

const today = aDay('2026-03-02')

describe('what others promised', () => {
  let door: FrontDoor
  let worker: Browser
  let manager: Browser
  before(async () => {
    door = await aFrontDoor('demo', routes)
    onDay(today)
    worker = await as('worker')
    manager = await as('manager')
  })
  after(() => door.close())

  const onDay = (day: string) => door.at.setNow(`${day}T09:00:00.000Z`)

  async function as(who: 'worker' | 'manager'): Promise<Browser> {
    const browser = door.browser()
    await browser.get('/sign-in')
    const { orgId, userId } = door.at.people[who]
    await browser.post('/sign-in/as', { person: `${orgId}.${userId}`, next: '/' })
    await browser.get('/today')
    return browser
  }

  async function aPerson(alias = 'Bramble'): Promise<string> {
    const { id } = await aCase(door.at.world, door.at.people.worker, { alias })
    return `/cases/${id}/promises`
  }

  type Fields = Readonly<Record<string, string | readonly string[]>>

  const send = (path: string, fields: Fields = {}, who = worker) =>
    who.post(path, { writeId: newId(), ...fields })

  async function ask(at: string, fields: Fields = {}): Promise<string> {
    const owed = { owedBy: 'legal-adviser', words: 'Ring back about the first appointment.' }
    const { goTo } = await send(`${at}/new`, { ...owed, ...fields })
    assert.match(goTo ?? '', /done=asked#promise-/)
    return `${at}/${(goTo ?? '').split('#promise-')[1]}`
  }

  test('nothing yet: the page teaches what to do', async () => {
    const at = await aPerson()
    assert.match((await worker.get(at)).body, /Nobody owes this person anything/)
  })

  test('three fields make a promise, and a day makes it broken on the day after', async () => {
    onDay(today)
    const at = await aPerson()
    await ask(at, dayAsTyped('by', addDays(today, 3)))
    const due = await worker.get(at)
    assert.match(due.body, /Due within seven days: 1/)
    onDay(addDays(today, 4))
    const broken = await worker.get(at)
    assert.match(broken.body, /Broken, or silent too long: 1/)
    assert.match(
      broken.body,
      /Promised for 5 March 2026, 1 day ago\. Asked once\. Silent for 4 days/,
    )
  })

  test('asking again is two presses, counts, and does not break the silence', async () => {
    onDay(today)
    const at = await aPerson()
    const one = await ask(at)
    onDay(addDays(today, 24))
    assert.match((await worker.get(at)).body, /Asked once\. Silent for 24 days, 18 of them working/)
    assert.match((await send(`${one}/chase`, { how: 'call' })).goTo ?? '', /done=chased/)
    assert.match((await worker.get(at)).body, /Asked twice\. Silent for 24 days/)
  })

  test('the same press sent twice is one press', async () => {
    onDay(today)
    const at = await aPerson()
    const one = await ask(at)
    const form = { writeId: newId(), how: 'email' }
    await worker.post(`${one}/chase`, form)
    assert.match((await worker.post(`${one}/chase`, form)).goTo ?? '', /done=chased/)
    assert.match((await worker.get(at)).body, /Asked twice/)
  })

  test('what is missing is said beside the field, and what was typed is kept', async () => {
    onDay(today)
    const at = await aPerson()
    const words = 'Send "the letter" <soon>'
    const again = await send(`${at}/new`, {
      words,
      'by-day': '31',
      'by-month': '2',
      'by-year': '2026',
    })
    assert.equal(again.status, 422)
    assert.match(again.body, /Choose who owes it/)
    assert.match(again.body, /Enter a day that exists/)
    assert.match(again.body, /Send &quot;the letter&quot; &lt;soon&gt;/)
    const earlier = await send(`${at}/new`, {
      owedBy: 'police',
      words,
      ...dayAsTyped('by', addDays(today, -1)),
    })
    assert.match(earlier.body, /This is before they were asked/)
  })

  test('refused needs a reason, and stands among what ended with it', async () => {
    onDay(today)
    const at = await aPerson()
    const one = await ask(at)
    const missing = await send(`${one}/outcome`, { outcome: 'refused' })
    assert.equal(missing.status, 422)
    assert.match(missing.body, /Choose why; “No reason given” is one/)
    await send(`${one}/outcome`, { outcome: 'refused', refusedBecause: 'no-capacity' })
    const { body } = await worker.get(at)
    assert.match(body, /Kept, refused or not needed: 1/)
    assert.match(body, /Refused on 2 March 2026: no capacity/)
    const late = await send(`${one}/chase`, { how: 'call' })
    assert.equal(late.status, 409)
    assert.match(late.body, /This promise ended on 2 March 2026/)
  })

  test('a step higher up, then struck out again', async () => {
    onDay(today)
    const at = await aPerson()
    const one = await ask(at)
    await send(`${one}/escalate`, { rung: 'their-manager' })
    const { body } = await worker.get(one)
    assert.match(body, /Taken higher up: their manager/)
    assert.match(body, /I took it to: Their own complaints procedure/)
    const strike = /action="([^"]+\/strike-out\/[^"]+)"/.exec(body)?.[1] ?? ''
    await send(strike)
    assert.doesNotMatch((await worker.get(one)).body, /Taken higher up/)
  })

  test('Today shows what is broken or due and why, and not what was just asked about', async () => {
    onDay(today)
    const at = await aPerson('Yarrow')
    const one = await ask(at, dayAsTyped('by', addDays(today, 2)))
    const onToday = async () =>
      /Yarrow[\s\S]{0,400}Promised for 4 March/.test((await worker.get('/today')).body)
    assert.equal(await onToday(), false)
    onDay(addDays(today, 2))
    assert.equal(await onToday(), true)
    await send(`${one}/chase`, { how: 'call' })
    assert.equal(await onToday(), false)
    onDay(addDays(today, 9))
    assert.equal(await onToday(), true)
  })

  test('the list of the week equals the promises that were made, for the worker and for the team', async () => {
    onDay(today)
    const at = await aPerson('Campion')
    // The day that was named, as days from today; undefined: none. Asked so many days ago.
    const rows = [
      { by: -1, asked: 5, here: true },
      { by: 0, asked: 5, here: true },
      { by: 6, asked: 5, here: true },
      { by: 7, asked: 5, here: false },
      { by: undefined, asked: 14, here: true },
      { by: undefined, asked: 8, here: true },
      { by: undefined, asked: 7, here: false },
    ]
    const expected: string[] = []
    for (const { by, asked, here } of rows) {
      const one = await ask(at, {
        ...dayAsTyped('on', addDays(today, -asked)),
        ...(by !== undefined && dayAsTyped('by', addDays(today, by))),
      })
      if (here) expected.push(one)
    }
    for (const [who, path] of [
      [worker, '/promises'],
      [manager, '/promises?of=services'],
    ] as const) {
      const { body } = await who.get(path)
      const shown = [...body.matchAll(/href="(\/cases\/[^"]+\/promises\/[^"]+)"/g)].map(
        ([, href]) => href ?? '',
      )
      assert.deepEqual(shown.filter((href) => href.startsWith(at)).sort(), [...expected].sort())
    }
    assert.doesNotMatch((await manager.get('/promises')).body, /Campion/)
  })

  test('each look and each act is in the log, in words for the survivor', async () => {
    onDay(today)
    const at = await aPerson()
    const one = await ask(at)
    await send(`${one}/chase`, { how: 'call' })
    await worker.get(at)
    const { body } = await worker.get(at.replace('/promises', '/looked'))
    assert.match(body, /wrote down what somebody promised/)
    assert.match(body, /asked again for what was promised/)
    assert.match(body, /opened what others promised to do for you/)
  })
})
