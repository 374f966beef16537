/**
 * Walks a list of routes by the expected table: for every route and everybody, what is allowed opens,
 * and everything else looks exactly like a page that is not there. Answers what is wrong, in words.
 */
import type { Services } from '../../src/application/services.ts'
import { newId } from '../../src/storage/new-id.ts'
import type { Route } from '../../src/web/route.ts'
import { type Cell, cellsOf, type Known } from './cells.ts'
import type { Row } from './expected-access.ts'
import type { Door, FrontDoor, Reply, Sending } from './front-door.ts'
import { addressOf } from './things-of.ts'

export interface Walk {
  readonly front: FrontDoor
  readonly known: Known
  readonly routes: readonly Route<Services>[]
  readonly expected: Readonly<Record<string, Row>>
}

export interface Walked {
  readonly findings: readonly string[]
  readonly cells: number
}

export async function walkRoutes({ front, known, routes, expected }: Walk): Promise<Walked> {
  const door = front.openAt(routes)
  const nothings: Nothings = new Map()
  const findings: string[] = []
  let cells = 0
  for (const route of routes) {
    const name = nameOf(route)
    const row = expected[name]
    if (row === undefined) {
      findings.push(`${name}: no row says who may open it`)
      continue
    }
    const asked = cellsOf(front, known, route.path, row)
    cells += asked.length
    // All at once: none of them changes what another one sees.
    const wrongs = await Promise.all(
      asked.map(async (cell) => {
        const reply = await ask(door, route, row, cell)
        const wrong = wrongWith(cell, reply, await nothingFor(door, nothings, route.path, cell))
        return wrong ? [`${name}, ${cell.who ?? 'nobody'} as ${cell.standing}: ${wrong}`] : []
      }),
    )
    findings.push(...wrongs.flat(), ...front.faults().map((fault) => `${name}: ${fault}`))
    const sends = route.method === 'POST' && !row.guest
    if (sends) findings.push(...(await withoutToken(door, route, row, asked)))
    if (row.endsSessions) front.signInAgain()
  }
  await door.stop()
  return { findings, cells }
}

export function nameOf({ method, path }: Pick<Route<Services>, 'method' | 'path'>): string {
  return `${method} ${path}`
}

/** Rows of pages that are not there any more would only seem to be checked. */
export function rowsWithoutRoute({
  routes,
  expected,
}: Pick<Walk, 'routes' | 'expected'>): readonly string[] {
  const there = new Set(routes.map(nameOf))
  return Object.keys(expected).filter((name) => !there.has(name))
}

export function sendingOf(route: Route<Services>, row: Row, cell: Cell): Sending {
  const url = addressOf(route.path, cell.things)
  if (route.method === 'GET') return { method: 'GET', url }
  // A version that nobody has seen: whatever gets through changes nothing.
  const fields = { writeId: newId(), versionSeen: '0', ...row.fields }
  return { method: 'POST', url, fields }
}

function ask(door: Door, route: Route<Services>, row: Row, cell: Cell): Promise<Reply> {
  return door.send(cell.who, sendingOf(route, row, cell))
}

function wrongWith(cell: Cell, reply: Reply, nothing: Reply): string | undefined {
  const { status, goTo } = reply
  if (cell.who === undefined && !cell.may) {
    const signIn = status === 303 && goTo?.startsWith('/sign-in')
    return signIn || status === 404 ? undefined : `got ${status} without signing in`
  }
  if (status >= 500) return `the service broke (${status})`
  if (cell.may) return isClosed(reply) ? `should open, and got ${status}` : undefined
  if (status !== 404) return `should not be there, and got ${status}`
  return unlikeNothing(reply, nothing)
}

export function isClosed({ status, goTo }: Reply): boolean {
  const sentAway = status === 303 && goTo?.startsWith('/sign-in?') === true
  return status === 404 || status === 403 || status === 405 || sentAway
}

/** For each person and place of the bar, what they are shown for a thing that does not exist. */
type Nothings = Map<string, Reply>

async function nothingFor(
  door: Door,
  nothings: Nothings,
  path: string,
  { who }: Cell,
): Promise<Reply> {
  // In the same place of the bar, which is marked on every page.
  const url = `/${path.split('/')[1]}/${newId()}`
  const key = `${who} ${url.slice(0, -36)}`
  const kept = nothings.get(key)
  if (kept) return kept
  const nothing = await door.send(who, { method: 'GET', url })
  nothings.set(key, nothing)
  return nothing
}

function unlikeNothing(reply: Reply, nothing: Reply): string | undefined {
  if (masked(reply.page) !== masked(nothing.page))
    return 'its "not there" differs from that of a case that does not exist'
  if (headerNames(reply) !== headerNames(nothing)) return 'its "not there" has other headers'
  return undefined
}

export function headerNames({ headers }: Reply): string {
  return Object.keys(headers).sort().join(' ')
}

/** Without what is new on every page: the reference, the tokens of forms, the address asked for. */
export function masked(page: string): string {
  return page
    .replace(/name="(csrf|next)" value="[^"]*"/g, 'name="$1"')
    .replace(/<strong>[0-9A-Z]{4}-[0-9A-Z]{4}<\/strong>/g, '<strong></strong>')
}

async function withoutToken(
  door: Door,
  route: Route<Services>,
  row: Row,
  cells: readonly Cell[],
): Promise<string[]> {
  const able = cells.find(({ may, who }) => may && who !== undefined)
  if (!able) return [`${nameOf(route)}: nobody may send it`]
  const sending = sendingOf(route, row, able)
  const { status } = await door.send(able.who, { ...sending, withoutToken: true })
  return status === 403 ? [] : [`${nameOf(route)}: got ${status} without a token`]
}
