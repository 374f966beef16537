/** The seats through the front door: the whole loop, what is refused, and that no case can be reached. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { problemsOf } from '../../../checks/browser/valid-html.ts'
import { aDay } from '../../domain/calendar/day.ts'
import { needsOf } from '../../domain/needs/need.ts'
import { canonicalText, submissionOf } from '../../domain/rna/submission.ts'
import { answered, caseFacts, completeDraft } from '../../domain/rna/testing.ts'
import { withActor } from '../../storage/connect/with-actor.ts'
import { newId } from '../../storage/new-id.ts'
import { aCase, inCase } from '../../storage/stores/testing.ts'
import { routes } from '../routes.ts'
import { documentOutRoutes } from '../staff/documents-out/documents-out.routes.ts'
import { seatRoutes } from './seat.routes.ts'
import { aServer, type TestServer, writeIdIn } from './seat-server.testing.ts'

const everyRoute = [...new Set([...routes, ...seatRoutes, ...documentOutRoutes])]
const staffRoutes = everyRoute.filter(({ surface }) => surface === 'staff')
const press = {
  make: async () => assert.fail('a seat makes no document'),
  look: () => assert.fail('a seat makes no document'),
}

let at: TestServer
before(async () => {
  at = await aServer(everyRoute, { press })
})
after(() => at.close())

/** An RNA of one need, asked from 21 July 2026 to 20 January 2027; move-on until 20 July 2026. */
async function aSubmission() {
  const { id: caseId, reference } = await aCase(at.world, at.people.worker)
  const draft = answered(completeDraft(), {
    'needs/n1/survivorWords': 'I do not sleep <b>at all</b>',
    'needs/n1/description': 'Someone to talk to each week',
  })
  const submission = submissionOf({
    draft,
    facts: caseFacts,
    needs: needsOf(caseFacts),
    caseReference: reference,
    moveOnUntil: aDay('2026-07-20'),
  })
  const text = canonicalText({
    ...submission,
    overruled: [{ title: 'Risk reviewed in time', reason: 'The visit is tomorrow' }],
  })
  const id = newId()
  await inCase(at.world, at.people.manager, caseId, (seen, { rnas }) =>
    rnas.submit(seen, {
      id,
      rnaId: newId(),
      text,
      sha256: createHash('sha256').update(text).digest('hex'),
    }),
  )
  return { caseId, reference, id, url: `/seat/submissions/${id}` }
}

async function atAuthority() {
  const made = await aSubmission()
  const sent = await at.post('prime', `${made.url}/forward`, { words: '', writeId: newId() })
  assert.equal(sent.status, 303)
  return made
}

const agreed = {
  'outcome-n1': 'agreed',
  'from-n1-day': '21',
  'from-n1-month': '7',
  'from-n1-year': '2026',
  'to-n1-day': '20',
  'to-n1-month': '1',
  'to-n1-year': '2027',
  'reasons-n1': '',
}

const answersOf = (caseId: string) =>
  at.world.asActor(at.people.worker, ({ rnas }) => rnas.answers(caseId))

test('the prime contractor sees case reference, sender and wait, and reads the need in the survivor’s words', async () => {
  const { reference, url } = await aSubmission()
  at.setNow('2026-03-07T09:00:00.000Z')
  const inbox = await at.get('prime', '/seat')
  at.setNow('2026-03-02T09:00:00.000Z')
  assert.match(inbox.page, new RegExp(reference))
  assert.match(inbox.page, /Made-up Harbour/)
  assert.match(inbox.page, /Waiting 5 days/)
  const { page } = await at.get('prime', url)
  assert.match(
    page,
    /<blockquote class="wm-theirs"[^>]*>I do not sleep &lt;b&gt;at all&lt;\/b&gt;<\/blockquote>/,
  )
  assert.match(page, /Someone to talk to each week/)
  assert.match(page, /21 July 2026 to 20 January 2027/)
  assert.match(page, /Entry of 1 May 2026/)
  assert.match(page, /GP letter/)
  assert.match(page, /<blockquote class="wm-theirs"[^>]*>This is right<\/blockquote>/)
  assert.match(page, /The visit is tomorrow/)
  assert.match(page, /Monday 20 July 2026/)
  assert.doesNotMatch(page, /Bramble/)
})

