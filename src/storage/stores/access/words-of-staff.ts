/**
 * Words that a member of staff writes about access, such as why somebody stays out: sealed under the
 * organisation's key, because those who review them never hold the key of a case.
 */
import { destroyedInWords } from '../../../application/ports/retention/words-destroyed.ts'
import { type Cell, keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

interface Place {
  readonly table: 'case_block' | 'break_glass'
  readonly column: 'sealed' | 'review_sealed'
  readonly rowId: string
}

export async function sealWords(
  { keyring, actor: { orgId } }: UnitOfWork,
  place: Place,
  words: string,
): Promise<Buffer> {
  const key = await keyring.ofOrganisation(orgId, 'record')
  return sealCell(key, cellOf(orgId, place), Buffer.from(words))
}

export async function openWords(
  { keyring, actor: { orgId } }: UnitOfWork,
  place: Place,
  sealed: Buffer,
): Promise<string> {
  if (sealed.length === 0) return destroyedInWords
  const key = await keyring.ofOrganisationById(orgId, keyIdOf(sealed))
  return openCell(key, cellOf(orgId, place), sealed).toString('utf8')
}

function cellOf(orgId: string, place: Place): Cell {
  return { ...place, orgId, harm: 'N' }
}
