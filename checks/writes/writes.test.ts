/** Through the front door: no write is lost, none is done twice, and nothing typed disappears. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Services } from '../../src/application/services.ts'
import { newId } from '../../src/storage/new-id.ts'
import type { Route, SignedInRequest } from '../../src/web/route.ts'
import { routes } from '../../src/web/routes.ts'
import { aFrontDoor, type Door, type Fields, type FrontDoor } from '../access/front-door.ts'
import { today, type Who } from '../access/made-up-few.ts'
import { thingsOf } from '../access/things-of.ts'
import { asItStands, formsIn, wordsIn } from '../inputs/forms-in.ts'

let front: FrontDoor
let door: Door
let caseId: string
before(async () => {
  front = await aFrontDoor()
  door = front.openAt(routes)
  caseId = front.caseId('small')
})
after(async () => {
  assert.deepEqual(front.faults(), [])
  await door.stop()
  await front.close()
})

const [year = '', month = '', day = ''] = today.split('-')
const on = (name: string): Fields => ({
  [`${name}-day`]: day,
  [`${name}-month`]: month,
  [`${name}-year`]: year,
})

/** The form of this page that goes to `action`, as it would be sent untouched. */
async function formOf(who: Who, url: string, action: string): Promise<Fields> {
  const { status, page } = await door.get(who, url)
  assert.equal(status, 200, `${who} ${url}`)
  const form = formsIn(page).find((one) => one.action === action)
  assert.ok(form, `no form goes to ${action}`)
  return asItStands(form)
}

async function count(sql: string, values: readonly unknown[] = [caseId]): Promise<number> {
  const [row] = await front.copy.asAdministrator<{ n: number }>(
    `select count(*)::int as n ${sql}`,
    values,
  )
  return row?.n ?? -1
}

const facts = () => count('from case_fact where case_id = $1')
const entries = () => count('from journal_entry where case_id = $1')
const versions = () => count('from person_contact where case_id = $1')
/** What the log says was changed; what was only read is in the log as well, and is not counted. */
const acts = () =>
  count(`from audit_entry where case_id = $1 and act not like 'opened the case%'
    and act not like 'revealed%' and act not like 'was refused%' and act <> 'asked how to reach'`)

interface Conflict {
  readonly name: string
  readonly page: string
  readonly action: string
  readonly typed: Fields
  /** Something of what was typed, which the page must still show. */
  readonly kept: RegExp
  readonly stored: () => Promise<number>
  /** The page is opened by a press. */
  readonly pressed?: true
}

const conflicts = (): readonly Conflict[] => [
  {
    name: 'a fact',
    page: `/cases/${caseId}/record/risk-reviewed`,
    action: `/cases/${caseId}/record/risk-reviewed`,
    typed: { ...on('on'), summary: 'The clinic in Mill Lane is safe' },
    kept: /The clinic in Mill Lane is safe/,
    stored: facts,
  },
  {
    name: 'a compartment',
    page: `/cases/${caseId}/person/contact`,
    action: `/cases/${caseId}/person/contact/keep`,
    typed: { phone: '07700 900123', safeToCall: 'After six, ask for Robin' },
    kept: /After six, ask for Robin/,
    stored: versions,
    pressed: true,
  },
  {
    name: 'a need',
    page: `/cases/${caseId}/needs/new`,
    action: `/cases/${caseId}/needs/new`,
    typed: { ...on('on'), survivorWords: 'I do not sleep', words: 'I do not sleep' },
    kept: /I do not sleep/,
    stored: facts,
  },
]

async function opened(who: Who, { page, action, pressed }: Conflict): Promise<Fields> {
  if (!pressed) return formOf(who, page, action)
  const shown = await door.post(who, page)
  const form = formsIn(shown.page).find((one) => one.action === action)
  assert.ok(form, `no form goes to ${action}`)
  return asItStands(form)
}

