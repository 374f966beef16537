/** Who looked as people use it: read together, not recognised, held back, answered; and what never shows. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '../../../application/actor.ts'
import { readLooked } from '../../../application/looked/read-looked.ts'
import { newId } from '../../../storage/new-id.ts'
import { aCase, inCase } from '../../../storage/stores/testing.ts'
import { officeRoutes } from '../../office/office.routes.ts'
import { markupOf } from '../../parts/html.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'
import { lookedPage } from './looked.page.ts'
import { lookedRoutes } from './looked.routes.ts'

let door: FrontDoor
before(async () => {
  door = await aFrontDoor('demo', [...lookedRoutes, ...officeRoutes])
})
after(() => door.close())

async function as(actor: Actor): Promise<Browser> {
  const browser = door.browser()
  const token = await door.services.signIn.begin(actor, {
    factor: 'demo',
    device: 'a test',
    idleSeconds: 1800,
    lastsSeconds: 36_000,
  })
  browser.keep('session', token ?? '')
  return browser
}

async function aCaseThatWasLookedAt(): Promise<string> {
  const { world, people } = door.at
  const { id } = await aCase(world, people.worker, { alias: 'Quillwort' })
  await inCase(world, people.worker, id, async (_seen, stores) => {
    await stores.audit.record({ act: 'revealed location', caseId: id })
    await stores.people.reveal(id, 'contact')
  })
  await inCase(world, people.manager, id, async () => {})
  return id
}

/** A form as the page has it: with an id of its own, unless the test sends one twice. */
const send = (browser: Browser, path: string, fields: Fields) =>
  browser.post(path, { writeId: newId(), ...fields })
type Fields = Readonly<Record<string, string>>

const fullNames = /Person \d/
/** The signed-in person’s own name stands in the bar of every page; the rest is for the survivor. */
const main = (body: string) => /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? ''
const said = (body: string) =>
  main(body)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

test('read together it says who, by role and initials, and nobody’s full name', async () => {
  const id = await aCaseThatWasLookedAt()
  const page = await (await as(door.at.people.worker)).get(`/cases/${id}/looked`)
  assert.equal(page.status, 200)
  assert.match(said(page.body), /At \d\d:\d\d, P\.1\., support worker , opened where you are\./)
  assert.match(said(page.body), /service manager , opened your record/)
  assert.match(page.body, /Made-up Harbour/, 'the organisation is named')
  assert.doesNotMatch(main(page.body), fullNames)
})

test('a full name among the lines would be found: this check can tell', async () => {
  const id = await aCaseThatWasLookedAt()
  const { worker } = door.at.people
  const read = await readLooked(door.services, worker, id)
  assert.ok(read)
  const named = read.lines.map((line) => ({
    ...line,
    who: `${worker.displayName}, support worker`,
  }))
  const look = { style: '', styleRightToLeft: '', script: '', icon: '' }
  const frame = { look, csrf: '', path: '/', places: [], leaveTo: '' }
  const planted = lookedPage(frame, {
    read: { ...read, lines: named },
    about: undefined,
    query: {},
    pageNumber: 1,
  })
  assert.match(main(markupOf(planted)), fullNames)
})

test('it can be narrowed to what was looked at', async () => {
  const id = await aCaseThatWasLookedAt()
  const { body } = await (await as(door.at.people.worker)).get(`/cases/${id}/looked?about=location`)
  assert.match(said(body), /opened where you are/)
  assert.doesNotMatch(said(body), /opened how to reach you|opened your record/)
  assert.match(said(body), /One line/)
})

test('many times are one line, and pages turn', async () => {
  const id = await aCaseThatWasLookedAt()
  await manyEntries(id, 140)
  const browser = await as(door.at.people.worker)
  const first = await browser.get(`/cases/${id}/looked`)
  assert.match(first.body, /aria-label="Page 2"/)
  const second = await browser.get(`/cases/${id}/looked?page=2`)
  assert.notEqual(main(first.body), main(second.body))
  assert.match(said(first.body), /2 times at \d\d:\d\d/)
})

