/**
 * Sends what is due, every few seconds, in every organisation that supports people. It finds by looking
 * what is left to do, so a round that is lost loses nothing; and several senders at once do no harm.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { organisationsIn } from '../organisations/list-organisations.ts'
import { handOver, lookAfter } from './hand-over.ts'
import type { Sending } from './sending.ts'
import { takeMessage } from './take-message.ts'
import { takeReport } from './take-report.ts'

export interface Sender {
  /**
   * Ends after the message under way, when a server answers soon. One that does not is not waited for:
   * the next start tells that the message may have been sent.
   */
  stop(): Promise<void>
}

/** So many at most before other organisations have their turn. */
const mostAtOnce = 100

const longestStopMs = 5_000

/** One round. Answers how many messages it looked at. */
export async function sendDue(
  sending: Sending,
  { signal }: { signal?: AbortSignal } = {},
): Promise<number> {
  let looked = 0
  for (const { orgId, kind } of await organisationsIn(sending.database)) {
    if (kind !== 'provider') continue
    // What fails in one organisation must not keep the messages of another waiting.
    looked += await sendDueIn(sending, orgId, signal).catch((cause: unknown) => {
      sending.log(`sending messages failed and will be tried again: ${codeOf(cause)}`)
      return 0
    })
  }
  return looked
}

async function sendDueIn(
  sending: Sending,
  orgId: string,
  signal: AbortSignal | undefined,
): Promise<number> {
  await lookAfter(sending, orgId)
  for (let count = 0; count < mostAtOnce; count += 1) {
    const taken = signal?.aborted ? undefined : await takeMessage(sending, orgId)
    if (taken === undefined) return count
    if (taken !== 'done') await handOver(sending, orgId, taken)
  }
  return mostAtOnce
}

export function startSender(sending: Sending, { everyMs = 5_000 } = {}): Sender {
  const stopping = new AbortController()
  const { signal } = stopping
  const listeners = sending.carriers.flatMap((carrier) => {
    const listener = carrier.listen?.((report) => takeReport(sending, report))
    return listener ? [listener] : []
  })
  const ended = (async () => {
    while (!signal.aborted) {
      await sendDue(sending, { signal }).catch((cause: unknown) =>
        sending.log(`sending messages failed and will be tried again: ${codeOf(cause)}`),
      )
      await sleep(everyMs, undefined, { signal, ref: false }).catch(() => {})
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await Promise.all(listeners.map((listener) => listener.stop()))
      await Promise.race([ended, sleep(longestStopMs, undefined, { ref: false })])
    },
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'without a code'
}
