/**
 * Words of an account in an RNA: found by the words themselves before it leaves, however they came into it.
 * Nothing leaves that their person did not allow for the RNA, or that was changed under their mark.
 */
import { recipientTypes } from '../../domain/circle/recipient.ts'
import { type Topic, topics } from '../../domain/told-once/account-words.ts'
import { blocksOf, type Version } from '../../domain/told-once/block.ts'
import { accountIn, type ForUse, whyNotThese } from '../../domain/told-once/in-document.ts'
import type { OpenCase } from '../ports/case-store.ts'
import type { Sitting } from '../services.ts'
import { noteUsed } from './account-letter.ts'

/** An RNA goes to the prime contractor first. */
export const rnaReader = 'prime-contractor'

export type AccountInRna =
  | { readonly versions: readonly Version[] }
  | {
      readonly refused: {
        readonly code: 'account-may-not-leave'
        /** What the words are about; empty: words under a mark that nobody said like this. */
        readonly topics: readonly string[]
      }
    }

/** Asked in the transaction that sends it, while withdrawals wait. */
export async function accountInRna(
  { stores, services }: Sitting,
  caseId: string,
  draft: unknown,
): Promise<AccountInRna> {
  await stores.sharing.holdStill(caseId)
  const blocks = blocksOf(await stores.account.read(caseId))
  const { found, changed } = accountIn(textsIn(draft).join('\n\n'), blocks)
  const forUse: ForUse = { use: 'rna', type: rnaReader, on: services.world.today() }
  const theirs = found.filter(({ what }) => what !== 'summary')
  const held = theirs.filter((version) => whyNotThese(version, blocks, forUse).length > 0)
  if (held.length + changed.length === 0) return { versions: theirs }
  const about = new Set<Topic>(held.map(({ topic }) => topic))
  return {
    refused: { code: 'account-may-not-leave', topics: [...about].map((topic) => topics[topic]) },
  }
}

/** Kept beside the submission: which words, in which version, went out with it. */
export function noteInRna(
  sitting: Sitting,
  seen: OpenCase,
  { versions, submissionId }: { versions: readonly Version[]; submissionId: string },
): Promise<void> {
  const who = recipientTypes[rnaReader]
  return noteUsed(sitting, seen, versions, {
    use: 'rna',
    type: rnaReader,
    thing: submissionId,
    who,
  })
}

/** Every text that somebody wrote, wherever it stands. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(textsIn)
}
