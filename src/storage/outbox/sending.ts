/** What the sender works with, and the transactions in which it acts: as Waymark itself, as `sender`. */
import type {
  MessageCarrier,
  SentChannel,
} from '../../application/ports/sending/message-carrier.ts'
import type { ContactRules } from '../../domain/contact/contact-rules.ts'
import type { LoggedAct } from '../../domain/looked/acts.ts'
import { insertLogLines } from '../audit/log-lines.ts'
import type { Database } from '../connect/pools.ts'
import type { Tx } from '../connect/transaction.ts'
import { asWaymark, waymarkItself } from '../organisations/as-waymark.ts'
import { type KeyCache, makeKeyCache } from '../sealing/key-cache.ts'
import type { KeyKeeper } from '../sealing/key-keeper.ts'
import { type Keyring, openKeyring } from '../sealing/keyring.ts'
import type { Clock } from '../world.ts'

export interface Sending {
  readonly database: Database
  readonly keys: KeyKeeper
  readonly clock: Clock
  /** The first that carries a channel is asked. None at all: messages stay where they are. */
  readonly carriers: readonly MessageCarrier[]
  readonly reach: ReadReach
  /** One line for whoever runs the machine; never a name, an address or a word of a message. */
  readonly log: (line: string) => void
}

/** How a person may be reached now, and at which address: read again each time, never remembered. */
export type ReadReach = (
  sender: SenderWork,
  about: { caseId: string; channel: SentChannel },
) => Promise<Reach>

export interface Reach {
  /** Nothing is known: then nothing leaves. */
  readonly rules?: ContactRules
  readonly recipient?: string
}

export interface SenderWork {
  readonly tx: Tx
  readonly orgId: string
  readonly keyring: Keyring
  /** An ISO time in UTC. */
  readonly now: string
  log(message: { case_id: string; id: string; reference: string }, act: LoggedAct): Promise<void>
}

const caches = new WeakMap<Sending, KeyCache>()

export async function asSender<Result>(
  sending: Sending,
  orgId: string,
  work: (sender: SenderWork) => Promise<Result>,
): Promise<Result> {
  const { database, keys, clock } = sending
  const cache = caches.get(sending) ?? makeKeyCache()
  caches.set(sending, cache)
  const now = clock.now().toISOString()
  return asWaymark(database, { orgId, role: 'sender' }, (tx) =>
    work({
      tx,
      orgId,
      keyring: openKeyring(tx, keys, cache),
      now,
      log: ({ case_id: caseId, id: objectId, reference: caseReference }, act) =>
        insertLogLines(tx, { orgId, userId: waymarkItself, role: 'sender' }, [
          { act, caseId, objectId, caseReference },
        ]),
    }),
  )
}

export function carrierFor(
  { carriers }: Sending,
  channel: SentChannel,
): MessageCarrier | undefined {
  return carriers.find(({ channels }) => channels.includes(channel))
}
