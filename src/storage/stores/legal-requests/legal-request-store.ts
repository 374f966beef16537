/** The register of legal requests: entries, and the steps behind them, each added once. */
import type {
  DemandWords,
  KeptRequest,
  LegalRequestStore,
} from '../../../application/ports/legal-requests/legal-request-store.ts'
import { destroyedInWords } from '../../../application/ports/retention/words-destroyed.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { type Cell, keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { columnsOf, type RequestRow, type StepRow, toRequest, toStep } from './request-rows.ts'

type Table = 'legal_request' | 'legal_request_step'

export function legalRequestStore(work: UnitOfWork): LegalRequestStore {
  const { tx, actor } = work
  const { orgId } = actor

  return {
    async record({ words, ...demand }, seen) {
      if (seen && !(await work.isInside(seen.id))) throw new Error('the case was not opened')
      const { id, asker, ground, scope, arrivedOn, dueOn, asksSilence } = demand
      const sealed = await seal(work, 'legal_request', id, JSON.stringify(words))
      const added = await tx.query(
        'demand-record',
        `insert into legal_request (org_id, id, case_id, case_reference, asker, ground, scope,
           arrived_on, due_on, asks_silence, sealed, recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict (org_id, id) do nothing returning id`,
        [
          ...[orgId, id, seen?.id ?? null, seen?.reference ?? null, asker, ground, scope],
          ...[arrivedOn, dueOn ?? null, asksSilence, sealed, actor.userId, work.now()],
        ],
      )
      if (added.length === 0) return
      if (seen) work.log({ act: 'wrote down a demand', caseId: seen.id, objectId: id })
      else work.log({ act: 'wrote down a demand about nobody', objectId: id })
    },

    async ofCase(caseId) {
      if (!(await work.isInside(caseId))) return []
      const found = await read(work, { caseId })
      if (found.length > 0) work.log({ act: 'read who asked about them', caseId })
      return found
    },

    async register() {
      work.log({ act: 'read the register of legal requests' })
      return read(work, {})
    },

    async find(requestId) {
      const [found] = await read(work, { requestId })
      if (found === undefined) return undefined
      const { caseId, caseReference } = found
      const of = { ...(caseId && { caseId }), ...(caseReference && { caseReference }) }
      const act = caseId ? 'read who asked about them' : 'read the register of legal requests'
      work.log({ act, ...of, objectId: requestId })
      return found
    },

    async add(request, { words, ...step }, as) {
      const { id: requestId, caseId } = request
      if (caseId !== undefined && as === 'service-manager' && !(await work.isInside(caseId))) {
        throw new Error('the case was not opened')
      }
      const sealed = await seal(work, 'legal_request_step', step.id, words)
      const added = await tx.query(
        'demand-step',
        `insert into legal_request_step (org_id, request_id, number, id, case_id, step, by_user,
           as_role, of_step, decision, parts, seen, names_them, paper_id, until_day, sealed, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
         on conflict do nothing returning id`,
        [
          ...[orgId, requestId, request.steps.length + 1, step.id, caseId ?? null, step.step],
          ...[actor.userId, as, ...columnsOf(step), sealed, work.now()],
        ],
      )
      if (added.length === 0) return false
      const act = acts[step.step]
      const { caseReference } = request
      if (caseId === undefined) work.log({ act: `${act}, about nobody`, objectId: requestId })
      else work.log({ act, caseId, ...(caseReference && { caseReference }), objectId: requestId })
      return true
    },

    async settle({ id }, on) {
      await tx.query(
        'demand-settle',
        'update legal_request set over_on = $3 where org_id = $1 and id = $2 and over_on is null',
        [orgId, id, on],
      )
    },

    async logDay() {
      const [row] = await tx.query<{ day: string }>(
        'demand-day',
        `select (now() at time zone 'Europe/London')::date::text as day`,
        [],
      )
      return aDay(row?.day ?? '')
    },
  }
}