/** Fills the choices that a form wants, with the first thing that each offers. */
async function filled(who: Who, conflict: Conflict): Promise<Fields> {
  const { page } = conflict.pressed
    ? await door.post(who, conflict.page)
    : await door.get(who, conflict.page)
  const form = formsIn(page).find(({ action }) => action === conflict.action)
  const choices = (form?.fields ?? [])
    .filter(({ kind, values }) => kind === 'choice' && !values.some(Boolean))
    .map(({ name, options }) => [name, options.find(Boolean) ?? ''] as const)
  return { ...Object.fromEntries(choices), ...conflict.typed }
}

test('of two people who write the same case, the second is told, keeps their words, and nothing of theirs is stored', async (t) => {
  for (const conflict of conflicts()) {
    await t.test(conflict.name, async () => {
      const typed = await filled('colleague', conflict)
      const one = { ...(await opened('colleague', conflict)), ...typed }
      const other = { ...(await opened('manager', conflict)), ...typed }
      const before = [await conflict.stored(), await acts()]
      const first = await door.post('colleague', conflict.action, one)
      assert.equal(first.status, 303, wordsIn(first.page).slice(0, 3000))
      const between = [await conflict.stored(), await acts()]
      assert.equal(between[0], (before[0] ?? 0) + 1)
      const second = await door.post('manager', conflict.action, other)
      assert.equal(second.status, 409)
      assert.match(wordsIn(second.page), /while you were writing/)
      assert.match(second.page, conflict.kept)
      assert.deepEqual([await conflict.stored(), await acts()], between)
      const [form] = formsIn(second.page).filter(({ action }) => action === conflict.action)
      assert.ok(form, 'the page offers to save again')
      const again = await door.post('manager', conflict.action, { ...asItStands(form), ...typed })
      assert.equal(again.status, 303, 'what was kept can be saved once it has been looked at')
    })
  }
})

test('the same write sent twice, or twenty times at once, is done once and answers the same', async (t) => {
  for (const conflict of conflicts()) {
    await t.test(conflict.name, async () => {
      const typed = {
        ...(await opened('colleague', conflict)),
        ...(await filled('colleague', conflict)),
      }
      const before = await conflict.stored()
      const sent = await Promise.all(
        Array.from({ length: 20 }, () => door.post('colleague', conflict.action, typed)),
      )
      const after = await door.post('colleague', conflict.action, typed)
      // Which fact is pointed out may differ; where one is sent, and that it was saved, may not.
      const answers = new Set(
        [...sent, after].map(({ status, goTo }) => `${status} ${goTo?.split('&fact=')[0]}`),
      )
      assert.equal(answers.size, 1, [...answers].join(', '))
      assert.equal(after.status, 303)
      assert.equal(await conflict.stored(), before + 1)
    })
  }
})

const entry = (words: string, writeId: string): Fields => ({
  kind: 'note',
  words,
  writeId,
  ...on('on'),
})

test('an entry sent twenty times at once is there once', async () => {
  const before = await entries()
  const once = entry('We talked about the college', newId())
  const sent = await Promise.all(
    Array.from({ length: 20 }, () => door.post('colleague', `/cases/${caseId}/entries`, once)),
  )
  assert.deepEqual([...new Set(sent.map(({ status }) => status))], [303])
  assert.equal(await entries(), before + 1)
})

test('an entry sent again from the same page with other words is kept as well, and once', async () => {
  const before = await entries()
  const [page, second] = [newId(), 'And that he rang the surgery himself']
  for (const words of ['He found the bus', second, second]) {
    const sent = await door.post('colleague', `/cases/${caseId}/entries`, entry(words, page))
    assert.equal(sent.status, 303)
  }
  assert.equal(await entries(), before + 2)
  assert.match((await door.get('colleague', `/cases/${caseId}`)).page, new RegExp(second))
})