/** Two openings a day by the worker, so many days back. */
async function manyEntries(caseId: string, days: number): Promise<void> {
  const { worker } = door.at.people
  await door.at.test.asAdministrator(
    `insert into audit_entry (org_id, id, at, user_id, role, act, case_id, case_reference, classes)
     select $1, gen_random_uuid(), now() - make_interval(days => n / 2 + 1), $2, 'support-worker',
       'opened the case', $3, 'WM-2222', 'NS' from generate_series(0, $4 - 1) as n`,
    [worker.orgId, worker.userId, caseId, days * 2],
  )
}

const lineIn = (body: string) => /looked\/lines\/([0-9a-f-]{36})/.exec(body)?.[1] ?? ''

test('“I do not recognise this” keeps their words as they are, and the answer stands beside the line', async () => {
  const id = await aCaseThatWasLookedAt()
  const { worker, manager, protector } = door.at.people
  const browser = await as(worker)
  const list = await browser.get(`/cases/${id}/looked?about=location`)
  const line = lineIn(list.body)
  const words = '  እኔ አላውቅም <b>who?</b>'
  await browser.get(`/cases/${id}/looked/lines/${line}`)
  const asked = await send(browser, `/cases/${id}/looked/lines/${line}`, { words })
  assert.equal(asked.goTo, `/cases/${id}/looked?done=asked#line-${line}`)
  const twice = await send(browser, `/cases/${id}/looked/lines/${line}`, { words: 'Again' })
  assert.equal(twice.status, 303, 'asked twice is asked once')

  const managers = await as(manager)
  const tasks = await managers.get('/looked')
  assert.match(tasks.body, /አላውቅም &lt;b&gt;who\?&lt;\/b&gt;/, 'as they said it, and no markup')
  const question = /\/looked\/([0-9a-f-]{36})\/answer/.exec(tasks.body)?.[1] ?? ''
  const leads = await as(protector)
  assert.match((await leads.get('/looked')).body, new RegExp(question))
  const empty = await send(managers, `/looked/${question}/answer`, { act: 'answer' })
  assert.equal(empty.status, 422)
  await send(leads, `/looked/${question}/answer`, { act: 'take' })
  assert.match((await browser.get(`/cases/${id}/looked`)).body, /Somebody is looking into it/)
  const answer = 'It was your worker, who planned the visit with you.'
  const given = await send(managers, `/looked/${question}/answer`, {
    act: 'answer',
    [`answer-${question}`]: answer,
  })
  assert.equal(given.goTo, '/looked?done=answered')
  assert.match((await browser.get(`/cases/${id}/looked`)).body, new RegExp(answer))
  const late = await send(leads, `/looked/${question}/answer`, {
    act: 'answer',
    [`answer-${question}`]: 'Another',
  })
  assert.equal(late.status, 409, 'answered once, and the second one is told')
})

const inDays = (days: number) => {
  const day = new Date(Date.now() + days * 86_400_000)
  const [year = '', month = '', date = ''] = day.toISOString().slice(0, 10).split('-')
  return { year, month, date }
}
const dated = (name: string, days: number) => {
  const { year, month, date } = inDays(days)
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}
const reason = 'The police asked in writing that this waits.'
const hold = { subjects: 'location', ground: 'legal', reason, ...dated('from', -2) }

