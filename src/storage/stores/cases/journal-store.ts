/**
 * The daily record of one case. Words are sealed; looking for words opens the entries of this case
 * one by one and keeps no index of what people said.
 */
import {
  type EntryKind,
  entryKinds,
  type JournalEntry,
  type JournalFilter,
  type JournalStore,
} from '../../../application/ports/journal-store.ts'
import {
  destroyedInWords,
  WordsDestroyed,
} from '../../../application/ports/retention/words-destroyed.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { type Cell, keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { claimWrite } from './claim-write.ts'

interface EntryRow {
  readonly id: string
  readonly on_day: string
  readonly kind: string
  readonly language: string | null
  readonly interpreter: string | null
  readonly need_ids: string[]
  readonly sealed: Buffer
  readonly recorded_at: Date
  readonly recorded_by: string
  readonly initials: string
  readonly supersedes: string | null
}

/** Kinds of entry that count as contact with the person. */
export const contactKinds = ['visit', 'call', 'meeting', 'message'] as const satisfies EntryKind[]

const columns = `j.id, j.on_day, j.kind, j.language, j.interpreter, j.need_ids, j.sealed,
  j.recorded_at, j.recorded_by, u.initials, j.supersedes
  from journal_entry j join app_user u on u.org_id = j.org_id and u.id = j.recorded_by`
const standing = `not exists (select from journal_entry newer
  where newer.org_id = j.org_id and newer.case_id = j.case_id and newer.supersedes = j.id)`
const filtered = `j.org_id = $1 and j.case_id = $2 and ${standing}
  and ($3::text[] is null or j.kind = any ($3)) and ($4::text is null or $4 = any (j.need_ids))
  and ($5::date is null or j.on_day >= $5) and ($6::date is null or j.on_day <= $6)`

const noEntries = { entries: [], total: 0 } as const

export function journalStore(work: UnitOfWork): JournalStore {
  const { tx, actor } = work
  const { orgId } = actor

  return {
    async page(caseId, filter, { offset, limit }) {
      const entering = work.isInside(caseId)
      if (filter.containing?.trim()) {
        const page = { offset, limit }
        return (await entering) ? containing(work, caseId, filter, page) : noEntries
      }
      const values = valuesOf(orgId, caseId, filter)
      const asking = tx.query<EntryRow>(
        'journal-page',
        `select ${columns} where ${filtered} order by j.on_day desc, j.id desc limit $7 offset $8`,
        [...values, limit, offset],
      )
      const [inside, rows] = await Promise.all([entering, asking])
      if (!inside) return noEntries
      // A page that is not full is the last: its length says the total.
      if (rows.length < limit && (rows.length > 0 || offset === 0)) {
        return { entries: await opened(work, caseId, rows), total: offset + rows.length }
      }
      const [count] = await tx.query<{ total: number }>(
        'journal-count',
        `select count(*)::int as total from journal_entry j where ${filtered}`,
        values,
      )
      return { entries: await opened(work, caseId, rows), total: count?.total ?? 0 }
    },

    async byIds(caseId, ids) {
      if (ids.length === 0 || !(await work.isInside(caseId))) return []
      const rows = await tx.query<EntryRow>(
        'journal-by-ids',
        `select ${columns} where j.org_id = $1 and j.case_id = $2 and j.id = any ($3::uuid[])
         order by j.on_day desc, j.id desc`,
        [orgId, caseId, [...ids]],
      )
      return opened(work, caseId, rows)
    },

    async add(seen, entry, write) {
      const claimed = await claimWrite(work, seen.id, { writeId: write.writeId })
      if (!('done' in claimed)) return claimed
      await insertEntry(work, seen.id, entry)
      noteContact(work, seen.id)
      return claimed
    },
  }
}

function valuesOf(orgId: string, caseId: string, filter: JournalFilter): unknown[] {
  const { kinds, needId, from, to } = filter
  return [orgId, caseId, kinds ? [...kinds] : null, needId ?? null, from ?? null, to ?? null]
}

async function containing(
  work: UnitOfWork,
  caseId: string,
  filter: JournalFilter,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ entries: readonly JournalEntry[]; total: number }> {
  const rows = await work.tx.query<EntryRow>(
    'journal-all',
    `select ${columns} where ${filtered} order by j.on_day desc, j.id desc`,
    valuesOf(work.actor.orgId, caseId, filter),
  )
  const wanted = plain(filter.containing ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const found = (await opened(work, caseId, rows)).filter(({ words }) => {
    const text = plain(words)
    return wanted.every((word) => text.includes(word))
  })
  return { entries: found.slice(offset, offset + limit), total: found.length }
}

/** As people compare words: without marks, in small letters. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

type NewEntry = Parameters<JournalStore['add']>[1]

async function insertEntry(work: UnitOfWork, caseId: string, entry: NewEntry): Promise<void> {
  const { orgId, userId } = work.actor
  const key = await work.keyring.ofCase(orgId, caseId, 'N')
  const cell = cellOf({ orgId, caseId }, entry.id)
  await work.tx.query(
    'journal-add',
    `insert into journal_entry (org_id, case_id, id, on_day, kind, language, interpreter, need_ids,
       sealed, recorded_at, recorded_by, supersedes)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      orgId,
      caseId,
      entry.id,
      entry.on,
      entry.kind,
      entry.language ?? null,
      entry.interpreter ?? null,
      [...entry.needIds],
      sealCell(key, cell, Buffer.from(entry.words)),
      work.now(),
      userId,
      entry.supersedes ?? null,
    ],
  )
}

/** The newest contact among standing entries: a correction can move it back as well. */
function noteContact(work: UnitOfWork, caseId: string): void {
  work.tx.parting(
    'journal-last-contact',
    `update case_file f set last_contact_on = (
       select max(j.on_day) from journal_entry j
       where j.org_id = $1 and j.case_id = $2 and j.kind = any ($3) and ${standing})
     where f.org_id = $1 and f.id = $2`,
    [work.actor.orgId, caseId, [...contactKinds]],
  )
}

async function opened(
  work: UnitOfWork,
  caseId: string,
  rows: readonly EntryRow[],
): Promise<JournalEntry[]> {
  const { orgId } = work.actor
  const entries: JournalEntry[] = []
  for (const row of rows) {
    entries.push(toEntry(row, await wordsOf(work, { orgId, caseId }, row)))
  }
  return entries
}

async function wordsOf(
  { keyring }: UnitOfWork,
  at: { orgId: string; caseId: string },
  row: EntryRow,
): Promise<string> {
  try {
    const key = await keyring.ofCaseById(at.orgId, at.caseId, keyIdOf(row.sealed))
    return openCell(key, cellOf(at, row.id), row.sealed).toString('utf8')
  } catch (cause) {
    if (cause instanceof WordsDestroyed) return destroyedInWords
    throw cause
  }
}

function toEntry(row: EntryRow, words: string): JournalEntry {
  return {
    id: row.id,
    on: aDay(row.on_day),
    kind: kindOf(row.kind),
    words,
    ...(row.language !== null && { language: row.language }),
    ...(row.interpreter !== null && { interpreter: row.interpreter }),
    needIds: row.need_ids,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
    recordedByInitials: row.initials,
    ...(row.supersedes !== null && { supersedes: row.supersedes }),
  }
}

export function kindOf(text: string): EntryKind {
  if (!(text in entryKinds)) throw new Error(`an entry has the unknown kind ${text}`)
  return text as EntryKind // it is a key of the table above
}

export function cellOf(at: { orgId: string; caseId: string }, id: string): Cell {
  return { table: 'journal_entry', column: 'sealed', ...at, rowId: id, harm: 'N' }
}
