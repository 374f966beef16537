/** The risk reviews of one case, the newest first, each with who looked a second time. */
import type { KeptReview } from '../../../application/ports/risk-store.ts'
import { sealedWords } from '../cases/sealed-words.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

interface ReviewRow {
  readonly id: string
  readonly number: number
  readonly sealed: Buffer
  readonly recorded_at: Date
  readonly recorded_by: string
  readonly initials: string
}

interface LookRow {
  readonly review_id: string
  readonly looked_by: string
  readonly looked_at: Date
  readonly sealed: Buffer
  readonly initials: string
}

export async function readReviews(
  work: UnitOfWork,
  caseId: string,
  limit: number,
): Promise<readonly KeptReview[]> {
  const { tx, actor } = work
  const [rows, lookRows] = await Promise.all([
    tx.query<ReviewRow>(
      'risk-reviews',
      `select r.id, r.number, r.sealed, r.recorded_at, r.recorded_by, u.initials
       from risk_review r join app_user u on u.org_id = r.org_id and u.id = r.recorded_by
       where r.org_id = $1 and r.case_id = $2 order by r.number desc limit $3`,
      [actor.orgId, caseId, limit],
    ),
    tx.query<LookRow>(
      'risk-looks',
      `select l.review_id, l.looked_by, l.looked_at, l.sealed, u.initials
       from risk_second_look l join app_user u on u.org_id = l.org_id and u.id = l.looked_by
       where l.org_id = $1 and l.case_id = $2 order by l.looked_at, l.looked_by`,
      [actor.orgId, caseId],
    ),
  ])
  return Promise.all(
    rows.map((row) =>
      opened(
        work,
        caseId,
        row,
        lookRows.filter(({ review_id }) => review_id === row.id),
      ),
    ),
  )
}

type Words = Omit<KeptReview, 'id' | 'by' | 'number' | 'recordedAt' | 'initials' | 'looks'>

async function opened(
  work: UnitOfWork,
  caseId: string,
  { id, number, sealed, recorded_at, recorded_by, initials }: ReviewRow,
  lookRows: readonly LookRow[],
): Promise<KeptReview> {
  const looks = sealedWords(work, 'risk_second_look', 'N')
  return {
    ...(await sealedWords(work, 'risk_review', 'N').open<Words>(caseId, id, sealed)),
    id,
    number,
    by: recorded_by,
    recordedAt: recorded_at.toISOString(),
    initials,
    looks: await Promise.all(
      lookRows.map(async (row) => ({
        ...(await looks.open<{ agrees: boolean; words?: string }>(
          caseId,
          `${id} ${row.looked_by}`,
          row.sealed,
        )),
        by: row.looked_by,
        at: row.looked_at.toISOString(),
        initials: row.initials,
      })),
    ),
  }
}
