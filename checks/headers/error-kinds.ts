/** Every kind of answer that is not an ordinary page, and how each is provoked, over a real socket. */
import { connect } from 'node:net'
import type { Actor } from '../../src/application/actor.ts'
import { aDay } from '../../src/domain/calendar/day.ts'
import { html } from '../../src/web/parts/html.ts'
import { page } from '../../src/web/parts/page.ts'
import { cookieToSet } from '../../src/web/request/cookies.ts'
import { formToken } from '../../src/web/request/forgery.ts'
import { Stopped } from '../../src/web/request/stopped.ts'
import type { Answer, Route, SignedInRequest } from '../../src/web/route.ts'
import { webServer } from '../../src/web/server.ts'

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: string
}

export interface ErrorStage {
  /** Sends bytes as they are, and reads until the other side closes. */
  raw(bytes: string): Promise<Answered>
  /** `GET /page`, with a session, and more header lines or a body. */
  ask(line: string, more?: { lines?: readonly string[]; body?: string }): Promise<Answered>
  readonly csrf: string
  stop(): Promise<void>
}

const token = 'a-session-token-of-amina-00000000'
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

const staff = { surface: 'staff', who: 'signed-in', purpose: 'be asked' } as const
type Handler = (request: SignedInRequest<null>) => Promise<Answer>
const stopping =
  (status: number): Handler =>
  () =>
    Promise.reject(new Stopped(status))
const show: Handler = async ({ frame, csrf }) => ({
  show: page(
    frame,
    { title: 'Page' },
    html`<h1>Page</h1><p>${csrf.length} ${'long '.repeat(400)}</p>`,
  ),
})

const routes: readonly Route<null>[] = [
  { ...staff, method: 'GET', path: '/page', answer: show },
  { ...staff, method: 'POST', path: '/page', answer: show },
  { ...staff, method: 'GET', path: '/team', who: ['service-manager'], answer: show },
  { ...staff, method: 'GET', path: '/json', answer: async () => ({ json: { kept: true } }) },
  {
    ...staff,
    method: 'GET',
    path: '/file',
    givesFile: true,
    answer: async () => ({ file: Buffer.from('%PDF'), type: 'application/pdf', name: 'a.pdf' }),
  },
  {
    ...staff,
    method: 'GET',
    path: '/broken',
    answer: () => Promise.reject(new TypeError('Heron lives at 1 Secret Road')),
  },
  ...[400, 409, 422, 429, 503].map(
    (status): Route<null> => ({
      ...staff,
      method: 'GET',
      path: `/stop/${status}`,
      answer: stopping(status),
    }),
  ),
  {
    method: 'POST',
    path: '/sign-in',
    purpose: 'sign in',
    surface: 'open',
    who: 'anyone',
    answer: async () => ({ goTo: '/', session: { begin: token } }),
  },
]

/** Names of the stage for files apart: `localhost` is that of its pages. */
export const apart = {
  pages: (secure: boolean) => `${secure ? 'https' : 'http'}://localhost`,
  files: (secure: boolean) => `${secure ? 'https' : 'http'}://files.localhost`,
  host: 'files.localhost',
}

interface Staging {
  readonly secure: boolean
  /** Whether files have an address of their own, at which nothing that is asked for here is found. */
  readonly filesApart?: true
}

export async function openErrorStage({ secure, filesApart }: Staging): Promise<ErrorStage> {
  const file = {
    type: 'text/css; charset=utf-8',
    plain: Buffer.from('a{}'),
    br: Buffer.from('b'),
    gzip: Buffer.from('g'),
  }
  const server = webServer<null>({
    routes,
    services: null,
    ...(filesApart && {
      origins: [apart.pages(secure)],
      filesDoor: {
        origin: apart.files(secure),
        give: async () => 'a'.repeat(43),
        take: () => Promise.reject(new TypeError('Heron lives at 1 Secret Road')),
      },
    }),
    sessions: {
      actorFor: async (given) => (given === token ? actor : undefined),
      end: async () => {},
    },
    look: {
      addresses: {
        style: '/look/a.css',
        styleRightToLeft: '/look/a.css',
        script: '/look/a.js',
        icon: '/look/i.svg',
      },
      files: new Map([['a.css', file]]),
    },
    secure,
    today: () => aDay('2026-03-02'),
    places: () => [],
    healthy: async () => true,
    leaveTo: 'https://weather.example/',
    log: () => {},
  })
  const started = await server.listen({ port: 0, host: '127.0.0.1' })
  if ('refused' in started) throw new Error(started.refused.words)
  const port = Number(new URL(started.url).port)
  const cookie = `cookie: ${cookieToSet('session', token, secure).split(';')[0]}`
  const csrf = formToken(token)
  const raw = (bytes: string) => answerTo(port, bytes)
  return {
    raw,
    csrf,
    ask(line, { lines = [], body = '' } = {}) {
      const open = line === 'POST /sign-in'
      const sent = open ? `csrf=${formToken(token)}` : body
      const head = [
        `${line} HTTP/1.1`,
        'host: localhost',
        cookie,
        ...(sent ? [`content-length: ${Buffer.byteLength(sent)}`] : []),
        ...(open ? ['content-type: application/x-www-form-urlencoded'] : lines),
        'connection: close',
      ]
      return raw(`${head.join('\r\n')}\r\n\r\n${sent}`)
    },
    stop: () => server.stop(),
  }
}

