/** The words of the seats: where a submission stands, what an answer was, why something was refused. */

import type { SeatAnswer, SeatStatus } from '../../application/ports/rna-stores.ts'
import type { SeatRefusal } from '../../application/seat/answer-submission.ts'
import type { DecisionProblem, DecisionWarning } from '../../domain/rna/decision.ts'
import { longDay, plainDay } from '../parts/dates.ts'
import type { Tone } from '../parts/lists.ts'
import type { RefusalWords } from '../words.ts'

export const statusWords: Readonly<Record<SeatStatus, { said: string; tone: Tone }>> = {
  'with-prime': { said: 'With the prime contractor', tone: 'soon' },
  returned: { said: 'Returned for correction', tone: 'over' },
  'with-authority': { said: 'With the authority', tone: 'soon' },
  'information-requested': { said: 'Waiting for information from the provider', tone: 'calm' },
  decided: { said: 'Decided', tone: 'good' },
}

/** The same in a list, short enough for a phone. */
export const shortStatusWords: Readonly<Record<SeatStatus, string>> = {
  'with-prime': 'With prime',
  returned: 'Returned',
  'with-authority': 'With authority',
  'information-requested': 'With provider',
  decided: 'Decided',
}

const whoAnswered: Readonly<Record<SeatAnswer['by'], string>> = {
  prime: 'The prime contractor',
  authority: 'The authority',
  provider: 'The provider',
}

const whatWasDone: Readonly<Record<SeatAnswer['kind'], string>> = {
  forwarded: 'forwarded it to the authority',
  returned: 'returned it for correction',
  'information-requested': 'asked for information',
  'information-supplied': 'sent the information',
  decided: 'decided',
}

export function answerInWords({ by, kind }: Pick<SeatAnswer, 'by' | 'kind'>): string {
  return `${whoAnswered[by]} ${whatWasDone[kind]}`
}

/** "Came today", "Waiting 1 day", "Waiting 12 days". */
export function waitingInWords(days: number): string {
  if (days <= 0) return 'Came today'
  return days === 1 ? 'Waiting 1 day' : `Waiting ${days} days`
}

export function inWords(refusal: SeatRefusal): RefusalWords {
  switch (refusal.code) {
    case 'submission-not-available':
      return {
        title: 'There is no such submission here',
        next: 'Go back to your list. If you expected it, ask who sent it.',
        status: 404,
      }
    case 'submission-not-waiting':
      return {
        title: 'This submission is not waiting for that answer',
        next: 'Somebody may have answered it meanwhile. Nothing was sent. What you wrote is still here: open the submission in another tab and read what happened.',
        status: 409,
      }
    case 'reasons-needed':
      return {
        title: 'The provider needs to know why',
        next: 'Nothing was sent. Write it in a few sentences, then send it again.',
        status: 422,
      }
    case 'answer-by-in-the-past':
      return {
        title: 'The day to answer by has passed already',
        next: `Nothing was sent. Enter ${plainDay(refusal.today)} or a later day.`,
        status: 422,
      }
    case 'support-ends-before-move-on':
      return {
        title: `Support may not end before ${longDay(refusal.moveOnUntil)}`,
        next: 'The move-on period runs until then, whatever is decided about single needs. Nothing was sent. Your answers are still here: change the day on which all support ends.',
        status: 409,
      }
  }
}

/** Beside which field of the decision a problem stands, and what it says. */
export function problemInWords(problem: DecisionProblem): readonly [field: string, said: string] {
  switch (problem.code) {
    case 'agreed-without-end':
      return [`to-${problem.needId}`, 'Enter the last day of the support that is agreed']
    case 'ends-before-it-starts':
      return [`to-${problem.needId}`, 'The last day is before the first day']
    case 'agreed-after-all-support-ends':
      return [
        'supportEndsOn',
        `Support for a need is agreed for longer than ${plainDay(problem.supportEndsOn)}. Change one of the two days`,
      ]
    case 'need-twice':
    case 'need-not-in-submission':
      return [`outcome-${problem.needId}`, 'This need cannot be decided here']
    case 'no-need-decided':
      return ['words', 'Decide about at least one need']
    case 'in-the-future':
    case 'decided-before-release':
    case 'served-before-decided':
      return ['words', 'The day of this decision does not fit. Ask whoever looks after Waymark']
  }
}

/** `needName` says which need it is about. */
export function warningInWords(warning: DecisionWarning, needName: (id: string) => string): string {
  const about = 'needId' in warning && warning.needId ? `${needName(warning.needId)}: ` : ''
  switch (warning.code) {
    case 'ends-before-move-on':
      return `${about}this ends before the move-on period does, on ${plainDay(warning.moveOnUntil)}.`
    case 'need-not-decided':
      return `${about}nothing is decided about it.`
    case 'start-not-stated':
      return `${about}no first day is given.`
    case 'agreed-yet-shorter':
      return `${about}it says “agreed as asked”, but it is shorter than asked. ${warning.inWords}`
    case 'more-than-asked':
      return `${about}this is longer than was asked for.`
    case 'already-over':
      return `${about}the last day has passed already.`
  }
}
