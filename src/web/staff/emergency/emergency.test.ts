/** An emergency through the front door, where people are real: asked, shown, ended, reviewed. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hashOf } from '../../../application/accounts/password.ts'
import { codeAt, stepAt } from '../../../application/accounts/totp.ts'
import type { Actor } from '../../../application/actor.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { newId } from '../../../storage/new-id.ts'
import { createUser } from '../../../storage/organisations/make-organisation.ts'
import { aCase, inCase } from '../../../storage/stores/testing.ts'
import { routes } from '../../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../../sign-in/front-door.testing.ts'

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const words = 'Two men ask for her at the door of the shelter'
let door: FrontDoor
let caseId: string
let reference: string
let now = Date.parse('2026-03-02T09:00:00.000Z')

before(async () => {
  door = await aFrontDoor('live', routes)
  const { world, people } = door.at
  const made = await aCase(world, people.worker, { alias: 'Sedge' })
  ;({ id: caseId, reference } = made)
  await inCase(world, people.worker, caseId, (seen, stores) =>
    stores.people.keep(
      seen,
      'contact',
      { phone: '07700 900456' },
      { writeId: newId(), versionSeen: 1 },
    ),
  )
})
after(() => door.close())

/** A new colleague each time, because an emergency is once a day. */
async function aColleague(name: string): Promise<Actor> {
  const { orgId } = door.at.people.worker
  const person = { orgId, displayName: name, initials: 'XY', role: 'support-worker' } as const
  const account = { userName: `${newId()}@harbour.example`, passwordHash: await hashOf('words') }
  const made = await createUser(door.at.test.db, { ...person, ...account })
  if ('refused' in made) throw new Error(made.refused.code)
  await door.services.signIn.setAuthenticator({ orgId, userId: made.id }, secret)
  const factor = 'second-factor' as const
  return { ...person, userId: made.id, orgKind: 'provider', serviceIds: [], factor }
}

async function signedIn(who: Actor): Promise<Browser> {
  const browser = door.browser()
  const token = await door.services.signIn.begin(who, {
    factor: 'second-factor',
    device: 'Firefox on Windows',
    idleSeconds: 900,
    lastsSeconds: 28_800,
  })
  browser.keep('session', token ?? '')
  return browser
}

/** The code of a half minute that nobody used yet. */
function code(): string {
  now += 30_000
  door.at.setNow(new Date(now).toISOString())
  return codeAt(secret, stepAt(now))
}

const asked = () => ({
  reason: 'found-by-exploiter',
  words,
  reference,
  parts: ['contact', 'location'],
  writeId: newId(),
  stepUp: 'asked',
})
const ask = async (browser: Browser, changes: Readonly<Record<string, string | string[]>> = {}) => {
  await browser.get('/emergency')
  return browser.post('/emergency', { ...asked(), stepUpCode: code(), ...changes })
}
const rows = () =>
  door.at.test.asAdministrator<{ n: number }>('select count(*)::int as n from break_glass')

