/** The list of a seat: submissions by case reference, never by name, and how long each has waited. */
import type { Inbox, InboxLine } from '../../application/seat/read-seat.ts'
import { plainDay, timeOn } from '../parts/dates.ts'
import type { Frame } from '../parts/frame.ts'
import { type Html, html, nothing, person } from '../parts/html.ts'
import { pageHeading } from '../parts/layout.ts'
import { card, emptyState, tag } from '../parts/lists.ts'
import { page } from '../parts/page.ts'
import { table } from '../parts/table.ts'
import { shortStatusWords, statusWords, waitingInWords } from './seat-words.ts'

export function inboxPage(frame: Frame, { ours, others }: Inbox): Html {
  const intro =
    ours.length === 0
      ? 'Nothing waits for you.'
      : ours.length === 1
        ? 'One submission waits for you.'
        : `${ours.length} submissions wait for you, the longest first.`
  return page(
    frame,
    { title: 'Submissions' },
    html`${pageHeading({ title: 'Submissions', intro })}
${card(
  { title: 'Waiting for you' },
  ours.length > 0
    ? lines('Submissions that wait for you', ours)
    : emptyState(
        'Nothing here now',
        'A Recovery Needs Assessment appears here when it is sent to you. You see what was sent, never the case.',
      ),
)}
${others.length > 0 ? card({ title: 'With others, or finished' }, lines('Other submissions', others)) : nothing}`,
  )
}

function lines(caption: string, rows: readonly InboxLine[]): Html {
  return table({
    caption,
    quietCaption: true,
    columns: [
      { label: 'Case' },
      { label: 'From' },
      { label: 'Where it stands' },
      { label: 'Came' },
    ],
    rows: rows.map((line) => [
      html`<a class="govuk-link" href="/seat/submissions/${line.submissionId}">${line.caseReference}</a>`,
      person(line.fromOrganisation),
      tag(statusWords[line.status].tone, line.isOurs ? 'With you' : shortStatusWords[line.status]),
      html`${timeOn(line.receivedOn, plainDay(line.receivedOn))}${
        line.isOurs ? html`<br><strong>${waitingInWords(line.daysHere)}</strong>` : nothing
      }`,
    ]),
  })
}
