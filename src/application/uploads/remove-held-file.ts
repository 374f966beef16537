/** Command: throws away a file that was blocked or could not be examined. Sent twice, it is gone once. */
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { type Services, sit } from '../services.ts'

/** `gone`: it was not there any more, which is what was wanted. Nothing when the case is not theirs. */
export async function removeHeldFile(
  services: Services,
  actor: Actor,
  { caseId, uploadId }: { caseId: string; uploadId: string },
): Promise<'removed' | 'gone' | undefined> {
  return sit(services, actor, async ({ stores }) => {
    const seen = await stores.cases.open(caseId)
    if (!seen || !mayDo(actor, 'work-on-case', seen)) return undefined
    return (await stores.uploads.remove(seen, uploadId)) ? 'removed' : 'gone'
  })
}
