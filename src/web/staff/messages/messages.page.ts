/** The neutral messages of one case: choose the words and the way, and see what became of earlier ones. */
import type { CaseMessages } from '../../../application/outbox/follow-messages.ts'
import {
  type SendingWays,
  sentChannels,
} from '../../../application/ports/sending/message-carrier.ts'
import type { OutgoingMessage } from '../../../application/ports/sending/outbox-store.ts'
import { messageTemplate, messageTemplates } from '../../../domain/contact/message-templates.ts'
import { choice } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, buttonForm, buttons, form } from '../../parts/fields/form.ts'
import { textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, emptyState, tag } from '../../parts/lists.ts'
import { note } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import { timeAt } from '../../parts/uk-time.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { RefusalWords } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { canReport, channelWords, stateWords, whyInWords } from './message-words.ts'

export interface MessagesPageProps {
  readonly read: CaseMessages
  readonly sending: SendingWays
  readonly writeId: string
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
  readonly done?: string | undefined
}

export function messagesPage(frame: Frame, props: MessagesPageProps): Html {
  const { read, sending, problems = {}, refused, done } = props
  const { file, messages } = read
  return page(
    frame,
    {
      title: 'Neutral messages',
      lead: caseBar(read, '/contact'),
      width: 'reading',
      problems,
      refused,
      done,
    },
    html`<p><a class="govuk-link" href="/cases/${file.id}/contact">How to reach them</a></p>
${pageHeading({ title: 'Send a neutral message', intro: 'Only approved words leave, and they tell nothing to whoever else sees the screen. Nothing leaves outside what the person has said is safe.' })}
${waysNote(sending)}
${card({ title: 'A new message' }, chooseForm(frame, props))}
${messages.length === 0 ? emptyState('No message yet', 'What you send appears here, with whether it arrived.') : nothing}
${messages.map((message) => messageCard(frame, props, message))}`,
  )
}

function waysNote({ channels, onlyToFolder }: SendingWays): Html {
  if (channels.length === 0) {
    return note(
      html`<p>Nothing is sent from here: sending is not set up on this machine. A message that you write waits, and Today tells you so. Ask whoever looks after Waymark.</p>`,
    )
  }
  if (!onlyToFolder) return nothing
  return note(
    html`<p>Messages are put into a folder on this machine, and go no further by themselves.</p>`,
  )
}

function chooseForm(
  frame: Frame,
  { read, sending, typed, problems = {} }: MessagesPageProps,
): Html {
  const asked = { typed, problems }
  const written = messageTemplates.filter(({ channels }) =>
    sentChannels.some((channel) => channels.some((of) => of === channel)),
  )
  return form(
    { action: `/cases/${read.file.id}/messages/look`, csrf: frame.csrf },
    html`${choice({
      ...asked,
      name: 'template',
      label: 'What should it say?',
      options: written.map(({ id, purpose, text }) => ({
        value: id,
        label: purpose,
        hint: `“${text}”`,
      })),
    })}
${choice({
  ...asked,
  name: 'channel',
  label: 'Which way?',
  options: sentChannels.map((channel) => ({
    value: channel,
    label: channelWords[channel],
    ...(sending.channels.includes(channel) ? {} : { hint: 'Not set up here: it would wait.' }),
  })),
})}
${details(
  'Day and time of the meeting, when it is about one',
  html`<p>It is never sent after the meeting. These are not in the message.</p>
${dayField({ ...asked, name: 'meeting', label: 'Day of the meeting' })}
${textField({ ...asked, name: 'meetingTime', label: 'Time', hint: 'For example, 14:30', width: 5 })}`,
  { open: Boolean(problems['meeting'] ?? problems['meetingTime']) },
)}
${button('Look at it first')}`,
  )
}

function messageCard(
  frame: Frame,
  { read, writeId }: MessagesPageProps,
  message: OutgoingMessage,
): Html {
  const { id, template, channel, state, queuedAt, queuedBy, nextTryAt, why } = message
  const known = messageTemplate(template)
  const { tone, short, meaning } = stateWords[state]
  const by = read.colleagues.find((one) => one.id === queuedBy)?.displayName ?? 'somebody'
  const base = `/cases/${read.file.id}/messages/${id}`
  const can = canReport(message)
  const press = (report: string, words: string) =>
    button(words, { name: 'report', value: report, kind: 'secondary' })
  return card(
    { title: known?.purpose ?? 'A message', id: `message-${id}`, aside: tag(tone, short) },
    html`<p>${meaning}${whyInWords(why).map((words) => html` ${words}`)}</p>
${state === 'queued' && nextTryAt ? html`<p>It is looked at next on ${timeAt(nextTryAt)}, and never leaves after ${timeAt(message.expiresAt)}.</p>` : nothing}
<p class="wm-todo__why">${channelWords[channel]}, written by ${by} on ${timeAt(queuedAt)}.${message.seenAt ? html` Dealt with on ${timeAt(message.seenAt)}.` : nothing}</p>
${attemptsOf(message)}
${state === 'queued' ? buttonForm({ action: `${base}/withdraw`, csrf: frame.csrf, writeId }, 'Take it back', 'secondary') : nothing}
${
  can.arrived || can.wrongPerson || can.dealtWith
    ? form(
        { action: `${base}/report`, csrf: frame.csrf, writeId },
        buttons(
          can.arrived ? press('reached', 'It arrived') : nothing,
          can.arrived ? press('not-reached', 'It did not arrive') : nothing,
          can.wrongPerson ? press('wrong-person', 'Somebody else got it') : nothing,
          can.dealtWith ? press('dealt-with', 'I have dealt with it') : nothing,
        ),
      )
    : nothing
}`,
  )
}

function attemptsOf({ attempts }: OutgoingMessage): Html {
  if (attempts.length === 0) return nothing
  const words = attempts.length === 1 ? 'One attempt' : `${attempts.length} attempts`
  return details(
    words,
    html`<ol class="govuk-list govuk-list--number">${attempts.map(
      ({ beganAt, outcome }) =>
        html`<li>${timeAt(beganAt)}: ${outcome === undefined ? 'under way, or cut short' : outcome === 'accepted' ? 'handed over' : whyInWords([outcome])}</li>`,
    )}</ol>`,
  )
}
