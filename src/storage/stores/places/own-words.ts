/**
 * The person's own words, so that no code name is one of them: names as keyed hashes that are kept for
 * searching, and the words by which their safe houses are called already. Nothing sealed is opened.
 */
import { chooseCodeName, codeNames } from '../../../domain/places/code-name.ts'
import { nameToken } from '../people/name-tokens.ts'
import type { Sealing } from './sealed-place.ts'

export interface OwnWords {
  readonly isName: (word: string) => boolean
  readonly taken: string[]
}

export async function ownWordsOf(
  { tx, keyring, orgId }: Sealing,
  caseId: string,
  taken: readonly string[],
): Promise<OwnWords> {
  const { secret } = await keyring.ofOrganisation(orgId, 'find')
  const hashOf = (word: string) => nameToken(secret, orgId, word.toLowerCase()).toString('hex')
  const hashes = new Map(codeNames.map((name): [string, string] => [hashOf(name), name]))
  const rows = await tx.query<{ token: Buffer }>(
    'own-words',
    'select token from name_token where org_id = $1 and case_id = $2',
    [orgId, caseId],
  )
  const names = new Set(rows.map(({ token }) => hashes.get(token.toString('hex'))))
  return { isName: (word) => names.has(word), taken: [...taken] }
}

/** Each word once in a case. */
export function pickCodeName(
  lot: number,
  own: OwnWords,
  texts: readonly string[],
): string | undefined {
  const name = chooseCodeName(lot, [...texts, ...own.taken], own.isName)
  if (name) own.taken.push(name)
  return name
}
