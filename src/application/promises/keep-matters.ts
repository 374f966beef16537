/**
 * Commands: what happened in a matter, why a need is not met, and a sentence of either into the daily
 * record, where an RNA can cite it. Days that lie ahead go to Today in the same transaction.
 */

import { mattersOf } from '../../domain/matters/matter.ts'
import { asksOfMatters } from '../../domain/matters/matter-asks.ts'
import type { MatterEvent, NewMatterEvent } from '../../domain/matters/matter-event.ts'
import { type MatterRefusal, mayRecordMatter } from '../../domain/matters/may-record.ts'
import type { UnmetReason } from '../../domain/promises/ledger.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { writeOf } from '../case/same-write.ts'
import type { OpenCase } from '../ports/case-store.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { forRecord, mattersIn } from './read-matters.ts'
import { measureFor } from './read-promises.ts'

export type MatterSaved =
  | { readonly done: true; readonly id: string }
  | { readonly refused: MatterRefusal | OtherRefusal }

type OtherRefusal =
  | { readonly code: 'case-not-available' }
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'no-such-need' }
  /** The sentence is about something that is not there any more. */
  | { readonly code: 'nothing-to-write' }

type Without<E, K extends PropertyKey> = E extends unknown ? Omit<E, K> : never
export type MatterHappened =
  | Without<Extract<NewMatterEvent, { kind: 'opened' }>, 'id' | 'matter'>
  | Without<Exclude<NewMatterEvent, { kind: 'opened' }>, 'id'>

interface About {
  readonly caseId: string
  readonly writeId: string
}

type Tried = MatterSaved | 'again'

/** Opens the case for its team, and tries once more when somebody else wrote in the same moment. */
async function onCase(
  services: Services,
  actor: Actor,
  caseId: string,
  work: (sitting: Sitting, seen: OpenCase) => Promise<Tried>,
): Promise<MatterSaved> {
  for (let tries = 1; tries <= 2; tries += 1) {
    const tried = await sit(services, actor, async (sitting): Promise<Tried> => {
      const seen = await sitting.stores.cases.open(caseId)
      if (!seen || !mayDo(actor, 'work-on-case', seen)) {
        return { refused: { code: 'case-not-available' } }
      }
      return work(sitting, seen)
    })
    if (tried !== 'again') return tried
  }
  return { refused: { code: 'changed-meanwhile' } }
}

export function recordMatter(
  services: Services,
  actor: Actor,
  { caseId, writeId, event: happened }: About & { readonly event: MatterHappened },
): Promise<MatterSaved> {
  return onCase(services, actor, caseId, async (sitting, seen) => {
    const { stores } = sitting
    const id = writeOf(writeId, caseId, happened)
    const event: NewMatterEvent =
      happened.kind === 'opened' ? { ...happened, id, matter: id } : { ...happened, id }
    const events = await stores.matters.read(caseId)
    if (events.some((one) => one.id === id)) return { done: true, id: event.matter }
    const refused = mayRecordMatter(events, event, services.world.today())
    if (refused) return refused
    const written = await stores.matters.add(seen, event, { writeId: id })
    if ('changedMeanwhile' in written) return 'again'
    const after = [...events, { ...event, recordedAt: services.world.now() }]
    await askForDays(sitting, caseId, after)
    return { done: true, id: event.matter }
  })
}

async function askForDays(
  { stores, services, policy }: Sitting,
  caseId: string,
  events: readonly MatterEvent[],
): Promise<void> {
  const today = services.world.today()
  // Which day it is decides about no line: only about days counted by a rule, and those stand fixed.
  const measure = { policy, ...measureFor(policy, today, 'ENG') }
  await stores.asks.replace(caseId, 'promises', asksOfMatters(mattersOf(events), measure))
}

export function sayWhyUnmet(
  services: Services,
  actor: Actor,
  about: About & { readonly need: string; readonly reason: UnmetReason },
): Promise<MatterSaved> {
  const { caseId, writeId, need, reason } = about
  return onCase(services, actor, caseId, async (sitting, seen) => {
    const { stores } = sitting
    const read = await mattersIn(sitting, caseId)
    if (!read?.picture.needs.some(({ id }) => id === need)) {
      return { refused: { code: 'no-such-need' } }
    }
    const id = writeOf(writeId, caseId, ['why unmet', need, reason])
    const given = { id, need, reason, on: services.world.today() }
    const written = await stores.matters.giveReason(seen, given, { writeId: id })
    return 'changedMeanwhile' in written ? 'again' : { done: true, id: need }
  })
}

/** A sentence as it stands today, as an entry of the daily record; the id of the entry comes back. */
export function writeIntoRecord(
  services: Services,
  actor: Actor,
  { caseId, writeId, of }: About & { readonly of: string },
): Promise<MatterSaved> {
  return onCase(services, actor, caseId, async (sitting, seen) => {
    const read = await mattersIn(sitting, caseId)
    const found = read && forRecord(read).find((one) => one.of === of)
    if (found === undefined) return { refused: { code: 'nothing-to-write' } }
    const on = services.world.today()
    const id = writeOf(writeId, caseId, ['into the record', of, on])
    const { words, needs } = found
    const entry = { id, on, kind: 'note', words, needIds: needs } as const
    const written = await sitting.stores.journal.add(seen, entry, { writeId: id })
    if ('done' in written) await sitting.stores.audit.record({ act: 'added an entry', caseId })
    return { done: true, id }
  })
}