function answerTo(port: number, bytes: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    let text = ''
    socket.setEncoding('latin1').setTimeout(20_000, () => socket.destroy(new Error('no answer')))
    socket.on('data', (chunk: string) => {
      text += chunk
    })
    // A server that has heard enough may close while we are still sending.
    socket.on('error', (fault) => (text ? resolve(read(text)) : reject(fault)))
    socket.on('end', () => resolve(read(text)))
  })
}

function read(text: string): Answered {
  const [head = '', body = ''] = text.split('\r\n\r\n', 2)
  const [first = '', ...lines] = head.split('\r\n')
  const headers: Record<string, string | string[]> = {}
  for (const line of lines) {
    const at = line.indexOf(':')
    const [name, value] = [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]
    if (name === 'set-cookie') headers[name] = [headers[name] ?? [], value].flat()
    else headers[name] = value
  }
  return { status: Number(first.split(' ')[1]), headers, body }
}

export interface ErrorKind {
  readonly what: string
  readonly status: number
  readonly send: (stage: ErrorStage) => Promise<Answered>
  readonly keptForever?: true
}

const asForm = 'content-type: application/x-www-form-urlencoded'
const asJson = 'content-type: application/json'
const ask =
  (line: string, more?: Parameters<ErrorStage['ask']>[1]) =>
  (stage: ErrorStage): Promise<Answered> =>
    stage.ask(line, more)
const raw = (bytes: string) => (stage: ErrorStage) => stage.raw(bytes)

export const errorKinds: readonly ErrorKind[] = [
  { what: 'a page', status: 200, send: ask('GET /page') },
  { what: 'only the head of a page', status: 200, send: ask('HEAD /page') },
  { what: 'a JSON answer', status: 200, send: ask('GET /json') },
  { what: 'a file', status: 200, send: ask('GET /file') },
  { what: 'the health of the service', status: 200, send: ask('GET /health') },
  { what: 'a file of the look', status: 200, send: ask('GET /look/a.css'), keptForever: true },
  { what: 'a file of the look that is not there', status: 404, send: ask('GET /look/b.css') },
  { what: 'a way up out of the look', status: 404, send: ask('GET /look/..%2f..%2fpackage.json') },
  { what: 'leaving', status: 303, send: ask('GET /leave') },
  { what: 'whether the session is open', status: 204, send: ask('GET /here') },
  {
    what: 'whether no session is open',
    status: 401,
    send: raw('GET /here HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n'),
  },
  { what: 'a page that is not there', status: 404, send: ask('GET /Heron') },
  { what: 'a page of another role', status: 404, send: ask('GET /team') },
  { what: 'an address that cannot be read', status: 400, send: ask('GET /%zz') },
  {
    what: 'a very long part of an address',
    status: 400,
    send: ask(`GET /look/${'a'.repeat(400)}`),
  },
  {
    what: 'a form without its token',
    status: 403,
    send: ask('POST /page', { lines: [asForm], body: 'a=Heron' }),
  },
  {
    what: 'a form from another site',
    status: 403,
    send: (stage) =>
      stage.ask('POST /page', {
        lines: [asForm, 'sec-fetch-site: cross-site'],
        body: `csrf=${stage.csrf}`,
      }),
  },
  {
    what: 'JSON that is none',
    status: 400,
    send: ask('POST /page', { lines: [asJson], body: '{"Heron"' }),
  },
  {
    what: 'a kind of content that nobody reads',
    status: 415,
    send: ask('POST /page', { lines: ['content-type: text/xml'], body: '<a/>' }),
  },
  {
    what: 'files where none are taken',
    status: 415,
    send: ask('POST /page', {
      lines: ['content-type: multipart/form-data; boundary=x'],
      body: '--x--',
    }),
  },
  {
    what: 'a form that is too large',
    status: 413,
    send: ask('POST /page', { lines: [asForm], body: `a=${'b'.repeat(3_000_000)}` }),
  },
  {
    what: 'too many fields',
    status: 413,
    send: ask('POST /page', { lines: [asForm], body: 'a=&'.repeat(20_000) }),
  },
  ...['PUT', 'PATCH', 'DELETE'].map((method) => ({
    what: `the method ${method}`,
    status: 405,
    send: ask(`${method} /page`),
  })),
  ...['OPTIONS', 'TRACE', 'PROPFIND', 'MKCOL'].map((method) => ({
    what: `the method ${method}`,
    status: 404,
    send: ask(`${method} /page`),
  })),
  { what: 'a page that breaks', status: 500, send: ask('GET /broken') },
  ...[400, 409, 422, 429, 503].map((status) => ({
    what: `a page that stops with ${status}`,
    status,
    send: ask(`GET /stop/${status}`),
  })),
  {
    what: 'headers that are too large',
    status: 431,
    send: ask('GET /page', { lines: [`x-heron: ${'Heron'.repeat(10_000)}`] }),
  },
  { what: 'a first line that is none', status: 400, send: raw('Heron\r\n\r\n') },
  { what: 'a version that is none', status: 400, send: raw('GET / HTTP/9.9\r\nhost: a\r\n\r\n') },
  {
    what: 'two lengths of one body',
    status: 400,
    send: raw('POST /page HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\na'),
  },
  {
    what: 'a body with a length and in pieces',
    status: 400,
    send: raw(
      'POST /page HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ),
  },
  {
    what: 'a header line that is none',
    status: 400,
    send: raw('GET / HTTP/1.1\r\nhost: a\r\nHeron\r\n\r\n'),
  },
  {
    what: 'a request without a host',
    status: 400,
    send: raw('GET /page HTTP/1.1\r\nconnection: close\r\n\r\n'),
  },
  {
    what: 'something expected that is not there',
    status: 417,
    send: ask('GET /page', { lines: ['expect: Heron'] }),
  },
]
