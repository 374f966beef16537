/** The words around risk: what calls for another look, what changed, what a refusal means. */
import type { RiskRefusal } from '../../../application/risk/write-risk.ts'
import type { ChangedFactor, FactorChange } from '../../../domain/risk/change-story.ts'
import { factorOf } from '../../../domain/risk/factors.ts'
import { longestUntilNext, type ReviewProblem } from '../../../domain/risk/may-finish.ts'
import { type Concern, concerns } from '../../../domain/risk/review.ts'
import { type RiskTrigger, signals, type TriggerKind } from '../../../domain/risk/triggers.ts'
import { plainDay } from '../../parts/dates.ts'
import type { Tone } from '../../parts/lists.ts'
import type { Problems } from '../../request/typed.ts'
import type { RefusalWords } from '../../words.ts'
import { inWords as caseWords } from '../refused.ts'

export const concernTone: Readonly<Record<Concern, Tone>> = {
  low: 'calm',
  raised: 'soon',
  high: 'late',
  immediate: 'late',
}

export const concernHints: Readonly<Record<Concern, string>> = {
  low: 'Nothing new points to harm. Looked at again within 90 days.',
  raised: 'Something has changed, or is about to. Within 30 days.',
  high: 'Harm is likely unless something is done. Within 7 days; somebody else looks too.',
  immediate: 'Act now. Looked at again tomorrow; somebody else looks too.',
}

const triggerWords: Readonly<Record<TriggerKind, string>> = {
  ...signals,
  missing: 'They went missing',
  'found-again': 'They were found, or are in touch again',
  'support-moved': 'Their support moved',
  decision: 'A decision came',
  detained: 'They were detained',
  'release-near': 'Release comes near',
  released: 'They were released',
  unanswered: 'Contacts stayed without an answer',
  'cover-ends': 'Cover ends',
  'turning-18': 'Seventeen years and nine months: eighteen comes near',
  'worker-changed': 'Another worker took over',
  'court-date': 'A court date',
  'police-silent': 'The police owe an answer',
  'review-due': 'The next review is due',
  'never-reviewed': 'Support has begun and risk was never reviewed',
}

/** One reason to look again, with its day. */
export function calledBy({ kind, on, endsOn, daysBefore, times }: RiskTrigger): string {
  if (kind === 'cover-ends' && endsOn) {
    return `Cover ends: the first day without is ${plainDay(endsOn)} (said ${daysBefore} days before)`
  }
  if (kind === 'unanswered' && times) return `${times} contacts in a row without an answer`
  return `${triggerWords[kind]}, ${plainDay(on)}`
}

const changeWords: Readonly<Record<FactorChange, string>> = {
  'new-risk': 'New',
  'stronger-risk': 'Stronger',
  'eased-risk': 'Eased',
  'gone-risk': 'Gone',
  'new-protection': 'New protection',
  'stronger-protection': 'Stronger protection',
  'weaker-protection': 'Weaker protection',
  'lost-protection': 'Protection lost',
  'no-longer-known': 'No longer known',
  'now-known': 'Now known not to be there',
}

export function changeInWords({ factor, change }: ChangedFactor): {
  readonly mark: string
  readonly tone: Tone
  readonly words: string
} {
  return { mark: changeWords[change], tone: toneOf(change), words: factorOf(factor).words }
}

function toneOf(change: FactorChange): Tone {
  if (change === 'new-risk' || change === 'lost-protection' || change === 'stronger-risk') {
    return 'late'
  }
  if (change === 'weaker-protection' || change === 'no-longer-known') return 'soon'
  return change === 'now-known' ? 'calm' : 'good'
}

export const stepProblems = 'Choose what you did, or decided against'

export function problemsInWords(problems: readonly ReviewProblem[], concern: Concern): Problems {
  return Object.fromEntries(problems.map((one) => [one.field, problemWords(one, concern)]))
}

function problemWords(problem: ReviewProblem, concern: Concern): string {
  switch (problem.code) {
    case 'no-reason':
      return 'Write why, in a sentence. It is what the next person reads first'
    case 'in-the-future':
      return 'This day is still to come. Enter the day on which you talked'
    case 'before-the-last-review':
      return `There is a review of ${plainDay(problem.lastOn)} already. Enter a day from then on`
    case 'next-too-late':
      return `At this concern look again within ${longestUntilNext[concern]} ${longestUntilNext[concern] === 1 ? 'day' : 'days'}: by ${plainDay(problem.latest)}`
    case 'next-not-after':
      return 'Enter a day after the review'
    case 'too-many-scenarios':
      return 'Keep to four scenarios: the ones you would act on'
    case 'nobody-acts':
      return `At ${concerns[concern].toLowerCase()} concern somebody does something: write at least one thing, and who does it`
  }
}

export function inWords(refusal: RiskRefusal): RefusalWords {
  switch (refusal.code) {
    case 'changed-meanwhile':
      return {
        title: 'Somebody else wrote here while you were writing',
        next: 'Your answers are still here. Read what stands now, then save again.',
        status: 409,
      }
    case 'not-ready':
      return {
        title: 'Some answers need another look',
        next: 'Nothing was saved yet. What you wrote is still here.',
        status: 422,
      }
    case 'not-yours-to-look':
      return {
        title: 'Somebody else has to look at this',
        next: 'Whoever wrote a review cannot be the second person, and only the newest one is looked at.',
        status: 409,
      }
    case 'not-missing':
      return {
        title: 'They were never recorded as missing',
        next: 'Nothing was saved. Record first that they went missing.',
        status: 409,
      }
    default:
      return caseWords(refusal)
  }
}
