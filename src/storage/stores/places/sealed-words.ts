/** To whom a place is told and why, in the words of whoever asks: sealed like the daily record. */
import { keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import type { Sealing } from './sealed-place.ts'

interface WordsAt {
  readonly table: 'place_release'
  readonly caseId: string
  readonly rowId: string
}

export async function sealWords(
  { keyring, orgId }: Sealing,
  at: WordsAt,
  words: string,
): Promise<Buffer> {
  const key = await keyring.ofCase(orgId, at.caseId, 'N')
  return sealCell(key, cellOf(orgId, at), Buffer.from(words))
}

export async function openWords(
  { keyring, orgId }: Sealing,
  at: WordsAt,
  sealed: Buffer,
): Promise<string> {
  const key = await keyring.ofCaseById(orgId, at.caseId, keyIdOf(sealed))
  return openCell(key, cellOf(orgId, at), sealed).toString('utf8')
}

const cellOf = (orgId: string, at: WordsAt) =>
  ({ ...at, column: 'sealed', orgId, harm: 'N' }) as const
