/** What did they mean in a risk review? Nearly everything may stay empty; empty is never read as "no". */
import type { NewReview } from '../../../application/risk/write-risk.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { type FactorId, factorIds, factorLibraryVersion } from '../../../domain/risk/factors.ts'
import {
  certainties,
  concerns,
  type FactorReview,
  formulationBoxes,
  type mostScenarios,
  type RiskAction,
  type RiskReview,
  ratings,
  relevances,
  type Said,
  type Scenario,
  scenarioKinds,
  silences,
  timings,
  yesNoOrSilence,
} from '../../../domain/risk/review.ts'
import { dayAsTyped, readDay } from '../../parts/fields/day.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'

/** How many actions and scenarios have room on the form. */
export const actionRows = [1, 2, 3, 4] as const
export const scenarioRows = [1, 2, 3, 4] as const satisfies {
  readonly length: typeof mostScenarios
}

export const ownViewParts = ['worries', 'works', 'keepPrivate'] as const
export const safeParts = ['alone', 'enoughTime', 'understood'] as const
export const scenarioParts = ['who', 'where', 'howSoon', 'howBad', 'warningSigns'] as const

/** The longest that may stand in one box. */
export const longestWords = 4000

type Read = { readonly value: NewReview } | { readonly problems: Problems }

export function readReview(typed: Typed, today: Day): Read {
  const problems: Record<string, string> = {}
  const said = (name: string) => textOf(typed, name).trim()
  const on = dayIn(typed, 'on', problems) ?? today
  const nextReviewOn = dayIn(typed, 'nextReviewOn', problems)
  const concern = keyIn(concerns, said('concern'))
  const timing = keyIn(timings, said('timing'))
  const certainty = keyIn(certainties, said('certainty'))
  const actions = readActions(typed, problems)
  if (!concern) problems['concern'] = 'Choose a word for how concerned you are'
  if (!timing) problems['timing'] = 'Choose how soon. “Cannot be said” is an answer'
  if (!certainty) problems['certainty'] = 'Choose how sure you are'
  if (!nextReviewOn) problems['nextReviewOn'] ??= 'Enter the day by which you look again'
  for (const [name, value] of Object.entries(typed)) {
    if (typeof value === 'string' && value.length > longestWords) {
      problems[name] = `Write at most ${longestWords} characters here`
    }
  }
  if (!concern || !timing || !certainty || !nextReviewOn || Object.keys(problems).length > 0) {
    return { problems }
  }
  const disagreement = said('disagreement')
  return {
    value: {
      on,
      library: factorLibraryVersion,
      safeToTalk: {
        alone: keyIn(yesNoOrSilence, said('alone')) ?? 'not-asked',
        enoughTime: keyIn(yesNoOrSilence, said('enoughTime')) ?? 'not-asked',
        understood: keyIn(yesNoOrSilence, said('understood')) ?? 'not-asked',
      },
      ownView: {
        worries: readSaid(typed, 'worries'),
        works: readSaid(typed, 'works'),
        keepPrivate: readSaid(typed, 'keepPrivate'),
      },
      factors: readFactors(typed),
      formulation: filled(Object.keys(formulationBoxes), (box) => said(`box-${box}`)),
      scenarios: scenarioRows.flatMap((row) => readScenario(typed, row)),
      judgement: {
        concern,
        why: said('why'),
        timing,
        certainty,
        ...(disagreement && { disagreement }),
      },
      actions,
      nextReviewOn,
    },
  }
}

function keyIn<Key extends string>(known: Readonly<Record<Key, string>>, typed: string) {
  // The keys of the very table that is asked.
  return (Object.keys(known) as Key[]).find((key) => key === typed)
}

function dayIn(typed: Typed, name: string, problems: Record<string, string>): Day | undefined {
  const read = readDay(typed, name)
  if ('notADay' in read) problems[name] = 'Enter a day like 27 3 2026'
  return 'day' in read ? read.day : undefined
}

function readSaid(typed: Typed, name: string): Said {
  const words = textOf(typed, name).trim()
  if (words) return { words }
  return { silence: keyIn(silences, textOf(typed, `${name}Silence`)) ?? 'not-asked' }
}

function filled(names: readonly string[], wordsOf: (name: string) => string) {
  return Object.fromEntries(
    names.flatMap((name) => {
      const words = wordsOf(name)
      return words ? [[name, words]] : []
    }),
  )
}

/** Nothing chosen: nobody looked at it this time, and it is left out. */
function readFactors(typed: Typed): RiskReview['factors'] {
  const read = factorIds.flatMap((id): (readonly [FactorId, FactorReview])[] => {
    const rating = keyIn(ratings, textOf(typed, `rating-${id}`))
    if (rating === undefined) return []
    const relevance = keyIn(relevances, textOf(typed, `matters-${id}`))
    const evidence = textOf(typed, `seen-${id}`).trim()
    return [[id, { rating, ...(relevance && { relevance }), ...(evidence && { evidence }) }]]
  })
  return Object.fromEntries(read)
}

function readScenario(typed: Typed, row: number): readonly Scenario[] {
  const kind = keyIn(scenarioKinds, textOf(typed, `scenario${row}-kind`))
  const parts = filled(scenarioParts, (part) => textOf(typed, `scenario${row}-${part}`).trim())
  return kind ? [{ kind, ...parts }] : []
}

function readActions(typed: Typed, problems: Record<string, string>): readonly RiskAction[] {
  return actionRows.flatMap((row) => {
    const what = textOf(typed, `action${row}-what`).trim()
    const owner = textOf(typed, `action${row}-owner`).trim()
    const due = dayIn(typed, `action${row}-due`, problems)
    if (!what && !owner && !due) return []
    if (!what) problems[`action${row}-what`] = 'Write what will be done'
    if (!owner) problems[`action${row}-owner`] = 'Write who does it'
    return [{ what, owner, ...(due && { due }) }]
  })
}

/** The last review as if it had just been typed: ratings and actions are carried on, the judgement is not. */
export function carriedOn(last: RiskReview | undefined): Typed {
  if (last === undefined) return {}
  const typed: Record<string, string> = {}
  for (const [id, { rating, relevance, evidence }] of Object.entries(last.factors)) {
    typed[`rating-${id}`] = rating
    typed[`matters-${id}`] = relevance ?? ''
    typed[`seen-${id}`] = evidence ?? ''
  }
  for (const [box, words] of Object.entries(last.formulation)) typed[`box-${box}`] = words
  for (const row of actionRows) {
    const action = last.actions[row - 1]
    if (action === undefined) continue
    typed[`action${row}-what`] = action.what
    typed[`action${row}-owner`] = action.owner
    Object.assign(typed, dayAsTyped(`action${row}-due`, action.due))
  }
  return typed
}
