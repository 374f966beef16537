/**
 * For tests: a case whose person may be reached, messages queued in it, a carrier that only remembers,
 * and calls that fail when a test wants them to.
 */
import type {
  HandedOver,
  Leaving,
  MessageCarrier,
} from '../../application/ports/sending/message-carrier.ts'
import type { NewMessage } from '../../application/ports/sending/outbox-store.ts'
import type { ContactRules } from '../../domain/contact/contact-rules.ts'
import { minutesLater } from '../../domain/contact/outgoing.ts'
import { type Database, poolOf } from '../connect/pools.ts'
import type { Surface } from '../connect/roles.ts'
import { newId } from '../new-id.ts'
import { aCase, aWorld, inCase, type TestWorld } from '../stores/testing.ts'
import type { Reach, Sending } from './sending.ts'

export const began = '2026-03-02T10:00:00.000Z'
export const address = 'jo.bloggs@made-up.example'

export function openRules(confirmedAt = began): ContactRules {
  const email = { isSafe: 'yes', when: 'any-time', content: 'appointment', confirmedAt } as const
  return { zone: 'Europe/London', channels: { email } }
}

export interface Outbox {
  readonly at: TestWorld
  readonly caseId: string
  readonly handed: Leaving[]
  readonly sending: Sending
  /** What the guard is told from now on. */
  reach(now: Reach): void
  /** How the carrier answers from now on; a function that throws is an adapter that breaks. */
  answers(how: (message: Leaving) => Promise<HandedOver> | HandedOver): void
  moveTo(time: string): void
  later(minutes: number): void
  now(): string
  queue(more?: Partial<NewMessage>, caseId?: string): Promise<string>
  stateOf(id: string): Promise<MessageState>
  close(): Promise<void>
}

export interface MessageState {
  readonly state: string
  readonly why: readonly string[]
  readonly tries: number
  readonly attempts: readonly (string | null)[]
  readonly acts: readonly string[]
}

export async function anOutbox({ repeatable = false } = {}): Promise<Outbox> {
  const at = await aWorld({ now: began })
  const { id: caseId } = await aCase(at.world, at.people.worker)
  let time = began
  let reach: Reach = { rules: openRules(), recipient: address }
  let answer: (message: Leaving) => Promise<HandedOver> | HandedOver = () => ({ accepted: true })
  const handed: Leaving[] = []
  const carrier: MessageCarrier = {
    ...{ name: 'made-up', channels: ['email'], repeatable },
    async handOver(message) {
      const outcome = await answer(message)
      if (!('notNow' in outcome) && !('never' in outcome)) handed.push(message)
      return outcome
    },
  }
  const moveTo = (to: string) => {
    time = to
    at.setNow(to)
  }
  return {
    at,
    caseId,
    handed,
    sending: {
      database: at.test.db,
      keys: at.keys,
      clock: { now: () => new Date(time) },
      carriers: [carrier],
      reach: async () => reach,
      log: () => {},
    },
    reach(now) {
      reach = now
    },
    answers(how) {
      answer = how
    },
    moveTo,
    later: (minutes) => moveTo(minutesLater(time, minutes)),
    now: () => time,
    async queue(more = {}, inside = caseId) {
      const id = newId()
      const message = aMessage(id, time, more)
      await inCase(at.world, at.people.worker, inside, (seen, { outbox }) =>
        outbox.queue(seen, message, { writeId: newId() }),
      )
      return id
    },
    stateOf: (id) => stateOf(at, id),
    close: at.close,
  }
}

export function aMessage(id: string, now: string, more: Partial<NewMessage> = {}): NewMessage {
  return {
    ...{ id, channel: 'email', template: 'please-ring', language: 'en', recipient: address },
    ...{ dueAt: now, expiresAt: minutesLater(now, 3 * 24 * 60) },
    ...more,
  }
}

async function stateOf({ test }: TestWorld, id: string): Promise<MessageState> {
  const [row] = await test.asAdministrator<MessageState>(
    `select m.state, m.why, m.tries,
       array(select a.outcome from outgoing_attempt a where a.message_id = m.id order by a.number)
         as attempts,
       array(select e.act from audit_entry e where e.object_id = m.id order by e.at, e.id) as acts
     from outgoing_message m where m.id = $1`,
    [id],
  )
  if (row === undefined) throw new Error('the message has vanished')
  return row
}

export type When = 'before' | 'after'

export interface Faults {
  /** How many calls there were since the last `fail`. */
  readonly calls: () => number
  /**
   * At the nth call from now the connection breaks: before the call reached the database, or after it was
   * done, with its answer lost. `for-good`: at every call from then on.
   */
  fail(nth: number, when: When, lasts?: 'once' | 'for-good'): void
  /** Changes the text of every statement, to plant a mistake in it. */
  rewrite(change: ((sql: string) => string) | undefined): void
  stop(): void
}

type Query = (...args: readonly unknown[]) => Promise<unknown>

/** Counts every statement of one surface, begin and commit included, and breaks the line at one of them. */
export function faultsOn(db: Database, surface: Surface): Faults {
  let calls = 0
  let change: ((sql: string) => string) | undefined
  let failing: { nth: number; when: When; lasts: 'once' | 'for-good' } | undefined
  const fails = (): When | undefined => {
    if (failing === undefined) return undefined
    const { nth, when, lasts } = failing
    return calls === nth || (calls > nth && lasts === 'for-good') ? when : undefined
  }
  const pool = poolOf(db, surface)
  const plainly = pool.connect.bind(pool)
  const known = new WeakSet<object>()
  pool.connect = (async () => {
    const client = await plainly()
    if (known.has(client)) return client
    known.add(client)
    // Called by our own code as a promise only.
    const ask = client.query.bind(client) as Query
    const breakLine = () => lineOf(client).destroy()
    const counted: Query = async (...args) => {
      calls += 1
      const when = fails()
      if (when === 'before') breakLine()
      const answer = await ask(...args.map((arg) => rewritten(arg, change)))
      if (when === 'after') {
        breakLine()
        throw new Error('the answer was lost')
      }
      return answer
    }
    client.query = counted as typeof client.query
    return client
  }) as typeof pool.connect
  return {
    calls: () => calls,
    fail(nth, when, lasts = 'once') {
      calls = 0
      failing = { nth, when, lasts }
    },
    rewrite(to) {
      change = to
    },
    stop() {
      failing = undefined
    },
  }
}

/** The driver keeps its socket there; its types do not say so. */
function lineOf(client: object): { destroy(): void } {
  return (client as { connection: { stream: { destroy(): void } } }).connection.stream
}

/** Under another name, so that the statement that was prepared before is not taken for it. */
function rewritten(arg: unknown, change: ((sql: string) => string) | undefined): unknown {
  if (change === undefined || typeof arg !== 'object' || arg === null) return arg
  const { name, text, ...rest } = arg as { name: string; text: string }
  const changed = change(text)
  return { ...rest, name: `${name}-${changed.length}`, text: changed }
}
