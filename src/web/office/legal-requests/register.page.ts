/** The register: every demand from outside, open ones first. It says no word of what anybody wrote. */
import type { KeptRequest } from '../../../application/ports/legal-requests/legal-request-store.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { askers, scopes } from '../../../domain/legal-requests/asker.ts'
import { grounds } from '../../../domain/legal-requests/ground.ts'
import { dueDay, plainDay } from '../../parts/dates.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, emptyState } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { standingTag } from '../../staff/legal-requests/demand-words.ts'
import type { Message } from '../../words.ts'
import { officeWays } from '../looked/office-ways.ts'

export interface RegisterProps {
  readonly requests: readonly KeptRequest[]
  readonly today: Day
  readonly isLead: boolean
  readonly refused?: Message | undefined
}

export function registerPage(
  frame: Frame,
  { requests, today, isLead, refused }: RegisterProps,
): Html {
  const open = requests.filter(({ overOn }) => overOn === undefined)
  const over = requests.filter(({ overOn }) => overOn !== undefined)
  return page(
    frame,
    { title: 'Who asked from outside', width: 'reading', refused },
    html`${pageHeading({
      title: 'Who asked from outside',
      intro: isLead
        ? 'Every demand for something about a person. You and a service manager decide together; nothing goes out before.'
        : 'Demands about nobody whom we know. Those about somebody stand in their case, under “Who asked”.',
    })}
${isLead ? officeWays('/legal-requests') : html`<p><a class="govuk-link" href="/somebody-asks">Somebody asks now</a></p>`}
${open.length > 0 ? card({ title: `Open: ${open.length}` }, lines(open, today)) : emptyState('Nothing is open', 'A worker writes it down under “Somebody asks”, and it stands here at once.')}
${over.length > 0 ? details(`${over.length} settled`, lines(over, today)) : nothing}`,
  )
}

function lines(requests: readonly KeptRequest[], today: Day): Html {
  return html`<ul class="govuk-list govuk-list--spaced">${requests.map(
    (one) =>
      html`<li><p class="govuk-body"><a class="govuk-link" href="/legal-requests/${one.id}"><strong>${askers[one.asker].title}</strong></a> ${one.caseReference ? html`<span class="wm-ref">${one.caseReference}</span>` : nothing}<br><span class="wm-todo__why">${grounds[one.ground].title} · ${scopes[one.scope].split(':')[0] ?? ''} · came on ${plainDay(one.arrivedOn)}${one.dueOn && !one.overOn ? html` · answer by ${dueDay(one.dueOn, today)}` : nothing}</span></p>${standingTag(one)}</li>`,
  )}</ul>`
}
