/**
 * How surely somebody is who they say they are, asked of the live list of routes: what is no session
 * opens nothing, and what could hurt somebody most asks for the second step again, of its own kind.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type StepUp, stepUpKinds } from '../../src/application/accounts/step-up.ts'
import type { Services } from '../../src/application/services.ts'
import { newId } from '../../src/storage/new-id.ts'
import type { Route, SignedInRequest } from '../../src/web/route.ts'
import { routes } from '../../src/web/routes.ts'
import { type Known, knownAt } from './cells.ts'
import { deadSessions } from './dead-sessions.ts'
import { expectedAccess } from './expected-access.ts'
import { expectedStepUp, stepUpStates, wherePeopleProve } from './expected-step-up.ts'
import { aFrontDoor, beginAs, type FrontDoor } from './front-door.ts'
import { now } from './made-up-few.ts'
import { type Asks, findAsks, walkDead, walkWhole } from './walk-factors.ts'
import { nameOf } from './walk-routes.ts'
import { walkStepUps } from './walk-step-ups.ts'

let front: FrontDoor
let known: Known
before(async () => {
  front = await aFrontDoor({ factor: 'second-factor' })
  known = await knownAt(front)
})
after(() => front.close())

const walk = () => ({ front, known, routes, expected: expectedAccess })

test('what is no session any more, or not yet, opens no route for whoever may otherwise, and tells nothing', async (t) => {
  const findings: string[] = []
  let cells = 0
  for (const dead of deadSessions) {
    const walked = await walkDead(walk(), dead)
    findings.push(...walked.findings)
    cells += walked.cells
  }
  t.diagnostic(`${cells} cells, ${deadSessions.length} sessions that are none`)
  assert.deepEqual(findings, [])
  assert.ok(cells > deadSessions.length * 150)
})

test('a whole session with its second step opens what the table says', async (t) => {
  front.signInAgain()
  const { findings, cells } = await walkWhole(walk())
  t.diagnostic(`${cells} cells`)
  assert.deepEqual(findings, [])
})

/** Which forms ask although no row says so. */
function withoutRow(found: readonly Asks[]): string[] {
  const rows = expectedStepUp.map(({ route, kind }) => `${route} ${kind}`)
  const asks = found
    .filter(({ route }) => !wherePeopleProve.includes(route))
    .map(({ route, kind }) => `${route} ${kind}`)
  return [...new Set(asks)].filter((one) => !rows.includes(one))
}

test('every form that asks for the second step again has its row', async () => {
  front.signInAgain()
  const found = await findAsks(walk())
  assert.deepEqual(withoutRow(found), [])
  assert.ok(found.length > 5, `only ${found.length} forms ask`)
})

test('every act of the table asks for its own kind of step-up, and is done only while it holds', async (t) => {
  const door = { front, known, routes, rows: expectedStepUp }
  const { findings, cells } = await walkStepUps(door)
  t.diagnostic(`${cells} cells, ${expectedStepUp.length} acts`)
  assert.deepEqual(findings, [])
  assert.deepEqual(new Set(expectedStepUp.map(({ kind }) => kind)), new Set(stepUpKinds))
})

test('no code is asked for, and used up, while a second person has still to agree', async () => {
  front.signInAgain()
  const door = front.openAt(routes)
  const contact = `/cases/${front.caseId('managersOwn')}/contact`
  const sent = { writeId: newId(), stopWords: 'Words', because: 'Words', stepUp: 'asked' }
  assert.equal((await door.post('manager', `${contact}/stop`, sent)).status, 303)
  const { page, status } = await door.post('manager', `${contact}/before/call`, sent)
  await door.stop()
  assert.equal(status, 422)
  assert.doesNotMatch(page, /Enter the code/)
  assert.match(page, /Ask a manager to agree/)
})

// Mistakes planted into a copy of the list, each of which must be found.

type Signed = Extract<Route<Services>, { surface: 'staff' | 'seat' }>

/** The route of a row of the table, and how it would be with a mistake. */
function planted(name: string, stepUpsOf: (request: SignedInRequest<Services>) => StepUp[]) {
  const row = expectedStepUp.find(({ route }) => route === name)
  const route = routes.find((one) => nameOf(one) === name)
  assert.ok(row && route && route.surface !== 'open')
  const mistaken: Signed = {
    ...route,
    answer: (request: SignedInRequest<Services>) =>
      route.answer({ ...request, actor: { ...request.actor, steppedUp: stepUpsOf(request) } }),
  }
  const all = [...routes.filter((one) => one !== route), mistaken]
  return walkStepUps({ front, known, routes: all, rows: [row] })
}

const inAMinute = new Date(now.getTime() + 60_000).toISOString()

test('a route whose step-up is forgotten is found', async () => {
  const { findings } = await planted('POST /cases/:caseId/places/:placeId/show', () => [
    { kind: 'location', until: inAMinute },
  ])
  assert.match(findings.join('\n'), /location without it: should ask .*, and got 200/)
})

test('a route where a step-up counts for ever is found', async () => {
  const { findings } = await planted(
    'POST /cases/:caseId/documents/:documentId/original',
    ({ actor }) => (actor.steppedUp ?? []).map(({ kind }) => ({ kind, until: inAMinute })),
  )
  const text = findings.join('\n')
  assert.match(text, /five minutes later: should ask .*, and got 200/)
  assert.match(text, /one second after that: should ask/)
  assert.doesNotMatch(text, /without it|over by the clock of the database/)
})

test('an act that asks without a row, and a row whose act does not ask, are found', async () => {
  const asks = [{ route: 'POST /cases/:caseId/team/block', kind: 'break-glass' }]
  assert.deepEqual(withoutRow(asks), ['POST /cases/:caseId/team/block break-glass'])
  const row = {
    route: 'POST /cases/:caseId/entries',
    kind: 'location',
    who: 'worker',
    about: 'main',
    fields: { kind: 'note', words: 'Words' },
  } as const
  const states = stepUpStates.slice(0, 1)
  const { findings } = await walkStepUps({ front, known, routes, rows: [row], states })
  assert.match(findings.join('\n'), /should ask for the second step, and got 303/)
  assert.match(findings.join('\n'), /changed .*journal_entry \+1/)
})

test('a session that is remembered after it ended is found', async () => {
  const { signIn } = front.services
  const remembered: typeof signIn = {
    ...signIn,
    actorFor: async (token) =>
      (await signIn.actorFor(token)) ?? (token === ended ? front.actor('worker') : undefined),
  }
  let ended = ''
  const dead = {
    name: 'a session that was ended',
    async hold() {
      ended = await beginAs(front.services, front.actor('worker'), 'second-factor')
      await signIn.end(ended)
      return { session: ended }
    },
  }
  const services = { ...front.services, signIn: remembered }
  const today = routes.filter(({ path }) => path === '/today')
  const { findings } = await walkDead({ ...walk(), routes: today, services }, dead)
  assert.match(findings.join('\n'), /GET \/today, .*: opened, with 200/)
})
