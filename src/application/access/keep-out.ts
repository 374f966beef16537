/**
 * Commands about conflicts of interest: a lead keeps a colleague out of a case, or lets them back; a
 * colleague steps back by themselves. A case whose own worker stays out goes to somebody else at once.
 */
import type { Actor } from '../actor.ts'
import type { ReadCase } from '../case/read-case.ts'
import { openFor } from '../case/read-case.ts'
import { writeOf } from '../case/same-write.ts'
import { canTakeIt } from '../case/write-case.ts'
import type { BlockNow } from '../ports/access-stores.ts'
import type { OpenCase } from '../ports/case-store.ts'
import type { Colleague } from '../ports/staff-stores.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { mayDo } from './access-rules.ts'

export type KeepOutRefusal =
  | { readonly code: 'case-not-available' }
  | { readonly code: 'no-such-colleague' }
  | { readonly code: 'yourself' }
  | { readonly code: 'out-already' }
  | { readonly code: 'needs-a-worker' }
  | { readonly code: 'changed-meanwhile'; readonly version: number }

export type KeptOut = { readonly done: true } | { readonly refused: KeepOutRefusal }

const notAvailable = { refused: { code: 'case-not-available' } } as const

export interface CaseTeam extends ReadCase {
  readonly colleagues: readonly Colleague[]
  readonly services: readonly { id: string; name: string }[]
  /** Only for those who may set them. */
  readonly blocks?: readonly BlockNow[]
}

export async function readTeam(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<CaseTeam | undefined> {
  return sit(services, actor, async (sitting) => {
    const read = await openFor(sitting, caseId)
    if (!read) return undefined
    const { staff, blocks } = sitting.stores
    const [colleagues, all] = [await staff.colleagues(), await staff.services()]
    const team = { ...read, colleagues, services: all }
    if (!mayDo(actor, 'block-colleague', read.file)) return team
    return { ...team, blocks: await blocks.ofCase(caseId) }
  })
}

export interface KeepOut {
  readonly caseId: string
  readonly userId: string
  readonly words: string
  /** Who works with the person from now on, when it was the one who stays out. */
  readonly newWorkerId?: string | undefined
  readonly writeId: string
}

export async function keepOut(
  services: Services,
  actor: Actor,
  { caseId, userId, words, newWorkerId, writeId }: KeepOut,
): Promise<KeptOut> {
  return sit(services, actor, async (sitting) => {
    const { stores } = sitting
    const seen = await stores.cases.open(caseId)
    if (!seen || !mayDo(actor, 'block-colleague', seen)) return notAvailable
    const block = { userId, words, writeId: writeOf(writeId, caseId, { userId, words }) }
    if (await stores.blocks.wasKeptOut(block.writeId)) return { done: true }
    if (userId === actor.userId) return { refused: { code: 'yourself' } }
    if (seen.blockedIds?.includes(userId)) return { refused: { code: 'out-already' } }
    const colleagues = await stores.staff.colleagues()
    if (!colleagues.some(({ id }) => id === userId)) {
      return { refused: { code: 'no-such-colleague' } }
    }
    if (seen.workerId === userId) {
      const given = await giveOn(sitting, seen, { userId, newWorkerId, writeId })
      if ('refused' in given) return given
    }
    const done = await stores.blocks.keepOut(seen, block)
    return done ? { done: true } : { refused: { code: 'out-already' } }
  })
}

/** The case leaves the colleague's hands in the same transaction in which it disappears for them. */
async function giveOn(
  sitting: Sitting,
  seen: OpenCase,
  { userId, newWorkerId, writeId }: Pick<KeepOut, 'userId' | 'newWorkerId' | 'writeId'>,
): Promise<KeptOut> {
  const { serviceId, coverWorkerId } = seen
  if (newWorkerId === undefined || newWorkerId === userId) {
    return { refused: { code: 'needs-a-worker' } }
  }
  const cover = coverWorkerId !== userId && coverWorkerId !== newWorkerId && coverWorkerId
  const to = { serviceId, workerId: newWorkerId, ...(cover && { coverWorkerId: cover }) }
  if (!(await canTakeIt(sitting, seen, to))) return { refused: { code: 'needs-a-worker' } }
  const write = { writeId, versionSeen: seen.version }
  const written = await sitting.stores.cases.reassign(seen, to, write)
  if ('changedMeanwhile' in written) {
    return { refused: { code: 'changed-meanwhile', version: written.changedMeanwhile.version } }
  }
  await sitting.stores.audit.record({ act: 'reassigned the case', caseId: seen.id })
  return { done: true }
}

export async function letBack(
  services: Services,
  actor: Actor,
  { caseId, userId }: { caseId: string; userId: string },
): Promise<KeptOut> {
  return sit(services, actor, async ({ stores }) => {
    const seen = await stores.cases.open(caseId)
    if (!seen || !mayDo(actor, 'block-colleague', seen)) return notAvailable
    const back = await stores.blocks.letBack(seen, userId)
    return back ? { done: true } : { refused: { code: 'no-such-colleague' } }
  })
}

/** Stepping back by oneself. Afterwards there is no such case for this person; a lead sees it at once. */
export async function declareConflict(
  services: Services,
  actor: Actor,
  { caseId, words, writeId }: { caseId: string; words: string; writeId: string },
): Promise<KeptOut> {
  const block = { userId: actor.userId, words, writeId: writeOf(writeId, caseId, words) }
  return sit(services, actor, async ({ stores }) => {
    if (await stores.blocks.wasKeptOut(block.writeId)) return { done: true }
    const seen = await stores.cases.open(caseId)
    if (!seen || !mayDo(actor, 'declare-conflict', seen)) return notAvailable
    return (await stores.blocks.keepOut(seen, block)) ? { done: true } : notAvailable
  })
}
