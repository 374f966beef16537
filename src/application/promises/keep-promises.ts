/**
 * Command: something happened to a promise. What may be written down is decided on every event there is,
 * and kept only while nobody else has written meanwhile; otherwise it is decided once more.
 */
import { mayRecordOf, type PromiseRefusal } from '../../domain/promises/may-record.ts'
import type { NewPromiseEvent, PromiseEvent } from '../../domain/promises/promise-event.ts'
import { promisesOf } from '../../domain/promises/promised.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { writeOf } from '../case/same-write.ts'
import type { OpenCase } from '../ports/case-store.ts'
import { type Services, type Sitting, sit } from '../services.ts'

export type PromiseSaved =
  | { readonly done: true; readonly promiseId: string }
  | { readonly refused: PromiseRefusal | NotSaved }

type NotSaved = { readonly code: 'case-not-available' } | { readonly code: 'changed-meanwhile' }

/** What happened, without the ids that follow from the form it was written on. */
type Without<E, K extends PropertyKey> = E extends unknown ? Omit<E, K> : never
export type WhatHappened =
  | (Without<Extract<NewPromiseEvent, { kind: 'asked' }>, 'id' | 'promise'> & {
      readonly promise?: undefined
    })
  | Without<Exclude<NewPromiseEvent, { kind: 'asked' }>, 'id'>

export interface PromiseWrite {
  readonly caseId: string
  readonly event: WhatHappened
  readonly writeId: string
}

export async function recordPromise(
  services: Services,
  actor: Actor,
  write: PromiseWrite,
): Promise<PromiseSaved> {
  const first = await tryToRecord(services, actor, write)
  // Somebody else wrote in the same moment: what may be recorded is asked of what stands now.
  return first === 'again' ? secondTry(services, actor, write) : first
}

async function secondTry(
  services: Services,
  actor: Actor,
  write: PromiseWrite,
): Promise<PromiseSaved> {
  const second = await tryToRecord(services, actor, write)
  return second === 'again' ? { refused: { code: 'changed-meanwhile' } } : second
}

function tryToRecord(
  services: Services,
  actor: Actor,
  { caseId, event, writeId }: PromiseWrite,
): Promise<PromiseSaved | 'again'> {
  return sit(services, actor, async (sitting) => {
    const seen = await sitting.stores.cases.open(caseId)
    if (!seen || !mayDo(actor, 'work-on-case', seen)) {
      return { refused: { code: 'case-not-available' } } as const
    }
    return recordIn(sitting, seen, { event, writeId })
  })
}

/** The same, inside a larger act that has already opened the case. */
export async function recordIn(
  { stores, services }: Sitting,
  seen: OpenCase,
  { event: happened, writeId }: Omit<PromiseWrite, 'caseId'>,
): Promise<PromiseSaved | 'again'> {
  const id = writeOf(writeId, seen.id, happened)
  const event: NewPromiseEvent =
    happened.kind === 'asked' ? { ...happened, id, promise: id } : { ...happened, id }
  const events = await stores.promises.read(seen.id)
  // Sent twice: it stands there already, and nothing of it is decided again.
  if (events.some((one) => one.id === id)) return { done: true, promiseId: event.promise }
  const refused = mayRecordOf(events, event, services.world.today())
  if (refused) return refused
  const outline = outlineWith(events, event, services.world.now())
  const written = await stores.promises.add(seen, event, { writeId: id, outline })
  return 'changedMeanwhile' in written ? 'again' : { done: true, promiseId: event.promise }
}

function outlineWith(events: readonly PromiseEvent[], event: NewPromiseEvent, recordedAt: string) {
  return promisesOf([...events, { ...event, recordedAt }]).find(({ id }) => id === event.promise)
}
