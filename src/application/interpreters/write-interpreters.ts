/**
 * Commands about interpreters: write down wishes, add one, exclude one, book, say how it went. The wishes
 * that stand are asked inside the transaction that books; whoever they exclude loses what was booked.
 */
import {
  type Ending,
  isCompanion,
  isKind,
  type Wishes,
} from '../../domain/interpreters/interpreter.ts'
import { interpreterAsks } from '../../domain/interpreters/interpreter-asks.ts'
import { keptAway, mayBook, type WhyNotBook } from '../../domain/interpreters/may-book.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { writeOf } from '../case/same-write.ts'
import type { OpenCase, Written } from '../ports/case-store.ts'
import type {
  KeptInterpreter,
  NewBooking,
  NewInterpreter,
  WentWords,
} from '../ports/circle/interpreter-store.ts'
import { type Services, type Sitting, sit } from '../services.ts'

export type InterpreterRefusal =
  | { readonly code: 'case-not-available' }
  | { readonly code: 'changed-meanwhile'; readonly version: number }
  | { readonly code: 'nothing-there' }
  /** Somebody who came along never interprets. */
  | { readonly code: 'never-a-companion' }
  | { readonly code: 'code-taken' }
  | { readonly code: 'may-not-book'; readonly why: readonly WhyNotBook[] }
  | { readonly code: 'ended-already' }
  | { readonly code: 'never-already' }

export type InterpreterSaved = { readonly done: true } | { readonly refused: InterpreterRefusal }

interface About {
  readonly caseId: string
  readonly writeId: string
}

/** Whoever comes from where they keep away is excluded in the same breath, and loses what was booked. */
export function keepWishes(
  services: Services,
  actor: Actor,
  { caseId, wishes, writeId, versionSeen }: About & { wishes: Wishes; versionSeen: number },
): Promise<InterpreterSaved> {
  const own = writeOf(writeId, caseId, wishes)
  return onInterpreters(services, actor, caseId, async ({ stores }, seen) => {
    const { interpreters, cases } = stores
    if (await cases.wasDone(own)) return { done: true }
    const version = (await interpreters.wishes(caseId))?.version ?? 0
    if (version !== versionSeen) return { refused: { code: 'changed-meanwhile', version } }
    const written = await interpreters.keepWishes(seen, wishes, { writeId: own, versionSeen })
    if (!('done' in written)) return written
    for (const one of await interpreters.list(caseId)) {
      const away = one.never ? undefined : keptAway(wishes, one)
      if (away === undefined) continue
      const why = 'The person asked to keep this community or region away.'
      await interpreters.exclude(seen, one, why, { writeId: writeOf(own, caseId, one.id) })
    }
    return written
  })
}

export function addInterpreter(
  services: Services,
  actor: Actor,
  about: About & {
    /** As it was sent: any text at all. */
    readonly kind: string
    readonly interpreter: Omit<NewInterpreter, 'id' | 'kind'>
    /** The person wants them never to be used, from the beginning. */
    readonly never?: { readonly why?: string }
  },
): Promise<InterpreterSaved> {
  const { caseId, kind, interpreter, never, writeId } = about
  const id = writeOf(writeId, caseId, { kind, interpreter, never })
  return onInterpreters(services, actor, caseId, async ({ stores }, seen) => {
    if (isCompanion(kind)) return { refused: { code: 'never-a-companion' } }
    if (!isKind(kind)) return nothingThere
    if (await stores.cases.wasDone(id)) return { done: true }
    const { interpreters } = stores
    const before = await interpreters.list(caseId)
    if (before.some(({ code }) => code === interpreter.code)) {
      return { refused: { code: 'code-taken' } }
    }
    const added: NewInterpreter = { ...interpreter, id, kind }
    const written = await interpreters.add(seen, added, { writeId: id })
    const wishes = await interpreters.wishes(caseId)
    const away = wishes && keptAway(wishes, added)
    if (!('done' in written) || (never === undefined && away === undefined)) return written
    const why = never?.why ?? (away && 'The person asked to keep this community or region away.')
    const write = { writeId: writeOf(id, caseId, 'never') }
    return interpreters.exclude(seen, { ...added, never: false }, why, write)
  })
}

