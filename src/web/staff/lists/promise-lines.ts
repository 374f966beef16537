/** Lines on Today about what others owe: broken first, each with why it is there. */
import type { Today } from '../../../application/lists/today-list.ts'
import type { StandingLine } from '../../../application/promises/read-promises.ts'
import { type Day, daysBetween } from '../../../domain/calendar/day.ts'
import { dueDay } from '../../parts/dates.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { card, type Tone, tag } from '../../parts/lists.ts'
import { outlineWords, standingTags, whyWords } from '../promises/promise-words.ts'
import { oneLine, whoWords } from './today-line.ts'

interface PromiseWords {
  readonly href: string
  readonly what: string
  readonly why: string
  readonly tone: Tone
  readonly mark: string
}

/** A short day is a calm one: the rest stands on the list of this week. */
const promisesShown = 6

function promiseWords(line: StandingLine, today: Day): PromiseWords {
  const { caseId, id, standing } = line
  const { tone, words } = standingTags[standing.name]
  const dueToday = line.by !== undefined && daysBetween(today, line.by) === 0
  return {
    href: `/cases/${caseId}/promises#promise-${id}`,
    what: outlineWords(line),
    why: whyWords(line, standing),
    tone,
    mark: dueToday ? 'Today' : standing.name === 'waiting' ? 'Ask again' : words,
  }
}

/** Most of a day goes into asking others again: what is broken first, the rest one press away. */
export function promisesCard({ promises, today }: Today): Html {
  if (promises.length === 0) return nothing
  const more = promises.length - promisesShown
  return card(
    { title: `What others owe: ${promises.length}`, id: 'promises' },
    html`<ul class="wm-todo">${promises.slice(0, promisesShown).map((line) => {
      const { mark, tone, ...words } = promiseWords(line, today)
      return oneLine({
        ...words,
        who: whoWords(line),
        mark: tag(tone, mark),
        when: line.by && dueDay(line.by, today),
      })
    })}</ul>
<p><a class="govuk-link" href="/promises">${more > 0 ? `All promises of this week, ${more} more here` : 'All promises of this week'}</a></p>`,
  )
}
