/**
 * What a person told about themselves. Each event is one sealed row; two people who write to the same part
 * at once are told apart by how often it had changed on the page of each.
 */
import type { AccountStore } from '../../../application/ports/told-once/account-store.ts'
import type { CaseActName } from '../../../domain/looked/acts.ts'
import {
  type AccountEvent,
  type NewAccountEvent,
  revising,
} from '../../../domain/told-once/account-event.ts'
import { claimWrite } from '../cases/claim-write.ts'
import { sealedWords } from '../cases/sealed-words.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

const table = 'told_event'

const logged = {
  written: 'wrote down their account',
  approved: 'noted that their account is approved',
  answered: 'noted what their account is for',
  'taken-back': 'took their account back',
  told: 'noted whom they told',
  used: 'let out part of their account',
  'notice-given': 'gave notice about their account',
} as const satisfies Record<AccountEvent['kind'], CaseActName>

interface Row {
  readonly id: string
  readonly sealed: Buffer
  readonly recorded_at: Date
  readonly initials: string
}

export function accountStore(work: UnitOfWork): AccountStore {
  const { tx, actor } = work
  const words = sealedWords(work, table, 'N')

  return {
    async read(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await tx.query<Row>(
        'told-events',
        `select e.id, e.sealed, e.recorded_at, u.initials from told_event e
           join app_user u on u.org_id = e.org_id and u.id = e.recorded_by
         where e.org_id = $1 and e.case_id = $2 order by e.recorded_at, e.block_id, e.number`,
        [actor.orgId, caseId],
      )
      if (rows.length > 0) work.log({ act: 'read their account', caseId })
      return Promise.all(
        rows.map(async ({ id, sealed, recorded_at, initials }) => ({
          ...(await words.open<NewAccountEvent>(caseId, id, sealed)),
          recordedAt: recorded_at.toISOString(),
          initials,
        })),
      )
    },

    async add(seen, event, { writeId, revisionSeen }) {
      const claimed = await claimWrite(work, seen.id, { writeId })
      if (!('done' in claimed)) return claimed
      const { number, revision } = await standingOf(work, seen.id, event.block)
      if (revisionSeen !== undefined && revisionSeen !== revision) {
        return { changedMeanwhile: { version: revision } }
      }
      const sealed = await words.seal(seen.id, event.id, event)
      await tx.query(
        'add-told-event',
        `insert into told_event (org_id, case_id, id, block_id, number, kind, sealed, recorded_at,
           recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          ...[actor.orgId, seen.id, event.id, event.block, number + 1, event.kind],
          ...[sealed, work.now(), actor.userId],
        ],
      )
      work.log({ act: logged[event.kind], caseId: seen.id, objectId: event.id })
      return claimed
    },
  }
}

/** After a write was claimed, nobody else adds to the case until the end of the transaction. */
async function standingOf(
  { tx, actor }: UnitOfWork,
  caseId: string,
  block: string,
): Promise<{ number: number; revision: number }> {
  const [row] = await tx.query<{ number: number; revision: number }>(
    'told-standing',
    `select coalesce(max(number), 0)::int as number,
       (count(*) filter (where kind = any ($4)))::int as revision
     from told_event where org_id = $1 and case_id = $2 and block_id = $3`,
    [actor.orgId, caseId, block, [...revising]],
  )
  return row ?? { number: 0, revision: 0 }
}
