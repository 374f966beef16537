/** What a manager sees of many cases at once, without opening one: what kind of place, never where. */
import type {
  FormerPlace,
  RefusedLook,
  WaitingRelease,
} from '../../../application/ports/places/place-stores.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { type PlaceRow, toPlace } from './place-rows.ts'

interface OfCase {
  readonly case_id: string
  readonly reference: string
  readonly alias: string
}

const caseOf = ({ case_id: caseId, reference, alias }: OfCase) => ({ caseId, reference, alias })

export async function formerOnes(work: UnitOfWork): Promise<readonly FormerPlace[]> {
  const rows = await work.tx.query<PlaceRow & OfCase & { worker_id: string }>(
    'former-places',
    'select f.*, null::date as shredded_on from former_places() f',
  )
  work.log({ act: 'read which old places are still kept' })
  return rows.map((row) => ({
    ...caseOf(row),
    workerId: row.worker_id,
    place: toPlace(row),
  }))
}

export async function refusedLooks(
  work: UnitOfWork,
  since: string,
): Promise<readonly RefusedLook[]> {
  const rows = await work.tx.query<OfCase & { by_user: string; at: Date }>(
    'refused-looks',
    'select * from refused_looks($1)',
    [since],
  )
  return rows.map((row) => ({ ...caseOf(row), by: row.by_user, at: row.at.toISOString() }))
}

export async function waitingReleases(
  work: UnitOfWork,
  askedAfter: string,
): Promise<readonly WaitingRelease[]> {
  const rows = await work.tx.query<
    OfCase & { id: string; kind: WaitingRelease['kind']; asked_by: string; asked_at: Date }
  >('releases-to-answer', 'select * from releases_to_answer($1)', [askedAfter])
  return rows.map((row) => ({
    ...caseOf(row),
    id: row.id,
    kind: row.kind,
    askedBy: row.asked_by,
    askedAt: row.asked_at.toISOString(),
  }))
}
