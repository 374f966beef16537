/** For the data protection lead: who asks for their own record, and by when they are answered. */
import { readAccessRegister } from '../../../application/access-requests/read-access.ts'
import type { AccessLine } from '../../../application/ports/access-requests/access-request-store.ts'
import type { Services } from '../../../application/services.ts'
import { whoAsks } from '../../../domain/access-requests/access-request.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { dueDay, plainDay } from '../../parts/dates.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, emptyState } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { Stopped } from '../../request/stopped.ts'
import type { Answer, Route, SignedInRequest } from '../../route.ts'
import { officeWays } from '../looked/office-ways.ts'

export const ownRecordsRoutes: readonly Route<Services>[] = [
  {
    ...({ surface: 'staff', relation: 'read-log', method: 'GET' } as const),
    who: ['data-protection-lead'],
    path: '/own-records',
    purpose: 'see who asks for their own record, and by when they are answered',
    answer: show,
  },
]

async function show({ services, actor, frame, today }: SignedInRequest<Services>): Promise<Answer> {
  // The seats have no cases, so there is nothing of the kind.
  if (actor.orgKind !== 'provider') throw new Stopped(404)
  return { show: registerPage(frame, await readAccessRegister(services, actor), today) }
}

function registerPage(frame: Frame, all: readonly AccessLine[], today: Day): Html {
  const open = all.filter(({ overOn }) => overOn === undefined)
  const over = all.filter(({ overOn }) => overOn !== undefined)
  return page(
    frame,
    { title: 'Own records', width: 'reading' },
    html`${pageHeading({ title: 'Who asks for their own record', intro: 'The team of each case prepares the copy, and a manager who did not agrees to it. Here are the days.' })}
${officeWays('/own-records')}
${open.length > 0 ? card({ title: `Open: ${open.length}` }, lines(open, today)) : emptyState('Nobody has asked', 'When somebody asks, their team writes it down in the case, and it stands here at once.')}
${over.length > 0 ? details(`${over.length} answered or taken back`, lines(over, today)) : nothing}`,
  )
}

function lines(all: readonly AccessLine[], today: Day): Html {
  return html`<ul class="govuk-list govuk-list--spaced">${all.map(
    ({ caseReference, who, askedOn, replyBy, overOn }) =>
      html`<li><strong class="wm-ref">${caseReference}</strong> ${whoAsks[who]}, asked on ${plainDay(askedOn)}. ${overOn ? html`Over on ${plainDay(overOn)}.` : replyBy ? html`Answer by ${dueDay(replyBy, today)}.` : html`The clock waits for them.`}</li>`,
  )}</ul>`
}
