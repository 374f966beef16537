/** Somebody asks, through the front door: what to say, two people who decide, and what never goes out. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { newId } from '../../../storage/new-id.ts'
import { aCase } from '../../../storage/stores/testing.ts'
import { routes } from '../../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'

describe('somebody asks about a person', () => {
  let door: FrontDoor
  let caseId: string
  before(async () => {
    door = await aFrontDoor('demo', routes)
    door.at.setNow('2026-03-02T09:00:00.000Z')
    caseId = (await aCase(door.at.world, door.at.people.worker)).id
  })
  after(() => door.close())

  async function as(who: 'worker' | 'manager' | 'protector', first: string): Promise<Browser> {
    const browser = door.browser()
    await browser.get('/sign-in')
    const { orgId, userId } = door.at.people[who]
    await browser.post('/sign-in/as', { person: `${orgId}.${userId}`, next: '/' })
    await browser.get(first)
    return browser
  }
  const asked = () => `/cases/${caseId}/asked`
  const demand = {
    ...{ asker: 'immigration-enforcement', scope: 'one', ground: 'immigration-control' },
    ...{ who: 'Officer Made-Up', what: 'Where she lives' },
  }

  test('the sentence stands first, and is the same whether there is a case or not', async () => {
    const browser = await as('worker', '/somebody-asks')
    for (const path of ['/somebody-asks', asked()]) {
      const { body } = await browser.get(path)
      assert.match(body, /I cannot say whether we know anybody of that name/)
      assert.ok(body.indexOf('I cannot say') < body.indexOf('<form class="wm-form"'))
    }
  })

  test('what is missing is said beside its field, and everything typed is kept', async () => {
    const browser = await as('worker', asked())
    const { status, body } = await browser.post(asked(), {
      ...{ ...demand, asker: '', 'due-day': '31', 'due-month': '2', 'due-year': '2026' },
      writeId: newId(),
    })
    assert.equal(status, 422)
    assert.match(body, /Choose who asks/)
    assert.match(body, /Write the day like/)
    assert.match(body, /Officer Made-Up/)
    assert.doesNotMatch((await browser.get(asked())).body, /Who asked before/)
  })

  let one = ''
  test('sent twice it is one entry, which the lead reads without opening the case', async () => {
    const browser = await as('worker', asked())
    const fields = { ...demand, writeId: newId() }
    for (const _ of [1, 2]) {
      assert.equal((await browser.post(asked(), fields)).goTo, `${asked()}?done=taken`)
    }
    const { body } = await browser.get(asked())
    const links = [...body.matchAll(/asked\/([0-9a-f-]{36})/g)]
    assert.equal(links.length, 1)
    one = links[0]?.[1] ?? ''
    const register = (await (await as('protector', '/legal-requests')).get('/legal-requests')).body
    assert.match(register, new RegExp(`/legal-requests/${one}`))
    assert.doesNotMatch(register, /Officer Made-Up/)
  })

  const sentence = 'A sentence that says why, long enough.'
  const propose = (fields: Record<string, string | string[]>) => ({
    ...{ act: 'propose', stepsSeen: '0', writeId: newId(), 'propose-words': sentence },
    ...{ 'propose-interest': 'none', ...fields },
  })

  test('a manager cannot answer immigration enforcement; the page says why', async () => {
    const manager = await as('manager', asked())
    const at = `${asked()}/${one}`
    assert.match((await manager.get(at)).body, /told nothing from here/)
    const out = await manager.post(
      at,
      propose({ decision: 'complied', 'propose-parts': 'identity' }),
    )
    assert.equal(out.status, 409)
    assert.match(out.body, /Only an order of a judge that names them/)
    assert.match(out.body, new RegExp(sentence))
  })

  test('a manager proposes to refuse, the lead agrees, the person is told, and it is settled', async () => {
    const manager = await as('manager', asked())
    const at = `${asked()}/${one}`
    const saved = await manager.post(at, propose({ decision: 'refused' }))
    assert.equal(saved.goTo, `${at}?done=saved`)
    assert.match((await manager.get(at)).body, /Now another person has to agree/)
    const agree = {
      ...{ act: 'agree', answer: 'yes', stepsSeen: '1', writeId: newId() },
      ...{ 'agree-words': sentence, 'agree-interest': 'none' },
    }
    const own = await manager.post(at, agree)
    assert.equal(own.status, 409)
    assert.match(own.body, /You proposed it yourself/)
    const lead = await as('protector', '/legal-requests')
    const office = `/legal-requests/${one}`
    assert.equal((await lead.post(office, agree)).goTo, `${office}?done=saved`)
    const tell = { act: 'tell', stepsSeen: '2', writeId: newId(), 'tell-words': sentence }
    const when = await manager.post(at, { ...tell, tell: 'later' })
    assert.equal(when.status, 422)
    assert.match(when.body, /Write the day like/)
    assert.equal((await manager.post(at, { ...tell, tell: 'told' })).goTo, `${at}?done=saved`)
    assert.match((await manager.get(at)).body, /Settled on 2 March 2026/)
    const worker = await as('worker', at)
    assert.match((await worker.get(at)).body, /Settled/)
    assert.equal((await worker.post(at, agree)).status, 404)
  })

  test('everybody of one nationality: put down without a case, and only refusing is offered', async () => {
    const worker = await as('worker', '/somebody-asks')
    const fields = { ...demand, scope: 'kind', writeId: newId() }
    const { goTo } = await worker.post('/somebody-asks', fields)
    assert.equal(goTo, '/somebody-asks?done=taken')
    const manager = await as('manager', '/legal-requests')
    const { body } = await manager.get('/legal-requests')
    const id = /legal-requests\/([0-9a-f-]{36})/.exec(body)?.[1] ?? ''
    const shown = (await manager.get(`/legal-requests/${id}`)).body
    assert.match(shown, /Refuse: nothing goes out/)
    assert.doesNotMatch(shown, /Answer what they ask/)
  })
})
