/**
 * A guest's own words, given back to them: where their time behind the link was over while they wrote, and
 * where something broke. Nothing of a case is on these pages, so whoever sent the words may see them.
 */
import { button, form, hidden } from '../parts/fields/form.ts'
import { textField } from '../parts/fields/text.ts'
import { type Html, html } from '../parts/html.ts'
import type { Sent } from '../parts/typed-again.ts'
import { type Problems, type Typed, textOf } from '../request/typed.ts'
import { isId } from '../request/write-id.ts'
import { answerFields } from './answer-fields.ts'
import { closedPage, type GuestFrame, guestPage } from './guest-frame.ts'

type FormFrame = GuestFrame & { readonly csrf: string }

interface Kept {
  readonly frame: FormFrame
  /** Where the answer is sent to. */
  readonly action: string
  readonly typed: Typed
  readonly problems?: Problems
}

/** The same for a link that is open and one that never was: without the code nobody is told which. */
export function codeAgainPage({ frame, action, typed, problems = {} }: Kept): Html {
  const title = 'Enter your code once more'
  return guestPage(
    frame,
    { title, problems },
    html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">Nothing was sent yet. For safety the code holds for a quarter of an hour, and that is over. Your words are still here.</p>
${form(
  { action, csrf: frame.csrf, ...written(typed) },
  html`${textField({ name: 'code', label: 'Code', hint: 'The eight digits that you were given in another way than the link.', width: 10, inputmode: 'numeric', typed: {}, problems })}
${hidden('kind', textOf(typed, 'kind'))}${hidden('words', textOf(typed, 'words'))}
${button('Go on with my words')}`,
)}
<p class="govuk-body">A file that you had chosen has to be chosen again on the next page.</p>
<h2 class="govuk-heading-m">What you wrote</h2>
<p class="govuk-body wm-words" dir="auto">${textOf(typed, 'words')}</p>`,
  )
}

/** Something broke here. Sent again, the same answer is never two. */
function brokenPage({ frame, action, typed }: Kept): Html {
  const title = 'Your answer could not be kept just now'
  return guestPage(
    frame,
    { title },
    html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">Something broke here, not with you. Your words are still on this page: wait a moment, then send them again. If it was kept after all, it is not kept twice. A file has to be chosen again.</p>
${form(
  { action, csrf: frame.csrf, files: true, ...written(typed) },
  html`${answerFields({ typed, problems: {} })}${button('Send the answer again')}`,
)}`,
  )
}

/** The form that they wrote on stays the same form. */
function written(typed: Typed) {
  const writeId = textOf(typed, 'writeId')
  return isId(writeId) ? { writeId } : {}
}

export function guestCalmPage(frame: FormFrame, status: number, sent: Sent | undefined): Html {
  if (sent === undefined || textOf(sent.typed, 'words').trim() === '') return closedPage(frame)
  const kept = { frame, ...sent }
  return status < 500 ? codeAgainPage(kept) : brokenPage(kept)
}
