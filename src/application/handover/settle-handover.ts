/**
 * What becomes of a handover that waits: somebody of the case looked, and takes it in, all of it in one
 * transaction, or sends it away, and nothing of it stays. Dates are counted by our own rules from then on.
 */
import { takeInFacts } from '../../domain/handover/carry-facts.ts'
import type { CarriedAccount, CarriedWords } from '../../domain/handover/handover.ts'
import type { NewAccountEvent } from '../../domain/told-once/account-event.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { allOrNothing } from '.././all-or-nothing.ts'
import { projectCase } from '../case/project-case.ts'
import type { OpenCase } from '../ports/case-store.ts'
import type { Services, Sitting } from '../services.ts'
import { refreshAccountAsks } from '../told-once/keep-account.ts'

export type SettleRefusal =
  | { readonly code: 'case-not-available' }
  /** It was taken in or sent away before. */
  | { readonly code: 'settled-already' }
  /** Something was recorded in the case meanwhile: what waits cannot be laid under it any more. */
  | { readonly code: 'case-has-begun' }

export type Settled = { readonly done: true } | { readonly refused: SettleRefusal }

export function settleHandover(
  services: Services,
  actor: Actor,
  { caseId, how }: { readonly caseId: string; readonly how: 'take-in' | 'send-away' },
): Promise<Settled> {
  return allOrNothing<Settled>(services, actor, async (sitting) => {
    const { stores } = sitting
    const seen = await stores.cases.open(caseId)
    if (!seen || !mayDo(actor, 'work-on-case', seen)) {
      return { refused: { code: 'case-not-available' } }
    }
    if (how === 'take-in') return takeIn(sitting, seen)
    return (await stores.handovers.settle(seen, 'sent-away', services.world.now()))
      ? { done: true }
      : { refused: { code: 'settled-already' } }
  })
}

async function takeIn(sitting: Sitting, seen: OpenCase): Promise<Settled> {
  const { stores, services, policy } = sitting
  const { world } = services
  const waiting = await stores.handovers.waiting(seen.id)
  if (waiting === undefined) return { refused: { code: 'settled-already' } }
  if (seen.facts.length > 1) return { refused: { code: 'case-has-begun' } }
  const { handover, identity } = waiting
  const { facts: carried, plan, account, history } = handover.carried
  const recordedAt = world.now()
  const all = takeInFacts(carried, { newId: world.newId, recordedAt })
  const opened = all.findIndex(({ type }) => type === 'case-opened')
  // The day on which it began stands there since the file was read.
  const facts = all.filter((_, at) => at !== opened)
  const projection = projectCase([...seen.facts, ...facts], world.today(), policy)
  const written = await stores.cases.append(
    seen,
    { facts, projection },
    { writeId: world.newId(), versionSeen: seen.version },
  )
  if (!('done' in written)) return { refused: { code: 'case-has-begun' } }
  if (identity) {
    const kept = await stores.people.keep(seen, 'identity', identity, {
      ...{ writeId: world.newId(), versionSeen: written.version },
    })
    if (!('done' in kept)) return { refused: { code: 'case-has-begun' } }
  }
  if (plan) {
    const first = { writeId: world.newId(), versionSeen: 0 }
    const kept = await stores.risk.keepPlan(seen, { ...plan, carried: [] }, first)
    if (!('done' in kept)) return { refused: { code: 'case-has-begun' } }
  }
  await tellOnce(sitting, seen, account)
  const kept = { making: handover.making, history }
  const settled = await stores.handovers.settle(seen, kept, recordedAt)
  return settled ? { done: true } : { refused: { code: 'settled-already' } }
}

/**
 * Their words, as they said them and approved them. What they allowed was said to somebody else: nothing of
 * it may be used from here until they were asked.
 */
async function tellOnce(
  sitting: Sitting,
  seen: OpenCase,
  account: readonly CarriedAccount[],
): Promise<void> {
  const { stores, services } = sitting
  const count = account.reduce((sum, { translations }) => sum + 1 + translations.length, 0)
  // Rising, because parts of one moment are read in the order of their ids.
  const ids = Array.from({ length: count }, () => services.world.newId()).toSorted()
  const add = (event: NewAccountEvent) =>
    stores.account.add(seen, event, { writeId: services.world.newId() })
  for (const part of account) {
    const id = ids.shift() ?? services.world.newId()
    const { what, topic, approvedOn, approvedHow: how } = part
    await add({ ...written(part), what, topic, id, block: id })
    await add({
      kind: 'approved',
      version: id,
      how,
      on: approvedOn,
      block: id,
      id: services.world.newId(),
    })
    for (const one of part.translations) {
      const own = ids.shift() ?? services.world.newId()
      const renders = { block: id, version: id }
      await add({ ...written(one), what: 'translation', topic, renders, id: own, block: own })
    }
  }
  if (account.length > 0) await refreshAccountAsks(sitting, seen.id)
}

function written({ on, words, language, readBack }: CarriedWords) {
  return { kind: 'written' as const, on, words, readBack, ...(language && { language }) }
}
