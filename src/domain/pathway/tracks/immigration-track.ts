/**
 * Temporary permission to stay for confirmed victims: considered without an application the first
 * time. Says that the position is not known when nobody has recorded it.
 */
import { addDays, type Day } from '../../calendar/day.ts'
import type { FactOf } from '../../facts/fact.ts'
import type { StandingRecord } from '../../facts/standing-record.ts'
import type { NrmEpisode } from './nrm/nrm-episodes.ts'

export const immigrationStates = [
  'not-considered',
  'not-needed',
  'position-not-known',
  'automatic-consideration',
  'evidence',
  'granted',
  'extension-due',
  'extension-applied',
  'ended',
  'refused',
  'paused',
] as const
export type ImmigrationState = (typeof immigrationStates)[number]

export type Position = FactOf<'immigration-status-noted'>['detail']['position']

/** Permission as granted; a day that the letter does not name is absent. */
export interface Permission {
  readonly decidedOn: Day
  readonly from?: Day
  readonly to?: Day
}

export type ImmigrationAt =
  /** No positive conclusive grounds decision: nothing is considered yet. */
  | { readonly state: 'not-considered' }
  /** British, Irish, or with permission already. */
  | { readonly state: 'not-needed' }
  /** Confirmed, but nobody knows whether permission is needed. */
  | { readonly state: 'position-not-known'; readonly since: Day }
  | { readonly state: 'automatic-consideration'; readonly since: Day }
  | { readonly state: 'evidence'; readonly since: Day; readonly answerBy?: Day }
  | { readonly state: 'granted' | 'extension-due'; readonly permission: Permission }
  | {
      readonly state: 'extension-applied'
      readonly since: Day
      readonly permission?: Permission
    }
  | { readonly state: 'ended'; readonly since: Day; readonly permission: Permission }
  | { readonly state: 'refused'; readonly since: Day }
  | { readonly state: 'paused'; readonly since: Day; readonly before: ImmigrationAt }

export type ImmigrationTrack = ImmigrationAt & {
  readonly track: 'immigration'
  readonly position?: Position
}

export interface ImmigrationReading {
  readonly record: StandingRecord
  readonly episodes: readonly NrmEpisode[]
  readonly today: Day
  readonly permissionNoticeDays: number
}

export function readImmigration(reading: ImmigrationReading): ImmigrationTrack {
  const position = reading.record.last('immigration-status-noted')?.detail.position
  return {
    track: 'immigration',
    ...stateOf(reading, position),
    ...(position && { position }),
  }
}

function stateOf(reading: ImmigrationReading, position: Position | undefined): ImmigrationAt {
  const at = withoutPause(reading, position)
  const paused = reading.record.last('vts-paused')
  const resumed = reading.record.last('vts-resumed')
  if (paused === undefined || (resumed && resumed.on >= paused.on)) return at
  return { state: 'paused', since: paused.on, before: at }
}

function withoutPause(reading: ImmigrationReading, position: Position | undefined): ImmigrationAt {
  const { record, episodes } = reading
  const decided = record.last('vts-decided')
  const applied = record.last('vts-extension-applied')
  const granted = record.of('vts-decided').findLast(({ detail }) => detail.outcome === 'granted')
  const permission = granted && permissionOf(granted)
  if (applied && (decided === undefined || applied.on > decided.on)) {
    return { state: 'extension-applied', since: applied.on, ...(permission && { permission }) }
  }
  if (decided?.detail.outcome === 'refused') return { state: 'refused', since: decided.on }
  if (permission) return whileGranted(permission, reading)
  const form = record.last('vts-form-received')
  if (form) {
    const { answerBy } = form.detail
    return { state: 'evidence', since: form.on, ...(answerBy && { answerBy }) }
  }
  if (position === 'british' || position === 'has-leave') return { state: 'not-needed' }
  const confirmed = episodes.findLast((one) => one.conclusiveGrounds?.outcome === 'positive')
  const since = confirmed?.conclusiveGrounds?.on
  if (since === undefined) return { state: 'not-considered' }
  return {
    state: position === 'no-leave' ? 'automatic-consideration' : 'position-not-known',
    since,
  }
}

function whileGranted(
  permission: Permission,
  { today, permissionNoticeDays }: ImmigrationReading,
): ImmigrationAt {
  const { to } = permission
  if (to === undefined) return { state: 'granted', permission }
  if (to < today) return { state: 'ended', since: to, permission }
  const noticeFrom = addDays(to, -permissionNoticeDays)
  return { state: noticeFrom <= today ? 'extension-due' : 'granted', permission }
}

function permissionOf({ on, detail }: FactOf<'vts-decided'>): Permission {
  const { from, to } = detail
  return { decidedOn: on, ...(from && { from }), ...(to && { to }) }
}
