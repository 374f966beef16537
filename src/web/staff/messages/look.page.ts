/** One message before it is sent: its very words, what a locked screen shows, who else sees it, the guard's answer. */
import type { LookedAtMessage } from '../../../application/outbox/write-message.ts'
import type { SendingWays } from '../../../application/ports/sending/message-carrier.ts'
import { button, form, hidden } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, summaryList } from '../../parts/lists.ts'
import { note } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import { timeAt } from '../../parts/uk-time.ts'
import { type Typed, textOf } from '../../request/typed.ts'
import { caseBar } from '../case/case-bar.ts'
import { blockWords } from '../contact/contact-words.ts'
import { channelWords } from './message-words.ts'

export interface LookPageProps {
  readonly looked: LookedAtMessage
  readonly sending: SendingWays
  readonly writeId: string
  readonly typed: Typed
}

export function lookAtMessagePage(frame: Frame, props: LookPageProps): Html {
  const { looked, sending } = props
  const { file, template, channel, subject } = looked
  const sender = sending.senderName ?? 'The neutral name that was set up'
  return page(
    frame,
    {
      title: 'Look at the message',
      lead: caseBar(looked, '/contact'),
      width: 'reading',
    },
    html`<p><a class="govuk-link" href="/cases/${file.id}/messages">All messages</a></p>
${pageHeading({ title: 'Look at it before it leaves', intro: `${channelWords[channel]}. These are all the words that leave.` })}
${card({ title: 'The message' }, html`<p><strong>${template.text}</strong></p>`)}
${card(
  { title: 'What a locked screen may show' },
  html`${summaryList([
    { key: 'From', value: channel === 'email' ? sender : 'The number that was set up' },
    ...(channel === 'email' ? [{ key: 'Subject', value: subject }] : []),
    { key: 'Words', value: template.text },
  ])}
<p>${looked.whoElseSees ? html`Who else sees it: ${person(looked.whoElseSees)}` : 'Nobody has written down who else sees this screen.'}</p>`,
)}
${answerOf(frame, props)}`,
  )
}

/** Either the button, or every reason why there is none. */
function answerOf(frame: Frame, { looked, sending, writeId, typed }: LookPageProps): Html {
  const { file, leaves, channel } = looked
  if (leaves === undefined) {
    return card(
      { title: 'It must not leave now' },
      html`<ul class="govuk-list govuk-list--bullet">${whyNot(looked).map(
        (reason) => html`<li>${reason}</li>`,
      )}</ul>
<p>Nothing was sent, and nothing is waiting. <a class="govuk-link" href="/cases/${file.id}/contact">See how they can be reached</a></p>`,
    )
  }
  const carried = sending.channels.includes(channel)
  const kept = [
    'template',
    'channel',
    'meetingTime',
    'meeting-day',
    'meeting-month',
    'meeting-year',
  ]
  return html`${
    leaves.waits
      ? note(
          html`<p>It is outside their hours now. It waits until ${timeAt(leaves.from)}, and the rules are asked again then.</p>`,
        )
      : nothing
  }${carried ? nothing : note(html`<p>Nothing is sent in this way from here. It would wait, and Today would tell you.</p>`)}
<p>The rules are asked once more just before it leaves. It never leaves after ${timeAt(leaves.until)}.</p>
${form(
  { action: `/cases/${file.id}/messages`, csrf: frame.csrf, writeId },
  html`${kept.map((name) => (textOf(typed, name) ? hidden(name, textOf(typed, name)) : nothing))}
${button(leaves.waits ? 'Send it when it is safe' : 'Send it')}`,
)}`
}

function whyNot({
  firewall,
  reasons,
  zone,
  noAddress,
  tooLate,
}: LookedAtMessage): readonly string[] {
  return [
    ...firewall,
    ...reasons.map((reason) => blockWords(reason, zone)),
    ...(noAddress
      ? ['No address is kept for this way, or it is not one that a message can go to.']
      : []),
    ...(tooLate ? ['The meeting would be over before it may leave.'] : []),
  ]
}
