/** Risk, through the front door: a judgement in words, somebody else's look, what was noticed, the plan. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { projectCase } from '../../../application/case/project-case.ts'
import { loadPolicy } from '../../../application/load-policy.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import type { Fact } from '../../../domain/facts/fact.ts'
import { newId } from '../../../storage/new-id.ts'
import { aCase, inCase } from '../../../storage/stores/testing.ts'
import { routes } from '../../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'

const on = aDay('2026-03-02')
const policy = loadPolicy()

describe('how safe a person is', () => {
  let door: FrontDoor
  let worker: Browser
  let manager: Browser
  before(async () => {
    door = await aFrontDoor('demo', routes)
    // A Monday in March.
    door.at.setNow('2026-03-02T09:00:00.000Z')
    worker = await as('worker')
    manager = await as('manager')
  })
  after(() => door.close())

  async function as(who: 'worker' | 'manager'): Promise<Browser> {
    const browser = door.browser()
    await browser.get('/sign-in')
    const { orgId, userId } = door.at.people[who]
    await browser.post('/sign-in/as', { person: `${orgId}.${userId}`, next: '/' })
    await browser.get('/today')
    return browser
  }

  async function aPerson(alias: string): Promise<string> {
    const { id } = await aCase(door.at.world, door.at.people.worker, { alias })
    const at = `/cases/${id}`
    await tell(id, { type: 'case-opened', detail: { nation: 'ENG', ageGroup: 'adult' } })
    await tell(id, { type: 'support-started', detail: { mode: 'outreach' } })
    return at
  }

  async function tell(caseId: string, told: Pick<Fact, 'type' | 'detail'>): Promise<void> {
    const { world, people } = door.at
    await inCase(world, people.worker, caseId, async (seen, { cases }) => {
      // Each test hands in the detail that belongs to the type.
      const fact = { ...told, id: newId(), on, recordedAt: world.now() } as Fact
      const projection = projectCase([...seen.facts, fact], on, policy)
      const write = { writeId: newId(), versionSeen: seen.version }
      await cases.append(seen, { facts: [fact], projection }, write)
    })
  }

  type Fields = Readonly<Record<string, string | readonly string[]>>
  const send = (who: Browser, path: string, fields: Fields = {}) =>
    who.post(path, { writeId: newId(), ...fields })

  const judged = {
    reviewSeen: '0',
    worries: 'The man with the white van',
    'rating-R11': 'present',
    'matters-R11': 'high',
    concern: 'high',
    why: 'Somebody new holds the card',
    timing: 'days',
    certainty: 'fairly',
    'action1-what': 'Another card',
    'action1-owner': 'Her worker',
    'nextReviewOn-day': '6',
    'nextReviewOn-month': '3',
    'nextReviewOn-year': '2026',
  }

  test('what is missing is said beside its field, and nothing that was typed is lost', async () => {
    const at = await aPerson('Bramble')
    const { status, body } = await send(worker, `${at}/risk/review`, {
      ...judged,
      concern: '',
      'action1-owner': '',
    })
    assert.equal(status, 422)
    assert.match(body, /Choose a word for how concerned you are/)
    assert.match(body, /Write who does it/)
    assert.match(body, /The man with the white van/)
    assert.match(body, /Another card/)
  })

  test('at high concern the next look is within a week, and somebody does something', async () => {
    const at = await aPerson('Sedge')
    const { status, body } = await send(worker, `${at}/risk/review`, {
      ...judged,
      'action1-what': '',
      'action1-owner': '',
      'nextReviewOn-day': '10',
    })
    assert.equal(status, 422)
    assert.match(body, /look again within 7 days: by 9 March 2026/)
    assert.match(body, /somebody does something/)
  })

  test('a high concern asks the manager to look; the writer cannot; then nothing is asked any more', async () => {
    const at = await aPerson('Yarrow')
    const { goTo } = await send(worker, `${at}/risk/review`, judged)
    assert.equal(goTo, `${at}/risk?done=reviewed`)
    const { body } = await worker.get(`${at}/risk`)
    assert.match(body, /You wrote it, so a colleague/)
    assert.match((await manager.get('/today')).body, /Look at a risk review a second time/)
    assert.doesNotMatch((await worker.get('/today')).body, /a second time/)

    const [, reviewId] = /reviews\/([0-9a-f-]{36})/.exec(body) ?? []
    const look = `${at}/risk/reviews/${reviewId}/look`
    assert.equal((await send(worker, look, { agrees: 'yes' })).status, 409)
    const silent = await send(manager, look, { agrees: 'no' })
    assert.match(silent.body, /Write what you see differently/)
    const looked = await send(manager, look, { agrees: 'no', lookWords: 'It is immediate' })
    assert.equal(looked.goTo, `${at}/risk?done=looked`)
    assert.match((await worker.get(`${at}/risk`)).body, /Somebody sees it differently/)
    assert.doesNotMatch((await manager.get('/today')).body, /a second time/)
  })

  test('a review is a fact of the pathway: the next one is due on the day that was set', async () => {
    const at = await aPerson('Plover')
    await send(worker, `${at}/risk/review`, judged)
    const { body } = await worker.get(at)
    assert.match(body, /Review risk with the survivor by 6 March/)
  })

  test('whoever wrote on an older picture is told, and keeps what they wrote', async () => {
    const at = await aPerson('Dunlin')
    await send(worker, `${at}/risk/review`, judged)
    const late = await send(manager, `${at}/risk/review`, { ...judged, why: 'Seen from the side' })
    assert.equal(late.status, 409)
    assert.match(late.body, /Somebody else wrote here/)
    assert.match(late.body, /Seen from the side/)
  })

  test('sent twice, a review is one review', async () => {
    const at = await aPerson('Teal')
    const writeId = newId()
    for (const _ of [1, 2]) {
      const { goTo } = await worker.post(`${at}/risk/review`, { ...judged, writeId })
      assert.equal(goTo, `${at}/risk?done=reviewed`)
    }
    assert.doesNotMatch((await worker.get(`${at}/risk`)).body, /Earlier reviews/)
  })

  test('what is noted asks for a look that very day, and Today does not say what it was', async () => {
    const at = await aPerson('Lapwing')
    await send(worker, `${at}/risk/review`, { ...judged, concern: 'low' })
    door.at.setNow('2026-03-02T15:00:00.000Z')
    const noted = await send(worker, `${at}/risk/signals`, {
      kind: 'threat',
      signalWords: 'canary-voice on the phone',
    })
    assert.equal(noted.goTo, `${at}/risk?done=noted`)
    const today = (await worker.get('/today')).body
    assert.match(today, /Look at the risk again: something happened/)
    assert.doesNotMatch(today, /threat|canary-voice/i)
    assert.match((await worker.get(`${at}/risk`)).body, /A threat was made, 2 March 2026/)
  })

  test('the second review says what changed, in words', async () => {
    const at = await aPerson('Knot')
    await send(worker, `${at}/risk/review`, judged)
    const form = await worker.get(`${at}/risk/review`)
    assert.match(form.body, /There last time/)
    await send(worker, `${at}/risk/review`, {
      ...judged,
      reviewSeen: '1',
      concern: 'raised',
      'rating-R11': 'absent',
      'rating-P02': 'present',
    })
    const { body } = await worker.get(`${at}/risk`)
    assert.match(body, /Concern went down: high before, raised now/)
    assert.match(body, /Gone.*taking control/s)
    assert.match(body, /Concern came down from high or immediate/)
  })

  test('nothing is made to carry before they said where it is safe to keep; then only what they chose', async () => {
    const at = await aPerson('Merlin')
    const plan = {
      planSeen: '0',
      'block-signs': 'I stop sleeping',
      'block-people': 'The green door',
      carried: ['signs', 'people'],
    }
    await send(worker, `${at}/risk/plan`, plan)
    assert.match((await worker.get(`${at}/risk/plan/carry`)).body, /There is nothing to carry/)
    await send(worker, `${at}/risk/plan`, { ...plan, planSeen: '1', keptWhere: 'In a shoe' })
    const { body } = await worker.get(`${at}/risk/plan/carry`)
    assert.match(body, /I stop sleeping/)
    assert.doesNotMatch(body, /The green door|Merlin/)
  })

  test('two people write in one plan at once: the second is told, keeps every word, and can save them after', async () => {
    const at = await aPerson('Plover')
    const first = { planSeen: '0', 'block-signs': 'I stop sleeping' }
    const second = { planSeen: '0', 'block-signs': 'I stop eating', 'block-leave': 'My papers' }
    assert.match((await send(worker, `${at}/risk/plan`, first)).goTo ?? '', /done=planned/)
    const refused = await send(manager, `${at}/risk/plan`, second)
    assert.equal(refused.status, 409)
    assert.match(refused.body, /I stop eating/)
    assert.match(refused.body, /My papers/)
    const stands = (await worker.get(`${at}/risk/plan`)).body
    assert.match(stands, /I stop sleeping/)
    assert.doesNotMatch(stands, /My papers/)
    const seenNow = /name="planSeen" value="(\d+)"/.exec(refused.body)?.[1] ?? ''
    const again = await send(manager, `${at}/risk/plan`, { ...second, planSeen: seenNow })
    assert.match(again.goTo ?? '', /done=planned/)
    assert.match((await worker.get(`${at}/risk/plan`)).body, /My papers/)
  })

  test('while somebody is missing the steps stand first, and support is not ended by it', async () => {
    const at = await aPerson('Brent')
    assert.equal((await send(worker, `${at}/risk/missing`, step)).status, 409)
    await tell(idIn(at), { type: 'went-missing', detail: { reportedToPolice: 'yes' } })
    const { body } = await worker.get(`${at}/risk`)
    assert.match(body, /They are missing/)
    assert.match(body, /Support is not ended/)
    const silent = await send(worker, `${at}/risk/missing`, { ...step, outcome: 'not-done' })
    assert.match(silent.body, /Write why you decided against it/)
    const { goTo } = await send(worker, `${at}/risk/missing`, step)
    assert.equal(goTo, `${at}/risk?done=step`)
  })
  const idIn = (at: string) => at.slice('/cases/'.length)
  const step = { step: 'safe-ways', outcome: 'done' }
})
