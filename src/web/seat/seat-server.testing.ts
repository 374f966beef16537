/** For tests: the real server on a real database, with somebody of every kind signed in by their name. */
import type { Actor } from '../../application/actor.ts'
import { loadNeedCategories } from '../../application/load-need-categories.ts'
import { loadPolicy } from '../../application/load-policy.ts'
import type { Services } from '../../application/services.ts'
import { aWorld, type TestWorld } from '../../storage/stores/testing.ts'
import { html } from '../parts/html.ts'
import type { Route } from '../route.ts'
import { webServer } from '../server.ts'

export interface Visit {
  readonly status: number
  readonly page: string
  readonly bytes: Buffer
  readonly headers: Readonly<Record<string, unknown>>
}

export type Who = keyof TestWorld['people']

export interface TestServer<More = object> extends TestWorld {
  readonly services: Services & More
  get(who: Who, url: string): Promise<Visit>
  post(
    who: Who,
    url: string,
    typed: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<Visit>
}

export async function aServer<More extends object>(
  routes: readonly Route<Services & More>[],
  more: More,
): Promise<TestServer<More>> {
  const at = await aWorld()
  const policy = loadPolicy()
  // The pages under test ask for nothing else; signing in and uploads have tests of their own.
  const services = {
    world: at.world,
    categories: loadNeedCategories('policy/need-categories.json'),
    policyFor: async () => policy,
    ...more,
  } as unknown as Services & More
  const people = new Map<string, Actor>(
    Object.entries(at.people).map(([who, actor]) => [tokenOf(who), actor]),
  )
  const server = webServer({
    routes: [...routes, ...somewhere],
    services,
    sessions: { actorFor: async (token) => people.get(token), end: async () => {} },
    look: {
      addresses: { style: '/a.css', styleRightToLeft: '/b.css', script: '/a.js', icon: '/i.svg' },
      files: new Map(),
    },
    secure: false,
    today: () => at.world.today(),
    places: () => [{ href: '/seat', label: 'Submissions' }],
    healthy: async () => true,
    leaveTo: 'https://weather.example/',
    log: ({ fault }) => {
      if (fault) console.error(JSON.stringify(fault))
    },
  })
  const visit = (answer: Awaited<ReturnType<typeof server.inject>>): Visit => ({
    status: answer.statusCode,
    page: answer.body,
    bytes: answer.rawPayload,
    headers: answer.headers,
  })
  const cookie = (who: Who) => ({ cookie: `waymark-session=${tokenOf(who)}` })
  return {
    ...at,
    services,
    get: async (who, url) => visit(await server.inject({ url, headers: cookie(who) })),
    async post(who, url, typed) {
      const page = await server.inject({ url: '/somewhere', headers: cookie(who) })
      const body = new URLSearchParams({
        csrf: /name="csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '',
      })
      for (const [name, value] of Object.entries(typed)) {
        for (const each of typeof value === 'string' ? [value] : value) body.append(name, each)
      }
      return visit(
        await server.inject({
          method: 'POST',
          url,
          headers: { ...cookie(who), 'content-type': 'application/x-www-form-urlencoded' },
          payload: body.toString(),
        }),
      )
    },
    async close() {
      await server.stop()
      await at.close()
    },
  }
}

function tokenOf(who: string): string {
  return `token-of-${who}-`.padEnd(43, '0')
}

/** A page for everyone, from which a test takes the token of the session. */
const somewhere: readonly Route<unknown>[] = [
  {
    method: 'GET',
    path: '/somewhere',
    purpose: 'for tests',
    surface: 'open',
    who: 'anyone',
    answer: async ({ csrf }) => ({ show: html`<input name="csrf" value="${csrf}">` }),
  },
]

/** The form's hidden field that makes sending it twice the same as once. */
export function writeIdIn({ page }: Visit): string {
  return /name="writeId" value="([^"]+)"/.exec(page)?.[1] ?? ''
}
