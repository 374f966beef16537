/**
 * The Nth call of a tool fails, or a sending is cut at any byte: each file is kept whole or not at all,
 * never clean by accident, and no plain byte of it stays behind on the disk.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { IntakeDesk } from '../../src/application/ports/files/intake-desk.ts'
import type { Scanned, Scanner } from '../../src/application/ports/files/scanner.ts'
import { drawFile, judgeFile } from '../../src/application/uploads/judge-file.ts'
import { aPdf } from './made-up-files.ts'
import { anUploadDoor, type UploadDoor } from './upload-door.ts'

const canary = 'MadeUpCanary7f3a9c'
const drawn = async ({ bytes }: { bytes: Uint8Array }) =>
  ({ accepted: { type: 'pdf', bytes, sha256: 'a', receivedSha256: 'b' } }) as const
/** Keeps at once what it is given, as with a picture. */
const accepts: IntakeDesk = { examine: drawn, draw: drawn }
/** As with a PDF. */
const draws: IntakeDesk = { examine: async () => ({ toDraw: true }), draw: drawn }
const clean: Scanned = { verdict: 'clean' }
const saysClean: Scanner = { scan: async () => clean, isThere: async () => true }
const file = { id: 'x', name: 'x', bytes: Buffer.from('x'), keepOriginal: false }
const breaks = () => Promise.reject(new Error('planted'))
const brokenTools: readonly Scanner['scan'][] = [
  breaks,
  async () => ({ verdict: 'no-answer', because: 'down' }),
  async () => ({ verdict: 'no-answer', because: 'nonsense' }),
]

async function letThrough(judge: typeof judgeFile): Promise<number> {
  const judged = await Promise.all([
    ...brokenTools.map((scan) => judge({ intake: accepts, scanner: { ...saysClean, scan } }, file)),
    judge({ intake: { ...accepts, examine: breaks }, scanner: saysClean }, file),
    judge({ intake: { ...accepts, examine: breaks } }, file),
    judge({ intake: draws }, file),
    judge({ intake: draws, scanner: saysClean }, file),
    judge({ intake: accepts }, file, { state: 'waiting-for-scan', tries: 1 }),
  ])
  return judged.filter(({ state }) => state === 'clean').length
}

test('whatever tool breaks, in whatever way, no file becomes clean by it', async () => {
  assert.equal(await letThrough(judgeFile), 0)
})

test('a PDF is drawn only after a scan, and however drawing breaks, it does not become clean by it', async () => {
  const order: string[] = []
  const intake: IntakeDesk = {
    examine: async () => ({ toDraw: true }),
    draw: async (upload) => {
      order.push('drawn')
      return drawn(upload)
    },
  }
  const scanner: Scanner = {
    ...saysClean,
    scan: async () => {
      order.push('scanned')
      return clean
    },
  }
  const waits = await judgeFile({ intake, scanner }, file)
  assert.deepEqual([waits, order], [{ state: 'waiting-for-drawing', tries: 0 }, ['scanned']])
  const from = { state: 'waiting-for-drawing', tries: 1 } as const
  const done = await drawFile({ intake, scanner }, file, from)
  assert.ok(done.state === 'clean' && done.document.original === file.bytes)
  const failed = { state: 'could-not-be-examined' }
  assert.deepEqual(await drawFile({ intake: { ...intake, draw: breaks } }, file, from), failed)
  const tooOften = { state: 'waiting-for-drawing', tries: 4 } as const
  assert.deepEqual(await drawFile({ intake }, file, tooOften), failed)
  const refuses = async () => ({ refused: { code: 'locked' } }) as const
  assert.deepEqual(await drawFile({ intake: { ...intake, draw: refuses } }, file, from), {
    state: 'blocked',
    because: 'locked',
  })
})

test('a judge that takes a broken scanner for a clean answer is caught', async () => {
  const trusting: typeof judgeFile = ({ intake, scanner }, one, from) =>
    judgeFile(
      {
        intake,
        ...(scanner && {
          scanner: {
            ...scanner,
            scan: async (bytes) => {
              const scanned = await scanner.scan(bytes).catch(() => clean)
              return scanned.verdict === 'no-answer' ? clean : scanned
            },
          },
        }),
      },
      one,
      from,
    )
  assert.equal(await letThrough(trusting), brokenTools.length)
})

let at: UploadDoor
let port: number
before(async () => {
  at = await anUploadDoor({ intake: accepts })
  const listening = await at.door.server.listen({ port: 0, host: '127.0.0.1' })
  assert.ok('url' in listening)
  port = Number(new URL(listening.url).port)
})
after(() => at.close())

