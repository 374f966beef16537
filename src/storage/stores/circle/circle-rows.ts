/** Rows of the circle read into what the ports say, and the cells that their sealed words belong to. */
import type {
  KeptMember,
  MemberChange,
  MemberDetails,
  StandingMember,
} from '../../../application/ports/circle/circle-store.ts'
import type { Shared, SharedBy } from '../../../application/ports/circle/sharing-store.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import type { EndedWhy } from '../../../domain/circle/member.ts'
import type { RecipientType } from '../../../domain/circle/recipient.ts'
import type { ShareItem } from '../../../domain/circle/share-items.ts'
import type { AskedBy } from '../../../domain/legal-requests/asker.ts'
import { type Cell, keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

/** What lies open of a member. */
export interface StandingRow {
  readonly member_id: string
  readonly version: number
  readonly type: RecipientType
  readonly grant_fact: string
  readonly ask_fact: string | null
  readonly items: ShareItem[]
  readonly until: string
  readonly ended_on: string | null
  readonly ended_why: EndedWhy | null
  readonly conflict_since: string | null
  readonly notice_at: Date | null
  readonly told_at: Date | null
}

export const standingColumns = `v.member_id, v.version, m.type, v.grant_fact, v.ask_fact, v.items,
  v.until, v.ended_on, v.ended_why, v.conflict_since, m.notice_at, m.told_at`

export interface MemberRow extends StandingRow {
  readonly change: MemberChange
  readonly sealed: Buffer
  readonly recorded_at: Date
  readonly recorded_by: string
  readonly initials: string
}

export const memberColumns = `${standingColumns}, v.change, v.sealed, v.recorded_at, v.recorded_by,
  u.initials`

export function toStanding(row: StandingRow): StandingMember {
  const { ended_on, ended_why, conflict_since, ask_fact, notice_at, told_at } = row
  return {
    id: row.member_id,
    version: row.version,
    type: row.type,
    grant: row.grant_fact,
    ...(ask_fact && { askGrant: ask_fact }),
    items: row.items,
    until: aDay(row.until),
    ...(ended_on && ended_why && { ended: { on: aDay(ended_on), why: ended_why } }),
    ...(conflict_since && { conflictSince: aDay(conflict_since) }),
    ...(notice_at && { noticeGivenAt: notice_at.toISOString() }),
    ...(told_at && { toldAt: told_at.toISOString() }),
  }
}

export function toMember(row: MemberRow, details: MemberDetails): KeptMember {
  return {
    ...toStanding(row),
    change: row.change,
    details,
    at: row.recorded_at.toISOString(),
    by: row.recorded_by,
    initials: row.initials,
  }
}

export interface SharedRow {
  readonly id: string
  readonly member_id: string | null
  readonly type: AskedBy
  readonly grant_fact: string | null
  readonly lawful: string | null
  readonly items: ShareItem[]
  readonly way: SharedBy
  readonly thing_id: string | null
  readonly sealed: Buffer
  readonly shared_at: Date
  readonly shared_by: string
  readonly initials: string
}

export interface SharedWords {
  readonly who: string
  readonly what?: string
}

export function toShared(row: SharedRow, { who, what }: SharedWords): Shared {
  const { member_id, grant_fact, lawful, thing_id } = row
  return {
    id: row.id,
    ...(member_id && { memberId: member_id }),
    type: row.type,
    ...(grant_fact && { grant: grant_fact }),
    ...(lawful && { lawful }),
    items: row.items,
    by: row.way,
    ...(thing_id && { thingId: thing_id }),
    who,
    ...(what && { what }),
    at: row.shared_at.toISOString(),
    byId: row.shared_by,
    initials: row.initials,
  }
}

type Table = 'circle_member_version' | 'shared_item'

/**
 * Class C, although a surgery or a school tells a town. L is for where somebody is, and no letter may hold
 * it: these are the people to whom letters go. They are a way to reach the person, and end with the others.
 */
function cellOf({ actor }: UnitOfWork, table: Table, caseId: string, rowId: string): Cell {
  return { table, column: 'sealed', orgId: actor.orgId, caseId, rowId, harm: 'C' }
}

export async function sealWords(
  work: UnitOfWork,
  at: { readonly table: Table; readonly caseId: string; readonly rowId: string },
  words: MemberDetails | SharedWords,
): Promise<Buffer> {
  const key = await work.keyring.ofCase(work.actor.orgId, at.caseId, 'C')
  const cell = cellOf(work, at.table, at.caseId, at.rowId)
  return sealCell(key, cell, Buffer.from(JSON.stringify(words)))
}

/** Sealed above from a value of this very shape, and bound to its cell. */
export async function openedWords<Words extends MemberDetails | SharedWords>(
  work: UnitOfWork,
  at: { readonly table: Table; readonly caseId: string; readonly rowId: string },
  sealed: Buffer,
): Promise<Words> {
  const key = await work.keyring.ofCaseById(work.actor.orgId, at.caseId, keyIdOf(sealed))
  const cell = cellOf(work, at.table, at.caseId, at.rowId)
  return JSON.parse(openCell(key, cell, sealed).toString('utf8'))
}