test('a form sent again from the same page with other answers is not called saved', async (t) => {
  const others: Fields = { summary: 'Another summary', safeToCall: 'Never' }
  for (const conflict of conflicts().filter(({ name }) => name !== 'a need')) {
    await t.test(conflict.name, async () => {
      const typed = {
        ...(await opened('colleague', conflict)),
        ...(await filled('colleague', conflict)),
      }
      assert.equal((await door.post('colleague', conflict.action, typed)).status, 303)
      const before = await conflict.stored()
      const changed = { ...typed, ...others }
      assert.equal((await door.post('colleague', conflict.action, changed)).status, 409)
      assert.equal((await door.post('colleague', conflict.action, typed)).status, 303)
      assert.equal(await conflict.stored(), before)
    })
  }
})

test('entries of twenty who write at once are all kept, each once, each in the log', async () => {
  const before = [await entries(), await acts()]
  const sent = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      door.post(
        index % 2 ? 'colleague' : 'manager',
        `/cases/${caseId}/entries`,
        entry(`Words of writer ${index}, and no others`, newId()),
      ),
    ),
  )
  assert.deepEqual([...new Set(sent.map(({ status }) => status))], [303])
  assert.deepEqual(
    [await entries(), await acts()],
    before.map((number) => number + 20),
  )
  const { page } = await door.get('colleague', `/cases/${caseId}`)
  for (let index = 0; index < 20; index += 1) {
    assert.match(page, new RegExp(`Words of writer ${index}, and no others`))
  }
})

test('of twenty facts written at once from one page, one is kept and nineteen are told', async () => {
  const [conflict] = conflicts()
  assert.ok(conflict)
  const typed = {
    ...(await opened('colleague', conflict)),
    ...(await filled('colleague', conflict)),
  }
  const before = await facts()
  const sent = await Promise.all(
    Array.from({ length: 20 }, () =>
      door.post('colleague', conflict.action, { ...typed, writeId: newId() }),
    ),
  )
  assert.equal(sent.filter(({ status }) => status === 303).length, 1)
  assert.equal(sent.filter(({ status }) => status === 409).length, 19)
  assert.equal(await facts(), before + 1)
})

test('a new case sent twenty times at once is one case', async () => {
  const page = await door.get('worker', '/cases/new')
  const form = formsIn(page.page).find(({ action }) => action === '/cases')
  assert.ok(form)
  const chosen = Object.fromEntries(
    form.fields
      .filter(({ kind }) => kind === 'choice')
      .map(({ name, options }) => [name, options.find(Boolean) ?? '']),
  )
  const typed = { ...asItStands(form), ...chosen, alias: 'Saffron', ...on('on') }
  const send = (fields: Fields) => door.post('worker', '/cases', fields)
  const sent = await Promise.all(Array.from({ length: 20 }, () => send(typed)))
  const answers = new Set(sent.map(({ status, goTo }) => `${status} ${goTo}`))
  assert.equal(answers.size, 1, [...answers].join(', '))
  assert.equal(await count('from case_file where alias = $1', ['Saffron']), 1)
  assert.equal(
    await count('from case_fact f join case_file c on c.id = f.case_id where alias = $1', [
      'Saffron',
    ]),
    1,
  )

  const again = await send({ ...typed, writeId: newId() })
  assert.ok(again.status < 500, 'the same case from another copy of the page is no fault')
  assert.equal(await count('from case_file where alias = $1', ['Saffron']), 1)
  // Whether a case with this id exists elsewhere cannot be found out.
  const taken = await send({ ...typed, writeId: newId(), caseId: front.caseId('decided') })
  const foreign = await door.post('southWorker', '/cases', { ...typed, writeId: newId() })
  assert.ok(taken.status < 500 && foreign.status < 500, `${taken.status} ${foreign.status}`)
})

test('an answer of a seat sent twenty times at once is given once', async () => {
  const [row] = await front.copy.asAdministrator<{ id: string }>(
    'select id from submission where case_id = $1 order by released_at desc limit 1',
    [front.caseId('withPrime')],
  )
  const url = `/seat/submissions/${row?.id}/return`
  const form = await formOf('prime', url, url)
  const before = await count('from seat_answer', [])
  const sent = await Promise.all(
    Array.from({ length: 20 }, () => door.post('prime', url, { ...form, words: 'Which dates?' })),
  )
  assert.deepEqual([...new Set(sent.map(({ status }) => status))], [303])
  assert.equal(await count('from seat_answer', []), before + 1)
})

