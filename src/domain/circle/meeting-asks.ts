/** What meetings ask of a worker, in fixed words: what is due, a summary that nobody gave, the next one. */
import { addDays, type Day } from '../calendar/day.ts'
import type { CircleAsk } from './circle-asks.ts'

/** What lies open of a meeting. */
export interface StandingMeeting {
  readonly id: string
  readonly heldOn: Day
  readonly nextOn?: Day
  /** The earliest thing that we said we would do and have not. */
  readonly dueOn?: Day
  readonly summary: 'none' | 'told' | 'withheld'
}

const week = 7

export function meetingAsks(meetings: readonly StandingMeeting[]): readonly CircleAsk[] {
  return meetings.flatMap(({ id, heldOn, nextOn, dueOn, summary }) => {
    const followed = meetings.some((other) => nextOn !== undefined && other.heldOn >= nextOn)
    const lines: CircleAsk[] = []
    if (dueOn) {
      lines.push({
        key: `action:${id}`,
        title: 'We said at a meeting that we would do something',
        todo: 'Do it, or write down what came of it',
        due: dueOn,
        showFrom: addDays(dueOn, -week),
      })
    }
    if (summary === 'none') {
      lines.push({
        key: `summary:${id}`,
        title: 'They were not told yet what a meeting decided',
        todo: 'Tell them in plain words, or write why that would be unsafe',
        due: addDays(heldOn, week),
        showFrom: heldOn,
      })
    }
    if (nextOn && !followed) {
      lines.push({
        key: `next:${id}`,
        title: 'A meeting about them is due',
        todo: 'Hold it, or write down when it will be',
        due: nextOn,
        showFrom: addDays(nextOn, -week),
      })
    }
    return lines
  })
}
