/** One professional: what they may be told and why, what they were told, and every change with who made it. */
import type { MemberPage } from '../../../application/circle/read-circle.ts'
import { type Shared, sharedBy } from '../../../application/ports/circle/sharing-store.ts'
import { ukDayOf } from '../../../domain/calendar/day.ts'
import { endedWhys } from '../../../domain/circle/member.ts'
import { recipientTypes } from '../../../domain/circle/recipient.ts'
import { packTemplates, templatesFor } from '../../../domain/packs/pack-templates.ts'
import { daysAway, plainDay } from '../../parts/dates.ts'
import { buttons, linkButton } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, emptyState, summaryList } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { timeAt } from '../../parts/uk-time.ts'
import { caseBar } from '../case/case-bar.ts'
import { consentLine, standingTag } from './circle.page.ts'
import { changeWords, itemTitle, whyNotWords } from './circle-words.ts'
import { changeCards } from './member-changes.ts'
import type { MemberPageProps } from './member-props.ts'

export function memberPage(frame: Frame, props: MemberPageProps): Html {
  const { read, problems, refused, done } = props
  const { file, entry } = read
  const { member } = entry
  const { who, organisation } = member.details
  return page(
    frame,
    {
      title: 'Somebody around them',
      lead: caseBar(read, '/circle'),
      ...{ problems, refused, done },
    },
    html`<p><a class="govuk-link" href="/cases/${file.id}/circle">Back to the people around them</a></p>
${pageHeading({ title: person(who), intro: html`${person(organisation)} · ${recipientTypes[member.type]} ${standingTag(entry)}` })}
${noticeLine(read)}
${termsCard(read)}
${read.mayChange && !member.ended && !member.conflictSince ? html`<p><a class="govuk-link" href="/cases/${file.id}/circle/members/${member.id}/ask">Ask them a question for evidence</a></p>` : nothing}
${sharedCard('What they were told', read.shared)}
${read.mayChange && !member.ended ? changeCards(frame, props) : nothing}
${versionsCard(read)}`,
  )
}

function noticeLine({ file, entry: { member, noticeDue } }: MemberPage): Html {
  if (!noticeDue) return nothing
  return html`<p><a class="govuk-link" href="/cases/${file.id}/circle/members/${member.id}/notice"><strong>They still have what they were told. Read the letter that asks them to stop</strong></a></p>`
}

function termsCard(read: MemberPage): Html {
  const {
    entry,
    picture: { today },
  } = read
  const { member, whyNot, consent, lastDay } = entry
  const { role, reachedBy, words } = member.details
  return card(
    { title: whyNot.length === 0 ? 'May be told' : 'Nothing may be told now' },
    summaryList([
      ...(whyNot.length > 0
        ? [
            {
              key: 'Why not',
              value: html`${whyNot.map((why) => html`<p>${whyNotWords(why)}</p>`)}`,
            },
          ]
        : []),
      {
        key: whyNot.length === 0 ? 'What' : 'Was agreed',
        value: member.items.map(itemTitle).join(', '),
      },
      { key: 'Until', value: `${plainDay(lastDay)}, ${daysAway(lastDay, today)}` },
      { key: 'On which consent', value: consentLine(consent) },
      ...(consent?.detail.about ? [{ key: 'In words', value: person(consent.detail.about) }] : []),
      ...(role ? [{ key: 'What they do', value: person(role) }] : []),
      ...(reachedBy ? [{ key: 'Reached by', value: person(reachedBy) }] : []),
      ...(member.ended
        ? [
            { key: 'Ended', value: `${plainDay(member.ended.on)}, by ${member.initials}` },
            { key: 'Why', value: endedWhys[member.ended.why] },
          ]
        : []),
      ...(words ? [{ key: 'Written then', value: person(words) }] : []),
      ...packRow(read),
    ]),
  )
}

/** What could be made for them now, one press away. */
function packRow({ file, entry: { member, whyNot }, mayChange }: MemberPage) {
  const kinds = templatesFor(member.type)
  if (!mayChange || whyNot.length > 0 || kinds.length === 0) return []
  const make = `/cases/${file.id}/circle/packs/new?member=${member.id}&kind=`
  const links = kinds.map((kind) =>
    linkButton(packTemplates[kind].title, `${make}${kind}`, 'secondary'),
  )
  return [{ key: 'Make a pack', value: buttons(...links) }]
}

export function sharedCard(title: string, shared: readonly Shared[], withWho?: true): Html {
  return card(
    { title: `${title}: ${shared.length}` },
    shared.length === 0
      ? emptyState(
          'Nothing yet',
          'Whatever goes out is listed here by itself: packs, letters, requests, meetings.',
        )
      : html`<ul class="wm-todo">${shared.map(
          (
            one,
          ) => html`<li class="wm-todo__line"><p class="wm-todo__who"><strong>${sharedBy[one.by]}</strong></p>
<div class="wm-todo__what"><p>${withWho ? html`${person(one.who)}: ` : nothing}${one.items.map(itemTitle).join(', ')}</p>
${one.what ? html`<p class="wm-todo__why">${person(one.what)}</p>` : nothing}
${one.lawful ? html`<p class="wm-todo__why"><strong>Without consent, for a lawful reason</strong></p>` : nothing}</div>
<p class="wm-todo__when">${timeAt(one.at)} <span>${one.initials}</span></p></li>`,
        )}</ul>`,
  )
}

function versionsCard({ versions }: MemberPage): Html {
  return details(
    `Every change: ${versions.length}`,
    html`<ul class="wm-todo">${versions.map(
      (
        version,
      ) => html`<li class="wm-todo__line"><p class="wm-todo__who"><strong>${changeWords[version.change]}</strong></p>
<div class="wm-todo__what"><p>${version.items.map(itemTitle).join(', ')}</p>
<p class="wm-todo__why">until ${plainDay(version.until)}${version.details.words ? html`. ${person(version.details.words)}` : nothing}</p></div>
<p class="wm-todo__when">${plainDay(ukDayOf(version.at))}, ${version.initials}</p></li>`,
    )}</ul>`,
  )
}
