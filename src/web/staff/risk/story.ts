/** What changed from one review to the next, and who does what, as lists to read aloud. */
import type { ChangeStory } from '../../../domain/risk/change-story.ts'
import { factorOf } from '../../../domain/risk/factors.ts'
import { concerns, type RiskAction } from '../../../domain/risk/review.ts'
import { plainDay } from '../../parts/dates.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { tag } from '../../parts/lists.ts'
import { changeInWords } from './risk-words.ts'

export function actionList(actions: readonly RiskAction[], heading = 'Who does what'): Html {
  if (actions.length === 0) return nothing
  return html`<h3 class="govuk-heading-s">${heading}</h3>
<ul class="govuk-list govuk-list--bullet">${actions.map(({ what, owner, due }) => html`<li>${person(what)}: ${person(owner)}${due ? html`, by ${plainDay(due)}` : nothing}</li>`)}</ul>`
}

export function storyOf({
  concern,
  factors,
  mattersMore,
  mattersLess,
  dueSince,
}: ChangeStory): Html {
  const quiet = !concern && factors.length + mattersMore.length + mattersLess.length === 0
  return html`${concern ? html`<p>Concern went ${concern.rose ? 'up' : 'down'}: ${concerns[concern.from].toLowerCase()} before, ${concerns[concern.to].toLowerCase()} now.</p>` : nothing}
${quiet ? html`<p>Nothing was seen differently. That is an answer too.</p>` : nothing}
${
  factors.length > 0
    ? html`<ul class="wm-story">${factors.map((one) => {
        const { mark, tone, words } = changeInWords(one)
        return html`<li>${tag(tone, mark)} ${words}</li>`
      })}</ul>`
    : nothing
}
${mattersMore.length > 0 ? html`<p>Matters more now: ${mattersMore.map((id) => factorOf(id).words).join('; ')}.</p>` : nothing}
${mattersLess.length > 0 ? html`<p>Matters less now: ${mattersLess.map((id) => factorOf(id).words).join('; ')}.</p>` : nothing}
${dueSince.length > 0 ? html`${actionList(dueSince, 'Was to be done by now')}` : nothing}`
}
