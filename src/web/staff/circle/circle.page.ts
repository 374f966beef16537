/**
 * People around them: for each professional what they may be told, until when, on which consent. What needs
 * somebody comes first; who is over stands below, folded away.
 */
import type { CircleEntry, CirclePicture } from '../../../application/circle/read-circle.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { endedWhys } from '../../../domain/circle/member.ts'
import { recipientTypes } from '../../../domain/circle/recipient.ts'
import type { FactOf } from '../../../domain/facts/fact.ts'
import { daysAway, plainDay } from '../../parts/dates.ts'
import { linkButton } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, emptyState, label, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { itemTitle, whyNotWords } from './circle-words.ts'

export interface CirclePageProps {
  readonly read: CirclePicture
  readonly refused?: Message | undefined
  readonly done?: string | undefined
}

export function circlePage(frame: Frame, { read, refused, done }: CirclePageProps): Html {
  const { file, around, ended, unbound, mayChange } = read
  const base = `/cases/${file.id}/circle`
  const notices = [...around, ...ended].filter(({ noticeDue }) => noticeDue)
  return page(
    frame,
    { title: 'People around them', lead: caseBar(read, '/circle'), refused, done },
    html`${pageHeading({
      title: 'People around them',
      intro:
        'Nobody is told anything that they did not agree to. Where they are is never told from here.',
      action: mayChange ? linkButton('Bring somebody in', `${base}/new`) : nothing,
    })}
${noticeCard(read, notices)}
${
  around.length === 0
    ? card(
        { title: 'Nobody yet' },
        emptyState(
          'No professional may be told anything about them',
          'When they agree that somebody is told something, bring that person in: who it is, what they may be told, until when.',
        ),
      )
    : card(
        { title: `Who may be told what: ${around.length}` },
        html`<ul class="wm-todo wm-todo--people">${around.map((entry) => entryLine(read, entry))}</ul>`,
      )
}
${unboundCard(read, unbound)}
<ul class="govuk-list"><li><a class="govuk-link" href="${base}/packs">Sharing packs: give one professional exactly what was agreed</a></li>
<li><a class="govuk-link" href="${base}/handovers">Hand over to another service</a></li>
<li><a class="govuk-link" href="${base}/meetings">Meetings about them</a></li>
<li><a class="govuk-link" href="${base}/interpreters">Interpreters: who may speak for them, and who never</a></li>
<li><a class="govuk-link" href="${base}/shared">Everything that went out, and to whom</a></li>
<li><a class="govuk-link" href="${base}/requests">Questions to professionals, and their answers</a></li></ul>
${
  ended.length > 0
    ? details(
        `Not any more: ${ended.length}`,
        html`<ul class="wm-todo wm-todo--people">${ended.map((entry) => endedLine(read, entry))}</ul>`,
      )
    : nothing
}`,
  )
}

/** Somebody holds something that they may not use any more: before everything else. */
function noticeCard({ file }: CirclePicture, due: readonly CircleEntry[]): Html {
  if (due.length === 0) return nothing
  return card(
    { title: `Ask them to stop using what they were told: ${due.length}` },
    html`<ul class="wm-todo wm-todo--people">${due.map(
      ({ member }) => html`<li class="wm-todo__line"><p class="wm-todo__who">${whoWords(member)}</p>
<div class="wm-todo__what"><a class="wm-todo__link" href="/cases/${file.id}/circle/members/${member.id}/notice">Read the letter, and give it to them</a>
<p class="wm-todo__why">Nothing more goes out to them from now on. What they were told before, they still have.</p></div>
<p class="wm-todo__when">${tag('late', 'To do')}</p></li>`,
    )}</ul>`,
  )
}

function whoWords({ type, details: { who, organisation } }: CircleEntry['member']): Html {
  return html`<strong>${person(who)}</strong><br><span class="wm-todo__why">${person(organisation)} · ${recipientTypes[type]}</span>`
}

function entryLine({ file, picture: { today } }: CirclePicture, entry: CircleEntry): Html {
  const { member, consent, whyNot } = entry
  const { role } = member.details
  return html`<li class="wm-todo__line" id="member-${member.id}"><p class="wm-todo__who">${whoWords(member)}</p>
<div class="wm-todo__what"><a class="wm-todo__link" href="/cases/${file.id}/circle/members/${member.id}">${whyNot.length === 0 ? 'May be told' : 'Was to be told'}: ${member.items.map(itemTitle).join(', ')}</a>
${role ? html`<p>${person(role)}</p>` : nothing}
${whyNot.map((why) => html`<p><strong>${whyNotWords(why)}</strong></p>`)}
<p class="wm-todo__why">${consentLine(consent)}</p></div>
<div class="wm-todo__when"><p>${standingTag(entry)}</p>${whyNot.length === 0 ? html`<p>until ${plainDay(entry.lastDay)}<br>${daysAway(entry.lastDay, today)}</p>` : nothing}</div></li>`
}

export function standingTag({ whyNot, ending, member }: CircleEntry): Html {
  if (member.ended) return tag('over', 'Ended')
  if (whyNot.length > 0) return tag('late', 'Nothing may be told')
  return ending.code === 'ends-soon' ? tag('soon', 'Ends soon') : tag('good', 'Agreed')
}

/** When, in which language, and whether they said it back: what a professional may ask about. */
export function consentLine(consent: FactOf<'consent-given'> | undefined): Html {
  if (consent === undefined) return html`The consent it rests on is not in the record.`
  const { language, interpreter, readBack, form } = consent.detail
  const said = [
    language ? html`in ${language}` : undefined,
    interpreter === 'yes' ? html`with an interpreter` : undefined,
    form === 'written' ? html`in writing` : form === 'verbal' ? html`spoken` : undefined,
    readBack === 'yes'
      ? html`said back in their own words`
      : readBack === 'no'
        ? html`not said back`
        : undefined,
  ].flatMap((one) => (one ? [one] : []))
  return html`They agreed on ${plainDay(consent.on)}${said.map((one) => html`, ${one}`)}.`
}

/** A consent that nobody rests on: asked and agreed, and then forgotten. */
function unboundCard(
  { file, mayChange }: CirclePicture,
  unbound: readonly FactOf<'consent-given'>[],
): Html {
  if (unbound.length === 0 || !mayChange) return nothing
  return card(
    { title: `Agreed, and nobody brought in: ${unbound.length}` },
    html`<ul class="wm-todo wm-todo--people">${unbound.map(
      (
        consent,
      ) => html`<li class="wm-todo__line"><p class="wm-todo__who">${label('Consent to share')}</p>
<div class="wm-todo__what"><a class="wm-todo__link" href="/cases/${file.id}/circle/new?consent=${consent.id}">Say who it is for</a>
<p class="wm-todo__why">${consentLine(consent)} ${consent.detail.about ? person(consent.detail.about) : nothing}</p></div></li>`,
    )}</ul>`,
  )
}

function endedLine({ file }: CirclePicture, { member }: CircleEntry): Html {
  const {
    ended,
    initials,
    details: { words },
  } = member
  if (ended === undefined) return nothing
  return html`<li class="wm-todo__line"><p class="wm-todo__who">${whoWords(member)}</p>
<div class="wm-todo__what"><a class="wm-todo__link" href="/cases/${file.id}/circle/members/${member.id}">${endedWhys[ended.why]}</a>
${words ? html`<p class="wm-todo__why">${person(words)}</p>` : nothing}</div>
<p class="wm-todo__when">${plainDay(ended.on)}, ${initials}</p></li>`
}

export function lastSaid(until: Day, today: Day): string {
  return `${plainDay(until)} (${daysAway(until, today)})`
}
