/** One promise as a line: who and what, why it stands there, and asking again in two presses. */
import type { StandingPromise } from '../../../application/promises/read-promises.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { owedBy } from '../../../domain/promises/owed-by.ts'
import { chaseWays } from '../../../domain/promises/promise-event.ts'
import { dueDay } from '../../parts/dates.ts'
import { button, form } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { details, tag } from '../../parts/lists.ts'
import { endWords, outlineWords, standingTags, whyWords } from './promise-words.ts'

export interface LineProps {
  readonly caseId: string
  readonly today: Day
  readonly mayWork: boolean
  readonly newWriteId: () => string
}

export function promiseLine(frame: Frame, promise: StandingPromise, props: LineProps): Html {
  const { caseId, today, mayWork } = props
  const { id, standing, by, end } = promise
  const { tone, words } = standingTags[standing.name]
  return html`<li class="wm-todo__line" id="promise-${id}"><p class="wm-todo__who">${whoOwes(promise)}</p>
<div class="wm-todo__what"><a class="wm-todo__link" href="/cases/${caseId}/promises/${id}">${saidWords(promise)}</a>
<p class="wm-todo__why">${end ? endWords(promise) : whyWords(promise, standing)}</p>
${mayWork && !end ? askAgain(frame, promise, props) : nothing}</div>
<div class="wm-todo__when"><p>${tag(tone, words)}</p>${by && standing.daysLate === undefined && !end ? html`<p>${dueDay(by, today)}</p>` : nothing}</div></li>`
}

export function whoOwes({ who, owedBy: by }: StandingPromise): Html {
  return who
    ? html`<strong>${person(who)}</strong> <span class="wm-ref wm-ref--wraps">${owedBy[by]}</span>`
    : html`<strong>${owedBy[by]}</strong>`
}

export function saidWords(promise: StandingPromise): Html {
  return promise.words ? person(promise.words) : html`${outlineWords(promise)}`
}

/** The first press opens it, the second says how. */
export function askAgain(frame: Frame, promise: StandingPromise, props: LineProps): Html {
  const { caseId, newWriteId } = props
  const action = `/cases/${caseId}/promises/${promise.id}/chase`
  return details(
    'I asked again today',
    form(
      { action, csrf: frame.csrf, writeId: newWriteId() },
      html`<div class="govuk-button-group">${Object.entries(chaseWays).map(([how, label]) =>
        button(label, { kind: 'secondary', name: 'how', value: how }),
      )}</div>`,
    ),
  )
}
