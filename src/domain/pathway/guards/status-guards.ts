/** Guards for turning 18 and for temporary permission to stay. */
import type { FactOf } from '../../facts/fact.ts'
import { confirmation } from '../tracks.ts'
import { startOf } from './decision-guards.ts'
import { type Finding, finder, type Guards, type Setting } from './guard.ts'
import { guardSpokenForm } from './referral-guards.ts'

export const statusGuards: Guards = {
  'transition-answered': guardTransition,
  'vts-decided': guardPermission,
  'vts-resumed': (fact, { before }) =>
    startOf(fact, before(fact).record.last('vts-paused'), 'vts-paused'),
  'vts-extension-applied': guardExtension,
}

function guardTransition(
  fact: FactOf<'transition-answered'>,
  { now: { age }, limits }: Setting,
): readonly Finding[] {
  if (fact.detail.answer !== 'stay' || fact.detail.form !== 'verbal') return []
  return guardSpokenForm(fact, age.turns18On, limits.spokenFormFrom)
}

/** Only a confirmed victim is considered. */
function guardPermission(fact: FactOf<'vts-decided'>, setting: Setting): readonly Finding[] {
  const { refuse, warn, found } = finder(fact)
  const confirmedOn = confirmation(setting.before(fact).episodes)
  refuse(confirmedOn === undefined, { code: 'needs-positive-conclusive-grounds' })
  const { outcome, to } = fact.detail
  warn(outcome === 'granted' && to === undefined, { code: 'no-last-day' })
  return found
}

function guardExtension(
  fact: FactOf<'vts-extension-applied'>,
  setting: Setting,
): readonly Finding[] {
  const { warn, found } = finder(fact)
  const { immigration } = setting.before(fact).tracks
  if (immigration.state === 'ended') {
    warn(true, { code: 'after-permission-ended', endedOn: immigration.since })
  }
  return [
    ...found,
    ...startOf(fact, setting.before(fact).record.last('vts-decided'), 'vts-decided'),
  ]
}
