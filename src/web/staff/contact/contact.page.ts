/**
 * How to reach them safely: for each way whether it may be used now, why not, and when next. What is shut
 * comes first; what is asked seldom is folded away.
 */
import type { ContactPicture } from '../../../application/contact/read-contact.ts'
import { type Channel, channels } from '../../../domain/contact/contact-rules.ts'
import { buttonForm, linkButton } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, emptyState, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { caseBar } from '../case/case-bar.ts'
import { actsCard, codeWordCard, generalCard } from './beside.ts'
import type { ContactPageProps } from './contact-props.ts'
import { blockWords, channelWords, contentWords, windowWords } from './contact-words.ts'
import { momentWords } from './moments.ts'
import { agreeCard, overriddenCard, shutCards, stopCard, wrongPersonCard } from './shut.ts'

export function contactPage(frame: Frame, props: ContactPageProps): Html {
  const { read, problems, refused, done } = props
  const { file, at } = read
  const { rules } = read.contact
  const asked = channels.filter((channel) => rules.channels[channel])
  const notAsked = channels.filter((channel) => !rules.channels[channel])
  return page(
    frame,
    {
      title: 'How to reach them safely',
      lead: caseBar(read, '/contact'),
      problems,
      refused,
      done,
    },
    html`${pageHeading({
      title: 'How to reach them safely',
      intro: html`It is ${momentWords(at, rules.zone)}. This opening is in the log.`,
      action:
        rules.channels.call && !rules.frozen && !rules.stopped ? beforeLink(read, 'call') : nothing,
    })}
${shutCards(frame, props)}${agreeCard(frame, props)}${overriddenCard(frame, props)}
${card(
  { title: 'Now' },
  asked.length === 0
    ? emptyState(
        'Nobody has asked yet how to reach them',
        'Until they are asked, no way counts as safe. Begin with the one you would use next.',
      )
    : html`<ul class="wm-todo">${asked.map((channel) => channelLine(frame, props, channel))}</ul>`,
)}
<p><a class="govuk-link" href="/cases/${file.id}/messages">Neutral messages: send one, or see what became of earlier ones</a></p>
${beforeWords(frame, props)}
${
  notAsked.length > 0 && read.mayChange
    ? card(
        { title: 'Not asked yet' },
        html`<ul class="wm-choices">${notAsked.map((channel) => html`<li><a class="govuk-link" href="${rulesOf(file.id, channel)}">${channelWords[channel].title}</a></li>`)}</ul>`,
      )
    : nothing
}
${wrongPersonCard(frame, props)}
${codeWordCard(frame, props)}
${stopCard(frame, props)}
${generalCard(frame, props)}
${actsCard(read)}`,
  )
}

function rulesOf(caseId: string, channel: Channel): string {
  return `/cases/${caseId}/contact/rules/${channel}`
}

export function beforeOf(caseId: string, channel: Channel): string {
  return `/cases/${caseId}/contact/before/${channel}`
}

function beforeLink({ file }: ContactPicture, channel: Channel): Html {
  return linkButton(`Before you ${channelWords[channel].verb}`, beforeOf(file.id, channel))
}

function channelLine(frame: Frame, { read, newWriteId }: ContactPageProps, channel: Channel): Html {
  const { file, contact, now } = read
  const { rules } = contact
  const decision = now[channel]
  const { title, verb } = channelWords[channel]
  const allowed = 'allowed' in decision
  const stale = !allowed && decision.reasons.some(({ code }) => code === 'stale')
  return html`<li class="wm-todo__line"><p class="wm-todo__who"><strong>${title}</strong></p>
<div class="wm-todo__what"><p>${allowed ? tag('good', 'May be used now') : tag(stale ? 'soon' : 'late', stale ? 'Ask again first' : 'Not now')}</p>
${allowed ? nothing : html`<ul class="wm-why__lines">${decision.reasons.map((reason) => html`<li>${blockWords(reason, rules.zone)}</li>`)}</ul>`}
<p class="wm-todo__why">${ruleLine(read, channel)}</p></div>
<div class="wm-todo__when">${allowed ? html`<p>Until ${momentWords(decision.unsafeFrom, rules.zone)}</p>` : nothing}
${
  read.mayChange
    ? html`<ul class="wm-contact-actions"><li><a class="govuk-link" href="${beforeOf(file.id, channel)}">Before you ${verb}</a></li>
<li><a class="govuk-link" href="${rulesOf(file.id, channel)}">Change<span class="govuk-visually-hidden">: ${title}</span></a></li></ul>
${rules.channels[channel]?.isSafe === 'yes' ? buttonForm({ action: `/cases/${file.id}/contact/confirm/${channel}`, csrf: frame.csrf, writeId: newWriteId() }, 'Still right, asked today', 'secondary') : nothing}`
    : nothing
}</div></li>`
}

/** What they said, in one quiet line. */
function ruleLine({ contact: { rules } }: ContactPicture, channel: Channel): Html {
  const rule = rules.channels[channel]
  if (rule === undefined) return nothing
  const { when, content, whoElseSees, confirmedAt, through } = rule
  const times =
    when === 'any-time' ? 'at any time' : when === undefined ? '' : when.map(windowWords).join('; ')
  return html`${times ? html`${times}. ` : nothing}${content ? html`${contentWords[content]}. ` : nothing}${
    through ? html`Through ${person(through)}. ` : nothing
  }${whoElseSees ? html`Who else sees it: ${person(whoElseSees)}. ` : nothing}${
    confirmedAt ? html`Asked ${momentWords(confirmedAt, rules.zone)}.` : nothing
  }`
}

/** Behind a press, as all of that part: no address opens it by itself. */
function beforeWords(frame: Frame, { read }: ContactPageProps): Html {
  if (!read.mayChange) return nothing
  return card(
    { title: 'Numbers, interpreters, and what was written before' },
    buttonForm(
      { action: `/cases/${read.file.id}/person/contact`, csrf: frame.csrf },
      'Show numbers and what was written',
      'secondary',
    ),
  )
}