test('a submission goes round: returned with reasons, forwarded, asked about, answered, decided', async () => {
  const returned = await aSubmission()
  const empty = await at.post('prime', `${returned.url}/return`, { words: ' ', writeId: newId() })
  assert.equal(empty.status, 422)
  assert.match(empty.page, /needs to know why/)
  const back = { words: 'Name the waiting time', writeId: newId() }
  assert.equal((await at.post('prime', `${returned.url}/return`, back)).status, 303)
  assert.deepEqual(
    (await answersOf(returned.caseId)).map(({ kind, words }) => [kind, words]),
    [['returned', 'Name the waiting time']],
  )

  const { caseId, id, url, reference } = await atAuthority()
  const ask = { words: 'Which dates?', writeId: newId() }
  const asked = { ...ask, 'answerBy-day': '9', 'answerBy-month': '3', 'answerBy-year': '2026' }
  assert.equal((await at.post('assessor', `${url}/ask`, asked)).status, 303)
  assert.match((await at.get('assessor', '/seat')).page, /With provider/)
  const waiting = await at.world.asActor(at.people.worker, ({ lists }) => lists.answersWaiting())
  assert.ok(
    waiting.some((one) => one.reference === reference && one.kind === 'information-requested'),
  )
  await inCase(at.world, at.people.worker, caseId, (_, { rnas }) =>
    rnas.supply(caseId, id, 'From 21 July'),
  )
  assert.match((await at.get('assessor', url)).page, /From 21 July/)

  const form = await at.get('assessor', `${url}/decide`)
  assert.match(form.page, /Asked for: .*counselling.*21 July 2026 to 20 January 2027/)
  const decided = await at.post('assessor', `${url}/decide`, {
    ...agreed,
    'reasons-n1': 'Shown by the letter',
    writeId: writeIdIn(form),
  })
  assert.equal(decided.status, 303)
  const shown = await at.get('assessor', `${url}?done=yes`)
  assert.match(shown.page, /Sent\. The authority decided/)
  assert.match((await at.get('prime', url)).page, /Shown by the letter/)
  const decision = (await answersOf(caseId)).find(({ kind }) => kind === 'decided')?.decision
  assert.deepEqual(decision, {
    decidedOn: '2026-03-02',
    perNeed: [
      {
        needId: 'n1',
        outcome: 'agreed',
        from: '2026-07-21',
        to: '2027-01-20',
        reasons: 'Shown by the letter',
      },
    ],
  })
})

test('support is never ended before the move-on period: it is refused in words and everything stays', async () => {
  const { url, caseId } = await atAuthority()
  const typed = {
    'outcome-n1': 'not-agreed',
    'reasons-n1': 'Met by another service now',
    'supportEndsOn-day': '19',
    'supportEndsOn-month': '7',
    'supportEndsOn-year': '2026',
    words: 'About the whole',
    writeId: newId(),
  }
  const refused = await at.post('assessor', `${url}/decide`, typed)
  assert.equal(refused.status, 409)
  assert.match(refused.page, /Support may not end before Monday 20 July 2026/)
  assert.match(refused.page, /Met by another service now<\/textarea>/)
  assert.match(refused.page, /About the whole<\/textarea>/)
  assert.match(refused.page, /value="19"/)
  assert.match(refused.page, /value="not-agreed" checked/)
  assert.equal((await answersOf(caseId)).length, 1)
  const onTheDay = { ...typed, 'supportEndsOn-day': '20' }
  assert.equal((await at.post('assessor', `${url}/decide`, onTheDay)).status, 303)
})

const mistakes: [string, Record<string, string>, RegExp][] = [
  ['no outcome', { 'outcome-n1': '' }, /Choose what is decided about/],
  ['no last day', { 'to-n1-day': '', 'to-n1-month': '', 'to-n1-year': '' }, /Enter the last day/],
  ['a day that is none', { 'from-n1-day': '31', 'from-n1-month': '2' }, /Enter a day that exists/],
  ['no reasons for a no', { 'outcome-n1': 'not-agreed' }, /The survivor will read them/],
  ['the end before the start', { 'to-n1-year': '2026' }, /last day is before the first day/],
  [
    'agreed, yet shorter',
    { 'from-n1-month': '8', 'reasons-n1': 'My words' },
    /it says “agreed as asked”, but it is shorter/,
  ],
]
for (const [mistake, change, said] of mistakes) {
  test(`a decision with ${mistake} comes back with every answer kept and the problem said`, async () => {
    const { url, caseId } = await atAuthority()
    const typed = { ...agreed, 'reasons-n1': '', ...change, writeId: newId() }
    const answer = await at.post('assessor', `${url}/decide`, typed)
    assert.equal(answer.status, 422)
    assert.match(answer.page, said)
    assert.match(answer.page, new RegExp(`value="${typed.writeId}"`))
    if (typed['reasons-n1']) assert.match(answer.page, /My words<\/textarea>/)
    assert.equal((await answersOf(caseId)).length, 1)
  })
}

test('what seems wrong and is meant so is sent once it was ticked', async () => {
  const { url } = await atAuthority()
  const typed = { ...agreed, 'from-n1-month': '8', writeId: newId(), seen: 'agreed-yet-shorter' }
  assert.equal((await at.post('assessor', `${url}/decide`, typed)).status, 303)
})

