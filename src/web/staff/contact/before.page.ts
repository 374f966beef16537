/** Before somebody rings, writes, sends or visits: may it be now, what to say, and then how it went. */
import type { Actor } from '../../../application/actor.ts'
import { agreedMinutes, hasAgreement } from '../../../application/contact/reach-out.ts'
import type { ReadContact } from '../../../application/contact/read-contact.ts'
import { overrideNeeds } from '../../../domain/contact/ask-again.ts'
import {
  type Channel,
  type ChannelRule,
  type ContactDecision,
  contentLevels,
} from '../../../domain/contact/contact-rules.ts'
import {
  type MessageTemplate,
  messageTemplates,
} from '../../../domain/contact/message-templates.ts'
import { choice } from '../../parts/fields/choices.ts'
import { button, form } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, summaryList, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import { stepUpFields } from '../../step-up/step-up.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import {
  blockWords,
  channelWords,
  outcomeWords,
  senderWords,
  voicemailWords,
} from './contact-words.ts'
import { momentWords } from './moments.ts'

export interface BeforePageProps {
  readonly read: ReadContact
  readonly actor: Actor
  readonly channel: Channel
  readonly decision: ContactDecision
  readonly writeId: string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: Message | undefined
}

const spokenWays: ReadonlySet<Channel> = new Set(['call', 'in-person', 'named-person'])
const written: ReadonlySet<Channel> = new Set(['text', 'whatsapp', 'email', 'voice-message'])

export function beforePage(frame: Frame, props: BeforePageProps): Html {
  const { read, channel, decision, problems, refused } = props
  const { verb } = channelWords[channel]
  const { rules } = read.contact
  const allowed = 'allowed' in decision
  return page(
    frame,
    {
      title: `Before you ${verb}`,
      lead: caseBar(read, '/contact'),
      width: 'reading',
      problems,
      refused,
    },
    html`<p><a class="govuk-link" href="/cases/${read.file.id}/contact">All ways to reach them</a></p>
${pageHeading({ title: `Before you ${verb}`, intro: html`It is ${momentWords(read.at, rules.zone)}.` })}
${card(
  {
    title: allowed ? 'It may be now' : 'Not now',
    aside: allowed ? tag('good', 'Within their rules') : tag('late', 'Their rules say no'),
  },
  allowed
    ? html`<p>Until ${momentWords(decision.unsafeFrom, rules.zone)}.</p>`
    : html`<ul class="govuk-list govuk-list--bullet">${decision.reasons.map((reason) => html`<li>${blockWords(reason, rules.zone)}</li>`)}</ul>`,
)}
${sayCard(rules.channels[channel], rules.hasCodeWord === true, channel)}
${goOnForm(frame, props)}`,
  )
}

/** What to know before the first word: the same whether it may be now or not. */
export function sayCard(rule: ChannelRule | undefined, codeWord: boolean, channel: Channel): Html {
  if (rule === undefined) return nothing
  const { nameWeUse, senderName, voicemail, whoElseSees, through } = rule
  const rows = [
    {
      key: 'Say that you are',
      value: nameWeUse ? person(nameWeUse) : senderWords[senderName ?? 'neutral'],
    },
    ...(codeWord && !written.has(channel) && channel !== 'post'
      ? [
          {
            key: 'First',
            value: 'Ask for the code word. Without it say nothing of what this is about.',
          },
        ]
      : []),
    ...(spokenWays.has(channel)
      ? [
          {
            key: 'Before anything else',
            value:
              'Ask whether they are alone and can talk. No relative, partner or employer interprets.',
          },
        ]
      : []),
    ...(through ? [{ key: 'Through', value: person(through) }] : []),
    ...(whoElseSees ? [{ key: 'Who else sees or hears it', value: person(whoElseSees) }] : []),
    ...(channel === 'call'
      ? [{ key: 'If nobody answers', value: voicemailWords[voicemail ?? 'no-message'] }]
      : []),
    ...(channel === 'call'
      ? [
          {
            key: 'If it is not them',
            value: 'Wrong number. Say nothing else, and write it down here.',
          },
        ]
      : []),
  ]
  return card(
    { title: written.has(channel) || channel === 'post' ? 'What to know' : 'What to say' },
    summaryList(rows),
  )
}

/** Where only approved words may be written: the number or address is shown beside them and not before. */
const onlyApproved: ReadonlySet<Channel> = new Set(['text', 'whatsapp', 'email'])

/** Whether words have to be chosen, and were not: none of ours, or none for this way. */
export function wordsMissing(channel: Channel, template: MessageTemplate | undefined): boolean {
  return onlyApproved.has(channel) && !template?.channels.some((one) => one === channel)
}

/** Words that fit this way and the most that they agreed to; where that is nothing, the neutral ones. */
export function templatesFor(read: ReadContact, channel: Channel): readonly MessageTemplate[] {
  const most = contentLevels.indexOf(read.contact.rules.channels[channel]?.content ?? 'none')
  const ofThisWay = messageTemplates.filter(({ channels }) =>
    (channels as readonly Channel[]).includes(channel),
  )
  const fits = ofThisWay.filter(({ content }) => contentLevels.indexOf(content) <= most)
  if (fits.length > 0 || !onlyApproved.has(channel)) return fits
  return ofThisWay.filter(({ content }) => content === 'neutral')
}

