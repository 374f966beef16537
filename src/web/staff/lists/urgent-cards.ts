/** What stands above everything else on Today: what is open, what waits for a lead, who has nobody. */
import type { Today } from '../../../application/lists/today-list.ts'
import { minutesLeft } from '../../../domain/break-glass/break-glass.ts'
import { plainDay } from '../../parts/dates.ts'
import { linkButton } from '../../parts/fields/form.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { card } from '../../parts/lists.ts'
import { timeAt } from '../../parts/uk-time.ts'
import { standingTag } from '../emergency/review.pages.ts'

export function urgentCards(day: Today): Html {
  return html`${openCard(day)}${reviewCard(day)}${withoutWorkerCard(day)}`
}

function openCard({ openEmergency }: Today): Html {
  if (openEmergency === undefined) return nothing
  const { caseId, reference, until, now } = openEmergency
  const left = minutesLeft({ until }, now)
  return card(
    { title: 'You have a case open in an emergency' },
    html`<p><span class="wm-ref">${reference}</span>, ${left === 1 ? '1 more minute' : `${left} more minutes`}</p>${linkButton('Go to it, or end it', `/cases/${caseId}/emergency`, 'secondary')}`,
  )
}

function reviewCard({ emergencies }: Today): Html {
  const waiting = emergencies.filter(({ standing }) => standing !== 'reviewed')
  if (waiting.length === 0) return nothing
  return card(
    { title: `Opened in an emergency, to review: ${waiting.length}` },
    html`<ul class="wm-todo">${waiting.map(
      (
        one,
      ) => html`<li class="wm-todo__line"><p class="wm-todo__who"><span class="wm-ref">${one.opened?.reference}</span></p>
<div class="wm-todo__what"><a class="wm-todo__link" href="/emergencies/${one.id}">See what was opened, and say whether it was right</a>
<p class="wm-todo__why">${person(one.byName)}, ${timeAt(one.askedAt)}</p></div>
<p class="wm-todo__when">${standingTag(one)}${one.opened ? html` by ${plainDay(one.opened.reviewDue)}` : nothing}</p></li>`,
    )}</ul>`,
  )
}

function withoutWorkerCard({ withoutWorker }: Today): Html {
  if (withoutWorker.length === 0) return nothing
  return card(
    { title: `Nobody works with them now: ${withoutWorker.length}` },
    html`<ul class="wm-todo">${withoutWorker.map(
      ({
        caseId,
        alias,
        reference,
        workerName,
      }) => html`<li class="wm-todo__line"><p class="wm-todo__who"><strong>${alias}</strong> <span class="wm-ref">${reference}</span></p>
<div class="wm-todo__what"><a class="wm-todo__link" href="/cases/${caseId}/team#give">Choose who works with them</a>
<p class="wm-todo__why">${person(workerName)} has left, or must stay out</p></div></li>`,
    )}</ul>`,
  )
}
