/** How a person can be reached safely, as far as an emergency opens it: to read, and never the code word. */
import type { ContactInEmergency, ShutBy } from '../../../application/ports/access-stores.ts'
import { cellOf } from '../contact/contact-rows.ts'
import { at, keptContact, openedWords } from '../contact/kept-contact.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

interface ShutRow {
  readonly id: string
  readonly kind: 'wrong-person' | 'stopped'
  readonly sealed: Buffer | null
  readonly initials: string
}

export async function contactInEmergency(
  work: UnitOfWork,
  caseId: string,
): Promise<ContactInEmergency> {
  const { rules } = await keptContact(work, caseId)
  const [frozen, stopped] = await Promise.all([
    rules.frozen && newestShut(work, caseId, 'wrong-person'),
    rules.stopped && newestShut(work, caseId, 'stopped'),
  ])
  return { rules, ...(frozen && { frozen }), ...(stopped && { stopped }) }
}

/** Who shut it and in which words. A message that came to nobody shuts as well, and says neither. */
async function newestShut(
  work: UnitOfWork,
  caseId: string,
  kind: ShutRow['kind'],
): Promise<ShutBy | undefined> {
  const [row] = await work.tx.query<ShutRow>(
    'emergency-shut',
    `select a.id, a.kind, a.sealed, u.initials
     from contact_act a join app_user u on u.org_id = a.org_id and u.id = a.done_by
     where a.org_id = $1 and a.case_id = $2 and a.kind = $3
     order by a.done_at desc, a.id desc limit 1`,
    [work.actor.orgId, caseId, kind],
  )
  if (row === undefined) return undefined
  const { id, sealed, initials } = row
  const cell = cellOf('contact_act', at(work, caseId), id)
  const words = sealed ? await openedWords(work, caseId, cell, sealed) : undefined
  return { initials, ...(words && { words }) }
}
