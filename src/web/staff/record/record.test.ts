/** Recording what happened, through the front door: kept on a mistake, refused with reasons, never lost to another writer. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { newId } from '../../../storage/new-id.ts'
import { routes } from '../../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'

const on = (name: string, day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

describe('recording what happened', () => {
  let door: FrontDoor
  let caseId: string
  let version: number
  before(async () => {
    door = await aFrontDoor('demo', routes)
  })
  after(() => door.close())

  async function as(who: 'worker' | 'manager'): Promise<Browser> {
    const browser = door.browser()
    await browser.get('/sign-in')
    const { orgId, userId } = door.at.people[who]
    await browser.post('/sign-in/as', { person: `${orgId}.${userId}`, next: '/' })
    return browser
  }

  /** Opens the form as a person does, so that it carries what the page gave. */
  async function form(browser: Browser, path: string) {
    const { body } = await browser.get(path)
    const value = (name: string) =>
      new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? ''
    return { body, writeId: value('writeId'), versionSeen: value('versionSeen') }
  }

  async function record(browser: Browser, type: string, fields: Record<string, string>) {
    const { writeId, versionSeen } = await form(browser, `/cases/${caseId}/record/${type}`)
    version = Number(versionSeen)
    return browser.post(`/cases/${caseId}/record/${type}`, { writeId, versionSeen, ...fields })
  }

  test('a worker opens a case and records a referral; its clocks start and say so', async () => {
    const worker = await as('worker')
    const opening = await form(worker, '/cases/new')
    caseId = newId()
    const serviceId = door.at.people.worker.serviceIds[0] ?? ''
    const opened = await worker.post('/cases', {
      ...on('on', '2026-02-02'),
      writeId: opening.writeId,
      caseId,
      alias: 'Sandpiper',
      serviceId,
      nation: 'ENG',
      ageGroup: 'adult',
    })
    assert.equal(opened.goTo, `/cases/${caseId}?done=opened`)
    const consent = await record(worker, 'consent-given', {
      ...on('on', '2026-02-03'),
      consent: 'nrm-referral',
    })
    assert.equal(consent.status, 303)
    const referred = await record(worker, 'referred', {
      ...on('on', '2026-02-03'),
      authority: 'sca',
      wantsSupport: 'yes',
    })
    assert.match(referred.goTo ?? '', /done=fact&fact=/)
    const page = await worker.get(referred.goTo ?? '')
    assert.match(page.body, /What this changed/)
    assert.match(page.body, /Started:/)
    // Five working days from Tuesday 3 February, the next day as the first: Tuesday the tenth.
    assert.match(page.body, /10 February 2026/)
  })

  test('before a referral is agreed to, who may pass it on is said; the words that were said are kept', async () => {
    const worker = await as('worker')
    const asked = await worker.get(`/cases/${caseId}/record/consent-given`)
    assert.match(asked.body, /Say this before they decide/)
    assert.match(asked.body, /The Home Office may pass on what is in it/)
    assert.match(asked.body, /The police may tell the Home Office what you say/)
    const kept = await record(worker, 'consent-given', {
      ...on('on', '2026-02-04'),
      ...{ consent: 'cooperate-authorities', whereItGoes: '2026-11' },
    })
    const { body } = await worker.get(kept.goTo ?? '')
    assert.match(body, /Yes, in the words of November 2026/)
    assert.doesNotMatch(
      (await worker.get(`/cases/${caseId}/record/consent-refused`)).body,
      /Say this before/,
    )
  })

  test('a form with a mistake comes back whole, with the problem beside its field', async () => {
    const worker = await as('worker')
    const answer = await record(worker, 'reasonable-grounds-decided', {
      ...on('on', '2026-02-30'),
      outcome: 'positive',
      reasons: 'As the letter <says>',
    })
    assert.equal(answer.status, 422)
    assert.match(answer.body, /id="on-problem"/)
    assert.match(answer.body, /value="30"/)
    assert.match(answer.body, /As the letter &lt;says&gt;/)
    assert.match(answer.body, /value="positive" checked/)
  })

  test('what cannot be true is refused in words, and nothing is kept', async () => {
    const worker = await as('worker')
    const answer = await record(worker, 'conclusive-grounds-decided', {
      ...on('on', '2026-02-20'),
      outcome: 'positive',
    })
    assert.equal(answer.status, 409)
    assert.match(answer.body, /role="alert"/)
    const page = await worker.get(`/cases/${caseId}`)
    assert.ok(!page.body.includes('Conclusive grounds decision: positive'))
  })

  test('the second of two writers keeps their words and sees what the first one wrote', async () => {
    const [worker, manager] = [await as('worker'), await as('manager')]
    const path = `/cases/${caseId}/record/reasonable-grounds-decided`
    const [first, second] = [await form(worker, path), await form(manager, path)]
    const fields = { ...on('on', '2026-02-10'), outcome: 'positive' }
    const saved = await worker.post(path, { ...first, body: '', ...fields })
    assert.equal(saved.status, 303)
    const told = await manager.post(path, {
      ...second,
      body: '',
      ...fields,
      reasons: 'My own reading',
    })
    assert.equal(told.status, 409)
    assert.match(told.body, /My own reading/)
    assert.match(told.body, /Recorded meanwhile by somebody else/)
    assert.match(told.body, /Reasonable grounds decision: positive, 10 February 2026/)
  })

  test('the same form sent twice is recorded once', async () => {
    const worker = await as('worker')
    const path = `/cases/${caseId}/record/support-started`
    const { writeId, versionSeen } = await form(worker, path)
    const fields = { writeId, versionSeen, ...on('on', '2026-02-12'), mode: 'outreach' }
    const twice = await Promise.all([worker.post(path, fields), worker.post(path, fields)])
    assert.deepEqual(
      twice.map(({ status }) => status),
      [303, 303],
    )
    const page = await worker.get(`/cases/${caseId}`)
    assert.equal(page.body.split('<strong>Support started: outreach').length - 1, 1)
  })

  test('a correction moves the dates, shows before and after, and keeps the first version readable', async () => {
    const worker = await as('worker')
    const page = await worker.get(`/cases/${caseId}`)
    const fact = new RegExp(
      `/cases/${caseId}/facts/([0-9a-f-]{36})">Correct<span[^>]*>: Reasonable grounds`,
    ).exec(page.body)?.[1]
    const { writeId, versionSeen, body } = await form(
      worker,
      `/cases/${caseId}/facts/${fact}/correct`,
    )
    assert.match(body, /value="10"/)
    const corrected = await worker.post(`/cases/${caseId}/facts/${fact}`, {
      writeId,
      versionSeen,
      ...on('on', '2026-02-11'),
      outcome: 'positive',
    })
    const after = await worker.get(corrected.goTo ?? '')
    // Thirty days counting the day of the decision: 11 March before, 12 March now.
    assert.match(after.body, /Before 11 March 2026, now 12 March 2026/)
    const now = /fact=([0-9a-f-]{36})/.exec(corrected.goTo ?? '')?.[1]
    const history = await worker.get(`/cases/${caseId}/facts/${now}`)
    assert.match(history.body, /10 February 2026/)
    assert.match(history.body, /11 February 2026/)
  })

  test('a fact that never happened is struck out, and a day before that still shows it', async () => {
    const worker = await as('worker')
    const saved = await record(worker, 'risk-reviewed', on('on', '2026-02-20'))
    const fact = /fact=([0-9a-f-]{36})/.exec(saved.goTo ?? '')?.[1] ?? ''
    const { writeId } = await form(worker, `/cases/${caseId}/facts/${fact}`)
    const struck = await worker.post(`/cases/${caseId}/facts/${fact}/strike`, {
      writeId,
      versionSeen: String(version + 1),
      why: 'It was another person',
    })
    assert.equal(struck.status, 303)
    const page = await worker.get(`/cases/${caseId}`)
    assert.ok(!page.body.includes('Risk reviewed with the survivor</strong>'))
  })
})
