/**
 * The service with an address of its own for files: a worker with a letter in a case, what a browser
 * sends when they press it, and what it sends when it follows to the files.
 */

import type { Services } from '../../src/application/services.ts'
import { checkHeldFiles } from '../../src/application/uploads/check-held-files.ts'
import { filesDoor } from '../../src/command-line/serve.ts'
import { fileTickets } from '../../src/storage/files-door/file-tickets.ts'
import { newId } from '../../src/storage/new-id.ts'
import type { Look } from '../../src/web/look/look.ts'
import { formToken } from '../../src/web/request/forgery.ts'
import type { RequestLine } from '../../src/web/request/log.ts'
import { routes } from '../../src/web/routes.ts'
import { type WebServer, webServer } from '../../src/web/server.ts'
import { aPdf, aPhotograph } from './made-up-files.ts'
import { anUploadDoor, type UploadDoor } from './upload-door.ts'

export const pages = 'https://waymark.example.org'
export const files = 'https://files.example.org'

export type Said = Readonly<Record<string, string>>

/** What a browser says by itself when a person presses a link or a button of ours. */
export const pressed: Said = {
  'sec-fetch-site': 'same-origin',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'sec-fetch-user': '?1',
}
/** And when it follows from there to the files. */
export const followed: Said = { ...pressed, 'sec-fetch-site': 'same-site' }
/** When an address was typed or kept. */
export const typed: Said = { ...pressed, 'sec-fetch-site': 'none' }
export const unsaid: Said = {}

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
  readonly bytes: Buffer
}

interface Asking {
  readonly origin?: string
  readonly said?: Said
  readonly token?: string
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'OPTIONS'
  readonly fields?: Readonly<Record<string, string>>
}

export interface FilesApart {
  readonly at: UploadDoor
  readonly letter: string
  readonly letterPath: string
  readonly picturePath: string
  readonly lines: readonly RequestLine[]
  readonly server: WebServer
  signIn(): Promise<string>
  ask(url: string, asking?: Asking): Promise<Answered>
  /** Presses the letter on a page; answers the address it leads to. */
  press(token: string, said?: Said): Promise<string>
  /** Follows to the files, as a browser does. */
  follow(address: string, said?: Said): Promise<Answered>
  acts(): Promise<readonly string[]>
  sql<Row extends object>(sql: string): Promise<Row[]>
  clear(): Promise<void>
  close(): Promise<void>
}

interface Reached {
  readonly pagesAt?: string
  readonly filesAt?: string
  readonly look?: Look
  readonly press?: Services['press']
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

export async function filesApart({
  pagesAt = pages,
  filesAt = files,
  look = noLook,
  press,
}: Reached = {}): Promise<FilesApart> {
  const at = await anUploadDoor({})
  const { services, door } = at
  const { test: kept, world, people } = door.at
  await at.add(await aPdf())
  await checkHeldFiles(services, at.quarantine)
  const unsaid = { name: 'A photograph', seen: '' }
  await at.add(await aPhotograph(), { fields: unsaid, fileName: 'a.jpg' })
  const documents = await at.documents()
  const idOf = (name: string) => documents.find((one) => one.name === name)?.id ?? ''
  const tickets = fileTickets(kept.db)
  const lines: RequestLine[] = []
  const server = webServer({
    routes,
    services: { ...services, ...(press && { press }) },
    sessions: services.signIn,
    look,
    secure: pagesAt.startsWith('https:'),
    origins: [pagesAt],
    filesDoor: filesDoor(filesAt, { world, tickets }),
    today: () => world.today(),
    places: () => [],
    healthy: async () => true,
    leaveTo: 'https://weather.example/',
    log: (line) => void lines.push(line),
  })

  async function ask(url: string, asking: Asking = {}): Promise<Answered> {
    const { origin = pages, said = pressed, token, method = 'GET', fields } = asking
    const body = fields && token && new URLSearchParams({ csrf: formToken(token), ...fields })
    const answer = await server.inject({
      method,
      url,
      headers: {
        host: new URL(origin).host,
        ...said,
        ...(token && { cookie: `__Host-session=${token}` }),
        ...(body && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body && { payload: body.toString() }),
    })
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: answer.body,
      bytes: answer.rawPayload,
    }
  }

  const letter = idOf('A letter')
  const letterPath = `${at.base}/${letter}`
  return {
    at,
    letter,
    letterPath,
    picturePath: `${at.base}/${idOf('A photograph')}/open`,
    lines,
    server,
    ask,
    async signIn() {
      const { orgId, userId } = people.worker
      const session = {
        factor: 'demo',
        device: newId(),
        idleSeconds: 900,
        lastsSeconds: 900,
      } as const
      const token = await services.signIn.begin({ orgId, userId }, session)
      if (token === undefined) throw new Error('nobody was signed in')
      return token
    },
    async press(token, said = pressed) {
      const { status, headers } = await ask(letterPath, { token, said })
      if (status !== 303) throw new Error(`a press was answered ${status}`)
      return String(headers['location'])
    },
    follow: (address, said = followed) => ask(address.slice(files.length), { origin: files, said }),
    acts: at.acts,
    sql: (sql) => kept.asAdministrator(sql),
    clear: () => tickets.clear(),
    async close() {
      await server.stop()
      await at.close()
    },
  }
}
