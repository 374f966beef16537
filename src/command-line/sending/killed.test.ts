/**
 * The sender is killed in the middle, at every line of its talk with a real mail server. Afterwards each
 * message is there, has arrived at most once, and what is said of it is true.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sendDue } from '../../storage/outbox/start-sender.ts'
import { anOutbox, type Outbox, openRules } from '../../storage/outbox/testing.ts'
import { aRawServer } from './carriers/mail-server.testing.ts'
import { smtpCarrier } from './carriers/smtp-carrier.ts'

const alone = fileURLToPath(new URL('./sender-alone.testing.ts', import.meta.url))
const from = { name: 'Jo', address: 'jo@plain.example' }

describe('a sender that is killed', () => {
  let box: Outbox
  before(async () => {
    box = await anOutbox()
  })
  after(() => box.close())

  /** `answered`: the server has said "taken" before the process dies. */
  const points = [
    { at: 'EHLO', like: /^EHLO/, answered: false },
    { at: 'MAIL FROM', like: /^MAIL/, answered: false },
    { at: 'RCPT TO', like: /^RCPT/, answered: false },
    { at: 'DATA', like: /^DATA$/, answered: false },
    { at: 'the end of the words', like: /^\.$/, answered: false },
    { at: 'the answer', like: /^\.$/, answered: true },
  ] as const
  for (const { at, like, answered } of points) {
    test(`at ${at}: nothing vanishes, nothing arrives twice, and what may have been sent is told`, async () => {
      box.moveTo(new Date().toISOString())
      const id = await box.queue()
      const arrived: string[] = []
      const reached = Promise.withResolvers<void>()
      let killing = true
      const server = await aRawServer(
        (socket) => void socket.write('220 hello\r\n'),
        (line, socket) => {
          const key = /^Message-ID: <([^@]+)@/.exec(line)?.[1]
          if (key) arrived.push(key)
          const said =
            line === 'DATA' ? '354 go on' : /^(EHLO|MAIL|RCPT|QUIT|\.$)/.test(line) && '250 ok'
          const here = killing && like.test(line)
          if (said && (!here || answered)) socket.write(`${said}\r\n`)
          if (here) reached.resolve()
        },
      )
      const { test: base, keyPath } = box.at
      const about = { server: base.server, database: base.name, keyPath, port: server.port }
      const child = spawn(process.execPath, [alone, JSON.stringify(about)], { stdio: 'ignore' })
      const ended = once(child, 'exit')
      await Promise.race([reached.promise, ended])
      child.kill('SIGKILL')
      const [, signal] = await ended
      assert.equal(signal, 'SIGKILL')
      killing = false

      // Somebody starts it again, a while later and for hours.
      const carriers = [smtpCarrier({ host: '127.0.0.1', port: server.port, tls: 'none', from })]
      const reach = async () => ({
        rules: openRules(box.now()),
        recipient: 'jo.bloggs@made-up.example',
      })
      for (let times = 0; times < 4; times += 1) {
        box.later(6)
        await sendDue({ ...box.sending, carriers, reach })
      }
      await server.close()
      const { state } = await box.stateOf(id)
      const times = arrived.filter((key) => key === id).length
      assert.ok(times <= 1, `it arrived ${times} times`)
      assert.ok(['uncertain', 'accepted'].includes(state), state)
      if (state === 'accepted') assert.equal(times, 1)
      // Killed before its answer was written down, it is never called sent.
      if (!answered) assert.equal(state, 'uncertain')
      const told = await box.at.world.asActor(box.at.people.worker, ({ outbox }) =>
        outbox.trouble(box.now(), 50),
      )
      assert.equal(
        told.some(({ messageId }) => messageId === id),
        state === 'uncertain',
      )
    })
  }
})
