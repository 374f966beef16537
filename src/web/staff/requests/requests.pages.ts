/** What professionals were asked, and where each question stands. */
import type { AskedOnce, RequestsPage } from '../../../application/guests/answers.ts'
import { recipientTypes } from '../../../domain/circle/recipient.ts'
import { evidenceTemplates } from '../../../domain/guests/evidence-question.ts'
import { requestStandings } from '../../../domain/guests/request-standing.ts'
import { daysInWords, type Silence } from '../../../domain/promises/standing.ts'
import { daysAway, plainDay } from '../../parts/dates.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, emptyState, type Tone, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { caseBar } from '../case/case-bar.ts'

export function requestsPage(frame: Frame, read: RequestsPage): Html {
  const { file, requests } = read
  const waiting = requests.filter(({ standing }) => standing !== 'taken' && standing !== 'over')
  const done = requests.filter(({ standing }) => standing === 'taken' || standing === 'over')
  return page(
    frame,
    { title: 'Questions to professionals', lead: caseBar(read, '/circle') },
    html`<p><a class="govuk-link" href="/cases/${file.id}/circle">Back to the people around them</a></p>
${pageHeading({ title: 'Questions to professionals', intro: 'They answer without an account, with a link and a code. Nothing they write is in the record until somebody here has read it.' })}
${
  requests.length === 0
    ? card(
        { title: 'Nobody was asked yet' },
        emptyState(
          'No question was asked',
          'What you ask stands here, and from the day you name it is asked about on Today.',
        ),
      )
    : nothing
}
${waiting.length > 0 ? card({ title: `Open: ${waiting.length}` }, lines(read, waiting)) : nothing}
${done.length > 0 ? card({ title: `Done: ${done.length}` }, lines(read, done)) : nothing}
${whomCard(read)}`,
  )
}

/** Whoever stands in the circle can be asked; a stranger to it cannot. */
function whomCard({ file, members, mayWork }: RequestsPage): Html {
  if (!mayWork) return nothing
  const to = `/cases/${file.id}/circle`
  return card(
    { title: 'Ask somebody' },
    members.length === 0
      ? emptyState(
          'Nobody can be asked yet',
          'Bring a professional into the circle first, with what the person agreed to.',
          html`<p><a class="govuk-link" href="${to}/new">Bring somebody in</a></p>`,
        )
      : html`<ul class="govuk-list govuk-list--spaced">${members.map(
          ({ id, type, details: { who, organisation } }) =>
            html`<li><a class="govuk-link" href="${to}/members/${id}/ask">Ask ${person(who)}</a> <span class="wm-todo__why">${person(organisation)} · ${recipientTypes[type]}</span></li>`,
        )}</ul>`,
  )
}

function lines({ file, picture: { today } }: RequestsPage, some: readonly AskedOnce[]): Html {
  return html`<ul class="wm-todo">${some.map(
    (
      one,
    ) => html`<li class="wm-todo__line"><p class="wm-todo__who"><strong>${person(one.who)}</strong></p>
<div class="wm-todo__what"><a class="wm-todo__link" href="/cases/${file.id}/circle/requests/${one.id}">${evidenceTemplates[one.template].title}</a>
${one.own ? html`<p class="wm-todo__why">${person(one.own)}</p>` : nothing}
${one.silence ? html`<p class="wm-todo__why">${silent(one.silence)}</p>` : nothing}</div>
<div class="wm-todo__when"><p>${standingTag(one)}</p><p>by ${plainDay(one.by)}${one.silence ? html`<br>${daysAway(one.by, today)}` : nothing}</p></div></li>`,
  )}</ul>`
}

export function silent({ days, workingDays }: Silence): string {
  if (days === 0) return 'Asked today.'
  const known = workingDays !== undefined && workingDays !== days
  const which = workingDays === 1 ? 'a working day' : 'working days'
  return `Silent for ${daysInWords(days)}${known ? `, ${workingDays} of them ${which}` : ''}.`
}

const tones = {
  taken: 'good',
  answered: 'soon',
  over: 'over',
  waiting: 'calm',
  'link-closed': 'late',
} as const satisfies Readonly<Record<AskedOnce['standing'], Tone>>

export function standingTag({ standing }: AskedOnce): Html {
  return tag(tones[standing], requestStandings[standing])
}
