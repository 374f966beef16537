/**
 * How surely somebody is who they say they are, as one more dimension of who may open what: what is no
 * session opens nothing anywhere, a whole session opens what the table says, and the second step is
 * asked for again where the other table says so, and nowhere else.
 */
import type { Services } from '../../src/application/services.ts'
import type { Route } from '../../src/web/route.ts'
import { type Cell, cellsOf, type Known } from './cells.ts'
import type { DeadSession } from './dead-sessions.ts'
import type { Row } from './expected-access.ts'
import type { Door, FrontDoor, Held, Reply } from './front-door.ts'
import type { Who } from './made-up-few.ts'
import { headerNames, isClosed, masked, nameOf, sendingOf, type Walked } from './walk-routes.ts'

export interface FactorWalk {
  readonly front: FrontDoor
  readonly known: Known
  readonly routes: readonly Route<Services>[]
  readonly expected: Readonly<Record<string, Row>>
  /** Other services than those of the front door, where a mistake lies in them. */
  readonly services?: Services
}

interface Asked {
  readonly route: Route<Services>
  readonly row: Row
  readonly cell: Cell & { readonly who: Who }
}

/**
 * Of each route, one person of each role that may open it. The others are walked elsewhere with whole
 * sessions and are shut out as it is; what is no session can only open less. Signing in is for anyone.
 */
function asked({ front, known, routes, expected }: FactorWalk): readonly Asked[] {
  return routes.flatMap((route) => {
    const row = expected[nameOf(route)]
    if (row === undefined || row.about === 'anyone') return []
    const able = cellsOf(front, known, route.path, row).flatMap((cell) =>
      cell.who && cell.may ? [{ ...cell, who: cell.who }] : [],
    )
    const byRole = new Map(able.map((cell) => [front.actor(cell.who).role, cell]))
    return [...byRole.values()].map((cell) => ({ route, row, cell }))
  })
}

/** Each is answered as somebody is who never signed in: in the same words, with the same headers. */
export async function walkDead(walk: FactorWalk, dead: DeadSession): Promise<Walked> {
  const { front, routes, services } = walk
  const all = asked(walk)
  const people = [...new Set(all.map(({ cell }) => cell.who))]
  const held = new Map<Who, Held>()
  for (const who of people) held.set(who, await dead.hold(front, who))
  const door = front.openAt(routes, services && { services })
  const findings = await inTurn(all, async ({ route, row, cell }) => {
    const sending = sendingOf(route, row, cell)
    const nobody = await door.send(undefined, sending)
    const reply = await door.sendWith(held.get(cell.who) ?? { session: '' }, sending)
    const wrong = unlikeNobody(reply, nobody)
    return wrong ? [`${nameOf(route)}, ${cell.who} with ${dead.name}: ${wrong}`] : []
  })
  await door.stop()
  for (const who of people) await dead.mend?.(front, who)
  return { findings: [...findings, ...front.faults()], cells: all.length }
}

function unlikeNobody(reply: Reply, nobody: Reply): string | undefined {
  const { status, goTo } = reply
  const isShut = status === 404 || (status === 303 && /^\/sign-in(\?|$)/.test(goTo ?? ''))
  if (!isShut) return `opened, with ${status}`
  if (reply.status !== nobody.status) return `${reply.status} and not ${nobody.status}`
  if (reply.goTo !== nobody.goTo) return `sends to ${reply.goTo} and not to ${nobody.goTo}`
  if (masked(reply.page) !== masked(nobody.page)) return 'another page than nobody sees'
  return headerNames(reply) === headerNames(nobody) ? undefined : 'other headers'
}

/** With a whole session and no second step again: what the table says opens, and asks for nothing more. */
export async function walkWhole(walk: FactorWalk): Promise<Walked> {
  const door = walk.front.openAt(walk.routes)
  const all = asked(walk)
  const findings: string[] = []
  for (const { route, row, cell } of all) {
    const reply = await door.send(cell.who, sendingOf(route, row, cell))
    if (isClosed(reply) || reply.status >= 500) {
      findings.push(`${nameOf(route)}, ${cell.who}: should open, and got ${reply.status}`)
    }
    if (row.endsSessions) walk.front.signInAgain()
  }
  await door.stop()
  return { findings: [...findings, ...walk.front.faults()], cells: all.length }
}

export interface Asks {
  readonly route: string
  readonly kind: string
}

/** The forms of a page that ask for the second step, as the routes that they go to. */
export function asksIn(page: string, routes: readonly Route<Services>[]): readonly Asks[] {
  return [...page.matchAll(/<form\b[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].flatMap(
    ([, action = '', inside = '']) => {
      if (!inside.includes('name="stepUpCode"')) return []
      const kind = /\/account\/prove\/([a-z-]+)/.exec(inside)?.[1] ?? action.split('/').at(-1) ?? ''
      const path = action.split('?', 1)[0] ?? ''
      const route = routes.find((one) => one.method === 'POST' && isAt(one.path, path))
      return [{ route: route ? nameOf(route) : `POST ${path}`, kind }]
    },
  )
}

function isAt(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replace(/:[A-Za-z]+/g, '[^/]+')}$`).test(path)
}

/** Every page that a whole session can open, looked through for forms that ask. */
export async function findAsks(walk: FactorWalk): Promise<readonly Asks[]> {
  const door: Door = walk.front.openAt(walk.routes)
  const pages = asked(walk).filter(({ route }) => route.method === 'GET')
  const found = await inTurn(pages, async ({ route, row, cell }) => {
    const { page } = await door.send(cell.who, sendingOf(route, row, cell))
    return asksIn(page, walk.routes)
  })
  await door.stop()
  return found
}

/** Eight at a time, in order. */
async function inTurn<Item, Found>(
  items: readonly Item[],
  work: (item: Item) => Promise<readonly Found[]>,
): Promise<Found[]> {
  const found: Found[] = []
  for (let start = 0; start < items.length; start += 8) {
    const some = await Promise.all(items.slice(start, start + 8).map(work))
    found.push(...some.flat())
  }
  return found
}
