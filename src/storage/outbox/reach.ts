/**
 * How a person may be reached, read by the sender just before a message leaves; and the one thing it may
 * change: an address at which there is nobody shuts every way, until a person has checked.
 */
import type { Contact } from '../../application/ports/person-stores.ts'
import { addressIn } from '../../domain/contact/addresses.ts'
import { waymarkItself } from '../organisations/as-waymark.ts'
import { type Cell, keyIdOf, openCell } from '../sealing/sealed-cell.ts'
import {
  cellOf as rulesCell,
  type StateRow,
  stateColumns,
  withState,
} from '../stores/contact/contact-rows.ts'
import { cellOf as personCell } from '../stores/people/people-store.ts'
import type { ReadReach, SenderWork } from './sending.ts'

interface SealedRow {
  readonly version: number
  readonly sealed: Buffer
}

export const readReach: ReadReach = async (sender, { caseId, channel }) => {
  const { tx, orgId } = sender
  const at = { orgId, caseId }
  const [[kept], [state], [person]] = await Promise.all([
    tx.query<SealedRow>(
      'sender-rules',
      `select version, sealed from contact_rules where org_id = $1 and case_id = $2
       order by version desc limit 1`,
      [orgId, caseId],
    ),
    tx.query<StateRow>(
      'sender-state',
      `select ${stateColumns} from contact_state where org_id = $1 and case_id = $2`,
      [orgId, caseId],
    ),
    tx.query<SealedRow>(
      'sender-address',
      `select version, sealed from person_contact where org_id = $1 and case_id = $2
       order by version desc limit 1`,
      [orgId, caseId],
    ),
  ])
  if (kept === undefined) return {}
  const cell = rulesCell('contact_rules', at, String(kept.version))
  // Sealed by the contact store from values of these very shapes, and bound to their cells.
  const rules = withState(JSON.parse(await opened(sender, caseId, cell, kept.sealed)), state)
  if (person === undefined) return { rules }
  const ofPerson = personCell(at, 'contact', person.version)
  const { email, phone } = JSON.parse(
    await opened(sender, caseId, ofPerson, person.sealed),
  ) as Contact
  const recipient = addressIn(channel, (channel === 'email' ? email : phone) ?? '')
  return { rules, ...(recipient && { recipient }) }
}

async function opened(
  { keyring, orgId }: SenderWork,
  caseId: string,
  cell: Cell,
  sealed: Buffer,
): Promise<string> {
  const key = await keyring.ofCaseById(orgId, caseId, keyIdOf(sealed))
  return openCell(key, cell, sealed).toString('utf8')
}

/** Shut already, it stays shut since then. */
export async function freezeContact(
  { tx, orgId, now }: SenderWork,
  caseId: string,
): Promise<boolean> {
  const rows = await tx.query(
    'sender-freezes',
    `update contact_state set frozen_at = $3, frozen_by = $4
     where org_id = $1 and case_id = $2 and frozen_at is null returning case_id`,
    [orgId, caseId, now, waymarkItself],
  )
  return rows.length > 0
}
