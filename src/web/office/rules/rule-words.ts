/** How a limit is said: its length, how it is counted, how sure we are of it. */

import type { Day } from '../../../domain/calendar/day.ts'
import type { Limit, PolicyChange, Subject } from '../../../domain/policy/policy.ts'
import {
  type Confidence,
  type Counting,
  type Edition,
  editionIfAny,
  type Unit,
  unitWords,
} from '../../../domain/policy/policy.ts'
import { plainDay } from '../../parts/dates.ts'
import { type Html, html } from '../../parts/html.ts'
import { tag } from '../../parts/lists.ts'

export const subjectWords: Readonly<Record<Subject, string>> = {
  referral: 'From the first concern to a referral',
  'nrm-decisions': 'Decisions of the competent authorities',
  'leaving-and-support': 'Leaving and continuing support in England and Wales',
  children: 'Children and turning 18',
  'scotland-and-northern-ireland': 'Scotland and Northern Ireland',
  neighbouring: 'Other limits that often matter',
  ours: 'Our own targets',
}

const sureness: Readonly<
  Record<Confidence, readonly ['good' | 'calm' | 'unsure', string, string]>
> = {
  verified: ['good', 'Verified', 'We read it in its own text.'],
  secondary: ['calm', 'Secondary', 'We read about it in another text.'],
  recalled: ['unsure', 'Unverified', 'Remembered, not read again. Check it before relying on it.'],
  uncertain: ['unsure', 'Uncertain', 'Nothing is counted by it.'],
}

/** Our own targets are neither right nor wrong: they are ours. */
export function surenessOf(confidence: Confidence, ours = false): Html {
  if (ours) return html`${tag('calm', 'Ours')} Waymark proposes it. No law sets it.`
  const [tone, word, words] = sureness[confidence]
  return html`${tag(tone, word)} ${words}`
}

const countingWords: Readonly<Record<Counting, string>> = {
  'start-day-is-day-one': 'The day it starts is day one.',
  'next-day-is-day-one': 'The day after it starts is day one.',
  'not-seen':
    'How it is counted we have not seen. Waymark counts both ways and shows the safer day.',
}

/** Hours and minutes run from the moment; a number of cases is no time at all. */
const uncounted: readonly Unit[] = ['hours', 'minutes', 'cases', 'none']

export function countingOf({ counting, unit }: Edition): string {
  return uncounted.includes(unit) ? '' : countingWords[counting]
}

export function lengthOf({ value, unit }: Pick<Edition, 'value' | 'unit'>): string {
  if (value === null) return 'No length is known'
  if (value === 0) return 'At once'
  return unit === 'none' ? String(value) : `${value} ${unitWords(unit, value)}`
}

/** The edition that counts today; before the first, the first. */
export function editionNow(limit: Limit, today: Day): Edition {
  const edition = editionIfAny(limit.editions, today) ?? limit.editions[0]
  if (edition === undefined) throw new Error(`${limit.id} has no edition`)
  return edition
}

/** No nearer than we know it. */
export function changeDay({ on, dateKnownTo }: PolicyChange): string {
  const written = plainDay(on)
  if (dateKnownTo === 'day') return written
  return dateKnownTo === 'month' ? written.split(' ').slice(1).join(' ') : written.slice(-4)
}
