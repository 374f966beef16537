/**
 * Words about the log that two sides of the organisation read: the team of the case, and the data
 * protection lead, who opens no case. So they are sealed with the key of the organisation.
 */
import { destroyedInWords } from '../../../application/ports/retention/words-destroyed.ts'
import { type Cell, keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

interface Place {
  readonly table: 'looked_hold' | 'looked_question'
  readonly column: 'reason' | 'words' | 'answer'
  readonly rowId: string
  readonly caseId: string
}

export async function sealWords(work: UnitOfWork, place: Place, words: string): Promise<Buffer> {
  const { orgId } = work.actor
  const key = await work.keyring.ofOrganisation(orgId, 'record')
  return sealCell(key, cellOf(orgId, place), Buffer.from(words))
}

export async function openWords(work: UnitOfWork, place: Place, sealed: Buffer): Promise<string> {
  if (sealed.length === 0) return destroyedInWords
  const { orgId } = work.actor
  const key = await work.keyring.ofOrganisationById(orgId, keyIdOf(sealed))
  return openCell(key, cellOf(orgId, place), sealed).toString('utf8')
}

function cellOf(orgId: string, place: Place): Cell {
  return { ...place, orgId, harm: 'N' }
}
