/**
 * What somebody noted about a sign: how they know, when, in which meeting and in what context. Answers are
 * only ever added. Not having asked is an answer of its own and is never taken for not having seen.
 */
import type { Day } from '../calendar/day.ts'

/** @cites outcomes-risk 4.5 (answer codes) */
export const answerCodes = {
  seen: 'I saw it',
  told: 'They told me, or somebody did',
  document: 'It is in a document',
  inferred: 'I conclude it from something else',
  'not-seen': 'Asked or looked for, and not there',
  'not-asked': 'Not asked',
  declined: 'They did not want to say',
} as const
export type AnswerCode = keyof typeof answerCodes
// The keys of the table above.
export const answerCodeNames = Object.keys(answerCodes) as readonly AnswerCode[]

const evident: ReadonlySet<AnswerCode> = new Set(['seen', 'told', 'document', 'inferred'] as const)

export function isEvidence({ code }: Pick<Answer, 'code'>): boolean {
  return evident.has(code)
}

export const toldBy = {
  themselves: 'They did',
  'somebody-else': 'Somebody else did',
} as const
export type ToldBy = keyof typeof toldBy

/** Why something was not asked, or could not be: a reason explains a gap, and none is ever asked for. */
export const gapReasons = {
  'no-time': 'There was no time',
  'not-alone': 'They were not alone',
  'not-safe': 'It was not safe to ask',
  'not-understood': 'No interpreter, or we did not understand each other',
  distress: 'It would have been too much',
  later: 'They want to talk about it another time',
  'no-need': 'There was no need to ask',
} as const
export type GapReason = keyof typeof gapReasons

/** @cites outcomes-risk 4.5 (evidence), 3.6 and pathway 2.1 (what goes with an observation) */
export interface NewAnswer {
  readonly id: string
  /** The id of a sign. It may be one that no list holds any more. */
  readonly sign: string
  readonly code: AnswerCode
  /** When it was noticed, told or read. */
  readonly on: Day
  /** The meeting; absent: outside of any. */
  readonly meeting?: string
  /** Where and how it came up. */
  readonly context?: string
  /** Words as they were said, never put better. */
  readonly words?: string
  readonly toldBy?: ToldBy
  /** When it happened, as they put it: "spring 2019, maybe". No rule reads it. */
  readonly happened?: string
  /** Which paper. */
  readonly document?: string
  readonly reason?: GapReason
}

export interface Answer extends NewAnswer {
  readonly recordedAt: string
  /** Who noted it, by initials. */
  readonly initials: string
}
