/**
 * What the risk pages ask for on Today: somebody else's look, and another look after something was noted.
 * Fixed words only: a list says that something happened, never what.
 */
import type { Day } from '../../domain/calendar/day.ts'
import type { WorkingCalendar } from '../../domain/calendar/working-days.ts'
import { secondLookStanding } from '../../domain/risk/second-look.ts'
import { lookBy } from '../../domain/risk/triggers.ts'
import type { AskLine } from '../ports/ask-store.ts'
import type { KeptReview, KeptSignal } from '../ports/risk-store.ts'

export interface WrittenOfRisk {
  /** The newest first; two are enough. */
  readonly reviews: readonly KeptReview[]
  readonly signals: readonly KeptSignal[]
}

export function riskLines(
  { reviews, signals }: WrittenOfRisk,
  { today, calendar }: { readonly today: Day; readonly calendar: WorkingCalendar },
): readonly AskLine[] {
  const [last, before] = reviews
  return [...secondLookLine(last, before, { today, calendar }), ...signalLine(signals, last)]
}

function secondLookLine(
  last: KeptReview | undefined,
  before: KeptReview | undefined,
  { today, calendar }: { readonly today: Day; readonly calendar: WorkingCalendar },
): readonly AskLine[] {
  if (last === undefined) return []
  const standing = secondLookStanding(last, before, { looks: last.looks, calendar, today })
  if (standing.state !== 'waiting' && standing.state !== 'late') return []
  return [
    {
      key: 'second-look',
      title: 'Look at a risk review a second time',
      todo: 'Read it, and say whether you agree. Whoever wrote it cannot do this',
      due: standing.due === 'unknown' ? today : standing.due,
      showFrom: last.on,
      ofManager: true,
    },
  ]
}

function signalLine(
  signals: readonly KeptSignal[],
  last: KeptReview | undefined,
): readonly AskLine[] {
  const since = signals.filter(
    ({ on, recordedAt }) => !last || on > last.on || recordedAt > last.recordedAt,
  )
  const [first] = since
    .map((signal) => ({ showFrom: signal.on, due: lookBy(signal) }))
    .sort((one, other) => (one.due < other.due ? -1 : 1))
  if (first === undefined) return []
  return [
    {
      key: 'signal',
      title: 'Look at the risk again: something happened',
      todo: 'With them, their own view first. The page says what was noted',
      ...first,
    },
  ]
}
