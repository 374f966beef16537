/**
 * What is counted from the facts of a handover and from nothing else: where the person stands, and every date
 * with its reason. Whoever takes it in counts again by their own rules, and is shown where the two differ.
 */
import type { Day } from '../../domain/calendar/day.ts'
import { takeInFacts } from '../../domain/handover/carry-facts.ts'
import type { CarriedFact, Computed, ComputedClock } from '../../domain/handover/handover.ts'
import { inPlainWords } from '../../domain/pathway/in-plain-words.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { pictureOf } from '../case/case-picture.ts'

export function countCarried(facts: readonly CarriedFact[], today: Day, policy: Policy): Computed {
  let count = 0
  const newId = () => {
    count += 1
    return String(count).padStart(8, '0')
  }
  const own = takeInFacts(facts, { newId, recordedAt: `${today}T12:00:00.000Z` })
  const { clocks, tracks } = pictureOf(own, today, policy)
  const rna = tracks.rnas.at(-1)
  return {
    standing: [
      { label: 'NRM', text: inPlainWords(tracks.nrm, today) },
      { label: 'Support', text: inPlainWords(tracks.support, today) },
      ...(rna ? [{ label: 'RNA', text: inPlainWords(rna, today) }] : []),
    ],
    clocks: clocks.map(({ title, startedBy, due, derivation }) => ({
      ...{ title, startedOn: startedBy.on, ...(due && { due }) },
      why: [...derivation.lines],
    })),
  }
}

/** One date that the two installations count differently. */
export interface DifferentDate {
  readonly title: string
  readonly theirs?: Day
  readonly ours?: Day
}

export function differences(theirs: Computed, ours: Computed): readonly DifferentDate[] {
  const [there, here] = [byName(theirs.clocks), byName(ours.clocks)]
  return [...new Set([...there.keys(), ...here.keys()])].flatMap((name) => {
    const [one, other] = [there.get(name), here.get(name)]
    if (one?.due === other?.due && one !== undefined && other !== undefined) return []
    const title = one?.title ?? other?.title ?? name
    return [{ title, ...(one?.due && { theirs: one.due }), ...(other?.due && { ours: other.due }) }]
  })
}

function byName(clocks: readonly ComputedClock[]): ReadonlyMap<string, ComputedClock> {
  const seen = new Map<string, number>()
  return new Map(
    clocks.map((clock) => {
      const name = `${clock.title} ${clock.startedOn}`
      const count = (seen.get(name) ?? 0) + 1
      seen.set(name, count)
      return [`${name} ${count}`, clock]
    }),
  )
}
