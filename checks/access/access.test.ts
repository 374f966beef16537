/** Who may open what, asked of the live list of routes: every route, every role, every way to stand. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  type Act,
  acts,
  decideAccess,
  type Relation,
} from '../../src/application/access/access-rules.ts'
import { roles } from '../../src/application/actor.ts'
import type { Services } from '../../src/application/services.ts'
import { Stopped } from '../../src/web/request/stopped.ts'
import type { Route, SignedInRequest } from '../../src/web/route.ts'
import { routes } from '../../src/web/routes.ts'
import { type Known, knownAt } from './cells.ts'
import { expectedAccess, type Standing, standings } from './expected-access.ts'
import { aFrontDoor, type FrontDoor } from './front-door.ts'
import { nameOf, rowsWithoutRoute, walkRoutes } from './walk-routes.ts'

let front: FrontDoor
let known: Known
before(async () => {
  front = await aFrontDoor()
  known = await knownAt(front)
})
after(() => front.close())

test('every route opens for exactly those whom the table names, and is not there for anybody else', async (t) => {
  const { findings, cells } = await walkRoutes({
    front,
    known,
    routes,
    expected: expectedAccess,
  })
  t.diagnostic(`${routes.length} routes, ${cells} cells`)
  assert.deepEqual(findings, [])
  assert.ok(cells > 10 * routes.length)
})

test('no row of the table is about a page that is not there', () => {
  assert.deepEqual(rowsWithoutRoute({ routes, expected: expectedAccess }), [])
})

test('every route names the act that the rules decide about, and the rules agree with the table', () => {
  const wrong: string[] = []
  for (const route of routes) {
    const row = expectedAccess[nameOf(route)]
    if (row === undefined || row.about === 'anyone' || row.act === undefined) continue
    const act = acts.find((one) => one === row.act)
    if (act === undefined || route.relation !== act) {
      wrong.push(`${nameOf(route)}: the route says ${route.relation}, the table ${row.act}`)
      continue
    }
    if (row.about === 'case') wrong.push(...disagreements(nameOf(route), act, row.may))
  }
  assert.deepEqual(wrong, [])
})

function disagreements(
  name: string,
  act: Act,
  may: Readonly<Partial<Record<string, readonly Standing[]>>>,
): string[] {
  return roles.flatMap((role) =>
    standings
      .filter((standing) => standing !== 'no-case')
      .flatMap((standing) => {
        const expected = may[role]?.includes(standing) ?? false
        const { permitted, rule } = decideAccess(role, act, relationFor(role, standing))
        return permitted === expected ? [] : [`${name}: ${role}, ${standing}: ${rule}`]
      }),
  )
}

/** A worker who is only of the same service stands to a case as everybody else does. */
function relationFor(role: string, standing: Standing): Relation {
  if (standing === 'worker' || standing === 'cover') return standing
  if (standing === 'broke-glass') return 'break-glass'
  if (standing === 'kept-out') return 'conflict'
  return standing === 'service' && role === 'service-manager' ? 'service' : 'other'
}

// From here on: mistakes planted into a copy of the list, each of which must be found.

function planted(name: string, change: (route: Route<Services>) => Route<Services>) {
  const route = routes.find((one) => nameOf(one) === name)
  assert.ok(route, `there is no ${name}`)
  return walkRoutes({ front, known, routes: [change(route)], expected: expectedAccess })
}

type Signed = Extract<Route<Services>, { surface: 'staff' | 'seat' }>

/** The only open route that is planted into is not among them. */
function signed(route: Route<Services>): Signed {
  assert.notEqual(route.surface, 'open')
  return route as Signed
}

test('a page whose check was forgotten is found', async () => {
  const { findings } = await planted('GET /cases/:caseId/told', (route) => ({
    ...signed(route),
    who: 'signed-in',
    answer: async () => ({ json: { told: 'everything' } }),
  }))
  assert.match(findings.join('\n'), /colleague as service: should not be there, and got 200/)
  assert.match(findings.join('\n'), /prime as other-organisation: should not be there/)
})

test('a page that opens for a whole service instead of the own cases is found', async () => {
  const { findings } = await planted('GET /cases/:caseId/told', (route) => {
    const { answer } = signed(route)
    return {
      ...signed(route),
      answer: (request: SignedInRequest<Services>) =>
        answer(
          request.actor.orgId === front.actor('manager').orgId
            ? { ...request, actor: front.actor('manager') }
            : request,
        ),
    }
  })
  assert.match(findings.join('\n'), /colleague as service: should not be there/)
  assert.match(findings.join('\n'), /southManager as other-service: should not be there/)
  assert.doesNotMatch(findings.join('\n'), /otherManager/)
})

test('a refusal that says whether there is such a case is found', async () => {
  const { findings } = await planted('GET /cases/:caseId', (route) => ({
    ...signed(route),
    async answer(request: SignedInRequest<Services>) {
      const [row] = await front.copy.asAdministrator('select from case_file where id = $1', [
        request.params['caseId'],
      ])
      if (row && request.actor.userId === front.actor('southWorker').userId) throw new Stopped(403)
      return signed(route).answer(request)
    },
  }))
  assert.deepEqual(findings, [
    'GET /cases/:caseId, southWorker as other-service: should not be there, and got 403',
  ])
})

test('somebody who is shut out of what is theirs is found', async () => {
  const { findings } = await planted('GET /cases/:caseId', (route) => ({
    ...signed(route),
    who: ['support-worker'],
  }))
  assert.match(findings.join('\n'), /manager as service: should open, and got 404/)
})

test('a route without a row and a row without a route are found', async () => {
  const today = routes.find(({ path }) => path === '/today')
  assert.ok(today)
  const route = { ...signed(today), path: '/new' }
  const walked = await walkRoutes({ front, known, routes: [route], expected: expectedAccess })
  assert.deepEqual(walked.findings, ['GET /new: no row says who may open it'])
  const missing = rowsWithoutRoute({ routes: [route], expected: expectedAccess })
  assert.ok(missing.includes('GET /today'))
})
