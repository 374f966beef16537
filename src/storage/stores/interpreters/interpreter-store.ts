/**
 * Interpreters, sealed but for a code. Whoever is excluded holds no booking: the key of a booking names the
 * interpreter as bookable, so the database refuses what a command overlooked.
 */
import type {
  BookingWords,
  InterpreterStore,
  KeptWishes,
  WentWords,
} from '../../../application/ports/circle/interpreter-store.ts'
import type { Wishes } from '../../../domain/interpreters/interpreter.ts'
import { claimWrite } from '../cases/claim-write.ts'
import { sealedWords } from '../cases/sealed-words.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import {
  type BookingRow,
  bookingColumns,
  type InterpreterRow,
  type SealedInterpreter,
  toBooking,
  toInterpreter,
  toKeptBooking,
  type WholeBookingRow,
} from './interpreter-rows.ts'

/** Years of them, and still one page. */
const most = 200

export function interpreterStore(work: UnitOfWork): InterpreterStore {
  const { tx, actor } = work
  const { orgId } = actor
  const interpreters = sealedWords(work, 'interpreter', 'N')
  const bookings = sealedWords(work, 'interpreter_booking', 'N')

  return {
    async wishes(caseId) {
      if (!(await work.isInside(caseId))) return undefined
      const kept = await newestWishes(work, caseId)
      if (kept) work.log({ act: 'opened interpreters', caseId })
      return kept
    },

    async keepWishes(seen, wishes, { writeId, versionSeen }) {
      const claimed = await claimWrite(work, seen.id, { writeId })
      if (!('done' in claimed)) return claimed
      const version = (await newestWishes(work, seen.id))?.version ?? 0
      if (version !== versionSeen) return { changedMeanwhile: { version } }
      const words = sealedWords(work, 'interpreter_wishes', 'N')
      await tx.query(
        'add-interpreter-wishes',
        `insert into interpreter_wishes (org_id, case_id, version, sealed, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6)`,
        [
          ...[orgId, seen.id, version + 1, await words.seal(seen.id, String(version + 1), wishes)],
          ...[work.now(), actor.userId],
        ],
      )
      work.log({ act: 'wrote down wishes about interpreters', caseId: seen.id })
      return claimed
    },

    async list(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await tx.query<InterpreterRow>(
        'interpreters',
        `select id, code, bookable, sealed from interpreter
         where org_id = $1 and case_id = $2 order by code limit ${most}`,
        [orgId, caseId],
      )
      if (rows.length > 0) work.log({ act: 'opened interpreters', caseId })
      return Promise.all(
        rows.map(async (row) =>
          toInterpreter(
            row,
            await interpreters.open<SealedInterpreter>(caseId, row.id, row.sealed),
          ),
        ),
      )
    },

    async codes(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await tx.query<{ code: string }>(
        'interpreter-codes',
        `select code from interpreter
         where org_id = $1 and case_id = $2 and bookable order by code limit ${most}`,
        [orgId, caseId],
      )
      return rows.map(({ code }) => code)
    },

    async add(seen, { id, code, ...sealed }, { writeId }) {
      const claimed = await claimWrite(work, seen.id, { writeId })
      if (!('done' in claimed)) return claimed
      await tx.query(
        'add-interpreter',
        `insert into interpreter (org_id, case_id, id, code, sealed, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          ...[orgId, seen.id, id, code, await interpreters.seal(seen.id, id, sealed)],
          ...[work.now(), actor.userId],
        ],
      )
      work.log({ act: 'wrote down an interpreter', caseId: seen.id, objectId: id })
      return claimed
    },

    async exclude(seen, { id, code: _code, never: _never, ...sealed }, why, { writeId }) {
      const claimed = await claimWrite(work, seen.id, { writeId })
      if (!('done' in claimed)) return claimed
      const details = { ...sealed.details, ...(why && { why }) }
      const open = await tx.query<{ id: string }>(
        'open-bookings-of',
        `select id from interpreter_booking
         where org_id = $1 and case_id = $2 and interpreter_id = $3 and holds for update`,
        [orgId, seen.id, id],
      )
      const after = { went: 'not-asked' } as const
      for (const one of open) await endOne(work, seen.id, { id: one.id, ended: 'cancelled', after })
      await tx.query(
        'exclude-interpreter',
        `update interpreter set bookable = false, sealed = $4
         where org_id = $1 and case_id = $2 and id = $3`,
        [orgId, seen.id, id, await interpreters.seal(seen.id, id, { ...sealed, details })],
      )
      work.log({ act: 'excluded an interpreter', caseId: seen.id, objectId: id })
      return claimed
    },

    async bookings(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await tx.query<WholeBookingRow>(
        'interpreter-bookings',
        `select ${bookingColumns}, b.sealed, b.sealed_after, u.initials
         from interpreter_booking b
         join interpreter i on i.org_id = b.org_id and i.case_id = b.case_id and i.id = b.interpreter_id
         join app_user u on u.org_id = b.org_id and u.id = b.recorded_by
         where b.org_id = $1 and b.case_id = $2 order by b.on_day desc, b.id desc limit ${most}`,
        [orgId, caseId],
      )
      if (rows.length > 0) work.log({ act: 'opened interpreters', caseId })
      return Promise.all(
        rows.map(async (row) => {
          const words = await bookings.open<BookingWords>(caseId, row.id, row.sealed)
          const after = row.sealed_after
            ? await bookings.open<WentWords>(caseId, afterOf(row.id), row.sealed_after)
            : undefined
          return toKeptBooking(row, words, after)
        }),
      )
    },

    async open(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await tx.query<BookingRow>(
        'open-interpreter-bookings',
        `select ${bookingColumns} from interpreter_booking b
         join interpreter i on i.org_id = b.org_id and i.case_id = b.case_id and i.id = b.interpreter_id
         where b.org_id = $1 and b.case_id = $2 and b.holds order by b.on_day, b.id`,
        [orgId, caseId],
      )
      return rows.map(toBooking)
    },

    async book(seen, { id, interpreterId, on, mode, words }, { writeId }) {
      const claimed = await claimWrite(work, seen.id, { writeId })
      if (!('done' in claimed)) return claimed
      await tx.query(
        'book-interpreter',
        `insert into interpreter_booking
           (org_id, case_id, id, interpreter_id, on_day, mode, sealed, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          ...[orgId, seen.id, id, interpreterId, on, mode],
          ...[await bookings.seal(seen.id, id, words), work.now(), actor.userId],
        ],
      )
      work.log({ act: 'booked an interpreter', caseId: seen.id, objectId: id })
      return claimed
    },

    async end(seen, about, { writeId }) {
      const claimed = await claimWrite(work, seen.id, { writeId })
      if (!('done' in claimed)) return claimed
      await endOne(work, seen.id, about)
      work.log({ act: 'wrote how interpreting went', caseId: seen.id, objectId: about.id })
      return claimed
    },
  }
}

