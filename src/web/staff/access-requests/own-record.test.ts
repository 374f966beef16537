/** They ask for their own record, through the front door: marked words, two people, and the file itself. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { besides } from '../../../domain/access-requests/exempt.ts'
import { newId } from '../../../storage/new-id.ts'
import { aCase, inCase } from '../../../storage/stores/testing.ts'
import { routes } from '../../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'

describe('they ask for their own record', () => {
  let door: FrontDoor
  let caseId: string
  before(async () => {
    door = await aFrontDoor('demo', routes)
    door.at.setNow('2026-03-02T09:00:00.000Z')
    caseId = (await aCase(door.at.world, door.at.people.worker)).id
    await inCase(door.at.world, door.at.people.worker, caseId, (seen, { journal }) =>
      journal.add(
        seen,
        {
          ...({ id: newId(), on: '2026-03-02' as never, kind: 'note', needIds: [] } as const),
          words: 'She came with [[AUNT-CANARY]] today.',
        },
        { writeId: newId() },
      ),
    )
    await inCase(door.at.world, door.at.people.worker, caseId, async (seen, { people, cases }) => {
      const versionSeen = (await cases.open(caseId))?.version ?? 0
      await people.keep(
        seen,
        'identity',
        { names: 'NAME-CANARY' },
        { writeId: newId(), versionSeen },
      )
    })
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
  const all = () => `/cases/${caseId}/own-record`
  const day = { 'asked-day': '2', 'asked-month': '3', 'asked-year': '2026' }
  let one = ''
  const act = async (browser: Browser, fields: Record<string, string>) => {
    const shown = (await browser.get(one)).body
    const stepsSeen = /name="stepsSeen" value="(\d+)"/.exec(shown)?.[1] ?? ''
    return browser.post(one, { stepsSeen, writeId: newId(), ...fields })
  }

  test('the field of the daily record says how to mark words about somebody else', async () => {
    const browser = await as('worker', `/cases/${caseId}`)
    assert.match(
      (await browser.get(`/cases/${caseId}`)).body,
      /Put them in \[\[double brackets\]\]/,
    )
  })

  test('a day that is none comes back with what was typed; then it is written down, with its day', async () => {
    const browser = await as('worker', all())
    const fields = { who: 'themselves', words: 'All of it', writeId: newId() }
    const wrong = await browser.post(all(), {
      ...fields,
      ...day,
      'asked-day': '31',
      'asked-month': '2',
    })
    assert.equal(wrong.status, 422)
    assert.match(wrong.body, /All of it/)
    assert.equal((await browser.post(all(), { ...fields, ...day })).goTo, `${all()}?done=taken`)
    const { body } = await browser.get(all())
    one = `${all()}/${/own-record\/([0-9a-f-]{36})/.exec(body)?.[1]}`
    assert.match(body, /Answer by 2 April 2026/)
    assert.match((await browser.get(one)).body, /the same day of the month after/)
  })

  test('what was marked is shown to be decided, and undecided there is no copy', async () => {
    const browser = await as('worker', one)
    const note = { act: 'note', happening: 'identity-known', 'note-words': 'Face to face' }
    assert.equal((await act(browser, note)).goTo, `${one}?done=saved`)
    const { body } = await browser.get(one)
    assert.match(body, /AUNT-CANARY/)
    assert.doesNotMatch(body, /NAME-CANARY/, 'who they are stays behind its own press')
    const early = await act(browser, { act: 'prepare', 'prepare-words': 'Ready' })
    assert.equal(early.status, 409)
    assert.match(early.body, /still to be decided/)
    const none = await browser.post(`${one}/copy`, { format: 'json' })
    assert.equal(none.status, 409)
  })

  test('decided, prepared, agreed by a manager, made in each kind, and given', async () => {
    const worker = await as('worker', one)
    const shown = (await worker.get(one)).body
    const key = /name="key-0" value="([^"]+)"/.exec(shown)?.[1] ?? ''
    const decide = {
      ...{ act: 'decide', 'key-0': key, 'passage-0': 'others-safety', 'reason-0': 'Hers' },
      ...Object.fromEntries(Object.keys(besides).map((name) => [`beside-${name}`, 'none'])),
    }
    assert.equal((await act(worker, decide)).goTo, `${one}?done=saved`)
    const ready = await act(worker, { act: 'prepare', 'prepare-words': 'Ready' })
    assert.equal(ready.goTo, `${one}?done=saved`)
    assert.doesNotMatch((await worker.get(one)).body, /AUNT-CANARY/)
    const agree = { act: 'agree', answer: 'yes', 'agree-words': 'Read all of it' }
    const stepsSeen = '3'
    const own = await worker.post(one, { ...agree, stepsSeen, writeId: newId() })
    assert.equal(own.status, 409)
    const manager = await as('manager', one)
    assert.equal((await act(manager, agree)).goTo, `${one}?done=saved`)
    const json = await worker.post(`${one}/copy`, { format: 'json' })
    assert.equal(json.status, 200)
    assert.match(json.body, /waymark-own-record-1/)
    assert.match(json.body, /NAME-CANARY/)
    assert.doesNotMatch(json.body, /AUNT-CANARY|Hers/)
    const paper = await worker.post(`${one}/copy`, { format: 'a paper that nobody makes' })
    assert.equal(paper.status, 400)
    const give = { act: 'give', way: 'in-person', 'give-words': 'Read together' }
    assert.equal((await act(worker, give)).goTo, `${one}?done=saved`)
    assert.match((await worker.get(all())).body, /Answered/)
    const lead = await as('protector', '/own-records')
    assert.match((await lead.get('/own-records')).body, /1 answered or taken back/)
  })
})
