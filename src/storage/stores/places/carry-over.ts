/**
 * Takes over what the one compartment of before holds, in one transaction: every value becomes a place
 * under a key of its own, and the rows it came from are removed, because a copy of an old address would
 * outlive its shredding. Done when the places of a case are first asked for, and by the daily work.
 */
import { randomInt } from 'node:crypto'
import { type Day, ukDayOf } from '../../../domain/calendar/day.ts'
import { carriedPlaces, type OldVersion } from '../../../domain/places/carried-places.ts'
import { newId } from '../../new-id.ts'
import { keyIdOf, openCell } from '../../sealing/sealed-cell.ts'
import { type OwnWords, ownWordsOf, pickCodeName } from './own-words.ts'
import { type Sealing, sealPlace } from './sealed-place.ts'

export interface OldRow {
  readonly version: number
  readonly sealed: Buffer
  readonly recorded_at: Date
  readonly recorded_by: string
}

/** How many places were taken over; nothing is left behind, and nothing is done twice. */
export async function carryOver(sealing: Sealing, caseId: string, today: Day): Promise<number> {
  const { tx, orgId } = sealing
  const left = await tx.query(
    'carry-left',
    'select 1 as one from person_location where org_id = $1 and case_id = $2 limit 1',
    [orgId, caseId],
  )
  if (left.length === 0) return 0
  // Two who come at once are told apart here; the second finds nothing left.
  await holdCase(sealing, caseId)
  const rows = await tx.query<OldRow>(
    'carry-read',
    `select version, sealed, recorded_at, recorded_by from person_location
     where org_id = $1 and case_id = $2 order by version`,
    [orgId, caseId],
  )
  if (rows.length === 0) return 0
  const versions = await Promise.all(rows.map((row) => oldVersion(sealing, caseId, row)))
  const places = carriedPlaces(versions)
  const own = await ownWordsOf(sealing, caseId, [])
  for (const place of places) await keepCarried(sealing, { caseId, place, today, own })
  await tx.query('carry-remove', 'delete from person_location where org_id = $1 and case_id = $2', [
    orgId,
    caseId,
  ])
  return places.length
}

export async function holdCase({ tx, orgId }: Sealing, caseId: string): Promise<void> {
  await tx.query('hold-case', 'select id from case_file where org_id = $1 and id = $2 for update', [
    orgId,
    caseId,
  ])
}

export async function oldVersion(
  { keyring, orgId }: Sealing,
  caseId: string,
  row: OldRow,
): Promise<OldVersion> {
  const key = await keyring.ofCaseById(orgId, caseId, keyIdOf(row.sealed))
  const rowId = String(row.version)
  const table = 'person_location'
  const cell = { table, column: 'sealed', orgId, caseId, rowId, harm: 'L' } as const
  const at = row.recorded_at.toISOString()
  return {
    // Sealed by an earlier version of Waymark from a value of this very shape.
    value: JSON.parse(openCell(key, cell, row.sealed).toString('utf8')),
    on: ukDayOf(at),
    at,
    by: row.recorded_by,
  }
}

interface Carrying {
  readonly caseId: string
  readonly place: ReturnType<typeof carriedPlaces>[number]
  readonly today: Day
  readonly own: OwnWords
}

async function keepCarried(
  sealing: Sealing,
  { caseId, place, today, own }: Carrying,
): Promise<void> {
  const { tx, orgId } = sealing
  const { kind, details, until, at, by } = place
  const placeId = newId()
  const { sealed, keepKey } = await sealPlace(sealing, { caseId, placeId }, details)
  const codeName =
    kind === 'safe-house'
      ? pickCodeName(randomInt(1_000_000) / 1_000_000, own, [details.where, details.about ?? ''])
      : undefined
  await tx.query(
    'carry-keep',
    `insert into place (org_id, case_id, id, kind, code_name, sealed, until_day, former_since,
       ended_because, recorded_at, recorded_by, carried)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, true)`,
    [
      ...[orgId, caseId, placeId, kind, codeName ?? null, sealed, until ?? null],
      // Its thirty days begin now: whoever still needs it has had no chance to say so before.
      ...[until ? today : null, until ? 'moved' : null, at, by],
    ],
  )
  await keepKey()
}