test('a held line is not there, the page does not say so, and whoever prints is told', async () => {
  const id = await aCaseThatWasLookedAt()
  const { worker, manager, protector } = door.at.people
  const managers = await as(manager)
  await managers.get(`/cases/${id}/looked/holds`)
  const placed = await send(managers, `/cases/${id}/looked/holds`, {
    ...hold,
    ...dated('until', 20),
  })
  assert.equal(placed.goTo, `/cases/${id}/looked/holds?done=held`)
  // The only manager of the service cannot make it longer, and is told what to do instead.
  const own = await managers.get(`/cases/${id}/looked/holds`)
  assert.match(own.body, /Nobody else here can decide this/)
  assert.match(own.body, /outside reviewer/)

  const browser = await as(worker)
  const { body } = await browser.get(`/cases/${id}/looked`)
  assert.doesNotMatch(said(body), /opened where you are/)
  assert.match(said(body), /opened how to reach you/)
  assert.doesNotMatch(said(body), /held|hold|wait|police/i, 'nothing on the page tells of it')
  const gone = await browser.get(`/cases/${id}/looked?about=location`)
  assert.match(said(gone.body), /No line here/)
  const print = await browser.get(`/cases/${id}/looked/print`)
  assert.match(said(print.body), /Some lines wait for now/)
  assert.doesNotMatch(said(print.body), /police/, 'why is for the manager and the lead')
  assert.match((await (await as(protector)).get('/log/holds')).body, new RegExp(reason))

  // The day after the last day: nothing had to be done, and every line is there, those of the hold too.
  await door.at.test.asAdministrator(
    `update looked_hold set placed_on = placed_on - 30, until_day = current_date - 1
     where case_id = $1`,
    [id],
  )
  const later = await browser.get(`/cases/${id}/looked`)
  assert.match(said(later.body), /opened where you are/)
  assert.match(said(later.body), /held back lines of this list for a time/)
  assert.match(said((await browser.get(`/cases/${id}/looked/print`)).body), /No line waits now/)
})

test('a hold without an end is refused with everything kept, and nothing waits', async () => {
  const id = await aCaseThatWasLookedAt()
  const managers = await as(door.at.people.manager)
  await managers.get(`/cases/${id}/looked/holds`)
  const refused = await send(managers, `/cases/${id}/looked/holds`, hold)
  assert.equal(refused.status, 422)
  assert.match(refused.body, /no hold is without an end/)
  assert.match(refused.body, /The police asked in writing/)
  const long = await send(managers, `/cases/${id}/looked/holds`, { ...hold, ...dated('until', 95) })
  assert.match(long.body, /at the latest/)
  const short = { ...hold, reason: 'Police', ...dated('until', 9) }
  const brief = await send(managers, `/cases/${id}/looked/holds`, short)
  assert.match(brief.body, /Say why, in 20 characters or more/)
  assert.match((await managers.get(`/cases/${id}/looked/holds`)).body, /Nothing waits/)
})

test('one line waits alone, and the manager who held it cannot make it last longer', async () => {
  const id = await aCaseThatWasLookedAt()
  const managers = await as(door.at.people.manager)
  const list = await managers.get(`/cases/${id}/looked?about=contact`)
  const line = lineIn(list.body)
  await managers.get(`/cases/${id}/looked/holds?line=${line}`)
  const one = { line, ground: 'safety', reason, ...dated('from', 0), ...dated('until', 5) }
  assert.equal((await send(managers, `/cases/${id}/looked/holds`, one)).status, 303)
  const { body } = await managers.get(`/cases/${id}/looked`)
  assert.doesNotMatch(said(body), /opened how to reach you/)
  assert.match(said(body), /opened where you are/)
  const whole = { ...hold, ...dated('until', 9) }
  await send(managers, `/cases/${id}/looked/holds`, whole)
  const again = await send(managers, `/cases/${id}/looked/holds`, {
    ...whole,
    ...dated('until', 30),
  })
  assert.equal(again.status, 409)
  assert.match(again.body, /Another service manager decides/)
})

test('sent twice, a hold is one hold', async () => {
  const id = await aCaseThatWasLookedAt()
  const managers = await as(door.at.people.manager)
  await managers.get(`/cases/${id}/looked/holds`)
  const writeId = newId()
  const sent = { ...hold, ...dated('until', 9), writeId }
  await send(managers, `/cases/${id}/looked/holds`, sent)
  assert.equal((await send(managers, `/cases/${id}/looked/holds`, sent)).status, 303)
  const rows = await door.at.test.asAdministrator('select id from looked_hold where case_id = $1', [
    id,
  ])
  assert.equal(rows.length, 1)
})

test('days on which somebody opened many records are listed for the lead, by name and without a score', async () => {
  const { protector, manager } = door.at.people
  for (let count = 0; count < 17; count += 1) await aCaseThatWasLookedAt()
  const page = await (await as(protector)).get('/log/unusual')
  assert.match(said(page.body), new RegExp(`${manager.displayName} Service manager \\d+ `))
  assert.match(said(page.body), /more than 15 people in one day/)
  assert.equal((await (await as(manager)).get('/log/unusual')).status, 404)
})
