/**
 * Risk, sealed with the words of the case: rows are added and never changed, so that what people thought
 * on any day can be read later as they wrote it.
 */
import type { KeptSignal, KeptStep, RiskStore } from '../../../application/ports/risk-store.ts'
import type { RiskReview } from '../../../domain/risk/review.ts'
import type { SafetyPlan } from '../../../domain/risk/safety-plan.ts'
import { claimWrite } from '../cases/claim-write.ts'
import { sealedWords } from '../cases/sealed-words.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { newestPlan } from './read-plan.ts'
import { readReviews } from './read-reviews.ts'

type KeptWords<Whole, Columns extends keyof Whole> = Omit<Whole, Columns>

interface Row {
  readonly id: string
  readonly recorded_at: Date
  readonly sealed: Buffer
  readonly initials: string
}

/** How many rows a case may show of what was noticed or done: years of them, and still one page. */
const most = 200

export function riskStore(work: UnitOfWork): RiskStore {
  const { tx, actor } = work
  const reviews = sealedWords(work, 'risk_review', 'N')
  const looks = sealedWords(work, 'risk_second_look', 'N')
  const plans = sealedWords(work, 'safety_plan', 'N')

  return {
    async reviews(caseId, limit) {
      if (!(await work.isInside(caseId))) return []
      const found = await readReviews(work, caseId, limit)
      if (found.length > 0) work.log({ act: 'read the risk reviews', caseId })
      return found
    },

    async addReview(seen, review, { writeId, versionSeen }) {
      const claimed = await claimWrite(work, seen.id, { writeId })
      if (!('done' in claimed)) return claimed
      const version = await newestNumber(work, 'risk_review', 'number', seen.id)
      if (version !== versionSeen) return { changedMeanwhile: { version } }
      const { id, ...words } = review
      const kept: KeptWords<RiskReview, 'id' | 'by'> = words
      await tx.query(
        'add-risk-review',
        `insert into risk_review (org_id, case_id, id, number, sealed, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          ...[actor.orgId, seen.id, id, version + 1, await reviews.seal(seen.id, id, kept)],
          ...[work.now(), actor.userId],
        ],
      )
      work.log({ act: 'reviewed the risk', caseId: seen.id, objectId: id })
      return claimed
    },

    async addLook(seen, { review, agrees, words }, { writeId }) {
      const claimed = await claimWrite(work, seen.id, { writeId })
      if (!('done' in claimed)) return claimed
      const rowId = `${review.id} ${actor.userId}`
      const sealed = await looks.seal(seen.id, rowId, { agrees, ...(words && { words }) })
      await tx.query(
        'add-risk-look',
        `insert into risk_second_look
           (org_id, case_id, review_id, reviewed_by, looked_by, looked_at, sealed)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
        [actor.orgId, seen.id, review.id, review.by, actor.userId, work.now(), sealed],
      )
      work.log({ act: 'looked at a risk review a second time', caseId: seen.id })
      return claimed
    },

    async signals(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await rowsOf(work, 'risk_signal', caseId)
      const words = sealedWords(work, 'risk_signal', 'N')
      return Promise.all(
        rows.map(async ({ id, sealed, initials, recorded_at }) => ({
          ...(await words.open<KeptWords<KeptSignal, 'id' | 'initials' | 'recordedAt'>>(
            caseId,
            id,
            sealed,
          )),
          id,
          initials,
          recordedAt: recorded_at.toISOString(),
        })),
      )
    },

    async addSignal(seen, { id, ...signal }, { writeId }) {
      const claimed = await claimWrite(work, seen.id, { writeId })
      if (!('done' in claimed)) return claimed
      await addRow(work, 'risk_signal', { caseId: seen.id, id, value: signal })
      work.log({ act: 'noted a warning sign', caseId: seen.id, objectId: id })
      return claimed
    },

    async plan(caseId) {
      if (!(await work.isInside(caseId))) return undefined
      const plan = await newestPlan(work, caseId)
      if (plan) work.log({ act: 'opened the safety plan', caseId })
      return plan
    },

    async keepPlan(seen, plan, { writeId, versionSeen }) {
      const claimed = await claimWrite(work, seen.id, { writeId })
      if (!('done' in claimed)) return claimed
      const version = await newestNumber(work, 'safety_plan', 'version', seen.id)
      if (version !== versionSeen) return { changedMeanwhile: { version } }
      const kept: KeptWords<SafetyPlan, 'version'> = plan
      const next = version + 1
      await tx.query(
        'keep-safety-plan',
        `insert into safety_plan (org_id, case_id, version, sealed, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6)`,
        [
          ...[actor.orgId, seen.id, next, await plans.seal(seen.id, String(next), kept)],
          ...[work.now(), actor.userId],
        ],
      )
      work.log({ act: 'changed the safety plan', caseId: seen.id })
      return claimed
    },

    async steps(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await rowsOf(work, 'missing_step', caseId)
      const words = sealedWords(work, 'missing_step', 'N')
      return Promise.all(
        rows.map(async ({ id, sealed, initials }) => ({
          ...(await words.open<KeptWords<KeptStep, 'initials'>>(caseId, id, sealed)),
          initials,
        })),
      )
    },

    async addStep(seen, { id, ...step }, { writeId }) {
      const claimed = await claimWrite(work, seen.id, { writeId })
      if (!('done' in claimed)) return claimed
      await addRow(work, 'missing_step', { caseId: seen.id, id, value: step })
      work.log({ act: 'took a step while you could not be found', caseId: seen.id })
      return claimed
    },
  }
}

type Plain = 'risk_signal' | 'missing_step'

async function rowsOf(
  { tx, actor }: UnitOfWork,
  table: Plain,
  caseId: string,
): Promise<readonly Row[]> {
  return tx.query<Row>(
    `rows-${table}`,
    `select t.id, t.sealed, t.recorded_at, u.initials
     from ${table} t join app_user u on u.org_id = t.org_id and u.id = t.recorded_by
     where t.org_id = $1 and t.case_id = $2 order by t.recorded_at desc, t.id desc limit ${most}`,
    [actor.orgId, caseId],
  )
}

async function addRow(
  work: UnitOfWork,
  table: Plain,
  { caseId, id, value }: { caseId: string; id: string; value: unknown },
): Promise<void> {
  const sealed = await sealedWords(work, table, 'N').seal(caseId, id, value)
  await work.tx.query(
    `add-${table}`,
    `insert into ${table} (org_id, case_id, id, sealed, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6)`,
    [work.actor.orgId, caseId, id, sealed, work.now(), work.actor.userId],
  )
}

async function newestNumber(
  { tx, actor }: UnitOfWork,
  table: 'risk_review' | 'safety_plan',
  column: 'number' | 'version',
  caseId: string,
): Promise<number> {
  const [row] = await tx.query<{ newest: number | null }>(
    `newest-${table}`,
    `select max(${column}) as newest from ${table} where org_id = $1 and case_id = $2`,
    [actor.orgId, caseId],
  )
  return row?.newest ?? 0
}
