/**
 * The front door for files: the whole service with the real examiner and, where wanted, a scanner on a
 * real socket; a worker with a case; files sent as browsers send them.
 */
import { openCase } from '../../src/application/case/write-case.ts'
import type { Scanner } from '../../src/application/ports/files/scanner.ts'
import type { Quarantine } from '../../src/application/ports/files/upload-store.ts'
import type { Services } from '../../src/application/services.ts'
import { openIntakeDesk } from '../../src/documents/intake/intake-desk.ts'
import { aDay } from '../../src/domain/calendar/day.ts'
import { newId } from '../../src/storage/new-id.ts'
import { createQuarantine } from '../../src/storage/stores/uploads/quarantine.ts'
import { formToken } from '../../src/web/request/forgery.ts'
import { routes } from '../../src/web/routes.ts'
import { aFrontDoor, type FrontDoor } from '../../src/web/sign-in/front-door.testing.ts'

export type Who = 'worker' | 'colleague' | 'manager' | 'otherWorker'

export interface SentFields {
  readonly [name: string]: string
}

export interface Reply {
  readonly status: number
  readonly body: string
  readonly bytes: Buffer
  readonly goTo: string
  readonly headers: Readonly<Record<string, unknown>>
}

export interface UploadDoor {
  readonly door: FrontDoor
  readonly services: Services
  readonly quarantine: Quarantine
  readonly caseId: string
  readonly base: string
  get(path: string, headers?: Readonly<Record<string, string>>, who?: Who): Promise<Reply>
  post(path: string, fields: SentFields, who?: Who): Promise<Reply>
  send(path: string, fields: SentFields, file: NamedFile, who?: Who): Promise<Reply>
  add(bytes: Uint8Array, more?: { fields?: SentFields; fileName?: string }): Promise<Reply>
  /** What is sent for a file, and with which headers: for those who send it piece by piece. */
  message(path: string, fields: SentFields, file: NamedFile): Promise<Message>
  documents(): Promise<readonly { id: string; name: string; class: string }[]>
  held(): Promise<readonly { id: string; standing: { state: string } }[]>
  acts(): Promise<readonly string[]>
  /** Files counted for today. */
  rows(table: string): Promise<number>
  close(): Promise<void>
}

export interface NamedFile {
  readonly field?: string
  readonly bytes: Uint8Array
  readonly fileName?: string
}

export interface Message {
  readonly headers: Readonly<Record<string, string>>
  readonly payload: Buffer
}

const boundary = 'made-up-boundary-of-the-checks'

export async function anUploadDoor(own: {
  scanner?: Scanner
  intake?: Services['intake']
}): Promise<UploadDoor> {
  const door = await aFrontDoor('demo', routes, undefined, undefined, {
    intake: own.intake ?? openIntakeDesk(),
    ...(own.scanner && { scanner: own.scanner }),
  })
  const { at, services, server } = door
  const caseId = newId()
  const serviceId = at.people.worker.serviceIds[0] ?? ''
  await openCase(
    services,
    at.people.worker,
    {
      alias: 'Bramble',
      on: aDay('2026-02-02'),
      opened: { nation: 'ENG', ageGroup: 'adult' },
      serviceId,
    },
    { caseId, writeId: newId() },
  )
  const sessions = new Map<Who, string>()
  const tokenOf = async (who: Who): Promise<string> => {
    const known = sessions.get(who)
    if (known) return known
    const { orgId, userId } = at.people[who]
    const session = { factor: 'demo', device: 'a check', idleSeconds: 7200, lastsSeconds: 7200 }
    const token = await services.signIn.begin({ orgId, userId }, { ...session, factor: 'demo' })
    if (token === undefined) throw new Error('nobody was signed in')
    sessions.set(who, token)
    return token
  }
  const headersOf = async (who: Who) => ({
    host: 'localhost',
    cookie: `waymark-session=${await tokenOf(who)}`,
  })
  const reply = (answer: Awaited<ReturnType<typeof server.inject>>): Reply => ({
    status: answer.statusCode,
    body: answer.body,
    bytes: answer.rawPayload,
    goTo: String(answer.headers['location'] ?? ''),
    headers: answer.headers,
  })
  async function message(who: Who, fields: SentFields, file: NamedFile): Promise<Message> {
    const csrf = formToken(await tokenOf(who))
    return {
      headers: {
        ...(await headersOf(who)),
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      payload: multipart({ csrf, writeId: newId(), ...fields }, file),
    }
  }
  const base = `/cases/${caseId}/documents`
  const send: UploadDoor['send'] = async (path, fields, file, who = 'worker') => {
    const { headers, payload } = await message(who, fields, file)
    return reply(await server.inject({ method: 'POST', url: path, headers, payload }))
  }
  return {
    door,
    services,
    caseId,
    base,
    send,
    quarantine: createQuarantine({
      database: at.test.db,
      keys: at.keys,
      now: () => at.world.now(),
    }),
    async get(path, headers = {}, who = 'worker') {
      const all = { ...(await headersOf(who)), ...headers }
      return reply(await server.inject({ method: 'GET', url: path, headers: all }))
    },
    async post(path, fields, who = 'worker') {
      const csrf = formToken(await tokenOf(who))
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      return reply(
        await server.inject({
          method: 'POST',
          url: path,
          headers: { ...(await headersOf(who)), ...type },
          payload: new URLSearchParams({ csrf, ...fields }).toString(),
        }),
      )
    },
    add: (bytes, { fields = {}, fileName = 'letter.pdf' } = {}) =>
      send(base, { name: 'A letter', seen: 'paper-only', ...fields }, { bytes, fileName }),
    message: (_path, fields, file) => message('worker', fields, file),
    documents: () => at.world.asActor(at.people.worker, ({ documents }) => documents.list(caseId)),
    held: () => at.world.asActor(at.people.worker, ({ uploads }) => uploads.list(caseId)),
    async acts() {
      const rows = await at.test.asAdministrator<{ act: string }>(
        'select act from audit_entry order by at, id',
      )
      return rows.map(({ act }) => act)
    },
    async rows(table) {
      const [row] = await at.test.asAdministrator<{ n: number }>(
        `select count(*)::int as n from ${table}`,
      )
      return row?.n ?? 0
    },
    close: () => door.close(),
  }
}

function multipart(
  fields: SentFields,
  { field = 'file', bytes, fileName = 'letter.pdf' }: NamedFile,
) {
  const parts: Buffer[] = []
  for (const [name, value] of Object.entries(fields)) {
    parts.push(
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      ),
    )
  }
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return Buffer.concat([...parts, Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
}
