/**
 * The stage for leaving: the whole service with a case that holds words nobody else may see, and an
 * ordinary site of somebody else, where one comes from and is sent to.
 */
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { BrowserContext } from 'playwright-core'
import { sessionLength } from '../../src/application/accounts/signing-in/begin-session.ts'
import { newId } from '../../src/storage/new-id.ts'
import { aCase } from '../../src/storage/stores/testing.ts'
import { buildLook } from '../../src/web/look/build-look.ts'
import type { Look, LookFile } from '../../src/web/look/look.ts'
import { routes } from '../../src/web/routes.ts'
import { aFrontDoor } from '../../src/web/sign-in/front-door.testing.ts'

/** What must be seen nowhere: said in the case, its alias, and what is being typed when somebody leaves. */
export const canaries = [
  'quillwort-said-in-the-case',
  'Sweetgale',
  'marram-typed-just-now',
] as const
const [said, alias, typed] = canaries

export interface Stage {
  /** The service, and an ordinary site. */
  readonly url: string
  readonly elsewhere: string
  readonly casePath: string
  /** Signs in in this browser; gives the token, to end the session from somewhere else. */
  signIn(context: Pick<BrowserContext, 'addCookies'>): Promise<string>
  endSession(token: string): Promise<void>
  idleSession(): Promise<void>
  stop(): Promise<void>
}

export interface Defects {
  /** Changes the script that pages load. */
  readonly script?: (script: string) => string
  /** Takes away the cookie that is new with every page. */
  readonly withoutTurn?: true
}

export async function openStage({ script, withoutTurn }: Defects = {}): Promise<Stage> {
  const ordinary = createServer(({ url }, response) => {
    // An icon that says `no-store` would keep the page out of the browser's memory.
    if (url === '/favicon.ico') return void response.writeHead(404).end()
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('cache-control', 'no-store')
    response.end(`<!doctype html><title>An ordinary page</title><p>Rain later. ${url}</p>`)
  })
  await new Promise<void>((resolve) => ordinary.listen(0, '127.0.0.1', resolve))
  const elsewhere = urlOf(ordinary)
  const look = await buildLook()
  const door = await aFrontDoor(
    'live',
    routes,
    script ? withScript(look, script) : look,
    `${elsewhere}/weather`,
  )
  const listening = await door.server.listen({ port: 0, host: '127.0.0.1' })
  if ('refused' in listening) throw new Error(listening.refused.words)
  const between = withoutTurn && (await withoutTurnCookie(Number(new URL(listening.url).port)))
  const { worker } = door.at.people
  const { id } = await aCase(door.at.world, worker, { alias })
  const { signIn } = door.services
  const begin = async () => {
    const session = {
      factor: 'second-factor',
      device: 'Chrome on Linux',
      ...sessionLength,
    } as const
    const token = await signIn.begin(worker, session)
    if (token === undefined) throw new Error('the worker could not be signed in')
    return token
  }
  const writer = door.browser()
  writer.keep('session', await begin())
  await writer.get(`/cases/${id}`)
  const wrote = await writer.post(`/cases/${id}/entries`, {
    writeId: newId(),
    kind: 'note',
    words: said,
  })
  if (wrote.status >= 400) throw new Error(`the entry was answered ${wrote.status}`)
  return {
    url: (between ? between.url : listening.url).replace('127.0.0.1', 'localhost'),
    elsewhere,
    casePath: `/cases/${id}`,
    async signIn(context) {
      const token = await begin()
      await context.addCookies([
        {
          name: 'waymark-session',
          value: token,
          domain: 'localhost',
          path: '/',
          httpOnly: true,
          sameSite: 'Lax',
        },
      ])
      return token
    },
    endSession: (token) => signIn.end(token),
    idleSession: async () =>
      void (await door.at.test.asAdministrator(
        `update session set seen_at = now() - interval '15 minutes'`,
      )),
    async stop() {
      if (between) await between.stop()
      await door.close()
      await stopped(ordinary)
    },
  }
}

/** Stands in front of the service and lets everything through but one cookie. */
async function withoutTurnCookie(port: number) {
  const between = createServer((asked, answer) => {
    const { url: path, method, headers } = asked
    const through = request({ host: '127.0.0.1', port, path, method, headers }, (came) => {
      const { 'set-cookie': cookies = [], ...rest } = came.headers
      const kept = cookies.filter((cookie) => !cookie.startsWith('waymark-turn='))
      answer.writeHead(came.statusCode ?? 500, { ...rest, 'set-cookie': kept })
      came.pipe(answer)
    })
    through.on('error', () => answer.destroy())
    asked.pipe(through)
  })
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve))
  return { url: urlOf(between), stop: () => stopped(between) }
}

/** Listening by TCP, so the address is one of the internet's kind. */
function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function stopped(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

export { typed as typedCanary }

function withScript(look: Look, change: (script: string) => string): Look {
  const name = look.addresses.script.replace('/look/', '')
  const file = look.files.get(name)
  if (file === undefined) throw new Error('the look has no script')
  const before = file.plain.toString('utf8')
  const plain = Buffer.from(change(before))
  if (plain.toString('utf8') === before) throw new Error('the defect was not planted')
  const planted: LookFile = {
    type: file.type,
    plain,
    br: brotliCompressSync(plain),
    gzip: gzipSync(plain),
  }
  return { ...look, files: new Map([...look.files, [name, planted]]) }
}
