/**
 * What did they decide? Reads one page about all needs. Days under a need that is not agreed are left
 * alone; a need without an answer, a missing last day and missing reasons are said beside their field.
 */
import type { ToDecide } from '../../application/seat/decide-submission.ts'
import type { ReadableNeed } from '../../application/seat/readable-submission.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { needOutcomes } from '../../domain/facts/rna-facts.ts'
import type { DecisionWarning, EnteredNeed } from '../../domain/rna/decision.ts'
import { dayAsTyped, readDay } from '../parts/fields/day.ts'
import { listOf, type Problems, type Typed, textOf } from '../request/typed.ts'

export type ReadDecision =
  | { readonly value: Pick<ToDecide, 'perNeed' | 'supportEndsOn' | 'words' | 'seen'> }
  | { readonly problems: Problems }

type Outcome = keyof typeof needOutcomes

export function readDecision(typed: Typed, needs: readonly ReadableNeed[]): ReadDecision {
  const problems: Record<string, string> = {}
  const perNeed = needs.flatMap((need) => readNeed(typed, need, problems) ?? [])
  const supportEndsOn = dayFrom(typed, 'supportEndsOn', problems)
  if (Object.keys(problems).length > 0) return { problems }
  return {
    value: {
      perNeed,
      ...(supportEndsOn && { supportEndsOn }),
      words: textOf(typed, 'words').trim(),
      seen: listOf(typed, 'seen').filter(isWarning),
    },
  }
}

function readNeed(
  typed: Typed,
  { id, title }: ReadableNeed,
  problems: Record<string, string>,
): EnteredNeed | undefined {
  const outcome = textOf(typed, `outcome-${id}`)
  const reasons = textOf(typed, `reasons-${id}`).trim()
  if (!isOutcome(outcome)) {
    problems[`outcome-${id}`] = `Choose what is decided about “${title}”`
    return undefined
  }
  const agreed = outcome === 'agreed' || outcome === 'partly-agreed'
  const from = agreed ? dayFrom(typed, `from-${id}`, problems) : undefined
  const to = agreed ? dayFrom(typed, `to-${id}`, problems) : undefined
  if (agreed && !to && !problems[`to-${id}`]) {
    problems[`to-${id}`] = `Enter the last day of the support agreed for “${title}”`
  }
  if (outcome !== 'agreed' && reasons === '') {
    problems[`reasons-${id}`] = `Give the reasons about “${title}”. The survivor will read them`
  }
  return {
    needId: id,
    outcome,
    ...(from && { from }),
    ...(to && { to }),
    ...(reasons && { reasons }),
  }
}

function dayFrom(typed: Typed, name: string, problems: Record<string, string>): Day | undefined {
  const read = readDay(typed, name)
  if ('notADay' in read) problems[name] = 'Enter a day that exists, like 27 3 2027'
  return 'day' in read ? read.day : undefined
}

function isOutcome(text: string): text is Outcome {
  return Object.hasOwn(needOutcomes, text)
}

const warnings: Readonly<Record<DecisionWarning['code'], true>> = {
  'ends-before-move-on': true,
  'need-not-decided': true,
  'start-not-stated': true,
  'agreed-yet-shorter': true,
  'more-than-asked': true,
  'already-over': true,
}

function isWarning(text: string): text is DecisionWarning['code'] {
  return Object.hasOwn(warnings, text)
}

/** The days that were asked for stand in the form already: to agree as asked is one press. */
export function askedAsTyped(needs: readonly ReadableNeed[]): Typed {
  return Object.assign(
    {},
    ...needs.map(({ id, recommendation: { from, to } }) => ({
      ...dayAsTyped(`from-${id}`, from),
      ...dayAsTyped(`to-${id}`, to),
    })),
  )
}
