/**
 * What a carrier reports afterwards: it arrived, or it came back. Reports may come twice, in any order and
 * before our own record of the hand-over; the message ends the same. One about nobody's message is nothing.
 */
import type { CarrierReport } from '../../application/ports/sending/message-carrier.ts'
import { afterwards, type Happening } from '../../domain/contact/outgoing.ts'
import { organisationsIn } from '../organisations/list-organisations.ts'
import { type MessageRow, messageColumns, toOutgoing } from './message-rows.ts'
import { freezeContact } from './reach.ts'
import { asSender, type Sending } from './sending.ts'
import { keep } from './take-message.ts'

/** A key is the id of a message; anything else is not looked for. */
const key = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** False when there is no such message: a carrier may know keys that are not ours. */
export async function takeReport(sending: Sending, report: CarrierReport): Promise<boolean> {
  if (!key.test(report.key)) return false
  for (const { orgId, kind } of await organisationsIn(sending.database)) {
    if (kind === 'provider' && (await takeIn(sending, orgId, report))) return true
  }
  return false
}

async function takeIn(sending: Sending, orgId: string, report: CarrierReport): Promise<boolean> {
  return asSender(sending, orgId, async (sender) => {
    const [row] = await sender.tx.query<MessageRow>(
      'message-reported',
      `select ${messageColumns} from outgoing_message where org_id = $1 and id = $2 for update`,
      [orgId, report.key],
    )
    if (row === undefined) return false
    const after = afterwards(toOutgoing(row), happeningOf(report), sender.now)
    if (after) {
      await keep(sender, row, after)
      await sender.log(row, 'noted what became of a message')
    }
    // Also when the message was known to have come back: the reason may be new.
    if (report.said === 'nobody-there' && row.tries > 0) {
      if (await freezeContact(sender, row.case_id)) await sender.log(row, 'shut the ways to reach')
    }
    return true
  })
}

function happeningOf({ said }: CarrierReport): Happening {
  return said === 'arrived' ? { what: 'reached' } : { what: 'not-reached', why: said }
}
