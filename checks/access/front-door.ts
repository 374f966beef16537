/**
 * The front door of the checks: the whole service as it is assembled to serve, on a real database
 * with a few made-up people, at a time that stands still; and everybody's signed-in sessions.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor, Factor } from '../../src/application/actor.ts'
import { loadPolicy } from '../../src/application/load-policy.ts'
import { organisationPolicy } from '../../src/application/organisation-policy.ts'
import type { Services } from '../../src/application/services.ts'
import { serviceIdsOf } from '../../src/command-line/seeding/made-up-actor.ts'
import { assemble, placesFor } from '../../src/command-line/serve.ts'
import { openPress } from '../../src/documents/press/press.ts'
import { documentPress } from '../../src/documents/press-adapter.ts'
import type { ConnectionClass } from '../../src/storage/connect/pools.ts'
import { openKeyFile } from '../../src/storage/sealing/key-file.ts'
import type { KeyKeeper } from '../../src/storage/sealing/key-keeper.ts'
import { createWorld } from '../../src/storage/world.ts'
import type { Look } from '../../src/web/look/look.ts'
import { formToken } from '../../src/web/request/forgery.ts'
import type { Log } from '../../src/web/request/log.ts'
import { closeWords, soughtName } from '../../src/web/request/sought.ts'
import type { Route } from '../../src/web/route.ts'
import { type WebServer, webServer } from '../../src/web/server.ts'
import { openInEmergency } from './emergencies.ts'
import { type CaseKey, now, type Who } from './made-up-few.ts'
import { type Copy, copyOfTheFew, type TheFew } from './the-few-in-a-database.ts'

export interface Reply {
  readonly status: number
  readonly page: string
  readonly goTo: string | undefined
  readonly headers: Readonly<Record<string, unknown>>
  /** The page before it was read as text: of a file, its bytes. */
  readonly bytes: Buffer
}

export type Fields = Readonly<Record<string, string | readonly string[]>>

export interface Sending {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly fields?: Fields
  /** Sent as JSON instead of as a form. */
  readonly json?: unknown
  /** Bytes of a type of their own, for what no page would send. */
  readonly raw?: { readonly type: string; readonly body: string | Buffer }
  /** Sent in parts, with the fields. */
  readonly files?: readonly { field: string; name: string; type: string; bytes: Uint8Array }[]
  readonly withoutToken?: true
  /** Words to look for, closed up in the address as the page would do it. */
  readonly find?: string
}

/** What somebody's browser holds: the session, and what its forms are bound to, when that is another. */
export interface Held {
  readonly session: string
  readonly forms?: string
}

/** A server over some routes, and people who are signed in at it. */
export interface Door {
  send(who: Who | undefined, sending: Sending): Promise<Reply>
  /** With a session that may be over, or was proved in some other way. */
  sendWith(held: Held, sending: Sending): Promise<Reply>
  get(who: Who, url: string): Promise<Reply>
  post(who: Who, url: string, fields?: Fields): Promise<Reply>
  stop(): Promise<void>
}

interface Other {
  readonly services?: Services
  readonly log?: Log
}

