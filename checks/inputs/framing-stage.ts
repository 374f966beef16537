/** A real server on a real socket with one page and one act, and a sender of bytes that waits only so long. */
import { connect } from 'node:net'
import type { Actor } from '../../src/application/actor.ts'
import { aDay } from '../../src/domain/calendar/day.ts'
import type { Look } from '../../src/web/look/look.ts'
import { html } from '../../src/web/parts/html.ts'
import { page } from '../../src/web/parts/page.ts'
import { cookieToSet } from '../../src/web/request/cookies.ts'
import { formToken } from '../../src/web/request/forgery.ts'
import type { Route, SignedInRequest } from '../../src/web/route.ts'
import { webServer } from '../../src/web/server.ts'
import type { Asking } from './framing.ts'

const token = 'a-session-token-of-amina-00000000'
const amina: Actor = {
  userId: 'u1',
  orgId: 'o1',
  orgKind: 'provider',
  role: 'support-worker',
  serviceIds: [],
  displayName: 'Amina Made-up',
  initials: 'AM',
  factor: 'second-factor',
}

export const noLook: Look = {
  addresses: { style: '/a.css', styleRightToLeft: '/b.css', script: '/a.js', icon: '/i.svg' },
  files: new Map(),
}

export interface FramingStage {
  readonly asking: Asking
  /** How often the act was done since this was last asked. */
  acts(): number
  send(bytes: string): Promise<Heard>
  stop(): Promise<void>
}

export interface Heard {
  /** The status of each answer, in order. */
  readonly answers: readonly number[]
  readonly text: string
  /** It neither answered nor closed the line in time. */
  readonly hangs: boolean
}

export async function openFramingStage(): Promise<FramingStage> {
  let done = 0
  const staff = { surface: 'staff', who: 'signed-in', purpose: 'be asked' } as const
  const show = {
    ...staff,
    path: '/page',
    answer: async ({ frame }: SignedInRequest<null>) => ({
      show: page(frame, { title: 'Page' }, html`<p>Here</p>`),
    }),
  }
  const routes: readonly Route<null>[] = [
    { ...show, method: 'GET' },
    { ...show, method: 'POST' },
    {
      ...staff,
      method: 'POST',
      path: '/act',
      async answer() {
        done += 1
        return { goTo: '/page' }
      },
    },
  ]
  const server = webServer<null>({
    routes,
    services: null,
    sessions: {
      actorFor: async (given) => (given === token ? amina : undefined),
      end: async () => {},
    },
    look: noLook,
    secure: false,
    today: () => aDay('2026-03-02'),
    places: () => [],
    healthy: async () => true,
    leaveTo: 'https://weather.example/',
    log: () => {},
  })
  const started = await server.listen({ port: 0, host: '127.0.0.1' })
  if ('refused' in started) throw new Error(started.refused.words)
  const port = Number(new URL(started.url).port)
  return {
    asking: {
      cookie: `cookie: ${cookieToSet('session', token, false).split(';')[0]}`,
      csrf: formToken(token),
    },
    acts() {
      const count = done
      done = 0
      return count
    },
    send: (bytes) => sendBytes(port, bytes),
    stop: () => server.stop(),
  }
}

const mostMs = 20_000

/** Says that nothing more will come, and listens until the other side has closed. */
export function sendBytes(port: number, bytes: string): Promise<Heard> {
  return new Promise((resolve) => {
    let text = ''
    let hangs = false
    const socket = connect(port, '127.0.0.1', () => socket.end(Buffer.from(bytes, 'latin1')))
    const timer = setTimeout(() => {
      hangs = true
      socket.destroy()
    }, mostMs)
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => {
      text += chunk
    })
    // A server that has heard enough may close while we are still sending.
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(timer)
      const answers = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
      resolve({ answers, text, hangs })
    })
  })
}
