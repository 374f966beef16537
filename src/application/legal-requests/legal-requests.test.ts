/** Demands on a real database: two people, the firewall, the line that waits, and what is kept meanwhile. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aDay, addDays, type Day } from '../../domain/calendar/day.ts'
import { groundOf } from '../../domain/legal-requests/ground.ts'
import { whoLooked } from '../../domain/looked/line.ts'
import { inCase } from '../../storage/stores/testing.ts'
import type { Actor } from '../actor.ts'
import { aCircleWorld, type CircleWorld, today } from '../circle/circle.testing.ts'
import type { NewShared } from '../ports/circle/sharing-store.ts'
import type { KeptRequest } from '../ports/legal-requests/legal-request-store.ts'
import { liftHold } from '../retention/keep-records.ts'
import { answerProposal, noteAdvice, proposeAnswer } from './decide-demand.ts'
import { letOut, tellThem } from './let-out.ts'
import type { DemandOutcome } from './on-demand.ts'
import { readRegister } from './read-demands.ts'
import { type Demand, takeInDemand } from './take-in-demand.ts'

let it: CircleWorld
let manager: Actor
let lead: Actor
before(async () => {
  it = await aCircleWorld()
  manager = it.at.people.manager
  lead = it.at.people.protector
})
after(() => it.at.close())

const order: Demand = {
  ...{ asker: 'police', ground: 'court-order', scope: 'one', arrivedOn: today },
  ...{ dueOn: aDay('2026-03-09'), asksSilence: false },
  words: { who: 'DS Made-Up, Invented Police', what: 'Everything about the case' },
}

interface Taken {
  readonly caseId: string
  readonly paperId: string
}

async function taken(demand: Partial<Demand> = {}): Promise<Taken> {
  const caseId = await it.aPerson()
  const paperId = it.newId()
  await inCase(it.at.world, it.worker, caseId, async (seen, { documents }) => {
    const bytes = Buffer.of(1)
    const paper = { id: paperId, name: 'order', type: 'pdf', size: 1, sha256: 'a', bytes } as const
    await documents.add(seen, { ...paper, class: 'I' }, { writeId: it.newId() })
  })
  const asked = { caseId, demand: { ...order, ...demand }, writeId: it.newId() }
  assert.deepEqual(await takeInDemand(it.services, it.worker, asked), { done: true })
  assert.deepEqual(await takeInDemand(it.services, it.worker, asked), { done: true }, 'sent twice')
  return { caseId, paperId }
}

async function theOne(caseId: string): Promise<KeptRequest> {
  const found = await inCase(it.at.world, manager, caseId, (_seen, { legalRequests }) =>
    legalRequests.ofCase(caseId),
  )
  const [request] = found
  assert.equal(found.length, 1)
  assert.ok(request)
  return request
}

const words = 'A sentence that says why, long enough.'
async function on(caseId: string, who: Actor) {
  const { id: requestId, steps } = await theOne(caseId)
  const inside = who.role === 'data-protection-lead' ? {} : { caseId }
  return { ...inside, requestId, stepsSeen: steps.length, writeId: it.newId(), words }
}

async function propose(of: Taken, change: object = {}, who = manager): Promise<DemandOutcome> {
  const request = await theOne(of.caseId)
  return proposeAnswer(it.services, who, {
    ...(await on(of.caseId, who)),
    ...({ decision: 'narrowed', parts: ['identity', 'decisions'], namesThem: false } as const),
    ...{ seen: Object.keys(groundOf(request.ground).see), paperId: of.paperId, noInterest: true },
    ...change,
  })
}

async function agree(caseId: string, who = lead): Promise<DemandOutcome> {
  return answerProposal(it.services, who, {
    ...(await on(caseId, who)),
    ...{ agrees: true, noInterest: true },
  })
}

const out = async (caseId: string, parts: readonly ['identity' | 'health']) =>
  letOut(it.services, manager, { ...(await on(caseId, manager)), caseId, parts })
const code = (said: DemandOutcome) => ('refused' in said ? said.refused.code : 'done')
const sharedIn = (caseId: string) =>
  inCase(it.at.world, it.worker, caseId, (_seen, { sharing }) => sharing.sharedWith(caseId))

test('an order is narrowed by two people, answered once, told, and over', async () => {
  const of = await taken()
  const { caseId } = of
  assert.equal(code(await out(caseId, ['identity'])), 'not-decided')
  assert.equal(code(await noteAdvice(it.services, manager, await on(caseId, manager))), 'done')
  assert.equal(code(await propose(of)), 'done')
  assert.equal(code(await agree(caseId, manager)), 'same-person')
  assert.equal(code(await out(caseId, ['identity'])), 'not-decided')
  assert.equal(code(await agree(caseId)), 'done')
  assert.equal(code(await out(caseId, ['health'])), 'more-than-decided')
  assert.equal((await sharedIn(caseId)).length, 0)
  assert.equal(code(await out(caseId, ['identity'])), 'done')
  assert.equal(code(await out(caseId, ['identity'])), 'decided-already')
  const [line] = await sharedIn(caseId)
  assert.deepEqual([line?.by, line?.type, line?.items], ['court', 'police', ['identity']])
  assert.equal((await theOne(caseId)).overOn, undefined, 'they were not told yet')
  const telling = { ...(await on(caseId, manager)), caseId }
  assert.equal(code(await tellThem(it.services, manager, telling)), 'done')
  const request = await theOne(caseId)
  assert.equal(request.overOn, today)
  assert.deepEqual(
    request.steps.map(({ step }) => step),
    ['advised', 'proposed', 'agreed', 'let-out', 'told'],
  )
})

test('a second page is told that somebody was faster, and nothing of it is kept', async () => {
  const of = await taken()
  const old = await on(of.caseId, manager)
  assert.equal(code(await propose(of)), 'done')
  assert.equal(code(await noteAdvice(it.services, manager, old)), 'changed-meanwhile')
  assert.equal((await theOne(of.caseId)).steps.length, 1)
})

test('immigration enforcement is refused whatever is proposed, unless a judge names it', async () => {
  const mere = await taken({ asker: 'immigration-enforcement', ground: 'immigration-control' })
  assert.equal(code(await propose(mere)), 'never-to-them')
  assert.equal(code(await propose(mere, { decision: 'refused', parts: [] })), 'done')
  assert.equal(code(await agree(mere.caseId)), 'done')
  const named = await taken({ asker: 'immigration-enforcement' })
  assert.equal(code(await propose(named)), 'never-to-them')
  assert.equal(code(await propose(named, { namesThem: true })), 'done')
  assert.equal(code(await agree(named.caseId)), 'done')
  assert.equal(code(await out(named.caseId, ['identity'])), 'done')
})

test('about everybody of a kind there is no case: refused, written down, and over', async () => {
  const demand = { ...order, scope: 'kind', ground: 'immigration-control' } as const
  const asked = { demand, writeId: it.newId() }
  assert.equal(code(await takeInDemand(it.services, it.worker, asked)), 'done')
  const found = async () =>
    (await readRegister(it.services, lead)).find(({ scope }) => scope === 'kind')
  const requestId = (await found())?.id ?? ''
  const about = { requestId, stepsSeen: 0, writeId: it.newId(), words }
  const answer = { ...about, seen: [], namesThem: false, noInterest: true }
  const give = { ...answer, decision: 'complied', parts: ['decisions'] } as const
  assert.equal(code(await proposeAnswer(it.services, manager, give)), 'everybody-is-refused')
  const no = { ...answer, decision: 'refused', parts: [] } as const
  assert.equal(code(await proposeAnswer(it.services, manager, no)), 'done')
  const second = { ...about, stepsSeen: 1, writeId: it.newId(), agrees: true, noInterest: true }
  assert.equal(code(await answerProposal(it.services, lead, second)), 'done')
  assert.equal((await found())?.overOn, today)
})

const linesOf = (caseId: string, day: Day) =>
  inCase(it.at.world, it.worker, caseId, async (_seen, { looked }) =>
    whoLooked(await looked.done(caseId, []), await looked.holds(caseId), day).lines.filter(
      ({ at }) => at === 'demands',
    ),
  )

test('the survivor reads who asked, at once; or two weeks later where they ask for silence', async () => {
  const open = await taken()
  const quiet = await taken({ asksSilence: true })
  const logDay = await it.at.world.asActor(lead, ({ legalRequests }) => legalRequests.logDay())
  assert.ok((await linesOf(open.caseId, logDay)).length > 0)
  assert.equal((await linesOf(quiet.caseId, logDay)).length, 0)
  assert.equal((await linesOf(quiet.caseId, addDays(logDay, 14))).length, 0)
  assert.ok((await linesOf(quiet.caseId, addDays(logDay, 15))).length > 0)
})

test('whoever must stay out of a case reads nothing of it in the register', async () => {
  const of = await taken()
  await it.at.test.asAdministrator(
    `update waymark.case_file set blocked_ids = array['${lead.userId}']::uuid[] where id = '${of.caseId}'`,
  )
  const seen = await readRegister(it.services, lead)
  assert.ok(seen.length > 0)
  assert.ok(seen.every(({ caseId }) => caseId !== of.caseId))
  assert.equal(code(await propose(of)), 'done')
  assert.equal(code(await agree(of.caseId, lead)), 'demand-not-there')
})

test('all is kept while somebody asks, and no hand lifts that before it is settled', async () => {
  const of = await taken()
  const { id } = await theOne(of.caseId)
  const holdOf = async () => {
    const holds = await it.at.world.asActor(lead, ({ retention }) => retention.holds(of.caseId))
    return holds.find((hold) => hold.id === id)
  }
  assert.equal((await holdOf())?.ground, 'request')
  const lifted = await liftHold(it.services, lead, id)
  assert.equal('refused' in lifted && lifted.refused.code, 'hold-while-somebody-asks')
  await assert.rejects(
    it.at.world.asActor(lead, ({ retention }) =>
      retention.lift({ caseId: of.caseId, caseReference: 'WM-2222', id }, today),
    ),
    /demand that asks for it is open/,
  )
  assert.equal(code(await propose(of, { decision: 'withdrawn', parts: [] })), 'done')
  assert.equal(code(await agree(of.caseId)), 'done')
  const telling = { ...(await on(of.caseId, manager)), caseId: of.caseId }
  assert.equal(code(await tellThem(it.services, manager, telling)), 'done')
  assert.equal((await holdOf())?.endedOn, today)
})

test('planted: whatever goes round the commands is refused by the database itself', async () => {
  const of = await taken()
  const { caseId } = of
  const request = await theOne(caseId)
  const forged: NewShared = {
    ...{
      id: it.newId(),
      type: 'police',
      lawful: 'legal-request',
      items: ['identity'],
      by: 'court',
    },
    who: 'Somebody',
  }
  const note = (shared: NewShared) => noteIt(caseId, shared)
  await assert.rejects(note(forged), /nobody decided/)
  await assert.rejects(note({ ...forged, thingId: request.id }), /nobody decided/)
  await propose(of)
  await assert.rejects(note({ ...forged, thingId: request.id }), /nobody decided/)
  const proposal = (await theOne(caseId)).steps[0]?.id ?? ''
  const agreeing = (who: Actor) =>
    it.at.world.asActor(who, async ({ cases, legalRequests }) => {
      if (who !== lead) await cases.open(caseId)
      const now = who === lead ? await legalRequests.find(request.id) : await freshIn(caseId)
      const step = { step: 'agreed', id: it.newId(), of: proposal, words } as const
      const as = who === lead ? 'data-protection-lead' : 'service-manager'
      if (now) await legalRequests.add(now, step, as)
    })
  await assert.rejects(agreeing(manager), /two people of two offices/)
  await agreeing(lead)
  const health = { ...forged, items: ['health'], thingId: request.id } as const
  await assert.rejects(note(health), /nobody decided/, 'more than was decided')
  await propose(of)
  await assert.rejects(note({ ...forged, thingId: request.id }), /nobody decided/, 'decided anew')
})

const freshIn = (caseId: string) => theOne(caseId)

async function noteIt(caseId: string, shared: NewShared): Promise<void> {
  await inCase(it.at.world, manager, caseId, (seen, { sharing }) =>
    sharing.noteShared(seen, shared),
  )
}