test('asked with a code, it shows the named part, takes a note, and is over when it is ended', async () => {
  const browser = await signedIn(await aColleague('Ivo Readwell'))
  const opened = await ask(browser)
  const base = `/cases/${caseId}/emergency`
  assert.equal(opened.goTo, base)
  const page = await browser.get(base)
  assert.match(page.body, /Open in an emergency: 15 more minutes/)
  assert.match(page.body, /End now/)
  assert.doesNotMatch(page.body, /07700 900456/, 'nothing is shown before it is pressed')
  const shown = await browser.post(`${base}/show/contact`)
  assert.match(shown.body, /07700 900456/)
  assert.match(shown.body, /Open in an emergency/)
  const where = await browser.post(`${base}/show/location`)
  assert.deepEqual([where.status, /Nothing is kept here/.test(where.body)], [200, true])
  assert.equal((await browser.post(`${base}/show/narrative`)).status, 404)
  assert.equal((await browser.get(`/cases/${caseId}`)).status, 404)
  assert.equal((await browser.post(`/cases/${caseId}/entries`, { words: 'x' })).status, 404)

  await browser.get(base)
  const writeId = newId()
  const empty = await browser.post(`${base}/note`, { note: ' ', writeId })
  assert.deepEqual([empty.status, empty.body.includes('Write what you did')], [422, true])
  for (let sent = 0; sent < 2; sent++) {
    const noted = await browser.post(`${base}/note`, { note: 'Called 999', writeId })
    assert.equal(noted.goTo, `${base}?done=note`)
  }
  const entries = await door.at.world.asActor(door.at.people.worker, ({ journal }) =>
    journal.page(caseId, {}, { offset: 0, limit: 9 }),
  )
  assert.deepEqual(
    entries.entries.map((entry) => entry.words),
    ['In an emergency: Called 999'],
  )
  assert.match((await browser.get('/today')).body, /You have a case open in an emergency/)

  const again = await browser.get(base)
  const emergency = /name="emergency" value="([^"]+)"/.exec(again.body)?.[1] ?? ''
  assert.equal((await browser.post(`${base}/end`, { emergency })).goTo, '/today?done=emergency')
  const pressedTwice = await browser.post(`${base}/end`, { emergency })
  assert.equal(
    pressedTwice.goTo,
    '/today?done=emergency',
    'it is over, which is what they asked for',
  )
  assert.equal((await browser.post(`${base}/end`, { emergency: 'x' })).status, 404)
  assert.equal((await browser.get(base)).status, 404)
  assert.match((await ask(browser)).body, /opened a case in an emergency today already/)
})

const mistakes: readonly [string, Record<string, string | string[]>, RegExp][] = [
  ['words that say too little', { words: 'help' }, /at least 20 characters/],
  ['no reason', { reason: '' }, /Choose what is happening/],
  ['nothing named', { parts: [] }, /Nothing else will open/],
  ['two ways of finding at once', { names: 'Zahra' }, /not both/],
  ['no case', { reference: '' }, /whole reference, or the whole name/],
  ['no code', { stepUpCode: '' }, /Enter the code/],
  ['a wrong code', { stepUpCode: '000000' }, /did not match/],
]
test('a mistake is said beside its field, what was typed stays, and nothing is opened', async () => {
  const browser = await signedIn(await aColleague('Orla Plainly'))
  const before = await rows()
  for (const [what, changes, said] of mistakes) {
    const answer = await ask(browser, changes)
    assert.equal(answer.status, 422, what)
    assert.match(answer.body, said, what)
    if (!('words' in changes)) assert.match(answer.body, new RegExp(words), what)
  }
  assert.deepEqual(await rows(), before)
})

