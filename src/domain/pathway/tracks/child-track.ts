/**
 * The child track: safeguarding, the local panel, and turning 18. A child needs no consent to be
 * referred, is never the subject of a Duty to Notify, and has no RNA.
 */
import { addDays, type Day } from '../../calendar/day.ts'
import type { StandingRecord } from '../../facts/standing-record.ts'
import type { Age } from './age.ts'
import { type NrmTrack, type TransitionAnswer, transitionAnswer } from './nrm/nrm-track.ts'

export const childStates = [
  'not-a-child',
  'identified',
  'safeguarded',
  'awaiting-decision',
  'devolved',
  'decided',
  'transition-planning',
  'transition-decision',
  'adult-nrm',
  'suspended',
  'withdrawn',
  'came-of-age',
] as const
export type ChildState = (typeof childStates)[number]

export type ChildAt =
  | { readonly state: 'not-a-child' }
  | { readonly state: 'identified' }
  | { readonly state: 'safeguarded'; readonly since: Day }
  | { readonly state: 'awaiting-decision' | 'devolved'; readonly since: Day }
  | {
      readonly state: 'decided'
      readonly since: Day
      readonly outcome: 'positive' | 'negative'
      readonly grounds: 'reasonable' | 'conclusive'
    }
  /** `before` says where the decision stands meanwhile. */
  | {
      readonly state: 'transition-planning'
      readonly since: Day
      readonly before: 'awaiting-decision' | 'devolved'
    }
  /** Eighteen, undecided, and not yet asked whether they stay. */
  | { readonly state: 'transition-decision'; readonly since: Day }
  | { readonly state: 'adult-nrm'; readonly since: Day; readonly form?: 'written' | 'verbal' }
  | { readonly state: 'suspended' | 'withdrawn'; readonly since: Day }
  /** Eighteen after the decision, or before any referral, or found to be an adult. */
  | { readonly state: 'came-of-age'; readonly since: Day }

export type ChildTrack = ChildAt & {
  readonly track: 'child'
  readonly turns18On?: Day
  readonly ageDisputed: boolean
  /** The guardian service runs beside the rest. */
  readonly guardianAskedOn?: Day
}

export interface ChildReading {
  readonly record: StandingRecord
  readonly nrm: NrmTrack
  readonly age: Age
  readonly today: Day
  readonly turning18NoticeDays: number
}

export function readChild(reading: ChildReading): ChildTrack {
  const { record, age } = reading
  const guardian = record.last('guardian-asked')
  return {
    track: 'child',
    ...stateOf(reading),
    ...(age.turns18On && { turns18On: age.turns18On }),
    ageDisputed: age.disputed,
    ...(guardian && { guardianAskedOn: guardian.on }),
  }
}

function stateOf(reading: ChildReading): ChildAt {
  const { record, age, today } = reading
  if (!hasBeenAChild(reading)) return { state: 'not-a-child' }
  if (age.on(today) === 'adult') return afterTurning18(reading)
  const { reasonableGrounds, conclusiveGrounds, referral } = reading.nrm.episode
  const decided = finalDecision(reading)
  if (decided) return decided
  if (referral || reasonableGrounds || conclusiveGrounds) return undecided(reading)
  const safeguarded = record.last('safeguarding-referred')
  return safeguarded ? { state: 'safeguarded', since: safeguarded.on } : { state: 'identified' }
}

/** Under 18, or of unknown age, on any day on which something happened. */
function hasBeenAChild({ record, age }: ChildReading): boolean {
  const first = record.inOrder[0]
  if (first === undefined) return false
  return (
    age.on(first.on) !== 'adult' ||
    (record.last('age-decided') !== undefined &&
      record.inOrder.some(({ on }) => age.on(on) !== 'adult'))
  )
}

function finalDecision({ nrm }: ChildReading): Extract<ChildAt, { state: 'decided' }> | undefined {
  const { reasonableGrounds, conclusiveGrounds } = nrm.episode
  if (conclusiveGrounds) {
    const { on, outcome } = conclusiveGrounds
    return { state: 'decided', since: on, outcome, grounds: 'conclusive' }
  }
  if (reasonableGrounds?.outcome !== 'negative') return undefined
  return {
    state: 'decided',
    since: reasonableGrounds.on,
    outcome: 'negative',
    grounds: 'reasonable',
  }
}

function undecided({ record, nrm, age, today, turning18NoticeDays }: ChildReading): ChildAt {
  const { referral, reasonableGrounds } = nrm.episode
  const routed = record.last('routed-to-devolved-panel')
  const devolved = routed !== undefined || referral?.authority === 'devolved-panel'
  const waiting = devolved ? 'devolved' : 'awaiting-decision'
  const planned = record.last('transition-planning-started')?.on
  const due = age.turns18On && addDays(age.turns18On, -turning18NoticeDays)
  const since = planned ?? (due !== undefined && due <= today ? due : undefined)
  if (since) return { state: 'transition-planning', since, before: waiting }
  const from = routed?.on ?? referral?.on ?? reasonableGrounds?.on ?? today
  return { state: waiting, since: from }
}

function afterTurning18(reading: ChildReading): ChildAt {
  const { record, nrm, age, today } = reading
  const { referral, reasonableGrounds } = nrm.episode
  const grewUpOn = age.turns18On ?? record.last('age-decided')?.on ?? today
  const start = referral?.on ?? reasonableGrounds?.on
  const answer = transitionAnswer(record)
  if (answer) return answered(answer)
  const referredAsChild = start !== undefined && age.on(start) !== 'adult'
  if (!referredAsChild || age.turns18On === undefined || finalDecision(reading)) {
    return { state: 'came-of-age', since: grewUpOn }
  }
  return { state: 'transition-decision', since: age.turns18On }
}

function answered({ answer, on, form }: TransitionAnswer): ChildAt {
  if (answer === 'stay') return { state: 'adult-nrm', since: on, ...(form && { form }) }
  return { state: answer === 'withdraw' ? 'withdrawn' : 'suspended', since: on }
}
