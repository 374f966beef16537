/**
 * What to do when somebody cannot be found, in order, with what must not be done. The lengths are our
 * own: no published rule was found, and every answer says so.
 */
import { addDays, type Day } from '../calendar/day.ts'

/**
 * `withinDays`: calendar days from the day they were last seen or heard from; 0 is that day.
 * @cites pathway 2.4 (police, prime contractor and authority told; place held; hours and days unknown)
 */
export const missingSteps = {
  'safe-ways': {
    words: 'Try the ways that they said are safe. Only those.',
    withinDays: 0,
  },
  circle: {
    words:
      'Ask the people around them who may be asked. Say no more than that you would like to hear.',
    withinDays: 0,
  },
  'risk-review': {
    words: 'Look at the risk again with what is known now. Somebody else looks too.',
    withinDays: 0,
  },
  police: {
    words: 'Decide with a manager about a missing-person report, and write down why or why not.',
    withinDays: 0,
  },
  'tell-prime': {
    words: 'Tell the prime contractor and the authority that the person is missing.',
    withinDays: 1,
  },
  'keep-place': {
    words: 'Keep the place and the needs open. Being missing never ends support by itself.',
    withinDays: 1,
  },
  'stop-letters': {
    words: 'Stop letters and messages to places and numbers that others may now have.',
    withinDays: 1,
  },
  'look-again': {
    words: 'Review with a manager: what was tried, what was heard, what comes next.',
    withinDays: 7,
  },
} as const
export type MissingStep = keyof typeof missingSteps
// The keys of the table above, in the order in which they are done.
export const missingStepNames = Object.keys(missingSteps) as readonly MissingStep[]

/** What must not happen while somebody is missing, said on the page. */
export const neverWhileMissing = [
  'Support is not ended, and no need is closed, because they are missing.',
  'Nobody outside is told where they lived, or why they are supported.',
  'No picture of them is put anywhere public without a decision of the police and a manager.',
] as const

export interface StepDone {
  readonly step: MissingStep
  readonly on: Day
  /** Done, or decided against with a reason. */
  readonly outcome: 'done' | 'not-done'
}

export interface StepStanding {
  readonly step: MissingStep
  readonly due: Day
  readonly state: 'done' | 'decided-against' | 'due' | 'late'
  readonly setBy: 'waymark'
}

/** Every step with its day. What was done before this absence belongs to another one. */
export function missingStanding(
  lastSeen: Day,
  done: readonly StepDone[],
  today: Day,
): readonly StepStanding[] {
  return missingStepNames.map((step) => {
    const due = addDays(lastSeen, missingSteps[step].withinDays)
    const was = done.find((one) => one.step === step && one.on >= lastSeen)
    const state = was
      ? was.outcome === 'done'
        ? 'done'
        : 'decided-against'
      : today > due
        ? 'late'
        : 'due'
    return { step, due, state, setBy: 'waymark' }
  })
}
