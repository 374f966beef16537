/** Meetings of one person: the list; and one meeting with what each attendee may be told today. */
import type { MeetingPage, MeetingsPage } from '../../../application/circle/meetings.ts'
import type { KeptMeeting } from '../../../application/ports/circle/meeting-store.ts'
import { documentFormats } from '../../../application/ports/document-press.ts'
import type { WhyNotShare } from '../../../domain/circle/may-share.ts'
import {
  type Attendee,
  lawfulGrounds,
  type MeetingAction,
  meetingTypes,
  retentionClasses,
  viewAnswers,
} from '../../../domain/circle/meeting.ts'
import { dueDay, plainDay } from '../../parts/dates.ts'
import { choice } from '../../parts/fields/choices.ts'
import { button, form, hidden, linkButton } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, emptyState, summaryList, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { channelWords } from '../contact/contact-words.ts'
import { passingOnCard } from '../firewall/passing-on.card.ts'
import { itemTitle, whyNotWords } from './circle-words.ts'
import { sharedCard } from './member.page.ts'

export function meetingsPage(
  frame: Frame,
  { read, done }: { read: MeetingsPage; done?: string | undefined },
): Html {
  const { file, meetings, mayChange } = read
  const base = `/cases/${file.id}/circle`
  return page(
    frame,
    { title: 'Meetings', lead: caseBar(read, '/circle'), done },
    html`<p><a class="govuk-link" href="${base}">Back to the people around them</a></p>
${pageHeading({
  title: 'Meetings about them',
  intro:
    'Each professional is told only what the person agreed to. The person is told what was decided.',
  action: mayChange ? linkButton('Write down a meeting', `${base}/meetings/new`) : nothing,
})}
${
  meetings.length === 0
    ? emptyState(
        'No meeting yet',
        'When several professionals meet about this person, write down who was there, who does what by when, and what the person thinks of it.',
      )
    : card(
        { title: `Held: ${meetings.length}` },
        html`<ul class="wm-todo">${meetings.map((one) => meetingLine(base, one))}</ul>`,
      )
}`,
  )
}

function meetingLine(base: string, { id, meeting }: KeptMeeting): Html {
  const { type, heldOn, trigger, attendees, actions, summary, nextOn } = meeting
  const open = actions.filter(({ doneOn }) => !doneOn).length
  return html`<li class="wm-todo__line"><p class="wm-todo__who"><strong>${plainDay(heldOn)}</strong></p>
<div class="wm-todo__what"><a class="wm-todo__link" href="${base}/meetings/${id}">${meetingTypes[type]}</a>
${trigger ? html`<p>${person(trigger)}</p>` : nothing}
<p class="wm-todo__why">${attendees.length} named, ${open} still to do${nextOn ? html`, next by ${plainDay(nextOn)}` : nothing}</p></div>
<p class="wm-todo__when">${
    summary === undefined
      ? tag('soon', 'They were not told yet')
      : 'told' in summary
        ? tag('good', 'They were told')
        : tag('unsure', 'Not told: unsafe')
  }</p></li>`
}

export interface MeetingProps {
  readonly read: MeetingPage
  readonly newWriteId: () => string
  readonly refused?: Message | undefined
  readonly done?: string | undefined
}

export function meetingPage(frame: Frame, props: MeetingProps): Html {
  const { read, refused, done } = props
  const { file, kept, mayChange, shared } = read
  const { type, heldOn } = kept.meeting
  const here = `/cases/${file.id}/circle/meetings/${kept.id}`
  return page(
    frame,
    { title: 'A meeting', lead: caseBar(read, '/circle'), refused, done },
    html`<p><a class="govuk-link" href="/cases/${file.id}/circle/meetings">Back to all meetings</a></p>
${pageHeading({
  title: `${meetingTypes[type]}, ${plainDay(heldOn)}`,
  action: mayChange ? linkButton('Change or go on', `${here}/edit`) : nothing,
})}
${summaryCard(frame, props)}
${actionsCard(read)}
${attendeesCard(frame, props)}
${aboutCard(read)}
${sharedCard('What went out for this meeting', shared, true)}`,
  )
}

/** The survivor first: what they were told of it, or why not. */
function summaryCard(frame: Frame, { read, newWriteId }: MeetingProps): Html {
  const { file, kept, mayChange } = read
  const { summary } = kept.meeting
  if (summary === undefined) {
    return card(
      { title: 'What they were told' },
      html`<p>${tag('soon', 'Nothing yet')} Tell them in plain words what was decided and who does what. Only where that is unsafe may it wait, with the reason written down.</p>`,
    )
  }
  if ('withheld' in summary) {
    return card(
      { title: 'They were not told, because it is unsafe' },
      html`<p class="wm-words">${person(summary.withheld)}</p>`,
    )
  }
  return card(
    { title: `What they were told on ${plainDay(summary.on)}` },
    html`<p class="wm-words">${person(summary.told)}</p>
${
  mayChange
    ? form(
        {
          action: `/cases/${file.id}/circle/meetings/${kept.id}/summary`,
          csrf: frame.csrf,
          writeId: newWriteId(),
          givesFile: true,
        },
        html`${choice({
          name: 'reaches',
          label: 'How does their copy reach them?',
          hint: 'Their own rules are asked when it is made, by hand as well.',
          options: summaryWays.map((way) => ({ value: way, label: channelWords[way].title })),
          small: true,
          ...{ typed: {}, problems: {} },
        })}
${formatButtons('Their own copy')}`,
      )
    : nothing
}`,
  )
}

