/** Words of an account that were taken back: the packs in which they went are opened no more. */
import type { AccountUse } from '../../domain/told-once/account-words.ts'
import type { Block } from '../../domain/told-once/block.ts'
import type { OpenCase } from '../ports/case-store.ts'
import type { Sitting } from '../services.ts'

/** Of the packs that hold any of its words, those that went out for one of these uses. */
export async function closePacksWith(
  { stores }: Sitting,
  seen: OpenCase,
  block: Block,
  uses: (use: AccountUse) => boolean,
): Promise<void> {
  const packs = new Set(
    block.wentOut.flatMap(({ inPack, thing, use }) => (inPack && uses(use) ? [thing] : [])),
  )
  if (packs.size === 0) return
  for (const { id, subjectId, closed } of await stores.guestDoors.list(seen.id)) {
    if (packs.has(subjectId) && !closed) await stores.guestDoors.revoke(seen, id)
  }
}
