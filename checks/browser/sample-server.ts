/** A server of the sample pages, with one made-up person signed in, on a free port. */
import type { Actor } from '../../src/application/actor.ts'
import { aDay } from '../../src/domain/calendar/day.ts'
import { buildLook } from '../../src/web/look/build-look.ts'
import type { Html } from '../../src/web/parts/html.ts'
import { textOf } from '../../src/web/request/typed.ts'
import type { Route, SignedInRequest } from '../../src/web/route.ts'
import { webServer } from '../../src/web/server.ts'
import { type Direction, sampleCase, sampleForm, sampleList } from './sample-pages.ts'

const actor: Actor = {
  userId: 'u1',
  orgId: 'o1',
  orgKind: 'provider',
  role: 'support-worker',
  serviceIds: [],
  displayName: 'Amina Osei',
  initials: 'AO',
  factor: 'demo',
}

/** What the sample server saw, so that a test can ask. */
export interface Seen {
  readonly drafts: [string, string][]
  readonly sent: string[]
  readonly ended: string[]
}

export const sampleToken = 'sample-session-token-0000000000'

const staff = { surface: 'staff', who: 'signed-in' } as const

function samplePage(path: string, show: (request: SignedInRequest<Seen>) => Html): Route<Seen> {
  const answer = async (request: SignedInRequest<Seen>) => ({ show: show(request) })
  return { ...staff, method: 'GET', path, purpose: 'see a sample', answer }
}

function routes(): Route<Seen>[] {
  const way = ({ query }: SignedInRequest<Seen>): Direction =>
    query['dir'] === 'rtl' ? 'rtl' : 'ltr'
  return [
    samplePage('/case', (request) => sampleCase(request.frame, way(request))),
    samplePage('/list', (request) => sampleList(request.frame, way(request))),
    samplePage('/form', (request) => sampleForm(request.frame, way(request), request.csrf)),
    {
      ...staff,
      method: 'POST',
      path: '/form',
      purpose: 'send a form',
      takesFiles: true,
      async answer({ typed, services }: SignedInRequest<Seen>) {
        services.sent.push(textOf(typed, 'summary'))
        await new Promise((resolve) => setTimeout(resolve, 300))
        return { goTo: '/case' }
      },
    },
    {
      ...staff,
      method: 'POST',
      path: '/draft',
      purpose: 'keep a draft',
      async answer({ typed, services }: SignedInRequest<Seen>) {
        services.drafts.push([textOf(typed, 'name'), textOf(typed, 'value')])
        return { json: { kept: true } }
      },
    },
  ]
}

export async function sampleServer({ leaveTo }: { leaveTo: string }) {
  const seen: Seen = { drafts: [], sent: [], ended: [] }
  const server = webServer({
    routes: routes(),
    services: seen,
    sessions: {
      actorFor: async (token) =>
        token === sampleToken && !seen.ended.includes(token) ? actor : undefined,
      end: async (token) => void seen.ended.push(token),
    },
    look: await buildLook(),
    secure: false,
    today: () => aDay('2026-11-21'),
    places: (who) =>
      who
        ? [
            { href: '/today', label: 'Today', count: 9 },
            { href: '/case', label: 'Caseload' },
            { href: '/team', label: 'Team' },
            { href: '/library', label: 'Library' },
          ]
        : [],
    rehearsal: () => ({ today: 'Saturday 21 November 2026', action: '/rehearsal' }),
    healthy: async () => true,
    leaveTo,
    log: () => {},
  })
  const started = await server.listen({ port: 0, host: '127.0.0.1' })
  if ('refused' in started) throw new Error(started.refused.words)
  return { url: started.url, seen, stop: server.stop }
}
