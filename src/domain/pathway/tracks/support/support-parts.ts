/**
 * Parts of the support state that one fact or one date decides: tries to reach somebody, being
 * missing or detained, and where agreed support stands.
 */
import type { FactOf } from '../../../facts/fact.ts'
import type { Detained, Missing, SupportAt } from './support-track.ts'
import type { SupportReading } from './support-walk.ts'

/** After the agreed period: holding when the next RNA was sent in time, lapsed when not. */
export function withPosition(at: SupportAt, { cycles, today }: SupportReading): SupportAt {
  if (at.state !== 'rna-extended') return at
  const { agreedUntil } = at
  if (agreedUntil === undefined || agreedUntil >= today) return at
  const sentInTime = cycles.some(
    ({ number, submissions, withdrawnOn, decisions }) =>
      number > at.rnaNumber &&
      withdrawnOn === undefined &&
      decisions.length === 0 &&
      submissions.some(({ releasedOn }) => releasedOn <= agreedUntil),
  )
  return { ...at, position: sentInTime ? 'holding' : 'lapsed' }
}

export function withAttempt(
  at: Extract<SupportAt, { state: 'entry-contact' }>,
  { on, detail }: FactOf<'contact-attempted'>,
): SupportAt {
  const reached = detail.reached === 'yes' && { reachedOn: at.reachedOn ?? on }
  return { ...at, attempts: at.attempts + 1, ...reached }
}

export function missingOf({ on, detail }: FactOf<'went-missing'>): Missing {
  const { reportedToPolice } = detail
  return { since: on, ...(reportedToPolice && { reportedToPolice }) }
}

export function detainedOf({ on, detail }: FactOf<'detained'>): Detained {
  const { where, releaseExpectedOn } = detail
  return { since: on, ...(where && { where }), ...(releaseExpectedOn && { releaseExpectedOn }) }
}