test('an answer sent twice is told once; a second answer is refused and its words are kept', async () => {
  const { url, caseId } = await atAuthority()
  const typed = { ...agreed, writeId: newId() }
  assert.equal((await at.post('assessor', `${url}/decide`, typed)).status, 303)
  assert.equal((await at.post('assessor', `${url}/decide`, typed)).status, 303)
  assert.equal((await answersOf(caseId)).filter(({ kind }) => kind === 'decided').length, 1)
  const second = { ...typed, 'reasons-n1': 'Another', writeId: newId() }
  const again = await at.post('assessor', `${url}/decide`, second)
  assert.equal(again.status, 409)
  assert.match(again.page, /Another<\/textarea>/)
  assert.equal((await at.get('assessor', `${url}/decide`)).status, 409)
  const twice = { words: 'Once', writeId: newId() }
  const other = await aSubmission()
  await at.post('prime', `${other.url}/return`, twice)
  await at.post('prime', `${other.url}/return`, twice)
  assert.equal((await answersOf(other.caseId)).length, 1)
})

test('a submission that was not sent to this organisation is not there', async () => {
  const { url } = await aSubmission()
  for (const path of ['', '/decide', '/ask']) {
    assert.equal((await at.get('assessor', `${url}${path}`)).status, 404, path)
  }
  const typed = { ...agreed, writeId: newId() }
  assert.equal((await at.post('assessor', `${url}/decide`, typed)).status, 404)
  assert.equal((await at.get('prime', `/seat/submissions/${newId()}`)).status, 404)
  assert.equal((await at.get('prime', '/seat/submissions/nothing')).status, 404)
  assert.doesNotMatch((await at.get('assessor', '/seat')).page, new RegExp(url))
})

test('each seat has its own answers, and nobody of a provider has a seat', async () => {
  const { url } = await atAuthority()
  for (const path of ['/decide', '/ask'])
    assert.equal((await at.get('prime', url + path)).status, 404)
  for (const path of ['/return', '/forward']) {
    const typed = { words: 'x', writeId: newId() }
    assert.equal((await at.post('assessor', url + path, typed)).status, 404)
  }
  for (const who of ['worker', 'manager', 'protector', 'administrator'] as const) {
    assert.equal((await at.get(who, '/seat')).status, 404)
    assert.equal((await at.get(who, url)).status, 404)
  }
})

test('no page about cases opens for a seat, whatever the case', async () => {
  const { caseId } = await aSubmission()
  const guarded = staffRoutes.filter(({ who }) => who !== 'signed-in')
  assert.ok(guarded.length > 15)
  for (const { method, path } of guarded) {
    const url = path.replace(':caseId', caseId).replaceAll(/:[a-zA-Z]+/g, newId())
    for (const who of ['prime', 'assessor'] as const) {
      const answer = method === 'GET' ? await at.get(who, url) : await at.post(who, url, {})
      assert.equal(answer.status, 404, `${method} ${path} for ${who}`)
    }
  }
  // What everyone may open is about themselves: their account, their own unsaved words, the day.
  for (const { path } of staffRoutes.filter(({ who }) => who === 'signed-in')) {
    assert.doesNotMatch(path, /case/i)
  }
})

test('in SQL, as a seat, every table about cases is closed', async () => {
  const named = await at.test.asAdministrator<{ name: string }>(
    `select distinct c.table_name as name from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'waymark' and t.table_type = 'BASE TABLE' and c.column_name = 'case_id'
       and c.table_name not in ('audit_entry', 'draft')`,
  )
  const tables = ['case_file', ...named.map(({ name }) => name)]
  assert.ok(tables.length >= 9, `only ${tables.length} tables: ${tables.join(', ')}`)
  for (const table of tables) {
    for (const who of ['prime', 'assessor'] as const) {
      await assert.rejects(
        withActor(at.test.db, 'seat', at.people[who], (tx) =>
          tx.query(`seat-reads-${table}`, `select * from ${table} limit 1`),
        ),
        /permission denied/,
        `${table} for ${who}`,
      )
    }
  }
  // Two more name a case: one's own unsaved words, and a log that only one role may read.
  const rows = await withActor(at.test.db, 'seat', at.people.prime, (tx) =>
    tx.query<object>(
      'seat-reads-log',
      'select case_id from audit_entry union all select case_id from draft',
    ),
  )
  assert.deepEqual(rows, [])
})

test('every page of a seat is valid HTML', async () => {
  const { url } = await atAuthority()
  const prime = await aSubmission()
  const pages: [string, Awaited<ReturnType<typeof at.get>>][] = [
    ['inbox', await at.get('prime', '/seat')],
    ['prime reads', await at.get('prime', prime.url)],
    ['return', await at.get('prime', `${prime.url}/return`)],
    ['forward', await at.get('prime', `${prime.url}/forward`)],
    ['authority reads', await at.get('assessor', url)],
    ['ask', await at.get('assessor', `${url}/ask`)],
    ['decide', await at.get('assessor', `${url}/decide`)],
    ['wrong', await at.post('assessor', `${url}/decide`, { writeId: newId() })],
  ]
  for (const [name, { page }] of pages) assert.deepEqual(await problemsOf(page), [], name)
})
