/** Somebody asks for what is kept about them: what that means, one short form, and how earlier ones stand. */
import type { AccessOfCase } from '../../../application/access-requests/read-access.ts'
import { whoAsks } from '../../../domain/access-requests/access-request.ts'
import { plainDay } from '../../parts/dates.ts'
import { choice } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, form } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { standingTag } from './own-record-words.ts'

export interface OwnRecordsProps {
  readonly read: AccessOfCase
  readonly writeId: string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: Message | undefined
  readonly done?: string | undefined
}

export function ownRecordsPage(frame: Frame, props: OwnRecordsProps): Html {
  const { read, writeId, typed, problems, refused, done } = props
  const { file, requests, picture } = read
  const asked = { typed, problems }
  return page(
    frame,
    {
      ...{ title: 'They ask for their record', width: 'reading', problems, refused, done },
      lead: caseBar(read, '/own-record'),
    },
    html`${pageHeading({
      title: 'They ask for their record',
      intro:
        'They may ask anybody, in any words; no form and no reason is needed, and it costs nothing. They get an answer within a month of that day.',
    })}
${
  requests.length > 0
    ? card(
        { title: 'Asked' },
        html`<ul class="govuk-list govuk-list--spaced">${requests.map(
          ({ request, reply }) =>
            html`<li><p class="govuk-body"><a class="govuk-link" href="/cases/${file.id}/own-record/${request.id}"><strong>Asked on ${plainDay(request.askedOn)}</strong></a><br><span class="wm-todo__why">${whoAsks[request.who]}</span></p>${standingTag(request, reply, picture.today)}</li>`,
        )}</ul>`,
      )
    : nothing
}
${card(
  { title: 'They asked now' },
  form(
    { action: `/cases/${file.id}/own-record`, csrf: frame.csrf, writeId },
    html`${choice({ name: 'who', label: 'Who asks?', hint: 'The answer always goes to the person themselves.', options: whoAsks, small: true, ...asked })}
${dayField({ name: 'asked', label: 'When did they ask?', hint: 'The day they said it, to anybody here.', ...asked })}
${longText({ name: 'words', label: 'What do they ask for, in their words?', hint: 'Leave it empty when it is everything.', rows: 3, limit: 4000, ...asked })}
${button('Write it down')}`,
  ),
)}`,
  )
}
