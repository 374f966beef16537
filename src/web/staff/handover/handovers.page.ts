/** Handing support over: what was given to which service, making one, and what this case itself came in with. */
import type { HandoversPage } from '../../../application/handover/read-handovers.ts'
import { ukDayOf } from '../../../domain/calendar/day.ts'
import { plainDay } from '../../parts/dates.ts'
import { linkButton } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, emptyState, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { timeAt } from '../../parts/uk-time.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { itemTitle } from '../circle/circle-words.ts'
import { doorWords, isOpen } from '../packs/pack-words.ts'
import { partsShown } from './handover-parts.ts'

export interface HandoversProps {
  readonly read: HandoversPage
  readonly now: string
  readonly refused?: Message | undefined
  readonly done?: string | undefined
}

export function handoversPage(frame: Frame, props: HandoversProps): Html {
  const { read, refused, done } = props
  const { file, given, cameWith, history } = read
  return page(
    frame,
    { title: 'Hand over to another service', lead: caseBar(read, '/circle'), refused, done },
    html`<p><a class="govuk-link" href="/cases/${file.id}/circle">Back to the people around them</a></p>
${pageHeading({
  title: 'Hand over to another service',
  intro:
    'Another support provider gets what the person allows, in one file that any browser opens and another Waymark can take in. Where they are is never in it.',
})}
${makeCard(read)}
${given.length > 0 ? card({ title: `Handed over: ${given.length}` }, html`<ul class="wm-todo">${given.map((one) => givenLine(one, props))}</ul>`) : nothing}
${cameWith ? cameCard(read, cameWith) : nothing}
${history.length > 0 ? card({ title: 'What the service before wrote' }, html`<p>It is theirs, as it was on that day. What still stands is recorded anew here.</p>${partsShown(history)}`) : nothing}`,
  )
}

function makeCard({ file, members, mayChange }: HandoversPage): Html {
  if (!mayChange) return nothing
  return card(
    { title: 'Hand over to' },
    members.length === 0
      ? emptyState(
          'There is no other support provider in their circle',
          'Bring in the service that takes over, with what the person allows it to be told.',
        )
      : html`<ul class="wm-todo">${members.map(
          ({ id, details: { who, organisation } }) =>
            html`<li class="wm-todo__line"><p class="wm-todo__who"><strong>${person(organisation)}</strong><br><span class="wm-todo__why">${person(who)}</span></p>
<div class="wm-todo__what"><a class="wm-todo__link" href="/cases/${file.id}/circle/handovers/new?member=${id}">Look at what would go</a></div></li>`,
        )}</ul>`,
  )
}

function givenLine({ one, door }: HandoversPage['given'][number], { now }: HandoversProps): Html {
  const { words, items, way, madeAt, initials } = one
  const opened = door?.seenAt ? html`, last opened ${timeAt(door.seenAt)}` : nothing
  return html`<li class="wm-todo__line"><p class="wm-todo__who"><strong>${person(words.who)}</strong></p>
<div class="wm-todo__what"><p>${items.map(itemTitle).join(', ')}</p>
<p class="wm-todo__why">${way === 'file' ? 'As a sealed file' : 'As a page behind a link'}, made by ${initials} on ${plainDay(ukDayOf(madeAt))}${opened}.</p></div>
<div class="wm-todo__when"><p>${way === 'file' ? tag('over', 'Given') : tag(isOpen(door, now) ? 'good' : 'over', isOpen(door, now) ? 'Open' : 'Closed')}</p>${way === 'page' ? html`<p>${doorWords(door, now)}</p>` : nothing}</div></li>`
}

function cameCard(
  { file }: HandoversPage,
  { organisation, madeOn, state, settledAt }: NonNullable<HandoversPage['cameWith']>,
): Html {
  const from = html`From the handover of ${person(organisation)}, ${plainDay(madeOn)}.`
  if (state === 'waiting') {
    return card(
      { title: 'A handover waits to be looked at' },
      html`<p>${from} Nothing of it is in this record yet.</p>${linkButton('Look at it', `/cases/${file.id}/handover`)}`,
    )
  }
  const said = state === 'taken-in' ? 'Taken in' : 'Sent away; only that it came is kept,'
  return card(
    { title: 'How this case came here' },
    html`<p>${from} ${said} on ${settledAt ? plainDay(ukDayOf(settledAt)) : nothing}.</p>`,
  )
}
