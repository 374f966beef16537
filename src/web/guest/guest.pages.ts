/** The pages of a guest: the code, and the button behind which something waits. */
import type { DoorKind } from '../../domain/guests/door.ts'
import { button, form } from '../parts/fields/form.ts'
import { textField } from '../parts/fields/text.ts'
import { type Html, html, nothing } from '../parts/html.ts'
import type { Problems } from '../request/typed.ts'
import { type GuestFrame, guestPage } from './guest-frame.ts'

interface Asking {
  readonly frame: GuestFrame & { readonly csrf: string }
  /** The address of this very page; it goes into no title and no other page. */
  readonly at: string
}

/** What was typed is not shown again: a wrong code is somebody’s right one, perhaps. */
export function codePage({ frame, at }: Asking, problems: Problems = {}): Html {
  return guestPage(
    frame,
    { title: 'Enter your code', problems },
    html`<h1 class="govuk-heading-l">Enter your code</h1>
<p class="govuk-body">You were given a code of eight digits in another way than this link: by telephone, by text or in person.</p>
${form(
  { action: at, csrf: frame.csrf },
  html`${textField({ name: 'code', label: 'Code', width: 10, inputmode: 'numeric', typed: {}, problems })}
${button('Go on')}`,
)}
<p class="govuk-body">No code? Call the person who gave you the link. Do not forward it: it was made for you.</p>`,
  )
}

const what = {
  pack: 'It is a PDF.',
  handover:
    'It is one page that is saved as a file, and opens in any browser, also without a network.',
  request: '',
} as const satisfies Readonly<Record<DoorKind, string>>

/** Still nothing is shown: whatever fetches addresses by itself presses no button. */
export function openPage({ frame, at }: Asking, kind: DoorKind): Html {
  const isPack = kind !== 'request'
  const title = isPack ? 'Open what was shared with you' : 'Open the question for you'
  return guestPage(
    frame,
    { title },
    html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">Open it where nobody looks over your shoulder, and only if it is for you. That you opened it is noted for the person it is about.</p>
${isPack ? html`<p class="govuk-body">${what[kind]} It can be opened here a few times only. Keep it as you keep other confidential papers.</p>` : nothing}
${form({ action: `${at}/open`, csrf: frame.csrf }, button(isPack ? 'Open it' : 'Open the question'))}`,
  )
}
