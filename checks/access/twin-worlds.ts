/**
 * Two worlds that are the same in every row but for what a second organisation has: there, cases with
 * the very ids, references, nicknames and names of the first one's. The first must not notice.
 */
import { projectCase } from '../../src/application/case/project-case.ts'
import { loadPolicy } from '../../src/application/load-policy.ts'
import type { Services } from '../../src/application/services.ts'
import { newId } from '../../src/storage/new-id.ts'
import type { Route } from '../../src/web/route.ts'
import { cellsOf, type Known } from './cells.ts'
import type { Row } from './expected-access.ts'
import { aFrontDoor, type FrontDoor } from './front-door.ts'
import type { CaseKey, Who } from './made-up-few.ts'
import { copyOfTheFew } from './the-few-in-a-database.ts'
import { addressOf } from './things-of.ts'
import { nameOf } from './walk-routes.ts'

export interface Twins {
  readonly one: FrontDoor
  /** With more in the other organisation. */
  readonly other: FrontDoor
  /** Ids made from here on are not the same in both worlds. */
  readonly since: number
  close(): Promise<void>
}

/** Cases of the first organisation that the second has as well, in one of the two worlds. */
const twice: readonly CaseKey[] = ['main', 'decided', 'small', 'managersOwn']

export async function twinWorlds(): Promise<Twins> {
  // What both are copied from is the same in both; everything after it is new in each.
  await copyOfTheFew.made()
  const since = Date.now()
  const one = await aFrontDoor({ ticking: true })
  const other = await aFrontDoor({ ticking: true })
  for (const key of twice) await addToTheOther(other, key)
  return {
    one,
    other,
    since,
    async close() {
      await one.close()
      await other.close()
    },
  }
}

async function addToTheOther({ services, actor, few, copy }: FrontDoor, key: CaseKey) {
  const person = few.cases[key]
  const worker = actor('otherWorker')
  const [row] = await copy.asAdministrator<{ reference: string }>(
    'select reference from case_file where id = $1',
    [person.id],
  )
  const serviceId = worker.serviceIds[0] ?? ''
  const file = { id: person.id, alias: person.alias, serviceId, workerId: worker.userId }
  await services.world.asActor(worker, async (stores) => {
    const reference = row?.reference ?? ''
    await stores.cases.create({ ...file, reference }, { writeId: newId() })
    let open = await stores.cases.open(person.id)
    if (!open) throw new Error('the case of the other organisation did not open')
    const added = { facts: person.facts, projection: projectCase(person.facts, few.today, policy) }
    const once = () => ({ writeId: newId() })
    await stores.cases.append(open, added, { ...once(), versionSeen: open.version })
    for (const { recordedAt: _at, by: _by, ...entry } of person.journal.slice(0, 5)) {
      await stores.journal.add(open, entry, once())
    }
    open = await stores.cases.open(person.id)
    if (!open) throw new Error('the case of the other organisation did not open again')
    const seen = { ...once(), versionSeen: open.version }
    await stores.people.keep(open, 'identity', { ...person.identity, names: onlyThere }, seen)
  })
}

const policy = loadPolicy()

/** A name that only the second organisation knows. */
export const onlyThere = 'Zephyrine Onlythere'

interface Comparison {
  readonly twins: Twins
  readonly known: Known
  readonly routes: readonly Route<Services>[]
  readonly expected: Readonly<Record<string, Row>>
}

/** Every page that somebody of the first organisation may open, and what differs between the worlds. */
export async function differences({ twins, known, routes, expected }: Comparison) {
  const doors = [twins.one.openAt(routes), twins.other.openAt(routes)] as const
  const asked = routes
    .filter(({ method }) => method === 'GET')
    .flatMap((route) => askedOf(twins.one, known, route, expected[nameOf(route)]))
  const found: string[] = []
  for (const { who, url, find } of [...asked, ...searches(twins.one)]) {
    const sending = { method: 'GET', url, ...(find && { find }) } as const
    const [here, there] = await Promise.all(doors.map((door) => door.send(who, sending)))
    if (!here || !there || here.status >= 500 || there.status >= 500) {
      const faults = [...twins.one.faults(), ...twins.other.faults()]
      found.push([`${who} ${url}: ${here?.status} ${there?.status}`, ...faults].join('\n'))
    } else if (!sameShown(here.page, there.page, { url, since: twins.since })) {
      found.push(`${who} ${url}: differs`)
    } else if (here.status !== there.status) found.push(`${who} ${url}: ${there.status}`)
  }
  for (const door of doors) await door.stop()
  return { found, pages: asked.length }
}

/** What was read at once stands in the log in the order in which the database answered. */
function sameShown(
  one: string,
  other: string,
  { url, since }: { readonly url: string; readonly since: number },
): boolean {
  const shown = (page: string) => {
    const plain = withoutNew(page, since)
    return url.includes('/looked')
      ? plain
          .split(/(?=<li|<tr)/)
          .sort()
          .join('')
      : plain
  }
  return shown(one) === shown(other)
}

interface Asked {
  readonly who: Who
  readonly url: string
  readonly find?: string
}

function askedOf(
  front: FrontDoor,
  known: Known,
  route: Route<Services>,
  row: Row | undefined,
): readonly Asked[] {
  // A route without a row, such as a planted one, is asked for by a manager.
  if (row === undefined) return [{ who: 'manager', url: route.path }]
  const home = front.actor('worker').orgId
  return cellsOf(front, known, route.path, row).flatMap(({ who, may, things }) =>
    who && may && front.actor(who).orgId === home
      ? [{ who, url: addressOf(route.path, things) }]
      : [],
  )
}

/** Lists asked in ways that could reach what only the other organisation has. */
function searches({ few }: FrontDoor): readonly Asked[] {
  const { alias, identity } = few.cases.elsewhere
  const words = [
    onlyThere,
    'Onlythere',
    alias,
    identity.names ?? '',
    identity.nrmReference ?? '',
    few.cases.main.alias,
    few.cases.main.identity.names ?? '',
    'W',
    'WM-',
  ]
  const queries = [
    ...['next-due', 'covered-until', 'last-contact', 'alias', 'reference'].map(
      (by) => `sort=${by}`,
    ),
    'closed=yes',
    'page=2',
    'page=99',
    'nation=SCOT',
    'rna=drafting',
  ]
  const people: readonly Who[] = ['worker', 'manager']
  const lists = people.flatMap((who) =>
    queries.map((query): Asked => ({ who, url: `/caseload?${query}` })),
  )
  const found = people.flatMap((who) =>
    words.map((find): Asked => ({ who, url: '/caseload', find })),
  )
  const logs = ['/log', '/log?page=2', `/log?case=${few.cases.main.id}`].map((url) => ({
    who: 'protector' as const,
    url,
  }))
  return [...lists, ...found, ...logs]
}

/** Without what is new on every page: tokens, secrets, ids made since, times of the clock. */
export function withoutNew(page: string, since: number): string {
  return (
    page
      .replace(/<strong>[0-9A-Z]{4}-[0-9A-Z]{4}<\/strong>/g, '')
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) =>
        Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) >= since ? 'a new id' : id,
      )
      .replace(/[A-Za-z0-9_-]{40,}/g, 'a token')
      .replace(/\d+ more minutes?/g, 'some more minutes')
      .replace(/\b(?:[A-Z2-7]{4} ?){8}\b/g, 'a secret')
      .replace(/(?<=T|\b)\d\d:\d\d(?::\d\d(?:\.\d+)?)?/g, 'a time')
      // The secret once more, as a picture.
      .replace(/<path [^>]*>/g, '')
  )
}