test('no such case, part of one and one to stay out of are answered alike', async () => {
  const { manager } = door.at.people
  const out = await aColleague('Kept Outly')
  await inCase(door.at.world, manager, caseId, (seen, { blocks }) =>
    blocks.keepOut(seen, { userId: out.userId, words: 'A cousin', writeId: newId() }),
  )
  const pages: string[] = []
  for (const [who, find] of [
    [await aColleague('Nobody Foundly'), 'WM-9999'],
    [out, reference],
  ] as const) {
    const answer = await ask(await signedIn(who), { reference: find })
    assert.equal(answer.status, 409)
    const bare = answer.body
      .replaceAll(find, 'the reference')
      .replaceAll(who.displayName, 'the name')
    pages.push(bare.replace(/name="(csrf|writeId)" value="[^"]*"/g, ''))
  }
  assert.match(pages[0] ?? '', /Nothing was opened/)
  assert.equal(pages[0], pages[1])
})

test('when the leads cannot be told nothing opens, in words, with what was typed still there', async () => {
  const { asAdministrator } = door.at.test
  const browser = await signedIn(await aColleague('Tam Unluckly'))
  const before = await rows()
  // What tells the leads and what opens are one row: here it cannot be written.
  await asAdministrator('alter table break_glass add constraint planted check (false) not valid')
  const refused = await ask(browser)
  await asAdministrator('alter table break_glass drop constraint planted')
  assert.equal(refused.status, 503)
  assert.match(refused.body, /the leads could not be told/)
  assert.match(refused.body, /ring 999/)
  assert.match(refused.body, new RegExp(words))
  assert.deepEqual(await rows(), before)
  assert.equal((await browser.get(`/cases/${caseId}/emergency`)).status, 404)
  const [line] = await asAdministrator<{ act: string }>(
    'select act from audit_entry order by at desc limit 1',
  )
  assert.ok(line)
  assert.equal((await ask(browser)).goTo, `/cases/${caseId}/emergency`, 'and later it opens')
})

test('when the line in the log cannot be written, nothing opens either', async () => {
  const { asAdministrator } = door.at.test
  const browser = await signedIn(await aColleague('Log Lostly'))
  await browser.get('/emergency')
  const before = await rows()
  await asAdministrator(
    `alter table audit_entry add constraint planted check (act <> 'broke the glass') not valid`,
  )
  const refused = await ask(browser)
  await asAdministrator('alter table audit_entry drop constraint planted')
  assert.equal(refused.status, 503)
  assert.deepEqual(await rows(), before)
})

test('both leads find it at once, and one of them reviews it; another manager does not', async () => {
  const { manager, protector, elsewhere } = door.at.people
  const who = await aColleague('Una Reviewed')
  const browser = await signedIn(who)
  await ask(browser)
  const today = await (await signedIn(manager)).get('/today')
  assert.match(today.body, /Opened in an emergency, to review/)
  const list = await (await signedIn(protector)).get('/emergencies')
  assert.match(list.body, /Una Reviewed/)
  const [row] = await door.at.test.asAdministrator<{ id: string }>(
    'select id from break_glass where user_id = $1',
    [who.userId],
  )
  const url = `/emergencies/${row?.id}`
  assert.equal((await (await signedIn(elsewhere)).get(url)).status, 404)
  const lead = await signedIn(manager)
  const open = await lead.get(url)
  assert.match(open.body, /It is open now/)
  const review = { outcome: 'needs-action', found: 'She is moved tonight' }
  assert.equal((await lead.post(url, review)).status, 409)
  await door.at.test.asAdministrator(
    `update break_glass set opened_at = opened_at - interval '1 hour', until = until - interval '1 hour'
     where user_id = $1`,
    [who.userId],
  )
  await lead.get(url)
  const half = await lead.post(url, { found: 'She is moved tonight' })
  assert.deepEqual([half.status, half.body.includes('She is moved tonight')], [422, true])
  for (let sent = 0; sent < 2; sent++) {
    assert.equal((await lead.post(url, review)).goTo, '/emergencies?done=reviewed')
  }
  const late = await (await signedIn(protector)).get(url)
  assert.match(late.body, /She is moved tonight/)
  assert.match(late.body, /broke the glass/)
})

test('a review that nobody did by its day is shown to every lead, loudly', async () => {
  const { elsewhere } = door.at.people
  const who = await aColleague('Ola Overdue')
  await ask(await signedIn(who))
  await door.at.test.asAdministrator(
    `update break_glass set opened_at = opened_at - interval '1 hour',
       until = until - interval '1 hour', review_due = '2026-02-27' where user_id = $1`,
    [who.userId],
  )
  const lead = await signedIn(elsewhere)
  assert.match((await lead.get('/today')).body, /Review overdue/)
  const list = await lead.get('/emergencies')
  assert.match(list.body, /One review is overdue/)
  assert.match(list.body, /Ola Overdue/)
})

test('where what happened lately was asked for, the safety plan is shown first, and nowhere else', async () => {
  const { world, people } = door.at
  const plan = { on: aDay('2026-03-02'), language: 'en', blocks: { limits: 'Not my mother' } }
  await inCase(world, people.worker, caseId, (seen, { risk }) =>
    risk.keepPlan(seen, { ...plan, carried: [] }, { writeId: newId(), versionSeen: 0 }),
  )
  const base = `/cases/${caseId}/emergency`
  const withWords = await signedIn(await aColleague('Una Readwell'))
  await ask(withWords, { parts: ['narrative'] })
  await withWords.get(base)
  const shown = await withWords.post(`${base}/show/narrative`)
  assert.match(shown.body, /Their safety plan.*Not my mother.*What happened lately/s)

  const without = await signedIn(await aColleague('Uri Readwell'))
  await ask(without, { parts: ['contact'] })
  await without.get(base)
  assert.doesNotMatch((await without.post(`${base}/show/contact`)).body, /Not my mother/)
})
