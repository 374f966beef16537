/** Checks that look at what is asked for: days, steps, a taper, and how long. */
import { addDays, addMonths, type Day } from '../../calendar/day.ts'
import type { DraftNeed } from '../draft.ts'
import type { CheckRule, Missing } from './check.ts'
import { unlessAnswered } from './of-needs.ts'

export const checkRecommendations: CheckRule = {
  number: 4,
  title: 'Every recommendation has days, an end condition, and a step with who and when',
  missing: ({ draft }) =>
    draft.needs.flatMap((need) => [
      ...unlessAnswered(need, 'asks', 'Choose support, or another service.'),
      ...(need.answers.asks === 'support' ? recommendationOf(need) : []),
      ...stepsOf(need),
    ]),
}

function recommendationOf(need: DraftNeed): readonly Missing[] {
  const { supports, from, to, exitCondition } = need.recommendation
  const at = (name: string, what: string, todo: string): Missing => ({
    need: need.id,
    path: `needs/${need.id}/recommendation/${name}`,
    what,
    todo,
  })
  return [
    ...(supports === undefined ? [at('supports', 'Which support', 'Choose at least one.')] : []),
    ...(from === undefined ? [at('from', 'The first day', 'Say from when.')] : []),
    ...(to === undefined ? [at('to', 'The last day', 'Say until when.')] : []),
    ...(from !== undefined && to !== undefined && to < from
      ? [at('to', 'The last day is before the first', 'Correct one of them.')]
      : []),
    ...(exitCondition === undefined
      ? [at('exitCondition', 'What must be in place before it ends', 'Say what.')]
      : []),
    ...taperOf(need),
  ]
}

/** The parts of a taper follow one another, day after day, and fill the time asked for. */
function taperOf(need: DraftNeed): readonly Missing[] {
  if (need.taper.length === 0) return []
  const faulty = { need: need.id, path: `needs/${need.id}/taper` }
  const parts = need.taper.map(({ answers }) => answers)
  if (parts.some(({ from, to, intensity }) => !from || !to || !intensity || to < from)) {
    return [
      {
        ...faulty,
        what: 'A part of the taper lacks its days or how much',
        todo: 'Fill it in, or take it out.',
      },
    ]
  }
  const days = parts
    .flatMap(({ from, to }) => (from && to ? [{ from, to }] : []))
    .sort((one, other) => (one.from < other.from ? -1 : 1))
  const { from, to } = need.recommendation
  const follows = days.every(({ from: first }, position) => {
    const before = days[position - 1]
    return before === undefined ? first === from : first === addDays(before.to, 1)
  })
  if (follows && days.at(-1)?.to === to) return []
  return [
    {
      ...faulty,
      what: 'The parts of the taper leave a day out, overlap, or do not fill the time asked for',
      todo: 'Let each part begin on the day after the one before.',
    },
  ]
}

function stepsOf(need: DraftNeed): readonly Missing[] {
  if (need.answers.asks === undefined) return []
  if (need.steps.length === 0) {
    return [
      {
        need: need.id,
        path: `needs/${need.id}/steps`,
        what: 'A step towards what comes next',
        todo: 'Add one, with who does it and by when.',
      },
    ]
  }
  return need.steps.flatMap(({ id, answers: { what, owner, by } }) =>
    what !== undefined && owner !== undefined && by !== undefined
      ? []
      : [
          {
            need: need.id,
            path: `needs/${need.id}/steps/${id}`,
            what: 'What, who or when of a step',
            todo: 'Fill in all three, or take the step out.',
          },
        ],
  )
}

export const checkLength: CheckRule = {
  number: 5,
  title: 'Nothing is asked for longer than usual without saying why',
  missing: ({ draft, limits }) =>
    draft.needs.flatMap((need) => {
      const { from, to, whyLonger } = need.recommendation
      if (need.answers.asks !== 'support' || from === undefined || to === undefined) return []
      if (whyLonger !== undefined || to <= lastUsualDay(from, limits.maxMonths)) return []
      return [
        {
          need: need.id,
          path: `needs/${need.id}/recommendation/whyLonger`,
          what: `Why more than ${limits.maxMonths} months are asked for`,
          todo: 'Say why, or ask for less.',
        },
      ]
    }),
}

/** The last day of so many whole months that begin on a day: from 21 July, six months end 20 January. */
export function lastUsualDay(from: Day, months: number): Day {
  return addDays(addMonths(from, months), -1)
}
