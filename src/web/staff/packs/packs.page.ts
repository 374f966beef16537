/** Sharing packs: who has one, what is in it, until when, how often it was opened; and making one. */
import type { PackEntry, PacksPage } from '../../../application/packs/read-packs.ts'
import { numberOf } from '../../../application/packs/release-pack.ts'
import { ukDayOf } from '../../../domain/calendar/day.ts'
import { recipientTypes } from '../../../domain/circle/recipient.ts'
import { packTemplates, templatesFor } from '../../../domain/packs/pack-templates.ts'
import { plainDay } from '../../parts/dates.ts'
import { buttonForm } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, emptyState, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { timeAt } from '../../parts/uk-time.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { whyNotWords } from '../circle/circle-words.ts'
import { doorWords, isOpen } from './pack-words.ts'

export interface PacksPageProps {
  readonly read: PacksPage
  readonly now: string
  readonly refused?: Message | undefined
  readonly done?: string | undefined
}

export function packsPage(frame: Frame, props: PacksPageProps): Html {
  const { read, now, refused, done } = props
  const { file, packs } = read
  const open = packs.filter(({ door }) => isOpen(door, now))
  const closed = packs.filter(({ door }) => !isOpen(door, now))
  return page(
    frame,
    { title: 'Sharing packs', lead: caseBar(read, '/circle'), ...{ refused, done } },
    html`<p><a class="govuk-link" href="/cases/${file.id}/circle">Back to the people around them</a></p>
${pageHeading({
  title: 'Sharing packs',
  intro:
    'One file for one professional, with what was agreed and nothing else, for a few days. Where they are is in none.',
})}
${packsCard(frame, `Can be opened now: ${open.length}`, open, props)}
${makeCard(read)}
${closed.length > 0 ? packsCard(frame, `Closed: ${closed.length}`, closed, props) : nothing}`,
  )
}

function packsCard(
  frame: Frame,
  title: string,
  packs: readonly PackEntry[],
  props: PacksPageProps,
): Html {
  return card(
    { title },
    packs.length === 0
      ? emptyState('Nobody can open anything now', 'Make a pack when somebody asks for something.')
      : html`<ul class="wm-todo wm-todo--people">${packs.map((entry) => packLine(frame, entry, props))}</ul>`,
  )
}

function packLine(frame: Frame, { pack, door }: PackEntry, { read, now }: PacksPageProps): Html {
  const open = isOpen(door, now)
  const { words, template, id, views } = pack
  const seen = door ? views - door.viewsLeft : 0
  const holds = [...words.parts, ...words.papers.map(({ title }) => title)]
  return html`<li class="wm-todo__line"><p class="wm-todo__who"><strong>${person(words.who)}</strong><br><span class="wm-todo__why">${packTemplates[template].title} · ${numberOf(id)}</span></p>
<div class="wm-todo__what"><p>${person(holds.join(', '))}</p>
${words.account?.length ? html`<p class="wm-todo__why">Their account: ${words.account.join(', ')}</p>` : nothing}
<p class="wm-todo__why">Made by ${pack.initials} on ${plainDay(ukDayOf(pack.madeAt))}. Opened ${seen} of ${views} times${door?.seenAt ? html`, last ${timeAt(door.seenAt)}` : nothing}.${door && door.lateVisits > 0 ? html` Somebody came ${door.lateVisits} times when it was closed.` : nothing}</p>
${
  open && read.mayChange
    ? buttonForm(
        { action: `/cases/${read.file.id}/circle/packs/${id}/take-back`, csrf: frame.csrf },
        'Take it back',
        'secondary',
      )
    : nothing
}</div>
<div class="wm-todo__when"><p>${tag(open ? 'good' : 'over', open ? 'Open' : 'Closed')}</p><p>${open && door ? html`until ${plainDay(ukDayOf(door.expiresAt))}` : doorWords(door, now)}</p></div></li>`
}

function makeCard({ file, members, mayChange }: PacksPage): Html {
  if (!mayChange) return nothing
  return card(
    { title: 'Make a pack for' },
    members.length === 0
      ? emptyState(
          'There is nobody to make one for',
          'Only somebody in their circle can be given a pack. Bring that person in first.',
        )
      : html`<ul class="wm-todo wm-todo--people">${members.map(
          ({
            member,
            whyNot,
          }) => html`<li class="wm-todo__line"><p class="wm-todo__who"><strong>${person(member.details.who)}</strong><br><span class="wm-todo__why">${person(member.details.organisation)} · ${recipientTypes[member.type]}</span></p>
<div class="wm-todo__what">${whyNot.length > 0 ? whyNot.map((why) => html`<p>${whyNotWords(why)}</p>`) : kindsFor(file.id, member)}</div>
${whyNot.length > 0 ? html`<p class="wm-todo__when">${tag('late', 'Nothing may be told')}</p>` : nothing}</li>`,
        )}</ul>`,
  )
}

function kindsFor(caseId: string, { id, type }: PacksPage['members'][number]['member']): Html {
  const kinds = templatesFor(type)
  if (kinds.length === 0) return html`<p>There is no kind of pack for them.</p>`
  return html`${kinds.map(
    (kind) =>
      html`<p><a class="wm-todo__link" href="/cases/${caseId}/circle/packs/new?member=${id}&amp;kind=${kind}">${packTemplates[kind].title}</a></p>`,
  )}`
}
