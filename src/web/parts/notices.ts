/** What just happened, at the top of a page: problems with links to their fields, a refusal, a success. */
import type { Problems } from '../request/typed.ts'
import { type Message, words } from '../words.ts'
import { type Html, html, nothing } from './html.ts'

/** Each problem links to its field. Fields give their first input the id of their name. */
export function problemSummary(problems: Problems): Html {
  const entries = Object.entries(problems)
  if (entries.length === 0) return nothing
  return html`<div class="govuk-error-summary" tabindex="-1" data-focus="now">
<div role="alert">
<h2 class="govuk-error-summary__title">${words.problemsTitle}</h2>
<div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">${entries.map(
    ([name, sentence]) => html`<li><a href="#${name}">${sentence}</a></li>`,
  )}</ul></div>
</div>
</div>`
}

/** A command said no: what happened, what was kept, what to do. */
export function refusedNotice({ title, next }: Message): Html {
  return html`<div class="wm-notice wm-notice--refused" role="alert" tabindex="-1" data-focus="now">
<h2 class="wm-notice__title">${title}</h2>
<p>${next}</p>
</div>`
}

export function doneBanner(sentence: string): Html {
  return html`<div class="wm-notice wm-notice--done" role="status">
<p class="wm-notice__title"><span aria-hidden="true">✓</span> ${sentence}</p>
</div>`
}

/** Words set apart from the text around them. */
export function inset(content: Html): Html {
  return html`<div class="govuk-inset-text">${content}</div>`
}

/** Something to know before going on. Calm: no red, no exclamation mark. */
export function note(content: Html): Html {
  return html`<div class="wm-notice wm-notice--note"><p class="wm-notice__title">${words.important}</p>${content}</div>`
}
