/** What a mail server can do to us, and what is said of it: certain that nothing left, or not certain. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { HandedOver } from '../../../application/ports/sending/message-carrier.ts'
import { aLeaving } from './conformance.testing.ts'
import { madeUpCertificate } from './made-up-certificate.testing.ts'
import { aMailServer, aRawServer, type Refusing, type Says } from './mail-server.testing.ts'
import { type SmtpSettings, smtpCarrier } from './smtp-carrier.ts'

const from = { name: 'Jo', address: 'jo@plain.example' }
const impatient = { patienceMs: 700 }

function carrierTo(port: number, more: Partial<SmtpSettings> = {}) {
  return smtpCarrier({ host: 'localhost', port, tls: 'none', from, ...more })
}

async function sentTo(refusing: Refusing, more: Partial<SmtpSettings> = {}) {
  const server = await aMailServer(refusing)
  const carrier = carrierTo(server.port, more)
  const outcome = await carrier.handOver(aLeaving(carrier))
  await server.close()
  return { outcome, arrived: server.arrived.length }
}

describe('a server that says no', () => {
  const refusals: readonly (readonly ['from' | 'to' | 'data', number, string, HandedOver])[] = [
    ['from', 451, 'try later', { notNow: 'server-busy' }],
    ['from', 553, 'not from here', { notNow: 'not-let-in' }],
    ['to', 450, 'mailbox busy', { notNow: 'server-busy' }],
    ['to', 452, 'full', { notNow: 'server-busy' }],
    ['to', 550, '5.1.1 no such user', { never: 'nobody-there' }],
    ['to', 550, 'User unknown', { never: 'nobody-there' }],
    ['to', 554, 'policy', { never: 'server-refused' }],
    ['data', 421, 'closing', { notNow: 'server-busy' }],
    ['data', 452, 'no room', { notNow: 'server-busy' }],
    ['data', 554, 'spam', { never: 'server-refused' }],
  ]
  for (const [step, status, words, expected] of refusals) {
    test(`${status} ${words} at ${step}: ${JSON.stringify(expected)}`, async () => {
      const at: Refusing['at'] = (here) => (here === step ? { status, words } : undefined)
      assert.deepEqual(await sentTo({ at }), { outcome: expected, arrived: 0 })
    })
  }

  test('no for now and yes later: the same message arrives once', async () => {
    let times = 0
    const server = await aMailServer({
      at: (step) => (step === 'to' && ++times === 1 ? { status: 451, words: 'later' } : undefined),
    })
    const carrier = carrierTo(server.port)
    const message = aLeaving(carrier)
    const both = [await carrier.handOver(message), await carrier.handOver(message)]
    await server.close()
    assert.deepEqual(both, [{ notNow: 'server-busy' }, { accepted: true }])
    assert.equal(server.arrived.length, 1)
  })
})

describe('who the server is', () => {
  const { key, cert } = madeUpCertificate()
  const trusting = { options: { key, cert, disabledCommands: [] } }

  test('with a certificate that nobody vouches for, not a word is said', async () => {
    const starttls = await sentTo(trusting, { tls: 'starttls' })
    assert.deepEqual(starttls, { outcome: { notNow: 'not-trusted' }, arrived: 0 })
    const tls = await sentTo({ options: { ...trusting.options, secure: true } }, { tls: 'tls' })
    assert.deepEqual(tls, { outcome: { notNow: 'not-trusted' }, arrived: 0 })
  })

  test('with the authority that was named for it, it is trusted', async () => {
    const starttls = await sentTo(trusting, { tls: 'starttls', authority: cert })
    assert.deepEqual(starttls, { outcome: { accepted: true }, arrived: 1 })
    const secure = { options: { ...trusting.options, secure: true } }
    const tls = await sentTo(secure, { tls: 'tls', authority: cert })
    assert.deepEqual(tls, { outcome: { accepted: true }, arrived: 1 })
  })

  test('with a certificate for another name, it is not', async () => {
    const other = madeUpCertificate('elsewhere.example')
    const options = { key: other.key, cert: other.cert, disabledCommands: [] }
    const sent = await sentTo({ options }, { tls: 'starttls', authority: other.cert })
    assert.deepEqual(sent, { outcome: { notNow: 'not-trusted' }, arrived: 0 })
  })

  test('a server that offers no encryption is told nothing', async () => {
    const { outcome, arrived } = await sentTo({}, { tls: 'starttls' })
    assert.ok('notNow' in outcome)
    assert.equal(arrived, 0)
  })

  const asking: Refusing = {
    options: {
      ...{ key, cert, disabledCommands: [], authOptional: false },
      onAuth: ({ password }, _session, done) =>
        password === 'right' ? done(null, { user: 'jo' }) : done(new Error('wrong')),
    },
  }
  const asJo = { tls: 'starttls', authority: cert, user: 'jo' } as const

  test('with a wrong password nothing leaves, and it can be tried again when that is mended', async () => {
    const wrong = await sentTo(asking, { ...asJo, password: 'wrong' })
    assert.deepEqual(wrong, { outcome: { notNow: 'not-let-in' }, arrived: 0 })
    const right = await sentTo(asking, { ...asJo, password: 'right' })
    assert.deepEqual(right, { outcome: { accepted: true }, arrived: 1 })
  })

  test('with none where one is wanted, nothing leaves', async () => {
    const none = await sentTo(asking, { tls: 'starttls', authority: cert })
    assert.deepEqual(none, { outcome: { notNow: 'not-let-in' }, arrived: 0 })
  })
})

/** Speaks as a mail server does, until a test wants something else of it. */
function usually(line: string): string | undefined {
  if (/^EHLO/.test(line)) return '250 here'
  if (/^(MAIL|RCPT|QUIT)/.test(line)) return '250 ok'
  if (line === 'DATA') return '354 go on'
  return line === '.' ? '250 taken' : undefined
}

