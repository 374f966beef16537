/** Parts of our record as lines for a box: situations in order of time, signs with where they were noticed, evidence with its days. */
import type { Day } from '../../calendar/day.ts'
import { longDay } from '../../clocks/day-words.ts'
import type { EvidenceItem, OurRecord, SaidSituation, SeenSign } from './our-record.ts'
import { timeInWords } from './said-time.ts'

type Has<K extends keyof OurRecord> = Pick<OurRecord, K>

const lines = (all: readonly string[]) => (all.length === 0 ? undefined : all.join('\n'))

/** Earliest first; what nobody could date stays where it was told. */
export function situationsInWords({ situations }: Has<'situations'>): string | undefined {
  const dated = situations.filter(({ when }) => when.from !== undefined)
  const inTime = dated.toSorted((one, other) => (startOf(one) < startOf(other) ? -1 : 1))
  let next = 0
  const ordered = situations.map((one) =>
    one.when.from === undefined ? one : (inTime[next++] ?? one),
  )
  return lines(
    ordered.map(({ when, what }) => (what ? `${what}: ${timeInWords(when)}` : timeInWords(when))),
  )
}

const startOf = ({ when }: SaidSituation): string => when.from ?? ''

export function signsInWords({ signs }: Has<'signs'>): string | undefined {
  return lines(
    signs.map(({ sign, noticed, on }: SeenSign) => {
      const about = [noticed, on && longDay(on)].filter(Boolean).join(', ')
      return about === '' ? sign : `${sign} (${about})`
    }),
  )
}

export function filesThatGo({ evidence }: Has<'evidence'>): readonly string[] | undefined {
  const names = evidence.flatMap(({ state, fileName }) =>
    state === 'held' && fileName ? [fileName] : [],
  )
  return names.length === 0 ? undefined : names
}

/** What is here first, then what was asked for: papers weigh more than words, so a missing one is said. */
export function evidenceInWords({ evidence }: Has<'evidence'>): string | undefined {
  const held = evidence.filter(({ state }) => state === 'held')
  const awaited = evidence.filter(({ state }) => state === 'asked-for')
  return lines([...held.map(heldInWords), ...awaited.map(awaitedInWords)])
}

function heldInWords({ title, on }: EvidenceItem): string {
  return `${title}${dated(on)}`
}

export function awaitedInWords({ title, askedOn }: EvidenceItem): string {
  return `Asked for${askedOn ? ` on ${longDay(askedOn)}` : ''}, not here yet: ${title}`
}

const dated = (on: Day | undefined): string => (on ? `, ${longDay(on)}` : ', no date on it')
