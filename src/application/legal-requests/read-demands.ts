/** Queries: who asked about one person, for their team; and the register, for those who decide. */
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import type { OpenCase } from '../ports/case-store.ts'
import type { KeptRequest } from '../ports/legal-requests/legal-request-store.ts'
import type { StoredDocument } from '../ports/person-stores.ts'
import type { Services } from '../services.ts'

export interface DemandsOfCase {
  readonly file: OpenCase
  readonly requests: readonly KeptRequest[]
  /** Decides: a service manager of this case. */
  readonly mayDecide: boolean
}

export function readDemands(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<DemandsOfCase | undefined> {
  return services.world.asActor(actor, async ({ cases, legalRequests }) => {
    const file = await cases.open(caseId)
    if (!file || !mayDo(actor, 'read-case', file)) return undefined
    const requests = await legalRequests.ofCase(caseId)
    return { file, requests, mayDecide: mayDo(actor, 'hold-back-lines', file) }
  })
}

export interface DemandOfCase extends DemandsOfCase {
  readonly request: KeptRequest
  /** Among which somebody says which paper is the order. */
  readonly papers: readonly StoredDocument[]
}

export function readDemand(
  services: Services,
  actor: Actor,
  { caseId, requestId }: { readonly caseId: string; readonly requestId: string },
): Promise<DemandOfCase | undefined> {
  return services.world.asActor(actor, async ({ cases, legalRequests, documents }) => {
    const file = await cases.open(caseId)
    if (!file || !mayDo(actor, 'read-case', file)) return undefined
    const requests = await legalRequests.ofCase(caseId)
    const request = requests.find(({ id }) => id === requestId)
    if (!request) return undefined
    const mayDecide = mayDo(actor, 'hold-back-lines', file)
    return { file, requests, request, mayDecide, papers: await documents.list(caseId) }
  })
}

export function readRegister(services: Services, actor: Actor): Promise<readonly KeptRequest[]> {
  return services.world.asActor(actor, ({ legalRequests }) => legalRequests.register())
}

export function readOfRegister(
  services: Services,
  actor: Actor,
  requestId: string,
): Promise<KeptRequest | undefined> {
  return services.world.asActor(actor, ({ legalRequests }) => legalRequests.find(requestId))
}
