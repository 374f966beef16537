/** Their own record on a real database: the clock, two people, what stays out, and what is kept meanwhile. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { besides } from '../../domain/access-requests/exempt.ts'
import { passagesToDecide } from '../../domain/access-requests/own-copy.ts'
import { addDays } from '../../domain/calendar/day.ts'
import { inCase } from '../../storage/stores/testing.ts'
import type { Actor } from '../actor.ts'
import { aCircleWorld, type CircleWorld, today } from '../circle/circle.testing.ts'
import type { KeptAccess } from '../ports/access-requests/access-request-store.ts'
import { liftHold } from '../retention/keep-records.ts'
import {
  answerCopy,
  decidePassages,
  makeOwnCopy,
  noteGiven,
  noteHappening,
  prepareCopy,
} from './keep-access.ts'
import { takeInAccess } from './on-access.ts'
import { readAccess, readAccessRegister } from './read-access.ts'

let it: CircleWorld
let manager: Actor
let lead: Actor
before(async () => {
  it = await aCircleWorld()
  manager = it.at.people.manager
  lead = it.at.people.protector
})
after(() => it.at.close())

type Said =
  | { readonly done: true }
  | { readonly refused: { readonly code: string } }
  | { readonly made: unknown }
const code = (said: Said) => ('refused' in said ? said.refused.code : 'done')

async function asked(words: readonly string[] = []): Promise<string> {
  const caseId = await it.aPerson()
  await inCase(it.at.world, it.worker, caseId, async (seen, { journal, people, cases }) => {
    for (const one of words) {
      const entry = { id: it.newId(), on: today, kind: 'note', words: one, needIds: [] } as const
      await journal.add(seen, entry, { writeId: it.newId() })
    }
    const now = await cases.open(caseId)
    if (!now) return
    const write = { writeId: it.newId(), versionSeen: now.version }
    await people.keep(now, 'identity', { names: 'NAME-CANARY Made-Up' }, write)
    const again = await cases.open(caseId)
    const phone = { writeId: it.newId(), versionSeen: again?.version ?? 0 }
    await people.keep(again ?? now, 'contact', { phone: '07700 900000' }, phone)
  })
  const asking = {
    caseId,
    who: 'themselves',
    askedOn: today,
    words: '',
    writeId: it.newId(),
  } as const
  assert.equal(code(await takeInAccess(it.services, it.worker, asking)), 'done')
  assert.equal(code(await takeInAccess(it.services, it.worker, asking)), 'done', 'sent twice')
  const other = { ...asking, writeId: it.newId() }
  assert.equal(code(await takeInAccess(it.services, it.worker, other)), 'asked-already')
  return caseId
}

async function theOne(caseId: string): Promise<KeptAccess> {
  const [request] = await inCase(it.at.world, it.worker, caseId, (_seen, { accessRequests }) =>
    accessRequests.ofCase(caseId),
  )
  assert.ok(request)
  return request
}

async function on(caseId: string) {
  const { id: requestId, steps } = await theOne(caseId)
  return { caseId, requestId, stepsSeen: steps.length, writeId: it.newId(), words: 'Why' }
}

const known = async (caseId: string) =>
  noteHappening(it.services, it.worker, { ...(await on(caseId)), happening: 'identity-known' })
const allBesides = Object.fromEntries(Object.keys(besides).map((name) => [name, 'none' as const]))

async function decide(caseId: string, choice: 'include' | 'leave-out', by = it.worker) {
  const about = await on(caseId)
  const read = await readAccess(it.services, by, about)
  assert.ok(read)
  const out = { choice: 'leave-out', exempt: 'others-safety', reason: 'REASON-CANARY' } as const
  const passages = passagesToDecide(read.draft.parts, read.draft.decisions).map(({ key }) =>
    choice === 'include' ? ([key, { choice }] as const) : ([key, out] as const),
  )
  const decisions = { passages: Object.fromEntries(passages), parts: {}, besides: allBesides }
  return decidePassages(it.services, by, { ...about, decisions })
}

const prepare = async (caseId: string, by = it.worker) =>
  prepareCopy(it.services, by, await on(caseId))
const agree = async (caseId: string, by = manager) =>
  answerCopy(it.services, by, { ...(await on(caseId)), agrees: true })
const data = async (caseId: string) =>
  makeOwnCopy(it.services, it.worker, { ...(await on(caseId)), format: 'json' })
const give = async (caseId: string, way: 'in-person' | 'post' = 'in-person') =>
  noteGiven(it.services, it.worker, { ...(await on(caseId)), way })

test('from asking to the answer: nothing undecided, two people, and the copy is theirs alone', async () => {
  const caseId = await asked(['She came with [[AUNT-CANARY]] today.', 'Own words of hers.'])
  assert.equal(code(await prepare(caseId)), 'who-asks-not-known')
  assert.equal(code(await known(caseId)), 'done')
  assert.equal(code(await prepare(caseId)), 'undecided')
  assert.equal(code(await decide(caseId, 'leave-out')), 'done')
  assert.equal(code(await data(caseId)), 'not-agreed')
  assert.equal(code(await prepare(caseId)), 'done')
  assert.equal(code(await agree(caseId, it.worker)), 'case-not-available')
  assert.equal(code(await data(caseId)), 'not-agreed')
  assert.equal(code(await agree(caseId)), 'done')
  const made = await data(caseId)
  assert.ok('made' in made)
  const text = made.made.bytes.toString()
  assert.match(text, /NAME-CANARY/)
  assert.match(text, /Own words of hers/)
  assert.match(text, /left out: words that could put somebody else in danger/)
  assert.doesNotMatch(text, /AUNT|REASON|07700/)
  assert.equal(
    code(await give(caseId, 'post')),
    'not-safe-to-give',
    'nobody said that post is safe',
  )
  assert.equal(code(await give(caseId)), 'done')
  const request = await theOne(caseId)
  assert.equal(request.overOn, today)
  assert.ok('made' in (await data(caseId)), 'the same copy can be given again')
})

test('whoever prepared it, or decided one passage, does not agree; the database says the same', async () => {
  const caseId = await asked(['With [[somebody]].'])
  await known(caseId)
  assert.equal(code(await decide(caseId, 'include', manager)), 'done')
  assert.equal(code(await prepare(caseId)), 'done')
  assert.equal(code(await agree(caseId)), 'prepared-it-themselves')
  const prepared = (await theOne(caseId)).steps.at(-1)?.id ?? ''
  const forged = (by: Actor, step: 'agreed' | 'given') =>
    inCase(it.at.world, by, caseId, async (_seen, { accessRequests }) => {
      const [request] = await accessRequests.ofCase(caseId)
      const common = { id: it.newId(), on: today, words: 'Forged' }
      if (!request) return
      const one =
        step === 'agreed'
          ? ({ step, of: prepared, ...common } as const)
          : ({ step, way: 'in-person', ...common } as const)
      await accessRequests.add(request, one)
    })
  await assert.rejects(forged(manager, 'agreed'), /did not prepare it/)
  await assert.rejects(forged(it.worker, 'agreed'), /did not prepare it/)
  await assert.rejects(forged(it.worker, 'given'), /nobody agreed/)
})

test('what is written after it was prepared is not in it; what is corrected stops it', async () => {
  const caseId = await asked(['First note.'])
  await known(caseId)
  await decide(caseId, 'leave-out')
  assert.equal(code(await prepare(caseId)), 'done')
  it.at.setNow(`${today}T12:00:00.000Z`)
  const first = await inCase(it.at.world, it.worker, caseId, async (seen, { journal }) => {
    const { entries } = await journal.page(caseId, {}, { offset: 0, limit: 5 })
    const later = { id: it.newId(), on: today, kind: 'note', words: 'LATER', needIds: [] } as const
    await journal.add(seen, later, { writeId: it.newId() })
    return entries.find(({ words }) => words === 'First note.')?.id ?? ''
  })
  assert.equal(code(await agree(caseId)), 'done')
  const made = await data(caseId)
  assert.ok('made' in made)
  assert.doesNotMatch(made.made.bytes.toString(), /LATER/)
  await inCase(it.at.world, it.worker, caseId, async (_seen, { journal, cases }) => {
    const now = await cases.open(caseId)
    const right = {
      id: it.newId(),
      on: today,
      kind: 'note',
      words: 'Put right',
      needIds: [],
    } as const
    if (now) await journal.add(now, { ...right, supersedes: first }, { writeId: it.newId() })
  })
  assert.equal(code(await data(caseId)), 'not-what-was-prepared')
  it.at.setNow(`${today}T09:00:00.000Z`)
})

test('once it was given, nobody makes another copy than the one two people agreed to', async () => {
  const caseId = await asked(['Given note.'])
  await known(caseId)
  await decide(caseId, 'leave-out')
  await prepare(caseId)
  await agree(caseId)
  assert.equal(code(await give(caseId)), 'done')
  assert.ok('made' in (await data(caseId)))
  await inCase(it.at.world, it.worker, caseId, async (seen, { journal }) => {
    const { entries } = await journal.page(caseId, {}, { offset: 0, limit: 5 })
    const supersedes = entries.find(({ words }) => words === 'Given note.')?.id ?? ''
    const right = { id: it.newId(), on: today, kind: 'note', words: 'Else', needIds: [] } as const
    await journal.add(seen, { ...right, supersedes }, { writeId: it.newId() })
  })
  assert.equal(code(await data(caseId)), 'not-what-was-prepared')
})

test('asked for what they mean when it is late: refused, and it stays late for everybody', async () => {
  const caseId = await asked()
  const { id } = await theOne(caseId)
  it.at.setNow('2026-05-20T09:00:00.000Z')
  const note = async (happening: 'clarify-asked' | 'identity-asked' | 'identity-known') =>
    code(await noteHappening(it.services, it.worker, { ...(await on(caseId)), happening }))
  assert.equal(await note('clarify-asked'), 'too-late-for-longer')
  assert.equal(await note('identity-asked'), 'too-late-for-longer')
  assert.equal(await note('identity-known'), 'done')
  assert.equal(await note('identity-known'), 'not-waiting')
  const line = (await readAccessRegister(it.services, lead)).find((one) => one.id === id)
  assert.equal(line?.replyBy, '2026-04-02')
  it.at.setNow(`${today}T09:00:00.000Z`)
})

test('the clock waits and runs on, the lead sees the day, and everything is kept until it is over', async () => {
  const caseId = await asked()
  const { id } = await theOne(caseId)
  const line = async () =>
    (await readAccessRegister(it.services, lead)).find((one) => one.id === id)
  assert.equal((await line())?.replyBy, '2026-04-02')
  const note = async (happening: 'clarify-asked' | 'clarified' | 'withdrawn') =>
    noteHappening(it.services, it.worker, { ...(await on(caseId)), happening })
  assert.equal(code(await note('clarify-asked')), 'done')
  assert.equal((await line())?.replyBy, undefined)
  it.at.setNow(`${addDays(today, 7)}T09:00:00.000Z`)
  assert.equal(code(await note('clarified')), 'done')
  assert.equal((await line())?.replyBy, '2026-04-09')
  const lifted = await liftHold(it.services, lead, id)
  assert.equal('refused' in lifted && lifted.refused.code, 'hold-while-somebody-asks')
  assert.equal(code(await note('withdrawn')), 'done')
  const holds = await it.at.world.asActor(lead, ({ retention }) => retention.holds(caseId))
  assert.equal(holds.find((hold) => hold.id === id)?.endedOn, addDays(today, 7))
  assert.equal((await theOne(caseId)).words, '', 'what they asked for is still there to read')
  it.at.setNow(`${today}T09:00:00.000Z`)
})