/** The two sealed values of one row are bound to cells of their own. */
const afterOf = (id: string): string => `${id}|after`

async function endOne(
  work: UnitOfWork,
  caseId: string,
  { id, ended, after }: Parameters<InterpreterStore['end']>[1],
): Promise<void> {
  const sealed = await sealedWords(work, 'interpreter_booking', 'N').seal(
    caseId,
    afterOf(id),
    after,
  )
  await work.tx.query(
    'end-interpreter-booking',
    `update interpreter_booking
     set ended = $4, holds = null, sealed_after = $5, ended_at = $6, ended_by = $7
     where org_id = $1 and case_id = $2 and id = $3 and holds`,
    [work.actor.orgId, caseId, id, ended, sealed, work.now(), work.actor.userId],
  )
}

async function newestWishes(work: UnitOfWork, caseId: string): Promise<KeptWishes | undefined> {
  const [row] = await work.tx.query<{
    version: number
    sealed: Buffer
    recorded_at: Date
    initials: string
  }>(
    'interpreter-wishes',
    `select w.version, w.sealed, w.recorded_at, u.initials
     from interpreter_wishes w join app_user u on u.org_id = w.org_id and u.id = w.recorded_by
     where w.org_id = $1 and w.case_id = $2 order by w.version desc limit 1`,
    [work.actor.orgId, caseId],
  )
  if (row === undefined) return undefined
  const { version, sealed, recorded_at, initials } = row
  const words = sealedWords(work, 'interpreter_wishes', 'N')
  const wishes = await words.open<Wishes>(caseId, String(version), sealed)
  return { ...wishes, version, at: recorded_at.toISOString(), initials }
}