const acts = {
  advised: 'noted advice on a demand',
  proposed: 'proposed how a demand is answered',
  agreed: 'agreed how a demand is answered',
  'sent-back': 'did not agree how a demand is answered',
  'let-out': 'let something out under a demand',
  told: 'told them who asked',
  'not-told': 'did not tell them yet who asked',
} as const

interface Asked {
  readonly caseId?: string
  readonly requestId?: string
}

/** With their words where one case or one request is named; the whole register stays sealed. */
async function read(work: UnitOfWork, { caseId, requestId }: Asked): Promise<KeptRequest[]> {
  const values = [work.actor.orgId, caseId ?? null, requestId ?? null]
  const rows = await work.tx.query<RequestRow>(
    'demands',
    `select r.id, r.case_id, r.case_reference, r.asker, r.ground, r.scope, r.arrived_on::text,
       r.due_on::text, r.asks_silence, r.sealed, r.recorded_by, r.over_on::text,
       u.display_name as by_name
     from legal_request r
     left join app_user u on u.org_id = r.org_id and u.id = r.recorded_by
     where r.org_id = $1 and ($2::uuid is null or r.case_id = $2)
       and ($3::uuid is null or r.id = $3)
     order by r.over_on is not null, r.due_on nulls last, r.recorded_at desc, r.id`,
    values,
  )
  if (rows.length === 0) return []
  const steps = await work.tx.query<StepRow>(
    'demand-steps',
    `select s.request_id, s.id, s.step, s.by_user, s.as_role, s.of_step, s.decision, s.parts,
       s.seen, s.names_them, s.paper_id, s.until_day::text, s.sealed, s.at,
       u.display_name as by_name
     from legal_request_step s
     left join app_user u on u.org_id = s.org_id and u.id = s.by_user
     where s.org_id = $1 and ($2::uuid is null or s.case_id = $2)
       and ($3::uuid is null or s.request_id = $3) order by s.request_id, s.number`,
    values,
  )
  const opens = caseId !== undefined || requestId !== undefined
  return Promise.all(rows.map((row) => toKept(work, row, { steps, opens })))
}

async function toKept(
  work: UnitOfWork,
  row: RequestRow,
  { steps, opens }: { readonly steps: readonly StepRow[]; readonly opens: boolean },
): Promise<KeptRequest> {
  const own = steps.filter(({ request_id }) => request_id === row.id)
  if (!opens)
    return toRequest(
      row,
      { who: '', what: '' },
      own.map((step) => toStep(step, '')),
    )
  const words = await open(work, 'legal_request', row.id, row.sealed)
  const kept = own.map(async (step) =>
    toStep(
      step,
      (await open(work, 'legal_request_step', step.id, step.sealed)) ?? destroyedInWords,
    ),
  )
  // Sealed by `record` from this very shape.
  const said = words === undefined ? gone : (JSON.parse(words) as DemandWords)
  return toRequest(row, said, await Promise.all(kept))
}

const gone: DemandWords = { who: destroyedInWords, what: destroyedInWords }

async function seal(work: UnitOfWork, table: Table, rowId: string, words: string) {
  const { orgId } = work.actor
  const key = await work.keyring.ofOrganisation(orgId, 'record')
  return sealCell(key, cellOf(orgId, table, rowId), Buffer.from(words))
}

async function open(
  work: UnitOfWork,
  table: Table,
  rowId: string,
  sealed: Buffer,
): Promise<string | undefined> {
  if (sealed.length === 0) return undefined
  const { orgId } = work.actor
  const key = await work.keyring.ofOrganisationById(orgId, keyIdOf(sealed))
  return openCell(key, cellOf(orgId, table, rowId), sealed).toString('utf8')
}

function cellOf(orgId: string, table: Table, rowId: string): Cell {
  return { table, column: 'sealed', orgId, rowId, harm: 'N' }
}
