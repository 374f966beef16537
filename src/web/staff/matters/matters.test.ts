/** Matters and needs not met, through the front door: followed, dated, cited, and listed by reason. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { projectCase } from '../../../application/case/project-case.ts'
import { loadPolicy } from '../../../application/load-policy.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { newId } from '../../../storage/new-id.ts'
import { aCase, inCase } from '../../../storage/stores/testing.ts'
import { dayAsTyped } from '../../parts/fields/day.ts'
import { routes } from '../../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'

const policy = loadPolicy()

describe('matters and needs not met', () => {
  let door: FrontDoor
  let worker: Browser
  let manager: Browser
  before(async () => {
    door = await aFrontDoor('demo', routes)
    onDay('2026-03-02')
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

  type Fields = Readonly<Record<string, string | readonly string[]>>
  const send = (path: string, fields: Fields = {}, who = worker) =>
    who.post(path, { writeId: newId(), ...fields })

  async function aPerson(alias = 'Bramble') {
    const { id } = await aCase(door.at.world, door.at.people.worker, { alias })
    return { base: `/cases/${id}`, at: `/cases/${id}/promises` }
  }

  /** Identified on the day on which the clock stands. */
  async function aNeed(base: string, category = 'legal-immigration'): Promise<string> {
    const { world, people } = door.at
    const caseId = base.split('/').at(-1) ?? ''
    const need = newId()
    const on = world.today()
    const about = { id: newId(), on, recordedAt: world.now() }
    const facts = [{ ...about, type: 'need-identified', detail: { need, category } } as const]
    await inCase(world, people.worker, caseId, (seen, { cases }) =>
      cases.append(
        seen,
        { facts, projection: projectCase(facts, on, policy) },
        { writeId: newId(), versionSeen: seen.version },
      ),
    )
    return need
  }

  test('four firms and sixty-one days: a sentence in the daily record, linked to the need', async () => {
    onDay('2026-03-02')
    const { base, at } = await aPerson()
    const need = await aNeed(base)
    const { goTo } = await send(`${at}/matters/new`, {
      about: 'legal-advice',
      'area-legal-advice': 'immigration',
      need,
    })
    const matter = /matters\/([0-9a-f-]+)\?done=begun/.exec(goTo ?? '')?.[1] ?? ''
    for (let firm = 1; firm <= 4; firm += 1) {
      const asked = { owedBy: 'legal-adviser', words: 'Take the case?', matter, need }
      const { goTo: there = '' } = await send(`${at}/new`, asked)
      const refused = { outcome: 'refused', refusedBecause: 'no-capacity' }
      if (firm < 4) await send(`${at}/${there.split('#promise-')[1]}/outcome`, refused)
    }
    onDay('2026-05-02')
    const words =
      /Asked 4 firms, 3 refused \(no capacity 3 times\), 1 not answered\. 61 days without a legal adviser\./
    assert.match((await worker.get(`${at}/matters/${matter}`)).body, words)
    const saved = await send(`${at}/into-record`, { of: `matter:${matter}` })
    assert.match(saved.goTo ?? '', /done=written/)
    const timeline = await worker.get(base)
    assert.match(timeline.body, words)
    assert.match(timeline.body, /Legal: permission to be here/)
  })

  test('a hearing stands on Today in good time, in words that nobody typed', async () => {
    onDay('2026-03-02')
    const { at } = await aPerson('Yarrow')
    const { goTo = '' } = await send(`${at}/matters/new`, { about: 'court', words: 'Secret words' })
    const matter = goTo.split('?')[0] ?? ''
    await send(`${matter}/day`, { which: 'hearing', ...dayAsTyped('day', aDay('2026-03-16')) })
    const today = await worker.get('/today')
    assert.match(today.body, /Court or tribunal: hearing/)
    assert.doesNotMatch(today.body, /Secret words/)
    await send(`${matter}/stage`, { stage: 'over' })
    assert.doesNotMatch((await worker.get('/today')).body, /Court or tribunal: hearing/)
  })

  test('a day that cannot be is said beside its field, and what was typed is kept', async () => {
    onDay('2026-03-02')
    const { at } = await aPerson()
    const { goTo = '' } = await send(`${at}/matters/new`, { about: 'police' })
    const matter = goTo.split('?')[0] ?? ''
    const wrong = await send(`${matter}/day`, {
      which: 'last-update',
      ...dayAsTyped('day', aDay('2026-03-03')),
    })
    assert.equal(wrong.status, 422)
    assert.match(wrong.body, /This has not happened yet/)
    assert.match(wrong.body, /value="2026"/)
    assert.equal((await send(`${at}/matters/new`)).status, 422)
  })

  test('money that nobody has read about is not known', async () => {
    onDay('2026-03-02')
    const { at } = await aPerson()
    const { goTo = '' } = await send(`${at}/matters/new`, { about: 'money' })
    const { body } = await worker.get(goTo.split('?')[0] ?? '')
    assert.match(body, /were not read by anybody here/)
    assert.match(body, /Not known/)
    assert.doesNotMatch(body, /£/)
  })

  test('a need without anything for so many days is listed by reason, and somebody can say why', async () => {
    onDay('2026-03-02')
    const { base, at } = await aPerson('Campion')
    const need = await aNeed(base, 'mental-health')
    onDay('2026-03-29')
    assert.doesNotMatch((await worker.get('/unmet')).body, /Campion/)
    onDay('2026-03-30')
    assert.match(
      (await worker.get('/unmet')).body,
      /Nobody has been asked yet[\s\S]*Campion[\s\S]*28 days/,
    )
    await send(`${at}/unmet/${need}`, { reason: 'waiting-list' })
    assert.match((await worker.get('/unmet')).body, /On a waiting list: 1[\s\S]*Campion/)
    assert.match((await worker.get(at)).body, /On a waiting list/)
    assert.match((await manager.get('/unmet?of=services')).body, /Campion/)
    assert.doesNotMatch((await manager.get('/unmet')).body, /Campion/)
  })

  test('a matter recorded in error is struck out whole', async () => {
    onDay('2026-03-02')
    const { at } = await aPerson()
    const { goTo = '' } = await send(`${at}/matters/new`, { about: 'health' })
    const matter = goTo.split('?')[0] ?? ''
    const id = matter.split('/').at(-1)
    await send(`${matter}/strike-out/${id}`)
    assert.match((await worker.get(at)).body, /No matter is followed yet/)
  })
})
