/** The rows of requests for one's own record, and how they read as values. */
import type {
  AccessLine,
  KeptAccess,
  KeptAccessStep,
  StepWords,
} from '../../../application/ports/access-requests/access-request-store.ts'
import type {
  AccessStep,
  RefusalGround,
  WayOfGiving,
  WhoAsks,
} from '../../../domain/access-requests/access-request.ts'
import { aDay } from '../../../domain/calendar/day.ts'

export interface AccessRow {
  readonly id: string
  readonly case_id: string
  readonly who: WhoAsks
  readonly asked_on: string
  readonly sealed: Buffer
  readonly recorded_by: string
  readonly over_on: string | null
  readonly by_name: string | null
}

const gone = 'Somebody who left'

export function toAccess(
  row: AccessRow,
  words: string,
  steps: readonly KeptAccessStep[],
): KeptAccess {
  return {
    ...{ id: row.id, caseId: row.case_id, who: row.who, askedOn: aDay(row.asked_on) },
    ...{ recordedBy: row.recorded_by, recordedByName: row.by_name ?? gone, words, steps },
    ...(row.over_on && { overOn: aDay(row.over_on) }),
  }
}

export interface StepRow {
  readonly request_id: string
  readonly id: string
  readonly step: AccessStep['step']
  readonly by_user: string
  readonly on_day: string
  readonly of_step: string | null
  readonly hash: string | null
  readonly refuse: RefusalGround | null
  readonly way: WayOfGiving | null
  readonly sealed: Buffer
  readonly at: Date
  readonly by_name: string | null
}

export function toStep(row: StepRow, words: StepWords): KeptAccessStep {
  return { ...stepOf(row), ...words, byName: row.by_name ?? gone, at: row.at.toISOString() }
}

/** What each step must have stands in the constraints of the table. */
function stepOf(row: StepRow): AccessStep {
  const { step, hash, refuse, way } = row
  const who = { id: row.id, by: row.by_user, on: aDay(row.on_day) }
  switch (step) {
    case 'prepared':
      return { step, ...who, ...(hash && { hash }), ...(refuse && { refuse }) }
    case 'agreed':
    case 'sent-back':
      return { step, ...who, of: row.of_step ?? '' }
    case 'given':
      return { step, ...who, way: way ?? 'in-person' }
    default:
      return { step, ...who }
  }
}

interface LineRow {
  readonly id: string
  readonly case_reference: string
  readonly who: WhoAsks
  readonly asked_on: string
  readonly reply_by: string | null
  readonly over_on: string | null
}

export function toLine(row: LineRow): AccessLine {
  return {
    ...{ id: row.id, caseReference: row.case_reference, who: row.who },
    askedOn: aDay(row.asked_on),
    ...(row.reply_by && { replyBy: aDay(row.reply_by) }),
    ...(row.over_on && { overOn: aDay(row.over_on) }),
  }
}
