/** The carriers that come with Waymark, against a real folder and a real mail server. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { MessageCarrier } from '../../../application/ports/sending/message-carrier.ts'
import { aLeaving, type CarrierOnTrial, conforms } from './conformance.testing.ts'
import { fileCarrier } from './file-carrier.ts'
import { aMailServer } from './mail-server.testing.ts'
import { smtpCarrier } from './smtp-carrier.ts'

const from = { name: 'Jo', address: 'jo@plain.example' }

conforms('file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-carrier-'))
  const blocked = join(folder, 'no-folder')
  writeFileSync(blocked, '')
  const out = join(folder, 'out')
  return {
    carrier: fileCarrier(out),
    unreachable: fileCarrier(join(blocked, 'out')),
    arrived: async () =>
      filesIn(out).map((all) => {
        const [head = '', text = ''] = all.split(/\n\n(.*)/s)
        return { to: /^To: (.*)$/m.exec(head)?.[1] ?? '', text: text.trimEnd(), all }
      }),
    close: async () => rmSync(folder, { recursive: true }),
  }
})

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  } catch {
    return []
  }
}

async function smtpOnTrial(change = (carrier: MessageCarrier) => carrier): Promise<CarrierOnTrial> {
  const server = await aMailServer()
  const gone = await aMailServer()
  await gone.close()
  const at = { host: '127.0.0.1', tls: 'none', from } as const
  return {
    carrier: change(smtpCarrier({ ...at, port: server.port })),
    unreachable: smtpCarrier({ ...at, port: gone.port }),
    arrived: async () =>
      server.arrived.map(({ to, raw }) => {
        const [, body = ''] = raw.split(/\r\n\r\n(.*)/s)
        // Lines longer than 76 signs are folded on the way, and unfolded by whoever reads.
        return { to: to.join(), text: body.replaceAll('=\r\n', '').trimEnd(), all: raw }
      }),
    close: server.close,
  }
}

conforms('smtp', smtpOnTrial)

test('a file can be read by its owner only, and nothing half written lies beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-carrier-'))
  const carrier = fileCarrier(folder)
  const message = aLeaving(carrier)
  await carrier.handOver(message)
  assert.deepEqual(readdirSync(folder), [`${message.key}.txt`])
  assert.equal(statSync(join(folder, `${message.key}.txt`)).mode & 0o777, 0o600)
  rmSync(folder, { recursive: true })
})

test('a mail holds these headers and no others, in UTC, with a name that tells nothing', async () => {
  const server = await aMailServer()
  const now = () => new Date('2026-07-01T12:00:00Z')
  const carrier = smtpCarrier({ host: '127.0.0.1', port: server.port, tls: 'none', from }, now)
  const message = aLeaving(carrier)
  await carrier.handOver(message)
  await server.close()
  const [head = '', body = ''] = server.arrived[0]?.raw.split('\r\n\r\n') ?? []
  const headers = head.split('\r\n').toSorted()
  assert.deepEqual(headers, [
    'Auto-Submitted: auto-generated',
    'Content-Transfer-Encoding: 7bit',
    'Content-Type: text/plain; charset=utf-8',
    'Date: Wed, 01 Jul 2026 12:00:00 +0000',
    'From: Jo <jo@plain.example>',
    'MIME-Version: 1.0',
    `Message-ID: <${message.key}@plain.example>`,
    'Subject: Hello',
    'To: jo.bloggs@made-up.example',
  ])
  assert.equal(body.trim(), message.text)
  assert.deepEqual(server.arrived[0]?.from, 'jo@plain.example')
})
