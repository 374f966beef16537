/** The safety plan as it stands: for whoever works on the case, and for an emergency that opens it. */
import type { KeptPlan } from '../../../application/ports/risk-store.ts'
import { sealedWords } from '../cases/sealed-words.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

type Words = Omit<KeptPlan, 'version' | 'recordedAt' | 'initials'>

/** Whoever calls writes the line of the log: the words differ in an emergency. */
export async function newestPlan(work: UnitOfWork, caseId: string): Promise<KeptPlan | undefined> {
  const [row] = await work.tx.query<{
    version: number
    sealed: Buffer
    recorded_at: Date
    initials: string
  }>(
    'safety-plan',
    `select p.version, p.sealed, p.recorded_at, u.initials
     from safety_plan p join app_user u on u.org_id = p.org_id and u.id = p.recorded_by
     where p.org_id = $1 and p.case_id = $2 order by p.version desc limit 1`,
    [work.actor.orgId, caseId],
  )
  if (row === undefined) return undefined
  const { version, sealed, recorded_at, initials } = row
  const plans = sealedWords(work, 'safety_plan', 'N')
  const words = await plans.open<Words>(caseId, String(version), sealed)
  return { ...words, version, recordedAt: recorded_at.toISOString(), initials }
}
