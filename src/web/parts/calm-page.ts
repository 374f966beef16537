/** The page for everything that did not work: what happened, what was kept, what to do, a reference. */
import { statusWords, words } from '../words.ts'
import type { Frame } from './frame.ts'
import { type Html, html, nothing } from './html.ts'
import { page } from './page.ts'
import { type Sent, typedAgain } from './typed-again.ts'

export function calmPage(frame: Frame, status: number, reference: string, sent?: Sent): Html {
  const { title, next } = statusWords(status)
  return page(
    frame,
    { title, width: 'reading' },
    html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${next}</p>
${sent === undefined ? nothing : typedAgain(frame, sent)}
<p class="govuk-body"><a class="govuk-link" href="/">${words.home}</a></p>
<p class="govuk-body-s">${words.reference}: <strong>${reference}</strong>. ${words.referenceWhy}</p>`,
  )
}