/** Sends the first bytes, in pieces, and ends or breaks the connection. */
function sendCut(head: string, body: Buffer, cutAt: number, piece: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      answer += text
      if (answer.includes('\r\n\r\n')) socket.destroy()
    })
    socket.on('error', () => {})
    socket.once('close', () => resolve(answer))
    socket.once('connect', async () => {
      socket.setNoDelay(true)
      socket.write(head)
      const sent = body.subarray(0, cutAt)
      for (let from = 0; from < sent.length && !socket.destroyed; from += piece) {
        socket.write(sent.subarray(from, from + piece))
        await new Promise((go) => setImmediate(go))
      }
      if (cutAt < body.length) socket.destroy()
    })
  })
}

async function aSending(): Promise<{ head: string; body: Buffer }> {
  const bytes = await aPdf(canary, canary)
  const { headers, payload } = await at.message(at.base, { name: 'Cut' }, { bytes })
  const lines = Object.entries(headers)
    .filter(([name]) => name !== 'host')
    .map(([name, value]) => `${name}: ${value}`)
  const head = [
    `POST ${at.base} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    ...lines,
    `content-length: ${payload.length}`,
    'connection: close',
  ]
  return { head: `${head.join('\r\n')}\r\n\r\n`, body: payload }
}

/** Files that changed in this run and hold the canary, in any folder where something could be left. */
function leftOnDisk(since: number): string[] {
  const found: string[] = []
  const walk = (folder: string, depth: number): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      try {
        if (entry.isDirectory() && depth < 6) walk(path, depth + 1)
        else if (entry.isFile() && isLeft(path, since)) found.push(path)
      } catch {
        // Gone meanwhile, or somebody else's.
      }
    }
  }
  for (const entry of readdirSync(tmpdir(), { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name.startsWith('waymark')) walk(join(tmpdir(), entry.name), 0)
    else if (entry.isFile() && isLeft(join(tmpdir(), entry.name), since)) found.push(entry.name)
  }
  return found
}

function isLeft(path: string, since: number): boolean {
  const { mtimeMs, size } = statSync(path)
  return mtimeMs >= since && size < 64_000_000 && readFileSync(path).includes(canary)
}

test('the search of the disk finds a plain byte where there is one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-planted-'))
  writeFileSync(join(folder, 'left-behind'), `before ${canary} after`)
  const found = leftOnDisk(Date.now() - 60_000)
  rmSync(folder, { recursive: true, force: true })
  assert.ok(found.some((path) => path.endsWith('left-behind')))
})

test('a sending that is cut at any of many moments keeps nothing, counts nothing, leaves nothing', async () => {
  const since = Date.now() - 1000
  const length = (await aSending()).body.length
  const moments = Array.from({ length: 60 }, (_, n) => Math.floor((n * (length - 1)) / 60))
  for (const [n, moment] of [...moments, length - 1, length - 3].entries()) {
    const { head, body } = await aSending()
    await sendCut(head, body, moment, 1 + ((n * 97) % 400))
  }
  assert.equal(await at.rows('document'), 0)
  assert.equal(await at.rows('upload'), 0)
  assert.equal(await at.rows('upload_use'), 0)
  assert.deepEqual(leftOnDisk(since), [])
})

test('a sending one byte at a time is kept once, sealed: no plain byte of it is on the disk', async () => {
  const since = Date.now() - 1000
  const { head, body } = await aSending()
  const answer = await sendCut(head, body, body.length, 1)
  assert.match(answer, /^HTTP\/1\.1 303/)
  assert.equal((await at.documents()).length, 1)
  assert.equal(await at.rows('upload_use'), 1)
  assert.deepEqual(leftOnDisk(since), [])
})

test('a database that fails at any step of keeping a file keeps nothing of it', async () => {
  const counts = () =>
    Promise.all(['document', 'document_original', 'upload', 'upload_use'].map(at.rows))
  const before = await counts()
  const { asAdministrator } = at.door.at.test
  for (const table of [
    'upload_use',
    'write_done',
    'document',
    'document_original',
    'audit_entry',
  ]) {
    await asAdministrator(`create function planted_fault() returns trigger language plpgsql as
      $$ begin raise exception 'planted'; end $$`)
    await asAdministrator(`create trigger planted before insert on ${table}
      for each statement execute function planted_fault()`)
    const answer = await at.add(await aPdf(), { fields: { original: 'yes' } })
    await asAdministrator('drop function planted_fault() cascade')
    assert.equal(answer.status, 500, table)
    assert.deepEqual(await counts(), before, table)
  }
  assert.equal((await at.add(await aPdf(), { fields: { original: 'yes' } })).status, 303)
})
