/**
 * Hands one message over, outside every transaction, and writes down how it went. Cut short in between,
 * the row still says that it was being sent, and `lookAfter` says so aloud: it is never sent again by guess.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type HandedOver,
  handOverSeconds,
  type MessageCarrier,
} from '../../application/ports/sending/message-carrier.ts'
import { afterwards, type Happening, minutesLater } from '../../domain/contact/outgoing.ts'
import type { LoggedAct } from '../../domain/looked/acts.ts'
import { type MessageRow, messageColumns, toOutgoing } from './message-rows.ts'
import { freezeContact } from './reach.ts'
import { asSender, type Sending } from './sending.ts'
import { keep, type Taken } from './take-message.ts'

/** Longer than any hand-over and its record may take. Still under way then: its sender is gone. */
export const lostAfterMinutes = 5

const recordTries = 4

export async function handOver(sending: Sending, orgId: string, taken: Taken): Promise<void> {
  const outcome = await askCarrier(sending, taken)
  for (let tries = 1; ; tries += 1) {
    try {
      return await record(sending, orgId, taken, outcome)
    } catch (cause) {
      // Forgotten here, it would be told of as "may have been sent": true, and worse than knowing.
      if (tries === recordTries) throw cause
      await sleep(20 * 4 ** tries)
    }
  }
}

async function askCarrier(sending: Sending, { carrier, leaving }: Taken): Promise<HandedOver> {
  const late = new AbortController()
  const silence = sleep(handOverSeconds * 1_000, silent, { signal: late.signal, ref: false })
  silence.catch(() => {})
  try {
    return await Promise.race([carrier.handOver(leaving), silence])
  } catch {
    // An adapter that breaks has not said whether anything left.
    sending.log(`the ${carrier.name} carrier broke while it was handed a message`)
    return { unsure: 'carrier-broke' }
  } finally {
    late.abort()
  }
}

const silent: HandedOver = { unsure: 'no-answer' }

async function record(
  sending: Sending,
  orgId: string,
  { caseId, id, number }: Taken,
  outcome: HandedOver,
): Promise<void> {
  const { happening, code, act } = meaningOf(outcome)
  await asSender(sending, orgId, async (sender) => {
    const { tx, now } = sender
    const [row] = await tx.query<MessageRow>(
      'message-lock-sent',
      `select ${messageColumns} from outgoing_message
       where org_id = $1 and case_id = $2 and id = $3 for update`,
      [orgId, caseId, id],
    )
    if (row === undefined) throw new Error('a message that was handed over is not there any more')
    const after = afterwards(toOutgoing(row), happening, now)
    if (after) await keep(sender, row, after)
    // Kept already, when the answer to the first try to write it down was lost.
    const ended = await endAttempt(sender, { caseId, id, number, outcome: code })
    if (ended || after) await sender.log(row, act)
    if (code === 'nobody-there' && (await freezeContact(sender, caseId))) {
      await sender.log(row, 'shut the ways to reach')
    }
  })
}

interface Meaning {
  readonly happening: Happening
  readonly code: string
  readonly act: LoggedAct
}

function meaningOf(outcome: HandedOver): Meaning {
  if ('accepted' in outcome) {
    return { happening: { what: 'accepted' }, code: 'accepted', act: 'handed over a message' }
  }
  if ('unsure' in outcome) {
    const why = outcome.unsure
    return { happening: { what: 'unsure', why }, code: why, act: 'may have handed over a message' }
  }
  const act = 'could not hand over a message'
  if ('never' in outcome) {
    return { happening: { what: 'refused', why: outcome.never }, code: outcome.never, act }
  }
  return { happening: { what: 'put-off', why: outcome.notNow }, code: outcome.notNow, act }
}

type Sender = Parameters<Parameters<typeof asSender>[2]>[0]

async function endAttempt(
  { tx, orgId, now }: Sender,
  { caseId, id, number, outcome }: { caseId: string; id: string; number: number; outcome: string },
): Promise<boolean> {
  const rows = await tx.query(
    'attempt-end',
    `update outgoing_attempt set ended_at = $5, outcome = $6
     where org_id = $1 and case_id = $2 and message_id = $3 and number = $4 and ended_at is null
     returning number`,
    [orgId, caseId, id, number, now, outcome],
  )
  return rows.length > 0
}

/**
 * Looks after messages whose sender was cut short. Where the carrier is certain to take the same key
 * once, it is tried again; otherwise it may have been sent, and the people on the case are told so.
 */
export async function lookAfter(sending: Sending, orgId: string): Promise<number> {
  return asSender(sending, orgId, async (sender) => {
    const { tx, now } = sender
    const rows = await tx.query<MessageRow & { carrier: string | null }>(
      'messages-lost',
      `select ${messageColumns}, (
         select a.carrier from outgoing_attempt a
         where a.org_id = m.org_id and a.case_id = m.case_id and a.message_id = m.id
         order by a.number desc limit 1) as carrier
       from outgoing_message m
       where m.org_id = $1 and m.state = 'sending' and m.changed_at <= $2
       order by m.changed_at for update of m skip locked`,
      [orgId, minutesLater(now, -lostAfterMinutes)],
    )
    for (const row of rows) {
      const again = isRepeatable(sending.carriers, row.carrier)
      const happening: Happening = again
        ? { what: 'put-off', why: 'cut-short' }
        : { what: 'unsure', why: 'cut-short' }
      const after = afterwards(toOutgoing(row), happening, now)
      if (after === undefined) continue
      await keep(sender, row, after)
      await endAttempt(sender, {
        ...{ caseId: row.case_id, id: row.id, number: row.tries, outcome: 'cut-short' },
      })
      const act = again ? 'could not hand over a message' : 'may have handed over a message'
      await sender.log(row, act)
    }
    return rows.length
  })
}

function isRepeatable(carriers: readonly MessageCarrier[], name: string | null): boolean {
  return carriers.some((carrier) => carrier.name === name && carrier.repeatable)
}
