/** Requests of people for their own record. Words are sealed with the key of the case. */
import type {
  AccessRequestStore,
  KeptAccess,
  StepWords,
} from '../../../application/ports/access-requests/access-request-store.ts'
import { sealedWords } from '../cases/sealed-words.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { type AccessRow, type StepRow, toAccess, toLine, toStep } from './access-rows.ts'

export function accessRequestStore(work: UnitOfWork): AccessRequestStore {
  const { tx, actor } = work
  const { orgId } = actor
  const words = sealedWords(work, 'access_request', 'N')
  const stepWords = sealedWords(work, 'access_step', 'N')

  return {
    async record(seen, { id, who, askedOn, words: said }) {
      if (!(await work.isInside(seen.id))) throw new Error('the case was not opened')
      const sealed = await words.seal(seen.id, id, said)
      const added = await tx.query(
        'access-record',
        `insert into access_request (org_id, case_id, id, case_reference, who, asked_on, sealed,
           recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id`,
        [
          ...[orgId, seen.id, id, seen.reference, who, askedOn, sealed],
          ...[actor.userId, work.now()],
        ],
      )
      if (added.length > 0) {
        work.log({
          act: 'wrote down that they ask for their record',
          caseId: seen.id,
          objectId: id,
        })
      }
    },

    async ofCase(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await tx.query<AccessRow>(
        'access-of-case',
        `select r.id, r.case_id, r.who, r.asked_on::text, r.sealed, r.recorded_by, r.over_on::text,
           u.display_name as by_name
         from access_request r
         left join app_user u on u.org_id = r.org_id and u.id = r.recorded_by
         where r.org_id = $1 and r.case_id = $2 order by r.over_on is not null, r.recorded_at desc, r.id`,
        [orgId, caseId],
      )
      if (rows.length === 0) return []
      work.log({ act: 'opened their asking for the record', caseId })
      const steps = await tx.query<StepRow>(
        'access-steps',
        `select s.request_id, s.id, s.step, s.by_user, s.on_day::text, s.of_step, s.hash, s.refuse,
           s.way, s.sealed, s.at, u.display_name as by_name
         from access_step s left join app_user u on u.org_id = s.org_id and u.id = s.by_user
         where s.org_id = $1 and s.case_id = $2 order by s.request_id, s.number`,
        [orgId, caseId],
      )
      return Promise.all(
        rows.map(async (row): Promise<KeptAccess> => {
          const own = steps.filter(({ request_id }) => request_id === row.id)
          const kept = own.map(async (step) =>
            toStep(step, await stepWords.open<StepWords>(caseId, step.id, step.sealed)),
          )
          const said = await words.open<string>(caseId, row.id, row.sealed)
          return toAccess(row, said, await Promise.all(kept))
        }),
      )
    },

    async add({ id: requestId, caseId, steps }, { words: said, decisions, ...step }) {
      if (!(await work.isInside(caseId))) throw new Error('the case was not opened')
      const value: StepWords = { words: said, ...(decisions && { decisions }) }
      const sealed = await stepWords.seal(caseId, step.id, value)
      const added = await tx.query(
        'access-step',
        `insert into access_step (org_id, case_id, request_id, number, id, step, by_user, on_day,
           of_step, hash, refuse, way, sealed, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
         on conflict do nothing returning id`,
        [
          ...[orgId, caseId, requestId, steps.length + 1, step.id, step.step, actor.userId],
          ...[step.on, 'of' in step ? step.of : null, 'hash' in step ? step.hash : null],
          ...['refuse' in step ? step.refuse : null, 'way' in step ? step.way : null],
          ...[sealed, work.now()],
        ],
      )
      if (added.length === 0) return false
      const act = step.step in acts ? acts[step.step as keyof typeof acts] : usual
      work.log({ act, caseId, objectId: requestId })
      return true
    },

    async keepClock({ id, caseId }, { replyBy, overOn }) {
      await tx.query(
        'access-clock',
        `update access_request set reply_by = $4, over_on = $5
         where org_id = $1 and case_id = $2 and id = $3`,
        [orgId, caseId, id, replyBy ?? null, overOn ?? null],
      )
    },

    async register() {
      work.log({ act: 'read who asks for their own record' })
      const rows = await tx.query<Parameters<typeof toLine>[0]>(
        'access-register',
        `select id, case_reference, who, asked_on::text, reply_by::text, over_on::text
         from access_request where org_id = $1
         order by over_on is not null, reply_by nulls first, id limit 500`,
        [orgId],
      )
      return rows.map(toLine)
    },
  }
}

const usual = 'noted about their asking for the record'
const acts = {
  decided: 'decided what is in their copy',
  prepared: 'prepared their copy',
  agreed: 'agreed to their copy',
  'sent-back': 'did not agree to their copy',
  given: 'gave them their copy',
} as const