function goOnForm(frame: Frame, props: BeforePageProps): Html {
  const { read, channel, decision, writeId, typed, problems, actor } = props
  const { verb } = channelWords[channel]
  const asked = { typed, problems }
  const codes = 'blocked' in decision ? decision.reasons.map(({ code }) => code) : []
  const needs = overrideNeeds(codes)
  if (codes.length > 0 && needs === 'check-first') {
    return html`<p><a class="govuk-link" href="/cases/${read.file.id}/contact">Go to what is shut, and open it again there</a></p>`
  }
  const { userId } = actor
  const waits =
    needs === 'second-person' && !hasAgreement(read.contact, { channel, userId, now: read.at })
  if (waits) return askSecondForm(frame, props)
  const templates = templatesFor(read, channel)
  const offered = written.has(channel) && templates.length > 0
  return form(
    { action: `/cases/${read.file.id}/contact/before/${channel}`, csrf: frame.csrf, writeId },
    html`${
      offered
        ? choice({
            name: 'template',
            label: 'Which words?',
            hint: 'Approved, and telling nobody anything. Send them as they stand.',
            options: templates.map(({ id, text, purpose }) => ({
              value: id,
              label: text,
              hint: purpose,
            })),
            ...asked,
          })
        : nothing
    }${
      codes.length > 0
        ? html`${longText({ name: 'because', label: 'Why can it not wait?', hint: 'Your manager reads this, and the survivor may.', rows: 3, ...asked })}
${stepUpFields(frame, actor, 'contact-override', asked)}`
        : nothing
    }
${button(codes.length > 0 ? `Go on outside their rules` : `Write down that I ${verb} now`, { kind: codes.length > 0 ? 'warning' : 'primary' })}`,
  )
}

function askSecondForm(
  frame: Frame,
  { read, actor, channel, writeId, typed, problems }: BeforePageProps,
): Html {
  const { second } = read.contact
  if (second && !second.agreedAt) {
    return html`<p>A manager has been asked to agree, ${momentWords(second.askedAt, read.contact.rules.zone)}. Their word holds for ${agreedMinutes} minutes.</p>${second.askedBy === actor.userId && actor.role === 'service-manager' ? waitsFor(read) : nothing}`
  }
  return form(
    { action: `/cases/${read.file.id}/contact/second/${channel}`, csrf: frame.csrf, writeId },
    html`${longText({ name: 'askWords', label: 'Why must it be, although all contact is stopped?', hint: 'A manager of your service reads this and agrees, or does not.', rows: 3, typed, problems })}
${button('Ask a manager to agree', { kind: 'secondary' })}`,
  )
}

/** A manager cannot agree with themselves: the page of how to reach them says who else could. */
function waitsFor({ file }: ReadContact): Html {
  return html`<p>You asked for it yourself, so it takes another manager. <a class="govuk-link" href="/cases/${file.id}/contact">See who can agree</a>.</p>`
}

export interface AfterPageProps {
  readonly read: ReadContact
  readonly channel: Channel
  readonly actId: string
  readonly writeId: string
  /** What to ring or write to. Never an address of a place. */
  readonly reach?: string | undefined
  readonly template?: MessageTemplate | undefined
  readonly typed: Typed
  readonly problems: Problems
}

/** The act is written down; now it is done, and how it went is recorded. */
export function afterPage(frame: Frame, props: AfterPageProps): Html {
  const { read, channel, actId, writeId, reach, template, typed, problems } = props
  const { file, contact } = read
  const { title } = channelWords[channel]
  const shown = spokenWays.has(channel)
    ? ['spoke', 'no-answer', 'message-left', 'wrong-person']
    : ['sent', 'spoke', 'no-answer', 'wrong-person']
  return page(
    frame,
    {
      title,
      lead: caseBar(read, '/contact'),
      width: 'reading',
      problems,
    },
    html`${pageHeading({ title: 'It is written down. Go on now', intro: 'Then say how it went, before you do anything else.' })}
${reach ? card({ title: title }, html`<p class="wm-contact-reach">${person(reach)}</p>`) : nothing}
${template ? card({ title: 'The words' }, html`<p class="wm-contact-reach">${template.text}</p>`) : nothing}
${sayCard(contact.rules.channels[channel], contact.rules.hasCodeWord === true, channel)}
${form(
  { action: `/cases/${file.id}/contact/acts/${actId}/outcome`, csrf: frame.csrf, writeId },
  html`${choice({
    name: 'outcome',
    label: 'How did it go?',
    options: Object.fromEntries(shown.map((one) => [one, outcomeWords[one] ?? one])),
    small: true,
    typed,
    problems,
  })}
${longText({ name: 'outcomeWords', label: 'Anything to remember? (if you wish)', rows: 2, typed, problems })}
${button('Save how it went')}`,
)}`,
  )
}
