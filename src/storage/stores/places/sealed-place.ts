/**
 * One place under a key of its own, which is wrapped by its case's key for locations. Whoever removes
 * the wrapped key has shredded the place: no other key opens it. Beside it stand keyed hashes of the
 * pieces by which a sentence would give it away, so that texts can be compared without opening anything.
 */
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { PlaceDetails } from '../../../domain/places/place.ts'
import { tellingPieces } from '../../../domain/places/telling-pieces.ts'
import type { Tx } from '../../connect/transaction.ts'
import { toSecret } from '../../sealing/key-cache.ts'
import type { Keyring } from '../../sealing/keyring.ts'
import { type Cell, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import { unwrapKey, wrapKey } from '../../sealing/wrapped-key.ts'

/** What opening and sealing needs, whether a person asks or Waymark itself. */
export interface Sealing {
  readonly tx: Tx
  readonly keyring: Keyring
  readonly orgId: string
}

export interface SealedPlace {
  readonly sealed: Buffer
  /** Puts the key and the hashes beside the place; called once its row is there. */
  keepKey(): Promise<void>
}

export async function sealPlace(
  { tx, keyring, orgId }: Sealing,
  at: { caseId: string; placeId: string },
  details: PlaceDetails,
): Promise<SealedPlace> {
  const { caseId, placeId } = at
  const wrapping = await keyring.ofCase(orgId, caseId, 'L')
  const id = randomUUID()
  const bytes = randomBytes(32)
  const wrapped = wrapKey(wrapping.secret, bytes, aboutPlaceKey(orgId, at, id))
  const plain = Buffer.from(JSON.stringify(details))
  const sealed = sealCell({ id, secret: toSecret(bytes) }, cellOf(orgId, at), plain)
  plain.fill(0)
  return {
    sealed,
    async keepKey() {
      await tx.query(
        'place-key-keep',
        `insert into place_key (org_id, case_id, place_id, key_id, wrapped, wrapped_by)
         values ($1, $2, $3, $4, $5, $6)`,
        [orgId, caseId, placeId, id, wrapped, wrapping.id],
      )
      await keepPrints({ tx, keyring, orgId }, at, details)
    },
  }
}

/**
 * Keeps the hashes of its pieces. Asked again whenever a place is opened all the same: one that was kept
 * before a kind of piece was known is compared by it from then on.
 */
export async function keepPrints(
  { tx, keyring, orgId }: Sealing,
  { caseId, placeId }: { caseId: string; placeId: string },
  { where }: PlaceDetails,
): Promise<void> {
  const prints = await printsOf({ tx, keyring, orgId }, caseId, tellingPieces(where))
  if (prints.length === 0) return
  await tx.query(
    'place-prints-keep',
    `insert into place_print (org_id, case_id, place_id, print)
     select distinct $1::uuid, $2::uuid, $3::uuid, print from unnest($4::bytea[]) as print
     on conflict do nothing`,
    [orgId, caseId, placeId, prints],
  )
}

interface SealedRow {
  readonly sealed: Buffer
  readonly key_id: string
  readonly wrapped: Buffer
  readonly wrapped_by: string
}

/** Nothing when it is not there, not theirs, or was shredded. The key is forgotten at once. */
export async function openPlace(
  { tx, keyring, orgId }: Sealing,
  at: { caseId: string; placeId: string },
): Promise<PlaceDetails | undefined> {
  const [row] = await tx.query<SealedRow>(
    'place-open',
    `select p.sealed, k.key_id, k.wrapped, k.wrapped_by from place p
     join place_key k on k.org_id = p.org_id and k.case_id = p.case_id and k.place_id = p.id
     where p.org_id = $1 and p.case_id = $2 and p.id = $3 and p.sealed is not null`,
    [orgId, at.caseId, at.placeId],
  )
  if (row === undefined) return undefined
  const wrapping = await keyring.ofCaseById(orgId, at.caseId, row.wrapped_by)
  const bytes = unwrapKey(wrapping.secret, row.wrapped, aboutPlaceKey(orgId, at, row.key_id))
  const key = { id: row.key_id, secret: toSecret(bytes) }
  const plain = openCell(key, cellOf(orgId, at), row.sealed)
  // Sealed above from a value of this very shape, and bound to this cell.
  const details: PlaceDetails = JSON.parse(plain.toString('utf8'))
  plain.fill(0)
  return details
}

/** Keyed for this case alone: the same street in two cases has nothing in common. */
export async function printsOf(
  { keyring, orgId }: Sealing,
  caseId: string,
  pieces: readonly string[],
): Promise<Buffer[]> {
  if (pieces.length === 0) return []
  const { secret } = await keyring.ofOrganisation(orgId, 'find')
  return pieces.map((piece) =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['place', orgId, caseId, piece]))
      .digest()
      .subarray(0, 8),
  )
}

function cellOf(orgId: string, { caseId, placeId }: { caseId: string; placeId: string }): Cell {
  return { table: 'place', column: 'sealed', orgId, caseId, rowId: placeId, harm: 'L' }
}

function aboutPlaceKey(
  orgId: string,
  { caseId, placeId }: { caseId: string; placeId: string },
  keyId: string,
): string {
  return `waymark place key|${orgId}|${caseId}|${placeId}|${keyId}`
}
