/** The rows of keeping and destroying, and how they read as values. */
import type {
  DueRow,
  HoldInWords,
  PurgeInWords,
} from '../../../application/ports/retention/retention-store.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import type { Certificate } from '../../../domain/retention/certificate.ts'
import { isRetentionHoldGround } from '../../../domain/retention/hold.ts'
import { isKeptClass, type KeptClass } from '../../../domain/retention/kept-classes.ts'
import type { PurgeRole, PurgeStep, PurgeStop } from '../../../domain/retention/purge.ts'
import type { RetentionRule, ScheduleVersion } from '../../../domain/retention/schedule.ts'
import {
  type HoldPrompt,
  holdPrompts,
  type KeptStanding,
} from '../../../domain/retention/standing.ts'

export interface ScheduleRow {
  readonly version: number
  readonly rules: RetentionRule[]
  readonly first_warning_days: number
  readonly second_warning_days: number
  readonly quiet_days: number
  readonly backup_days: number | null
  readonly confirmed_on: string
  readonly confirmed_by: string
}

export const newestSchedule = `select version, rules, first_warning_days, second_warning_days,
    quiet_days, backup_days, confirmed_on::text, confirmed_by
  from retention_schedule where org_id = $1 order by version desc limit 1`

/** Rules are written from values of this very shape, after `refusalOfSchedule` has passed them. */
export function toSchedule(row: ScheduleRow): ScheduleVersion {
  return {
    version: row.version,
    rules: row.rules,
    warnDays: [row.first_warning_days, row.second_warning_days],
    quietDays: row.quiet_days,
    ...(row.backup_days !== null && { backupDays: row.backup_days }),
    confirmedOn: aDay(row.confirmed_on),
    confirmedBy: row.confirmed_by,
  }
}

export interface HoldRow {
  readonly id: string
  readonly case_id: string
  readonly case_reference: string
  readonly ground: string
  readonly scope: string[]
  readonly placed_on: string
  readonly until_day: string
  readonly ended_on: string | null
  readonly ended_by: string | null
  readonly reason: Buffer
  readonly placed_by_name: string | null
}

export function toHold(row: Omit<HoldRow, 'reason' | 'placed_by_name' | 'case_reference'>) {
  const { ground } = row
  if (!isRetentionHoldGround(ground)) throw new Error(`a hold has the unknown ground ${ground}`)
  return {
    id: row.id,
    ground,
    scope: keptIn(row.scope),
    placedOn: aDay(row.placed_on),
    until: aDay(row.until_day),
    ...(row.ended_on !== null && { endedOn: aDay(row.ended_on) }),
    ...(row.ended_by !== null && { endedBy: row.ended_by }),
  }
}

export function toHoldInWords(row: HoldRow, reason: string): HoldInWords {
  return {
    ...toHold(row),
    caseId: row.case_id,
    caseReference: row.case_reference,
    placedByName: row.placed_by_name ?? 'Somebody who left',
    reason,
  }
}

export interface DueRowRow {
  readonly case_id: string
  readonly case_reference: string
  readonly kept: string
  readonly status: KeptStanding['status']
  readonly until_day: string | null
  readonly because: NonNullable<DueRow['because']> | null
  readonly wrote_on: string | null
  readonly prompts: string[]
  readonly counted_on: string
}

export function toDue(row: DueRowRow): DueRow | undefined {
  if (!isKeptClass(row.kept)) return undefined
  return {
    caseId: row.case_id,
    caseReference: row.case_reference,
    kept: row.kept,
    status: row.status,
    ...(row.until_day !== null && { until: aDay(row.until_day) }),
    ...(row.because !== null && { because: row.because }),
    ...(row.wrote_on !== null && { wroteOn: aDay(row.wrote_on) }),
    prompts: promptsIn(row.prompts),
    countedOn: aDay(row.counted_on),
  }
}

export interface PurgeRow {
  readonly id: string
  readonly case_id: string
  readonly case_reference: string
  readonly kept: string[]
  readonly proposed_on: string
  readonly case_version: number
  readonly prompts: string[]
}

export interface StepRow {
  readonly purge_id: string
  readonly step: PurgeStep['step']
  readonly by_user: string
  readonly as_role: string
  readonly because: PurgeStop | null
  readonly on_day: string
  readonly at: Date
  readonly by_name: string | null
}

/** Steps of one proposal, oldest first. */
export function toPurge(row: PurgeRow, steps: readonly StepRow[]): PurgeInWords {
  const own = steps.filter(({ purge_id }) => purge_id === row.id)
  return {
    id: row.id,
    caseId: row.case_id,
    caseReference: row.case_reference,
    kept: keptIn(row.kept),
    proposedOn: aDay(row.proposed_on),
    prompts: promptsIn(row.prompts),
    steps: own.map(toStep),
    agreedBy: own.flatMap(({ step, by_name }) =>
      step === 'agreed' ? [by_name ?? 'Somebody who left'] : [],
    ),
  }
}

function toStep(row: StepRow): PurgeStep {
  const at = row.at.toISOString()
  switch (row.step) {
    case 'agreed':
      // Who may write which role stands in the policies of the table.
      return { step: 'agreed', by: row.by_user, as: row.as_role as PurgeRole, at }
    case 'taken-back':
      return { step: 'taken-back', by: row.by_user, at }
    case 'stopped':
      return { step: 'stopped', because: row.because ?? 'schedule-changed', at }
    case 'carried-out':
      return { step: 'carried-out', on: aDay(row.on_day), at }
  }
}

export interface CertificateRow {
  readonly purge_id: string
  readonly case_reference: string
  readonly kept: string[]
  readonly destroyed_on: string
  readonly keys: number
  readonly copies_elsewhere: boolean
  readonly backup_days: number | null
}

export function toCertificate(row: CertificateRow): Certificate {
  return {
    purgeId: row.purge_id,
    caseReference: row.case_reference,
    kept: keptIn(row.kept),
    destroyedOn: aDay(row.destroyed_on),
    keys: row.keys,
    copiesElsewhere: row.copies_elsewhere,
    ...(row.backup_days !== null && { backupDays: row.backup_days }),
  }
}

export function keptIn(codes: readonly string[]): readonly KeptClass[] {
  return codes.filter(isKeptClass)
}

export function promptsIn(codes: readonly string[]): readonly HoldPrompt[] {
  return codes.filter((code): code is HoldPrompt => Object.hasOwn(holdPrompts, code))
}
