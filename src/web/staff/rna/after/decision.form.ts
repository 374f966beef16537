/** What did they mean, on the page where a decision letter is entered need by need? */
import type { Day } from '../../../../domain/calendar/day.ts'
import { type needOutcomes, rnaFacts } from '../../../../domain/facts/rna-facts.ts'
import type {
  DecisionProblem,
  DecisionWarning,
  EnteredDecision,
  EnteredNeed,
  SubmittedNeed,
} from '../../../../domain/rna/decision.ts'
import { plainDay } from '../../../parts/dates.ts'
import { readDay } from '../../../parts/fields/day.ts'
import { listOf, type Problems, type Typed, textOf } from '../../../request/typed.ts'
import { isId } from '../../staff-request.ts'

export type Part = 'outcome' | 'from' | 'to' | 'from2' | 'to2' | 'reasons'

export function needField(part: Part, needId: string): string {
  return `${part}-${needId}`
}

export interface ReadLetter {
  readonly entered: EnteredDecision
  readonly seen: readonly DecisionWarning['code'][]
}

const days = [
  'sentOn',
  'receivedByPrimeOn',
  'receivedByProviderOn',
  'receivedBySurvivorOn',
  'supportEndsOn',
] as const

export function readLetter(
  typed: Typed,
  submitted: readonly SubmittedNeed[],
): { readonly value: ReadLetter } | { readonly problems: Problems } {
  const problems: Record<string, string> = {}
  const dayOf = (name: string): Day | undefined => {
    const read = readDay(typed, name)
    if ('notADay' in read) problems[name] = 'Enter a day that exists, like 27 3 2026'
    return 'day' in read ? read.day : undefined
  }
  const decidedOn = dayOf('on')
  if (!decidedOn) problems['on'] ??= 'Enter the date on the letter, like 27 3 2026'
  const served = Object.fromEntries(
    days.flatMap((name) => {
      const day = dayOf(name)
      return day ? [[name, day] as const] : []
    }),
  )
  const perNeed = submitted.flatMap(({ id }) => readNeed(typed, id, dayOf))
  const reasons = textOf(typed, 'reasons').trim()
  const letter = textOf(typed, 'letter')
  const after = textOf(typed, 'afterReconsideration')
  if (!decidedOn || Object.keys(problems).length > 0) return { problems }
  return {
    value: {
      entered: {
        decidedOn,
        ...served,
        ...(reasons && { reasons }),
        ...(isId(letter) && { letter }),
        ...(isId(after) && { afterReconsideration: after }),
        perNeed,
      },
      seen: listOf(typed, 'seen').filter(isWarning),
    },
  }
}

/** No outcome chosen: the letter does not speak of this need. Two parts make two agreed periods. */
function readNeed(
  typed: Typed,
  needId: string,
  dayOf: (name: string) => Day | undefined,
): readonly EnteredNeed[] {
  const chosen = textOf(typed, needField('outcome', needId))
  const [from, to] = [dayOf(needField('from', needId)), dayOf(needField('to', needId))]
  const [from2, to2] = [dayOf(needField('from2', needId)), dayOf(needField('to2', needId))]
  const options = rnaFacts['need-decided'].fields.outcome.options
  if (!Object.hasOwn(options, chosen)) return []
  // Just looked up in the table of outcomes.
  const outcome = chosen as keyof typeof needOutcomes
  const reasons = textOf(typed, needField('reasons', needId)).trim()
  const first = {
    needId,
    outcome,
    ...(from && { from }),
    ...(to && { to }),
    ...(reasons && { reasons }),
  }
  if (!from2 && !to2) return [first]
  return [first, { needId, outcome, ...(from2 && { from: from2 }), ...(to2 && { to: to2 }) }]
}

const warningCodes = [
  'ends-before-move-on',
  'need-not-decided',
  'start-not-stated',
  'agreed-yet-shorter',
  'more-than-asked',
  'already-over',
] as const satisfies readonly DecisionWarning['code'][]

function isWarning(text: string): text is DecisionWarning['code'] {
  return warningCodes.some((code) => code === text)
}

/** Each problem beside the field in which it can be put right. */
export function problemsOfDecision(found: readonly DecisionProblem[]): Problems {
  return Object.fromEntries(found.map(problemOf))
}

function problemOf(problem: DecisionProblem): readonly [string, string] {
  switch (problem.code) {
    case 'no-need-decided':
      return ['on', 'Choose what was decided about at least one need']
    case 'in-the-future':
      return ['on', 'The date of the letter is in the future']
    case 'decided-before-release':
      return [
        'on',
        `The letter is dated before the RNA was released on ${plainDay(problem.releasedOn)}. Check the date`,
      ]
    case 'served-before-decided':
      return [problem.field, 'This day is before the date of the letter']
    case 'need-not-in-submission':
      return [needField('outcome', problem.needId), 'This need was not in what was sent']
    case 'need-twice':
      return [
        needField('from2', problem.needId),
        'Two parts of one need must both have days, and share none',
      ]
    case 'agreed-without-end':
      return [
        needField('to', problem.needId),
        'Enter the day until which it is agreed, as the letter says',
      ]
    case 'ends-before-it-starts':
      return [needField('to', problem.needId), 'The last day is before the first']
    case 'agreed-after-all-support-ends':
      return [
        needField('to', problem.needId),
        `The letter ends all support on ${plainDay(problem.supportEndsOn)}, before this day. Check both`,
      ]
  }
}

export function warningWords(warning: DecisionWarning, nameOf: (need: string) => string): string {
  switch (warning.code) {
    case 'ends-before-move-on':
      return `${warning.needId ? `${nameOf(warning.needId)} ends` : 'All support ends'} before the move-on period is over on ${plainDay(warning.moveOnUntil)}`
    case 'need-not-decided':
      return `${nameOf(warning.needId)}: nothing is entered. Does the letter say nothing of it?`
    case 'start-not-stated':
      return `${nameOf(warning.needId)}: no first day. Support is counted from the date of the letter`
    case 'agreed-yet-shorter':
      return `${nameOf(warning.needId)}: entered as agreed, yet shorter. ${warning.inWords}`
    case 'more-than-asked':
      return `${nameOf(warning.needId)}: agreed for longer than was asked`
    case 'already-over':
      return `${nameOf(warning.needId)}: the agreed time was over before the letter was written`
  }
}
