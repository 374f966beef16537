/**
 * Every current place of a case at once, for an emergency only. What the compartment of before still
 * holds is read as well: in an emergency nothing may be written, so nothing can be carried over.
 */
import { carriedPlaces } from '../../../domain/places/carried-places.ts'
import type { PlaceKind } from '../../../domain/places/place.ts'
import { type OldRow, oldVersion } from './carry-over.ts'
import { openPlace, type Sealing } from './sealed-place.ts'

export async function currentPlaces(
  sealing: Sealing,
  caseId: string,
): Promise<Readonly<Partial<Record<PlaceKind, string>>> | undefined> {
  const { tx, orgId } = sealing
  const rows = await tx.query<{ id: string; kind: PlaceKind; code_name: string | null }>(
    'places-in-emergency',
    `select id, kind, code_name from place
     where org_id = $1 and case_id = $2 and former_since is null order by recorded_at, id`,
    [orgId, caseId],
  )
  const lines: { kind: PlaceKind; text: string }[] = []
  for (const { id, kind, code_name: name } of rows) {
    const details = await openPlace(sealing, { caseId, placeId: id })
    if (details) lines.push({ kind, text: textOf(details, name) })
  }
  const old = await tx.query<OldRow>(
    'old-location-in-emergency',
    `select version, sealed, recorded_at, recorded_by from person_location
     where org_id = $1 and case_id = $2 order by version desc limit 1`,
    [orgId, caseId],
  )
  const versions = await Promise.all(old.map((row) => oldVersion(sealing, caseId, row)))
  for (const { kind, details } of carriedPlaces(versions)) {
    lines.push({ kind, text: textOf(details, null) })
  }
  if (lines.length === 0) return undefined
  const kinds = [...new Set(lines.map(({ kind }) => kind))]
  const textsOf = (wanted: PlaceKind) =>
    lines.flatMap(({ kind, text }) => (kind === wanted ? [text] : [])).join('\n\n')
  return Object.fromEntries(kinds.map((kind) => [kind, textsOf(kind)]))
}

function textOf({ where, about }: { where: string; about?: string }, name: string | null): string {
  return [name, where, about].filter(Boolean).join('\n')
}
