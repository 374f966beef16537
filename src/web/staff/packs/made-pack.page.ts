/** A pack was made: its link and its code, shown this once, to be told in two different ways. */

import type { ReadCase } from '../../../application/case/read-case.ts'
import type { Released } from '../../../application/packs/release-pack.ts'
import { numberOf } from '../../../application/packs/release-pack.ts'
import { ukDayOf } from '../../../domain/calendar/day.ts'
import { plainDay } from '../../parts/dates.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { caseBar } from '../case/case-bar.ts'

export interface MadePackProps {
  readonly read: ReadCase
  readonly made: Extract<Released, { readonly made: unknown }>['made']
  readonly who: string
  /** The address of this service, such as `https://waymark.example.org`. */
  readonly origin: string
}

export function madePackPage(frame: Frame, { read, made, who, origin }: MadePackProps): Html {
  const { link, code, packId, expiresAt } = made
  return page(
    frame,
    { title: 'The pack is ready', lead: caseBar(read, '/circle'), width: 'reading' },
    html`${pageHeading({
      title: 'The pack is ready. It has not been sent',
      intro: html`You give ${person(who)} the link in one way and the code in another. Both are shown this once and are kept nowhere.`,
    })}
${card(
  { title: '1. The link' },
  html`<p>By their work e-mail or a secure message:</p>
<p class="wm-break"><strong dir="ltr">${origin}/g/${link}</strong></p>`,
)}
${card(
  { title: '2. The code' },
  html`<p>By telephone, on a number that you know to be theirs. Never in the same message as the link:</p>
<p><strong dir="ltr">${code.slice(0, 4)} ${code.slice(4)}</strong></p>`,
)}
<p>${numberOf(packId)}. It can be opened until ${plainDay(ukDayOf(expiresAt))}. If the link went to the wrong person, take the pack back at once: it closes in that moment.</p>
<p><a class="govuk-link" href="/cases/${read.file.id}/circle/packs">To the sharing packs</a></p>`,
  )
}
