/**
 * For tests: the whole service behind its front door, on a real database, and browsers that keep their
 * cookies and send forms as people do. The clock of the rehearsal is the test's own.
 */

import { fileURLToPath } from 'node:url'
import { loadNeedCategories } from '../../application/load-need-categories.ts'
import { loadPolicy } from '../../application/load-policy.ts'
import { organisationPolicy } from '../../application/organisation-policy.ts'
import type { Services } from '../../application/services.ts'
import { roomFor } from '../../application/uploads/take-in-file.ts'
import { aDay } from '../../domain/calendar/day.ts'
import { mostFileBytes } from '../../domain/guests/evidence-question.ts'
import { openClock } from '../../storage/clock.ts'
import { guestDesk } from '../../storage/guest-door/guest-desk.ts'
import { createStaffDesk } from '../../storage/office/staff-desk.ts'
import { setUpInstallation } from '../../storage/organisations/installation.ts'
import { createSignIn } from '../../storage/sign-in/sign-in-store.ts'
import { aWorld, type TestWorld } from '../../storage/stores/testing.ts'
import type { Look } from '../look/look.ts'
import type { Route } from '../route.ts'
import { type WebServer, webServer } from '../server.ts'

const needCategoriesFile = fileURLToPath(
  new URL('../../../policy/need-categories.json', import.meta.url),
)

export interface FrontDoor {
  readonly at: TestWorld
  readonly services: Services
  readonly server: WebServer
  browser(from?: { address?: string; userAgent?: string }): Browser
  close(): Promise<void>
}

export interface Page {
  readonly status: number
  readonly body: string
  readonly goTo: string | undefined
}

export interface Browser {
  get(path: string): Promise<Page>
  /** Sends a form with the token of the page that was seen last. */
  post(path: string, fields?: Readonly<Record<string, string | readonly string[]>>): Promise<Page>
  cookie(name: string): string | undefined
  /** Puts a cookie there, as if an earlier answer had. */
  keep(name: string, value: string): void
}

const noLook: Look = {
  addresses: {
    style: '/look/a.css',
    styleRightToLeft: '/look/b.css',
    script: '/look/a.js',
    icon: '/look/i.svg',
  },
  files: new Map(),
}

/** Nothing behind these pages is printed. */
const noPress: Services['press'] = {
  make: () => Promise.reject(new Error('these tests print nothing')),
  makePack: () => Promise.reject(new Error('these tests print nothing')),
  handoverPage: () => '',
  look: () => ({ places: [], unprintable: [] }),
  texts: () => [],
}

/** With `look`, as a real browser needs it; without, as quick as can be. `own`: real tools instead of none. */
export async function aFrontDoor(
  kind: 'demo' | 'live',
  routes: readonly Route<Services>[],
  look: Look = noLook,
  leaveTo = 'https://weather.example/',
  own: Partial<Services> = {},
): Promise<FrontDoor> {
  const at = await aWorld()
  await setUpInstallation(at.test.db, kind)
  const clock = await openClock(at.test.db)
  const policy = loadPolicy()
  const services: Services = {
    world: at.world,
    categories: loadNeedCategories(needCategoriesFile),
    intake: {
      examine: async () => ({ refused: { code: 'empty' } }),
      draw: async () => ({ refused: { code: 'empty' } }),
    },
    press: noPress,
    policyFor: organisationPolicy(at.world, policy),
    signIn: createSignIn({ database: at.test.db, keys: at.keys }),
    staffDesk: createStaffDesk(at.test.db),
    guests: guestDesk(at.test.db),
    installation: { kind, ...clock },
    sending: { channels: ['email', 'text'], senderName: 'Jo', onlyToFolder: true },
    ...own,
  }
  const server = webServer({
    routes,
    services,
    sessions: services.signIn,
    look,
    secure: false,
    today: () => aDay('2026-03-02'),
    places: () => [],
    roomFor: (actor) => roomFor(services, actor),
    guestRoom: async (link, session) =>
      (await services.guests.standing(link, session)) === 'request' ? mostFileBytes : 0,
    healthy: async () => true,
    leaveTo,
    log: () => {},
  })
  return {
    at,
    services,
    server,
    browser: (from) => aBrowser(server, from),
    async close() {
      await server.stop()
      await at.close()
    },
  }
}

function aBrowser(
  server: WebServer,
  { address = '203.0.113.9', userAgent = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' } = {},
): Browser {
  const cookies = new Map<string, string>()
  let csrf = ''
  const send = async (method: 'GET' | 'POST', path: string, payload?: string): Promise<Page> => {
    const answer = await server.inject({
      method,
      url: path,
      remoteAddress: address,
      headers: {
        host: 'localhost',
        'user-agent': userAgent,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(payload !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(payload !== undefined && { payload }),
    })
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) cookies.delete(name)
      else cookies.set(name, value)
    }
    csrf = /name="csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? csrf
    const goTo = answer.headers['location']
    return {
      status: answer.statusCode,
      body: answer.body,
      goTo: typeof goTo === 'string' ? goTo : undefined,
    }
  }
  return {
    get: (path) => send('GET', path),
    async post(path, fields = {}) {
      const typed = new URLSearchParams({ csrf })
      for (const [name, value] of Object.entries(fields)) {
        for (const each of typeof value === 'string' ? [value] : value) typed.append(name, each)
      }
      return send('POST', path, typed.toString())
    },
    cookie: (name) => cookies.get(`waymark-${name}`),
    keep: (name, value) => void cookies.set(`waymark-${name}`, value),
  }
}