async function rawOutcome(says: Says, greeting = '220 hello\r\n') {
  const server = await aRawServer((socket) => void socket.write(greeting), says)
  const carrier = carrierTo(server.port, impatient)
  const message = aLeaving(carrier)
  const outcome = await carrier.handOver(message)
  await server.close()
  return { outcome, words: server.lines.includes(message.text) }
}

describe('a line that breaks', () => {
  const answer = (line: string, socket: Parameters<Says>[1]) => {
    const said = usually(line)
    if (said) socket.write(`${said}\r\n`)
  }
  const hangUpAt =
    (place: RegExp): Says =>
    (line, socket) =>
      place.test(line) ? void socket.destroy() : answer(line, socket)
  const silentAt =
    (place: RegExp): Says =>
    (line, socket) =>
      place.test(line) ? undefined : answer(line, socket)

  test('this server of ours takes a message when it does nothing odd', async () => {
    assert.deepEqual(await rawOutcome(answer), { outcome: { accepted: true }, words: true })
  })

  for (const [name, place] of [
    ['EHLO', /^EHLO/],
    ['MAIL FROM', /^MAIL/],
    ['RCPT TO', /^RCPT/],
    ['DATA', /^DATA$/],
  ] as const) {
    test(`before the words, at ${name}: certainly nothing has left`, async () => {
      const hungUp = await rawOutcome(hangUpAt(place))
      assert.deepEqual(hungUp, { outcome: { notNow: 'no-connection' }, words: false })
      const silent = await rawOutcome(silentAt(place))
      assert.deepEqual(silent, { outcome: { notNow: 'no-answer' }, words: false })
    })
  }

  test('after the words and before the answer: it may have left, and that is said', async () => {
    const hungUp = await rawOutcome(hangUpAt(/^\.$/))
    assert.deepEqual(hungUp, { outcome: { unsure: 'connection-lost' }, words: true })
    const silent = await rawOutcome(silentAt(/^\.$/))
    assert.deepEqual(silent, { outcome: { unsure: 'no-answer' }, words: true })
  })

  test('as soon as the answer is there, what the server does then changes nothing', async () => {
    const says: Says = (line, socket) =>
      line === '.' ? void socket.end('250 taken\r\n') : answer(line, socket)
    assert.deepEqual((await rawOutcome(says)).outcome, { accepted: true })
  })

  test('a server that never greets, and one whose greeting does not end', async () => {
    assert.deepEqual((await rawOutcome(() => {}, '')).outcome, { notNow: 'no-answer' })
    const endless = await rawOutcome(() => {}, `220 ${'x'.repeat(300_000)}`)
    assert.ok('notNow' in endless.outcome)
  })

  test('a greeting that says no is about us, not about the message', async () => {
    const { outcome } = await rawOutcome(() => {}, '554 go away\r\n')
    assert.deepEqual(outcome, { notNow: 'not-let-in' })
  })

  test('a slow server that answers in the end is waited for', async () => {
    const says: Says = (line, socket) => void setTimeout(() => answer(line, socket), 80)
    assert.deepEqual((await rawOutcome(says)).outcome, { accepted: true })
  })
})
