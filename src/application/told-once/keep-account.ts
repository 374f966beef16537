/**
 * Commands about what a person told: write words down, note that they approved them, what they may be used
 * for, that they take them back, whom they told themselves. Decided on what stands while the case is held.
 */
import type { Day } from '../../domain/calendar/day.ts'
import { accountAsks } from '../../domain/told-once/account-asks.ts'
import type { AccountHappening, NewAccountEvent } from '../../domain/told-once/account-event.ts'
import { type Block, blocksOf } from '../../domain/told-once/block.ts'
import { type AccountRefusal, mayWrite } from '../../domain/told-once/may-write.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { writeOf } from '../case/same-write.ts'
import { closePacksWith } from '../packs/close-packs.ts'
import type { OpenCase } from '../ports/case-store.ts'
import { type Services, type Sitting, sit } from '../services.ts'

export type AccountSaved =
  | { readonly done: true; readonly blockId: string }
  | {
      readonly refused:
        | AccountRefusal
        | { readonly code: 'case-not-available' }
        /** Somebody else wrote to the same part meanwhile. */
        | { readonly code: 'changed-meanwhile' }
    }

/** What a form says happens; what goes out is noted by whatever lets it out, and by nothing else. */
export type Recordable = Exclude<AccountHappening, { readonly kind: 'used' }>

export interface ToRecord {
  readonly caseId: string
  /** Absent: these are the first words of a new part. */
  readonly block?: string
  readonly happening: Recordable
  readonly on: Day
  readonly write: { readonly writeId: string; readonly revisionSeen?: number }
}

export function recordAccount(
  services: Services,
  actor: Actor,
  wanted: ToRecord,
): Promise<AccountSaved> {
  return sit(services, actor, async (sitting): Promise<AccountSaved> => {
    const { stores } = sitting
    // Held still first and read then: what somebody else took back meanwhile is seen.
    await stores.sharing.holdStill(wanted.caseId)
    const seen = await stores.cases.open(wanted.caseId)
    if (!seen || !mayDo(actor, 'work-on-case', seen)) {
      return { refused: { code: 'case-not-available' } }
    }
    return recordIn(sitting, seen, wanted)
  })
}

async function recordIn(
  sitting: Sitting,
  seen: OpenCase,
  { block, happening, on, write }: Omit<ToRecord, 'caseId'>,
): Promise<AccountSaved> {
  const { stores, services } = sitting
  const { writeId, revisionSeen } = write
  const id = writeOf(writeId, seen.id, { block, happening, on })
  const event: NewAccountEvent = { ...happening, id, block: block ?? id, on }
  const events = await stores.account.read(seen.id)
  // Sent twice: it stands there already.
  if (events.some((one) => one.id === id)) return { done: true, blockId: event.block }
  const blocks = blocksOf(events)
  const stands = blocks.find((one) => one.id === block)
  if (stands && revisionSeen !== undefined && revisionSeen !== stands.revision) {
    return { refused: { code: 'changed-meanwhile' } }
  }
  const refused = mayWrite(blocks, event, services.world.today())
  if (refused) return { refused }
  if (block !== undefined && stands === undefined) return { refused: { code: 'nothing-there' } }
  const written = await stores.account.add(seen, event, {
    writeId: id,
    ...(revisionSeen !== undefined && { revisionSeen }),
  })
  if ('changedMeanwhile' in written) return { refused: { code: 'changed-meanwhile' } }
  if (stands) await closeWhatHolds(sitting, seen, stands, happening)
  await refreshAccountAsks(sitting, seen.id)
  return { done: true, blockId: event.block }
}

/** What is taken back, altogether or for one use, is opened no more by whoever has it in a pack. */
async function closeWhatHolds(
  sitting: Sitting,
  seen: OpenCase,
  block: Block,
  happening: Recordable,
): Promise<void> {
  if (happening.kind === 'taken-back') return closePacksWith(sitting, seen, block, () => true)
  if (happening.kind !== 'answered') return
  const { answers } = happening
  await closePacksWith(
    sitting,
    seen,
    block,
    (use) => answers[use] === 'withdrawn' || answers[use] === 'refused',
  )
}

/** Asks on Today for what stands now. */
export async function refreshAccountAsks({ stores }: Sitting, caseId: string): Promise<void> {
  const blocks = blocksOf(await stores.account.read(caseId))
  await stores.asks.replace(caseId, 'account', accountAsks(blocks))
}

/** They told somebody themselves: one line for each part that was named, all or none. */
export function noteToldThemselves(
  services: Services,
  actor: Actor,
  {
    caseId,
    blocks,
    happening,
    on,
    writeId,
  }: {
    readonly caseId: string
    readonly blocks: readonly string[]
    readonly happening: Extract<Recordable, { readonly kind: 'told' }>
    readonly on: Day
    readonly writeId: string
  },
): Promise<AccountSaved> {
  return sit(services, actor, async (sitting): Promise<AccountSaved> => {
    const { stores } = sitting
    await stores.sharing.holdStill(caseId)
    const seen = await stores.cases.open(caseId)
    if (!seen || !mayDo(actor, 'work-on-case', seen)) {
      return { refused: { code: 'case-not-available' } }
    }
    const known = blocksOf(await stores.account.read(caseId))
    if (on > sitting.services.world.today()) return { refused: { code: 'in-the-future' } }
    const named = blocks.filter((id) => known.some((block) => block.id === id))
    if (named.length === 0 || named.length < blocks.length) {
      return { refused: { code: 'nothing-there' } }
    }
    for (const block of named) {
      const saved = await recordIn(sitting, seen, { block, happening, on, write: { writeId } })
      if ('refused' in saved) throw new Error('a line about whom they told was refused half way')
    }
    return { done: true, blockId: named[0] ?? '' }
  })
}
