/**
 * A world in which the Nth call fails: a statement to the database, a call to the keeper of keys, the
 * clock, the press or the intake desk. Once, or from the Nth on. Given in as real parts are given in.
 */
import pg from 'pg'
import type { DocumentPress } from '../../src/application/ports/document-press.ts'
import type { IntakeDesk } from '../../src/application/ports/files/intake-desk.ts'
import type { ConnectionClass } from '../../src/storage/connect/pools.ts'
import type { KeyKeeper } from '../../src/storage/sealing/key-keeper.ts'
import type { Clock } from '../../src/storage/world.ts'

/**
 * How a call fails. `refused`: the database says no, so its transaction is void. `gone`: the
 * connection is cut before. `unheard`: it was done, and the connection is cut before the answer.
 * `unsent`: the driver cannot write it down as a message, so the database never hears of it.
 */
export const ways = ['refused', 'gone', 'unheard', 'unsent'] as const
export type Way = (typeof ways)[number]
export type Part = 'database' | 'keys' | 'clock' | 'press' | 'intake'

export interface Fault {
  readonly part: Part
  readonly at: number
  readonly way: Way
  /** Only the Nth call, or all from there on. */
  readonly lasts: 'once' | 'on'
}

export interface Faults {
  /** From here on calls are counted, and fail as this says. */
  begin(fault?: Fault): void
  /** Everything works again. Answers what was asked for meanwhile, and which call failed first. */
  end(): { readonly calls: readonly Call[]; readonly failed: string | undefined }
  readonly connection: ConnectionClass
  keys(keeper: KeyKeeper): KeyKeeper
  clock(clock: Clock): Clock
  press(press: DocumentPress): DocumentPress
  intake(desk: IntakeDesk): IntakeDesk
}

export interface Call {
  readonly part: Part
  readonly what: string
}

/** A fault that was planted, and nothing that Waymark itself throws. */
export class Planted extends Error {}

export function faults(): Faults {
  let planned: Fault | undefined
  let calls: Call[] | undefined
  let failed: string | undefined

  /** Whether this call fails now. */
  function meet(part: Part, what: string): Fault | undefined {
    if (calls === undefined) return undefined
    calls.push({ part, what })
    if (planned?.part !== part) return undefined
    const count = calls.filter((call) => call.part === part).length
    const hit = planned.lasts === 'once' ? count === planned.at : count >= planned.at
    if (!hit) return undefined
    failed ??= what
    return planned
  }

  function orFail<Result>(part: Part, what: string, work: () => Result): Result {
    if (meet(part, what)) throw new Planted(`${what} failed`)
    return work()
  }

  return {
    begin(fault) {
      planned = fault
      calls = []
      failed = undefined
    },
    end() {
      const ended = { calls: calls ?? [], failed }
      planned = undefined
      calls = undefined
      return ended
    },
    connection: failingConnection(meet),
    keys: (keeper) => ({
      generate: () => orFail('keys', 'generate', () => keeper.generate()),
      wrap: async (key, about) => orFail('keys', 'wrap', () => keeper.wrap(key, about)),
      unwrap: async (key, about) => orFail('keys', 'unwrap', () => keeper.unwrap(key, about)),
      rotate: async () => orFail('keys', 'rotate', () => keeper.rotate()),
      health: () => keeper.health(),
    }),
    clock: (clock) => ({ now: () => orFail('clock', 'now', () => clock.now()) }),
    press: (press) => ({
      make: async (document, format) => orFail('press', 'make', () => press.make(document, format)),
      makePack: async (input, papers) =>
        orFail('press', 'makePack', () => press.makePack(input, papers)),
      handoverPage: (handover, parts) =>
        orFail('press', 'handoverPage', () => press.handoverPage(handover, parts)),
      look: (document) => orFail('press', 'look', () => press.look(document)),
      texts: (document) => orFail('press', 'texts', () => press.texts(document)),
    }),
    intake: (desk) => ({
      examine: async (upload) => orFail('intake', 'examine', () => desk.examine(upload)),
      draw: async (upload) => orFail('intake', 'draw', () => desk.draw(upload)),
    }),
  }
}

/** The driver's connection, whose statements meet a fault on their way. */
function failingConnection(meet: (part: Part, what: string) => Fault | undefined): ConnectionClass {
  return class extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      super(config)
      const send: (...given: unknown[]) => unknown = this.query.bind(this) as never
      const cut = () => {
        // The driver keeps its socket here; its declared type leaves it out.
        const { connection } = this as unknown as { connection: { stream: { destroy(): void } } }
        connection.stream.destroy()
      }
      const query = (...given: unknown[]): unknown => {
        const text = textOf(given[0])
        // What undoes a transaction is never in the way of its undoing.
        const fault = text === 'rollback' ? undefined : meet('database', nameOf(given[0]))
        if (fault === undefined) return send(...given)
        const answer = given.find((one) => typeof one === 'function')
        if (fault.way === 'unsent' && hasValues(given[0])) {
          const cause = new Planted('could not be sent')
          return answer ? process.nextTick(answer, cause) : Promise.reject(cause)
        }
        if (fault.way === 'refused' || fault.way === 'unsent') {
          const failing = text.startsWith('begin') ? 'begin; select 1/0' : 'select 1/0'
          return answer ? send(failing, answer) : send(failing)
        }
        if (fault.way === 'gone') {
          cut()
          return send(...given)
        }
        if (answer) return send(...given)
        return Promise.resolve(send(...given)).then(() => {
          cut()
          throw new Planted('the answer was not heard')
        })
      }
      // All the ways of calling it go through the one above.
      this.query = query as typeof this.query
    }
  }
}

function textOf(config: unknown): string {
  if (typeof config === 'string') return config
  const text = typeof config === 'object' && config !== null && 'text' in config && config.text
  return typeof text === 'string' ? text : ''
}

/** What has no values is sent as it stands: nothing in it can be unfit to be sent. */
function hasValues(config: unknown): boolean {
  return typeof config === 'object' && config !== null && 'values' in config
}

/** A statement's own name, or the first word of its text. */
function nameOf(config: unknown): string {
  const name = typeof config === 'object' && config !== null && 'name' in config && config.name
  return typeof name === 'string' ? name : (textOf(config).split(/[\s;]/, 1)[0] ?? '')
}