/** Ways in which a paper reaches somebody. */
export const summaryWays = ['in-person', 'post', 'email', 'named-person'] as const

function formatButtons(what: string): Html {
  return html`<div class="govuk-button-group">${documentFormats.map((format) =>
    button(`${what}, ${format === 'pdf' ? 'PDF' : 'Word'}`, {
      kind: 'secondary',
      name: 'format',
      value: format,
    }),
  )}</div>`
}

function nameOf({ members }: MeetingPage, owner: string): Html {
  const member = members.find(({ id }) => id === owner)
  return member ? person(member.details.who) : html`Us`
}

function actionsCard(read: MeetingPage): Html {
  const { actions } = read.kept.meeting
  if (actions.length === 0) return nothing
  const { today } = read.picture
  return card(
    { title: `Who does what: ${actions.length}` },
    html`<ul class="wm-todo wm-todo--people">${actions.map((action) => actionLine(read, action, today))}</ul>`,
  )
}

function actionLine(
  read: MeetingPage,
  { what, owner, due, doneOn, promiseId }: MeetingAction,
  today: MeetingPage['picture']['today'],
): Html {
  const late = !doneOn && due !== undefined && due < today
  return html`<li class="wm-todo__line"><p class="wm-todo__who"><strong>${nameOf(read, owner)}</strong></p>
<div class="wm-todo__what"><p>${person(what)}</p>
${promiseId ? html`<p class="wm-todo__why"><a class="govuk-link" href="/cases/${read.file.id}/promises/${promiseId}">Followed as a promise</a></p>` : nothing}</div>
<p class="wm-todo__when">${
    doneOn
      ? html`${tag('good', 'Done')} ${plainDay(doneOn)}`
      : due
        ? html`${tag(late ? 'late' : 'calm', late ? 'Late' : 'Due')} ${dueDay(due, today)}`
        : tag('calm', 'No day named')
  }</p></li>`
}

function attendeesCard(frame: Frame, props: MeetingProps): Html {
  const { read } = props
  const { attendees } = read.kept.meeting
  if (attendees.length === 0) return nothing
  return card(
    { title: `Who was named, and what each may be told today: ${attendees.length}` },
    html`<ul class="wm-todo wm-todo--people">${attendees.map((attendee) => attendeeLine(frame, props, attendee))}</ul>`,
  )
}

function attendeeLine(frame: Frame, { read, newWriteId }: MeetingProps, attendee: Attendee): Html {
  const member = read.members.find(({ id }) => id === attendee.memberId)
  const told = read.told.find(({ memberId }) => memberId === attendee.memberId)
  if (!member || !told) return nothing
  const may = [...told.consented, ...told.lawful]
  const { conflict, lawful, present } = attendee
  return html`<li class="wm-todo__line"><p class="wm-todo__who"><strong>${person(member.details.who)}</strong><br><span class="wm-todo__why">${person(member.details.organisation)}${present ? '' : ', not there'}</span></p>
<div class="wm-todo__what"><p>${may.length > 0 ? html`May be told: ${may.map(itemTitle).join(', ')}` : 'Nothing may be told'}</p>
${conflict ? html`<p><strong>Declared a conflict:</strong> ${person(conflict)}</p>` : nothing}
${told.lawful.length > 0 && lawful ? html`<p><strong>Without consent:</strong> ${lawfulGrounds[lawful.ground]}. ${person(lawful.words)}</p>` : nothing}
${told.withheld.map(({ item, why }) => html`<p class="wm-todo__why">Not told: ${itemTitle(item)}. ${whyWords(why)}</p>`)}
${
  read.mayChange && may.length > 0
    ? form(
        {
          action: `/cases/${read.file.id}/circle/meetings/${read.kept.id}/pack`,
          csrf: frame.csrf,
          writeId: newWriteId(),
          givesFile: true,
        },
        html`${hidden('memberId', member.id)}${passingOnCard(member.type)}${formatButtons('Paper for them')}`,
      )
    : nothing
}</div></li>`
}

/** The part stands before it, so that it was not agreed to is said in two words. */
function whyWords(why: readonly WhyNotShare[]): string {
  const others = why.filter(({ code }) => code !== 'outside-scope')
  return others.length === 0 ? 'Not agreed to' : others.map(whyNotWords).join('. ')
}

function aboutCard({ kept, file }: MeetingPage): Html {
  const { trigger, chair, riskSummary, view, disagreement, nextOn, retention } = kept.meeting
  const row = (key: string, words: string | undefined) =>
    words ? [{ key, value: person(words) }] : []
  return card(
    { title: 'What was said' },
    summaryList([
      ...row('Why it was held', trigger),
      ...row('Who led it', chair),
      {
        key: 'What the person thinks',
        value: view.words ? html`“${person(view.words)}”` : viewAnswers[view.answer],
      },
      ...row('What worries us', riskSummary),
      ...row('Where they did not agree', disagreement),
      ...(nextOn ? [{ key: 'Next by', value: plainDay(nextOn) }] : []),
      { key: 'Kept', value: retentionClasses[retention] },
      { key: 'Written by', value: `${kept.initials}, version ${kept.version}, ${file.reference}` },
    ]),
  )
}
