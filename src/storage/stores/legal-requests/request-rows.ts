/** The rows of the register, and how they read as values. */
import type {
  DemandWords,
  KeptRequest,
  KeptStep,
} from '../../../application/ports/legal-requests/legal-request-store.ts'
import { aDay, ukDayOf } from '../../../domain/calendar/day.ts'
import { isShareItem } from '../../../domain/circle/share-items.ts'
import { isAsker, type Scope } from '../../../domain/legal-requests/asker.ts'
import { isGround } from '../../../domain/legal-requests/ground.ts'
import type {
  DecidingRole,
  Decision,
  RequestStep,
} from '../../../domain/legal-requests/legal-request.ts'

export interface RequestRow {
  readonly id: string
  readonly case_id: string | null
  readonly case_reference: string | null
  readonly asker: string
  readonly ground: string
  readonly scope: Scope
  readonly arrived_on: string
  readonly due_on: string | null
  readonly asks_silence: boolean
  readonly sealed: Buffer
  readonly recorded_by: string
  readonly over_on: string | null
  readonly by_name: string | null
}

export function toRequest(
  row: RequestRow,
  words: DemandWords,
  steps: readonly KeptStep[],
): KeptRequest {
  const { asker, ground } = row
  if (!isAsker(asker) || !isGround(ground)) throw new Error('a demand has an unknown code')
  return {
    ...{ id: row.id, asker, ground, scope: row.scope, arrivedOn: aDay(row.arrived_on) },
    ...(row.case_id && { caseId: row.case_id }),
    ...(row.case_reference && { caseReference: row.case_reference }),
    ...(row.due_on && { dueOn: aDay(row.due_on) }),
    ...(row.over_on && { overOn: aDay(row.over_on) }),
    ...{ asksSilence: row.asks_silence, recordedBy: row.recorded_by, words, steps },
    recordedByName: row.by_name ?? 'Somebody who left',
  }
}

export interface StepRow {
  readonly request_id: string
  readonly id: string
  readonly step: RequestStep['step']
  readonly by_user: string
  readonly as_role: string
  readonly of_step: string | null
  readonly decision: Decision | null
  readonly parts: string[]
  readonly seen: string[]
  readonly names_them: boolean
  readonly paper_id: string | null
  readonly until_day: string | null
  readonly sealed: Buffer
  readonly at: Date
  readonly by_name: string | null
}

export function toStep(row: StepRow, words: string): KeptStep {
  const on = ukDayOf(row.at.toISOString())
  return { ...stepOf(row), words, byName: row.by_name ?? 'Somebody who left', on }
}

/** What each step must have stands in the constraints of the table. */
function stepOf(row: StepRow): RequestStep {
  const { id, step, by_user: by, of_step: of } = row
  // Who may write which role stands in the policies of the table.
  const as = row.as_role as DecidingRole
  const parts = row.parts.filter(isShareItem)
  switch (step) {
    case 'proposed':
      return {
        ...{ step, id, by, as, parts, seen: row.seen, namesThem: row.names_them },
        decision: row.decision ?? 'refused',
        ...(row.paper_id && { paperId: row.paper_id }),
      }
    case 'agreed':
    case 'sent-back':
      return { step, id, by, as, of: of ?? '' }
    case 'let-out':
      return { step, id, by, of: of ?? '', parts }
    case 'not-told':
      return { step, id, by, until: aDay(row.until_day ?? '') }
    case 'advised':
    case 'told':
      return { step, id, by }
  }
}

type Unsigned<Step> = Step extends unknown ? Omit<Step, 'by' | 'as'> : never

/** of_step, decision, parts, seen, names_them, paper_id, until_day */
export function columnsOf(step: Unsigned<RequestStep>): readonly unknown[] {
  const of = 'of' in step ? step.of : null
  const parts = 'parts' in step ? [...step.parts] : []
  if (step.step !== 'proposed') {
    return [of, null, parts, [], false, null, step.step === 'not-told' ? step.until : null]
  }
  const { decision, seen, namesThem, paperId } = step
  return [of, decision, parts, [...seen], namesThem, paperId ?? null, null]
}
