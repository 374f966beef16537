/** The link and the code of a question, shown this once, to hand over in two different ways. */
import type { ReadCase } from '../../../application/case/read-case.ts'
import type { OpenedDoor } from '../../../application/ports/guests/guest-doors.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { caseBar } from '../case/case-bar.ts'

export interface HandOverProps {
  readonly read: ReadCase
  readonly requestId: string
  readonly door: OpenedDoor
  readonly who: string
  /** The address of this service, such as `https://waymark.example.org`. */
  readonly origin: string
}

/** Nothing here is kept, by us or by the browser. */
export function handOverPage(frame: Frame, props: HandOverProps): Html {
  const { read, requestId, door, who, origin } = props
  return page(
    frame,
    {
      ...{ title: 'Hand over the link and the code', lead: caseBar(read, '/circle') },
      width: 'reading',
    },
    html`${pageHeading({
      title: 'The question is ready. It has not been sent',
      intro: html`You give ${person(who)} the link in one way and the code in another. Both are shown this once and are kept nowhere.`,
    })}
${card(
  { title: '1. The link' },
  html`<p>By their work e-mail or a secure message:</p>
<p class="wm-break"><strong dir="ltr">${origin}/g/${door.link}</strong></p>`,
)}
${card(
  { title: '2. The code' },
  html`<p>By telephone, on a number that you know to be theirs. Never in the same message as the link:</p>
<p><strong dir="ltr">${door.code.slice(0, 4)} ${door.code.slice(4)}</strong></p>`,
)}
<p>The link takes one answer and works for seven days at most. Five wrong codes close it, and you are told. If it went to the wrong person, close it at once.</p>
<p><a class="govuk-link" href="/cases/${read.file.id}/circle/requests/${requestId}">I have handed them over, or noted them</a></p>`,
  )
}
