/** The question of a guest, and the page after the answer. What it can hold is the template’s and no more. */
import type { GuestQuestion } from '../../domain/guests/evidence-question.ts'
import { plainDay } from '../parts/dates.ts'
import { button, form } from '../parts/fields/form.ts'
import { type Html, html, nothing, person } from '../parts/html.ts'
import { note } from '../parts/notices.ts'
import type { Problems, Typed } from '../request/typed.ts'
import { answerFields } from './answer-fields.ts'
import { type GuestFrame, guestPage } from './guest-frame.ts'

interface Asking {
  readonly frame: GuestFrame & { readonly csrf: string }
  readonly at: string
  /** Absent when it was opened as often as it can be: then only the answer is left to write. */
  readonly question: GuestQuestion | undefined
  readonly writeId: string
  readonly typed: Typed
  readonly problems: Problems
  /** They gave the code a second time, with words that they had written before. */
  readonly again?: boolean | undefined
}

export function questionPage(asking: Asking): Html {
  const { frame, at, question, writeId, typed, problems, again } = asking
  const title = 'A question for you'
  return guestPage(
    frame,
    { title, problems },
    html`<h1 class="govuk-heading-l">${title}</h1>
${again ? note(html`<p>You are in again. Your answer is not sent yet: read it once more, then press “Send the answer”.</p>`) : nothing}
${question ? asksWhat(question) : nothing}
${form(
  { action: `${at}/answer`, csrf: frame.csrf, writeId, files: true },
  html`${answerFields({ typed, problems })}
${button('Send the answer')}`,
)}
<p class="govuk-body">You can send one answer. Then the link closes. You have a quarter of an hour from the code; after that you are asked for it once more, and nothing that you wrote is lost.</p>`,
  )
}

function asksWhat({ ask, about, by, asker }: GuestQuestion): Html {
  return html`<p class="govuk-body">About <strong>${person(about)}</strong></p>
<div class="govuk-inset-text"><p class="wm-words" dir="auto">${ask}</p></div>
<p class="govuk-body">${person(asker)} asks this. The person it is about has agreed that you are asked. An answer by ${plainDay(by)} would help.</p>`
}

export function thanksPage(frame: GuestFrame): Html {
  return guestPage(
    frame,
    { title: 'Thank you' },
    html`<h1 class="govuk-heading-l">Thank you</h1>
<p class="govuk-body">Your answer was kept, and the link is closed. You can close this page.</p>`,
  )
}
