/**
 * What the lists keep of a case, computed from its facts: states, the last covered day, and every
 * line that Today may show. Written in the same transaction as the facts, rebuilt at any time.
 */

import { addDays, type Day, daysBetween } from '../../domain/calendar/day.ts'
import type { Clock } from '../../domain/clocks/clock.ts'
import { longDay } from '../../domain/clocks/day-words.ts'
import type { Fact } from '../../domain/facts/fact.ts'
import { isSupported } from '../../domain/pathway/tracks/support/support-track.ts'
import type { Tracks } from '../../domain/pathway/tracks.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { unprovidedNeeds } from '../../domain/promises/ledger.ts'
import type { CaseProjection, DueItem } from '../ports/case-store.ts'
import { riskItems } from '../risk/risk-from-facts.ts'
import { type CaseOutline, outlineOf } from './case-picture.ts'

/** How the projection was computed: raised when this file or a rule changes what it would say. */
export const projectionEdition = 5

export function projectCase(facts: readonly Fact[], today: Day, policy: Policy): CaseProjection {
  return projectionOf(outlineOf(facts, today, policy))
}

export function projectionOf(picture: CaseOutline): CaseProjection {
  const { tracks, today } = picture
  const over = overlayOf(tracks)
  const coveredUntil = coveredUntilOf(picture)
  return {
    policyEdition: `${projectionEdition}:${today}`,
    nrmState: tracks.nrm.state,
    supportState: tracks.support.state,
    rnaState: tracks.rnas.at(-1)?.state ?? (tracks.rnaDue ? 'due' : 'none'),
    nation: tracks.nation ?? 'ENG',
    ageGroup: tracks.ageGroup,
    active: isActive(tracks),
    ...(over && { overlay: over }),
    ...(coveredUntil && { coveredUntil }),
    coming: [...dueItems(picture), ...gapItems(picture), ...riskItems(picture)],
    unprovided: unprovidedNeeds(picture.reading.record, picture.needs, today),
  }
}

/** A case stays on the lists while anybody may still have to do something for the person. */
function isActive({ nrm, support }: Tracks): boolean {
  if (nrm.state === 'died' || support.state === 'died') return false
  if (isSupported(support)) return true
  if (support.state === 'reach-in' || support.state === 're-entry-assessment') return true
  const nrmOver = nrm.state === 'closed' || nrm.state === 'withdrawn'
  return support.state !== 'exited' && !nrmOver
}

function overlayOf({ nrm, support }: Tracks): CaseProjection['overlay'] {
  if (support.missing) return 'missing'
  if (support.detained) return 'detained'
  return nrm.state === 'suspended' ? 'suspended' : undefined
}

/** The day before the first day that is, or will be, without cover. */
function coveredUntilOf({ gaps }: CaseOutline): Day | undefined {
  const first = gaps[0]
  return first && addDays(first.gap.from, -1)
}

function dueItems({ clocks, today }: CaseOutline): readonly DueItem[] {
  return clocks.flatMap((clock) => {
    const due = clock.end === undefined ? clock.due : undefined
    return due === undefined || !asksForSomething(clock, due, today) ? [] : [itemOf(clock, due)]
  })
}

/** Days after which a survivor's deadline that nobody used is shown on the case only. */
const longPast = 60

/**
 * Today is for what somebody must still do. An entitlement that simply runs is shown on the case; a
 * chance that has passed for good asks for nothing; and whether there was contact is known better
 * from the journal, which has a list of its own.
 */
function asksForSomething({ whose, lapses, limit }: Clock, due: Day, today: Day): boolean {
  if (whose === 'entitlement' || limit === 'OUR-NO-CONTACT') return false
  if (lapses && due < today) return false
  return whose !== 'survivor-deadline' || daysBetween(due, today) <= longPast
}

function itemOf(clock: Clock, due: Day): DueItem {
  return {
    key: clock.id,
    kind: clock.rule.includes('told') || clock.limit === 'OUR-COPY' ? 'not-given' : 'clock',
    title: clock.title,
    todo: clock.todo,
    whose: clock.whose,
    limit: clock.limit,
    due,
    showFrom: clock.soonFrom && clock.soonFrom > clock.showFrom ? clock.soonFrom : clock.showFrom,
  }
}

/**
 * A gap that is here is late from its first day. A gap that comes is due on the last day on which an
 * RNA can still go in, unless a clock already asks for that very RNA; once it has gone in, what is
 * left to do is to have the decision before the gap.
 */
function gapItems({ gaps, clocks, today }: CaseOutline): readonly DueItem[] {
  const asked = clocks.some(
    ({ limit, end, due }) =>
      limit === 'OUR-NEXT-RNA-SUBMIT' && !end && due !== undefined && due <= addDays(today, 60),
  )
  return gaps.flatMap(({ gap, needs, startOn, submitBy, when, rnaCanHelp }): DueItem[] => {
    if (when === 'coming' && asked) return []
    const goneIn = gap.beside.some(({ reason }) => reason === 'holding-rna')
    const count = needs.length === 1 ? 'one need' : `${needs.length} needs`
    const what = needs.length === 0 ? 'Support' : `Support for ${count}`
    return [
      {
        key: `gap:${gap.from}:${needs[0] ?? 'all'}`,
        kind: 'cover-gap',
        title: `${what} ${when === 'now' ? 'is not covered since' : 'will not be covered from'} ${longDay(gap.from)}`,
        todo: gapTodo(when, goneIn, rnaCanHelp),
        whose: 'survivor-deadline',
        limit: 'OUR-NEXT-RNA-SUBMIT',
        due: when === 'now' || goneIn || !rnaCanHelp ? gap.from : submitBy,
        showFrom: startOn,
      },
    ]
  })
}

function gapTodo(when: 'now' | 'coming', goneIn: boolean, rnaCanHelp: boolean): string {
  if (!rnaCanHelp) {
    return when === 'now'
      ? 'Ask today how support goes on. An RNA is not a way to it here'
      : 'Ask in good time how support goes on. An RNA is not a way to it here'
  }
  if (when === 'now') return 'Ask how support goes on today, and send the next RNA'
  return goneIn
    ? 'The RNA has gone in. Ask for the decision before this day, and plan for its absence'
    : 'Send the next RNA before the last day on which it can still go in'
}