test('words that were being written are still their writer’s when the case is given to somebody else', async () => {
  const main = front.caseId('main')
  const { version } = await thingsOf(front, 'worker', 'main')
  const keep = (words: string) =>
    door.post('worker', `/cases/${main}/drafts/entry`, { name: 'words', value: words })
  assert.equal((await keep('She said that the room is cold')).status, 200)
  const actor = front.actor('manager')
  const given = await door.post('manager', `/cases/${main}/reassign`, {
    writeId: newId(),
    versionSeen: version ?? '',
    workerId: front.actor('colleague').userId,
    serviceId: actor.serviceIds[0] ?? '',
  })
  assert.equal(given.status, 303, wordsIn(given.page).slice(0, 2000))
  assert.equal((await door.get('worker', `/cases/${main}`)).status, 404)
  const lost = await door.post('worker', `/cases/${main}/entries`, entry('Words', newId()))
  assert.equal(lost.status, 404)
  assert.match((await door.get('worker', '/drafts')).page, /She said that the room is cold/)
  assert.equal((await keep('She said that the room is cold, and damp')).status, 200)
  assert.match((await door.get('worker', '/drafts')).page, /cold, and damp/)
  for (const who of ['colleague', 'manager', 'cover'] as const) {
    assert.doesNotMatch((await door.get(who, '/drafts')).page, /the room is cold/)
  }
})

test('a case cannot be given to nobody, to another organisation, or to somebody who never reads cases', async () => {
  const url = `/cases/${caseId}/reassign`
  const { version = '' } = await thingsOf(front, 'manager', 'small')
  const serviceId = front.actor('manager').serviceIds[0] ?? ''
  const refusedTo: readonly [string, Fields][] = [
    ['nobody', { workerId: newId(), serviceId }],
    ['another organisation', { workerId: front.actor('otherWorker').userId, serviceId }],
    ['an administrator', { workerId: front.actor('administrator').userId, serviceId }],
    ['a protector', { workerId: front.actor('protector').userId, serviceId }],
    ['no service', { workerId: front.actor('worker').userId, serviceId: newId() }],
    [
      'cover by nobody',
      { workerId: front.actor('worker').userId, serviceId, coverWorkerId: newId() },
    ],
  ]
  for (const [to, fields] of refusedTo) {
    const answer = await door.post('manager', url, {
      writeId: newId(),
      versionSeen: version,
      ...fields,
    })
    assert.equal(answer.status, 422, `given to ${to}: ${answer.status}`)
  }
  assert.equal((await door.get('colleague', `/cases/${caseId}`)).status, 200)
})

// Mistakes planted, which the checks above must notice.

test('a write that forgets which version was seen is noticed', async () => {
  const [conflict] = conflicts()
  assert.ok(conflict)
  const name = '/cases/:caseId/record/:type'
  const forgetful = routes.map((route): Route<Services> => {
    if (route.method !== 'POST' || route.path !== name || route.surface === 'open') return route
    return {
      ...route,
      async answer(request: SignedInRequest<Services>) {
        const { version = '' } = await thingsOf(front, 'manager', 'small')
        return route.answer({ ...request, typed: { ...request.typed, versionSeen: version } })
      },
    }
  })
  const typed = {
    ...(await opened('colleague', conflict)),
    ...(await filled('colleague', conflict)),
  }
  const planted = front.openAt(forgetful)
  const before = await facts()
  for (const writeId of [newId(), newId()]) {
    await planted.post('colleague', conflict.action, { ...typed, writeId })
  }
  await planted.stop()
  assert.equal(await facts(), before + 2, 'the mistake loses the warning, so the check would fail')
})
