/**
 * For tests: a sender in a process of its own, to be killed. What it works with comes as JSON in its
 * first argument; it runs until it is ended.
 */
import { openDatabase } from '../../storage/connect/open-database.ts'
import { startSender } from '../../storage/outbox/start-sender.ts'
import { address, openRules } from '../../storage/outbox/testing.ts'
import { openKeyFile } from '../../storage/sealing/key-file.ts'
import { smtpCarrier } from './carriers/smtp-carrier.ts'

const { server, database, keyPath, port } = JSON.parse(process.argv[2] ?? '{}')
const db = await openDatabase({ ...server, kind: 'embedded', database }, { log: () => {} })
const keys = openKeyFile({ path: keyPath, makeIfMissing: false })
if ('refused' in db || 'refused' in keys) throw new Error('the sender alone could not begin')
const from = { name: 'Jo', address: 'jo@plain.example' }
const began = new Date()
startSender(
  {
    ...{ database: db, keys, clock: { now: () => new Date() }, log: () => {} },
    carriers: [smtpCarrier({ host: '127.0.0.1', port, tls: 'none', from })],
    reach: async () => ({ rules: openRules(began.toISOString()), recipient: address }),
  },
  { everyMs: 20 },
)
// The sender alone does not keep a process from ending; this does, until it is killed.
setInterval(() => {}, 60_000)
