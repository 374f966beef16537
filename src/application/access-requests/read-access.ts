/** Queries: how somebody's asking for their record stands, what is to be decided, and the lead's list. */
import { type Passage, passagesToDecide } from '../../domain/access-requests/own-copy.ts'
import type { ReplyBy } from '../../domain/access-requests/reply-clock.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import type { AccessLine, KeptAccess } from '../ports/access-requests/access-request-store.ts'
import { type Services, sit } from '../services.ts'
import { type Drafted, draftOf } from './keep-access.ts'
import { openAccess, replyOf } from './on-access.ts'

export interface AccessOfCase extends ReadCase {
  readonly requests: readonly { readonly request: KeptAccess; readonly reply: ReplyBy }[]
}

export function readAccessRequests(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<AccessOfCase | undefined> {
  return sit(services, actor, async (sitting) => {
    const read = await openFor(sitting, caseId)
    if (!read) return undefined
    const kept = await sitting.stores.accessRequests.ofCase(caseId)
    return {
      ...read,
      requests: kept.map((request) => ({ request, reply: replyOf(sitting, read, request) })),
    }
  })
}

export interface OneAccess extends ReadCase {
  readonly request: KeptAccess
  readonly reply: ReplyBy
  readonly draft: Drafted
  readonly passages: readonly Passage[]
  readonly manages: boolean
}

export function readAccess(
  services: Services,
  actor: Actor,
  about: { readonly caseId: string; readonly requestId: string },
): Promise<OneAccess | undefined> {
  return sit(services, actor, async (sitting) => {
    const at = await openAccess(sitting, { ...about, act: 'read-case' })
    if ('refused' in at) return undefined
    const draft = await draftOf(at)
    await sitting.stores.audit.record({
      ...{ act: 'read what their copy would hold', caseId: about.caseId },
      objectId: at.request.id,
    })
    const { request, reply, read } = at
    const manages = mayDo(actor, 'hold-back-lines', read.file)
    return {
      ...read,
      request,
      reply,
      draft,
      passages: passagesToDecide(draft.parts, draft.decisions),
      manages,
    }
  })
}

export function readAccessRegister(
  services: Services,
  actor: Actor,
): Promise<readonly AccessLine[]> {
  return services.world.asActor(actor, ({ accessRequests }) => accessRequests.register())
}
