/**
 * Takes the next message that is due: locks its row, so that no other sender has it, asks the guard
 * once more with what is known now, and writes down that it is about to be handed over. Only then does
 * anything leave.
 */
import type {
  Leaving,
  MessageCarrier,
  SentChannel,
} from '../../application/ports/sending/message-carrier.ts'
import { whyBlocked } from '../../domain/contact/before-it-leaves.ts'
import { messageTemplate, neutralSubjects } from '../../domain/contact/message-templates.ts'
import { afterwards, type Happening, type Outgoing } from '../../domain/contact/outgoing.ts'
import type { LoggedAct } from '../../domain/looked/acts.ts'
import { keyIdOf, NotOpened, openCell } from '../sealing/sealed-cell.ts'
import { type MessageRow, messageColumns, recipientCell, toOutgoing } from './message-rows.ts'
import { asSender, carrierFor, type SenderWork, type Sending } from './sending.ts'

export interface Taken {
  readonly caseId: string
  readonly id: string
  /** Which attempt this is. */
  readonly number: number
  readonly carrier: MessageCarrier
  readonly leaving: Leaving
}

/** `done`: one was looked at and does not leave now. Nothing: none is due. */
export async function takeMessage(
  sending: Sending,
  orgId: string,
): Promise<Taken | 'done' | undefined> {
  return asSender(sending, orgId, async (sender) => {
    const row = await lockNext(sending, sender)
    if (row === undefined) return undefined
    const now = toOutgoing(row)
    const carrier = carrierFor(sending, row.channel)
    const { happening, leaving } = await decide(sending, sender, row).catch(broken)
    const after = afterwards(now, happening, sender.now)
    if (after === undefined)
      throw new Error(`a message that was due could not be ${happening.what}`)
    await keep(sender, row, after)
    const act = actOf(after)
    if (act) await sender.log(row, act)
    if (leaving === undefined || carrier === undefined) return 'done'
    await sender.tx.query(
      'attempt-begin',
      `insert into outgoing_attempt (org_id, case_id, message_id, number, carrier, began_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [orgId, row.case_id, row.id, after.tries, carrier.name, sender.now],
    )
    return { caseId: row.case_id, id: row.id, number: after.tries, carrier, leaving }
  })
}

interface DueRow extends MessageRow {
  readonly recipient: Buffer
}

/** Expired ones come too, whoever carries their channel: somebody waits for word of them. */
async function lockNext(
  { carriers }: Sending,
  { tx, orgId, now }: SenderWork,
): Promise<DueRow | undefined> {
  const channels = [...new Set(carriers.flatMap((carrier) => carrier.channels))]
  const [row] = await tx.query<DueRow>(
    'message-take',
    `select ${messageColumns}, recipient from outgoing_message
     where org_id = $1 and state = 'queued'
       and (expires_at <= $2 or next_try_at <= $2 and channel = any ($3::text[]))
     order by next_try_at limit 1 for update skip locked`,
    [orgId, now, channels],
  )
  return row
}

interface Decided {
  readonly happening: Happening
  readonly leaving?: Leaving
}

async function decide(sending: Sending, sender: SenderWork, row: DueRow): Promise<Decided> {
  const { orgId, now, keyring } = sender
  if (row.expires_at.toISOString() <= now) return { happening: { what: 'expired' } }
  const template = messageTemplate(row.template)
  if (template === undefined || template.language !== row.language) {
    return { happening: { what: 'blocked', why: ['template-gone'] } }
  }
  const at = { orgId, caseId: row.case_id }
  const reach = await sending.reach(sender, { caseId: row.case_id, channel: row.channel })
  const key = await keyring.ofCaseById(orgId, row.case_id, keyIdOf(row.recipient))
  const to = openCell(key, recipientCell(at, row.id), row.recipient).toString('utf8')
  const stopped = whyBlocked({ ...reach, to, template, channel: row.channel, at: now })
  if (stopped) return { happening: stopped }
  const { text, content } = template
  return { happening: { what: 'taken' }, leaving: wordsOf(row, { to, text, content }) }
}

/** What cannot be read says nothing about safety, and must not stand in the way of other messages. */
function broken(cause: unknown): Decided {
  if (cause instanceof NotOpened || cause instanceof SyntaxError || cause instanceof TypeError) {
    return { happening: { what: 'blocked', why: ['broken'] } }
  }
  throw cause
}

function wordsOf(
  { id: key, channel }: { id: string; channel: SentChannel },
  { to, text, content }: { to: string; text: string; content: string },
): Leaving {
  const { appointment, message } = neutralSubjects
  const subject = content === 'appointment' ? appointment : message
  return { key, channel, to, text, subject: channel === 'email' ? subject : '' }
}

export async function keep(
  { tx, orgId, now }: SenderWork,
  { case_id, id }: Pick<MessageRow, 'case_id' | 'id'>,
  after: Outgoing,
): Promise<void> {
  await tx.query(
    'message-keep',
    `update outgoing_message
     set state = $4, why = $5, tries = $6, due_at = $7, next_try_at = $8, changed_at = $9
     where org_id = $1 and case_id = $2 and id = $3`,
    [
      ...[orgId, case_id, id, after.state, after.why, after.tries],
      ...[after.dueAt, after.nextTryAt ?? null, now],
    ],
  )
}

/** What was taken is logged when it is known how it went. */
function actOf({ state }: Outgoing): LoggedAct | undefined {
  if (state === 'queued') return 'held a message'
  if (state === 'blocked') return 'stopped a message'
  return state === 'given-up' ? 'gave up a message' : undefined
}
