/**
 * A file is asked for on a page and taken at the address of files. What was asked for is checked and
 * in the log by then; here it is asked once more whether the case is still theirs, and nothing is told
 * of why a ticket was refused.
 */
import { mayDo } from '../access/access-rules.ts'
import type { ComesAs, FileTickets, TicketedFile } from '../ports/files/file-tickets.ts'
import type { World } from '../ports/world.ts'

export async function takeFile(
  { world, tickets }: { readonly world: World; readonly tickets: FileTickets },
  ticket: string,
  comesAs: ComesAs | undefined,
): Promise<TicketedFile | undefined> {
  const used = await tickets.use(ticket, comesAs)
  if ('refused' in used) return undefined
  const { actor, caseId, file } = used
  if (caseId === undefined) return file
  const still = await world.asActor(actor, ({ cases }) => cases.look(caseId))
  return still && mayDo(actor, 'read-case', still) ? file : undefined
}