export interface FrontDoor {
  readonly few: TheFew
  readonly copy: Copy
  readonly services: Services
  readonly actor: (who: Who) => Actor
  readonly caseId: (key: CaseKey) => string
  /** Begins new sessions, when a request may have ended the ones before. */
  signInAgain(): void
  /** With services of another making, or a log of its own, where a check needs them. */
  openAt(routes: readonly Route<Services>[], other?: Other): Door
  /** The lines that a fault left in the log of the server since they were last asked for. */
  faults(): readonly string[]
  close(): Promise<void>
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

interface Making {
  /** How everybody is signed in: by a press, unless a check is about real sessions. */
  readonly factor?: Factor
  readonly connection?: ConnectionClass
  readonly around?: (keys: KeyKeeper) => KeyKeeper
  /** Time goes on by a moment whenever it is asked, so that what follows has an order. */
  readonly ticking?: true
}

export async function aFrontDoor({
  connection,
  around,
  factor = 'demo',
  ticking,
}: Making = {}): Promise<FrontDoor> {
  const { few, keyPath } = await copyOfTheFew.made()
  const copy = await copyOfTheFew.copy(connection)
  const folder = mkdtempSync(join(tmpdir(), 'waymark-checks-'))
  const keys = openKeyFile({ path: keyPath, makeIfMissing: false })
  if ('refused' in keys) throw new Error(keys.refused.words)
  // That of the services is closed with their work in the background.
  const press = openPress()
  const assembled = await servicesOn({
    copy,
    keys: around ? around(keys) : keys,
    folder,
    clock: clockOf(ticking),
  })
  const services = { ...assembled, press: documentPress(press) }
  const sessions = new Map<Who, Promise<string>>()
  const faults: string[] = []
  const actor = (who: Who): Actor => actorOf(few, who)
  const { asAdministrator } = copy
  await openInEmergency({ world: services.world, few, actor, asAdministrator })
  const tokenOf = (who: Who): Promise<string> => {
    const begun = sessions.get(who) ?? beginAs(services, actor(who), factor)
    sessions.set(who, begun)
    return begun
  }
  return {
    few,
    copy,
    services,
    actor,
    caseId: (key) => few.cases[key].id,
    signInAgain: () => sessions.clear(),
    openAt: (routes, other = {}) =>
      doorOf(serverOf({ services, routes, faults, ...other }), tokenOf),
    faults: () => faults.splice(0),
    async close() {
      await press.stop()
      await copy.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Serving {
  readonly copy: Copy
  readonly keys: KeyKeeper
  readonly folder: string
  readonly clock: { readonly now: () => Date }
}

function clockOf(ticking: true | undefined): Serving['clock'] {
  let asked = 0
  return { now: () => (ticking ? new Date(now.getTime() + asked++) : now) }
}

/** What `serve` puts together, at a time that stands still and without its work in the background. */
async function servicesOn({ copy, keys, folder, clock }: Serving): Promise<Services> {
  const database = copy.db
  const installation = { database, keys, folder, close: async () => {} }
  const assembled = await assemble(installation, { kind: 'demo', log() {}, logRequests: false })
  await assembled.stop()
  const world = createWorld({ database, keys, clock })
  return { ...assembled.services, world, policyFor: organisationPolicy(world, loadPolicy()) }
}

interface Mounting extends Other {
  readonly services: Services
  readonly routes: readonly Route<Services>[]
  readonly faults: string[]
}

function serverOf({ services, routes, faults, log }: Mounting): WebServer {
  return webServer<Services>({
    routes,
    services,
    sessions: services.signIn,
    look: noLook,
    secure: false,
    today: () => services.world.today(),
    places: placesFor,
    rehearsal: () => ({ today: 'the day of the check', action: '/rehearsal' }),
    healthy: async () => true,
    leaveTo: 'https://weather.example/',
    log(line) {
      const { fault, route, status } = line
      log?.(line)
      if (fault) faults.push(`${route} ${status}: ${JSON.stringify(fault)}`)
    },
  })
}

function actorOf(few: TheFew, who: Who): Actor {
  const seat = few.seats.get(who)
  if (seat) return seat
  const found = few.staff.get(who)
  const organisation = few.organisations.find(({ id }) => id === found?.orgId)
  if (!found || !organisation) throw new Error(`nobody is called ${who}`)
  const { member } = found
  return {
    userId: member.id,
    orgId: organisation.id,
    orgKind: organisation.kind,
    role: member.role,
    serviceIds: serviceIdsOf(organisation, member),
    displayName: member.displayName,
    initials: member.initials,
    factor: 'demo',
  }
}

export async function beginAs(
  { signIn }: Pick<Services, 'signIn'>,
  { orgId, userId }: Pick<Actor, 'orgId' | 'userId'>,
  factor: Factor,
): Promise<string> {
  const session = { device: 'a check', idleSeconds: 3600, lastsSeconds: 3600 }
  const token = await signIn.begin({ orgId, userId }, { ...session, factor })
  if (token === undefined) throw new Error('somebody could not be signed in')
  return token
}

/** Of somebody who is not signed in: their forms are bound to the visit. */
export const visit = 'a-visit-of-the-checks'.padEnd(43, '0')

function doorOf(server: WebServer, tokenOf: (who: Who) => Promise<string>): Door {
  async function sendWith(held: Held | undefined, sending: Sending): Promise<Reply> {
    const visitor = `waymark-visit=${visit}`
    const cookie = held ? `waymark-session=${held.session}; ${visitor}` : visitor
    const secret = held?.forms ?? held?.session ?? visit
    const { method, find } = sending
    const url = find === undefined ? sending.url : soughtIn(sending.url, secret, find)
    const csrf = sending.withoutToken ? undefined : formToken(secret)
    const answer = await server.inject({
      method,
      url,
      headers: { host: 'localhost', cookie, ...(method === 'POST' && headersOf(sending, csrf)) },
      ...(method === 'POST' && { payload: payloadOf(sending, csrf) }),
    })
    const { location } = answer.headers
    return {
      status: answer.statusCode,
      page: answer.body,
      goTo: typeof location === 'string' ? location : undefined,
      headers: answer.headers,
      bytes: answer.rawPayload,
    }
  }
  const send = async (who: Who | undefined, sending: Sending) =>
    sendWith(who && { session: await tokenOf(who) }, sending)
  return {
    send,
    sendWith,
    get: (who, url) => send(who, { method: 'GET', url }),
    post: (who, url, fields) => send(who, { method: 'POST', url, ...(fields && { fields }) }),
    stop: () => server.stop(),
  }
}

function soughtIn(url: string, secret: string, words: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}${soughtName}=${closeWords(secret, words)}`
}

const boundary = 'a-boundary-of-the-checks'

function headersOf({ json, raw, files }: Sending, csrf?: string): Record<string, string> {
  if (raw) return { 'content-type': raw.type, ...(csrf && { 'x-csrf': csrf }) }
  if (files) return { 'content-type': `multipart/form-data; boundary=${boundary}` }
  if (json === undefined) return { 'content-type': 'application/x-www-form-urlencoded' }
  return { 'content-type': 'application/json', ...(csrf && { 'x-csrf': csrf }) }
}

function payloadOf({ fields = {}, json, raw, files }: Sending, csrf?: string): string | Buffer {
  if (raw) return raw.body
  if (json !== undefined) return JSON.stringify(json)
  const body = new URLSearchParams(csrf === undefined ? {} : { csrf })
  for (const [name, value] of Object.entries(fields)) {
    for (const each of typeof value === 'string' ? [value] : value) body.append(name, each)
  }
  return files ? partsOf(body, files) : body.toString()
}

function partsOf(fields: URLSearchParams, files: NonNullable<Sending['files']>): Buffer {
  const said = (name: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"`
  const parts = [
    ...[...fields].map(([name, value]) => Buffer.from(`${said(name)}\r\n\r\n${value}\r\n`)),
    ...files.flatMap(({ field, name, type, bytes }) => [
      Buffer.from(`${said(field)}; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`),
      Buffer.from(bytes),
      Buffer.from('\r\n'),
    ]),
  ]
  return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
}