/** The person may say no without a reason; nobody is asked for one. */
export function excludeInterpreter(
  services: Services,
  actor: Actor,
  about: About & { readonly interpreterId: string; readonly why?: string },
): Promise<InterpreterSaved> {
  const { caseId, interpreterId, why, writeId } = about
  const own = writeOf(writeId, caseId, { interpreterId, why })
  return onInterpreters(services, actor, caseId, async ({ stores }, seen) => {
    const one = await found(stores.interpreters.list(caseId), interpreterId)
    if (one === undefined) return nothingThere
    // Said once is enough; but a reason that would be kept nowhere goes back to whoever wrote it.
    if (await stores.cases.wasDone(own)) return { done: true }
    if (one.never) return why ? { refused: { code: 'never-already' } } : { done: true }
    return stores.interpreters.exclude(seen, one, why, { writeId: own })
  })
}

export function bookInterpreter(
  services: Services,
  actor: Actor,
  { caseId, booking, writeId }: About & { readonly booking: Omit<NewBooking, 'id'> },
): Promise<InterpreterSaved> {
  const id = writeOf(writeId, caseId, booking)
  return onInterpreters(services, actor, caseId, async ({ stores }, seen) => {
    const { interpreters, audit, cases } = stores
    if (await cases.wasDone(id)) return { done: true }
    const one = await found(interpreters.list(caseId), booking.interpreterId)
    if (one === undefined) return nothingThere
    const wanted = {
      ...{ on: booking.on, mode: booking.mode },
      ...(booking.words.because && { because: booking.words.because }),
    }
    const said = mayBook(await interpreters.wishes(caseId), one, wanted, services.world.today())
    if ('refused' in said) {
      const about = { caseId, objectId: one.id }
      await audit.record({ act: 'was not allowed to book an interpreter', ...about })
      return { refused: { code: 'may-not-book', why: said.refused } }
    }
    return interpreters.book(seen, { ...booking, id }, { writeId: id })
  })
}

/** Where the person did not want them, they are never used again: said once is enough. */
export function endBooking(
  services: Services,
  actor: Actor,
  about: About & {
    readonly bookingId: string
    readonly ended: Ending
    readonly after: WentWords
    /** The person wants somebody else from now on. */
    readonly neverAgain: boolean
  },
): Promise<InterpreterSaved> {
  const { caseId, bookingId, ended, after, neverAgain, writeId } = about
  const own = writeOf(writeId, caseId, { bookingId, ended, after, neverAgain })
  return onInterpreters(services, actor, caseId, async ({ stores }, seen) => {
    const { interpreters, cases } = stores
    if (await cases.wasDone(own)) return { done: true }
    const bookings = await interpreters.bookings(caseId)
    const booking = bookings.find(({ id }) => id === bookingId)
    if (booking === undefined) return nothingThere
    if (booking.ended) return { refused: { code: 'ended-already' } }
    const written = await interpreters.end(seen, { id: bookingId, ended, after }, { writeId: own })
    if (!('done' in written) || !(neverAgain || ended === 'said-no')) return written
    const one = await found(interpreters.list(caseId), booking.interpreterId)
    if (one === undefined || one.never) return written
    return interpreters.exclude(seen, one, undefined, { writeId: writeOf(own, caseId, 'never') })
  })
}

const nothingThere = { refused: { code: 'nothing-there' } } as const

async function found(
  list: Promise<readonly KeptInterpreter[]>,
  wanted: string,
): Promise<KeptInterpreter | undefined> {
  return (await list).find(({ id }) => id === wanted)
}

type Worked = Written | { readonly done: true } | { readonly refused: InterpreterRefusal }

/** With the case held still: two who book and exclude at once come one after the other. */
async function onInterpreters(
  services: Services,
  actor: Actor,
  caseId: string,
  work: (sitting: Sitting, seen: OpenCase) => Promise<Worked>,
): Promise<InterpreterSaved> {
  return sit(services, actor, async (sitting): Promise<InterpreterSaved> => {
    const { stores } = sitting
    await stores.sharing.holdStill(caseId)
    const seen = await stores.cases.open(caseId)
    if (!seen || !mayDo(actor, 'work-on-case', seen)) {
      return { refused: { code: 'case-not-available' } }
    }
    const written = await work(sitting, seen)
    if ('refused' in written) return { refused: written.refused }
    if ('changedMeanwhile' in written) {
      return { refused: { code: 'changed-meanwhile', version: written.changedMeanwhile.version } }
    }
    const open = await stores.interpreters.open(caseId)
    await stores.asks.replace(caseId, 'interpreters', interpreterAsks(open))
    return { done: true }
  })
}
