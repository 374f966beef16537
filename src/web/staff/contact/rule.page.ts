/** The questions about one way of reaching a person. None has to be answered. */
import type { ReadContact } from '../../../application/contact/read-contact.ts'
import type { Channel } from '../../../domain/contact/contact-rules.ts'
import { choice, many } from '../../parts/fields/choices.ts'
import { button, form, hidden } from '../../parts/fields/form.ts'
import { longText, textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { channelWords, contentWords, senderWords, voicemailWords } from './contact-words.ts'
import { ruleAsTyped, windowRows } from './rule.form.ts'

export interface RulePageProps {
  readonly read: ReadContact
  readonly channel: Channel
  readonly writeId: string
  readonly typed?: Typed
  readonly problems?: Problems
  readonly refused?: Message
}

interface Asked {
  readonly typed: Typed
  readonly problems: Problems
}

export function rulePage(frame: Frame, props: RulePageProps): Html {
  const { read, channel, writeId, problems = {}, refused } = props
  const { file, contact } = read
  const { title } = channelWords[channel]
  const asked = { typed: props.typed ?? ruleAsTyped(contact.rules.channels[channel]), problems }
  return page(
    frame,
    {
      title,
      lead: caseBar(read, '/contact'),
      width: 'reading',
      problems,
      refused,
    },
    html`<p><a class="govuk-link" href="/cases/${file.id}/contact">Back to all ways</a></p>
${pageHeading({ title: `${title}: what did they say?`, intro: 'Ask for what you need today. What nobody asked stays “not known”, and not known is never treated as safe.' })}
${form(
  { action: `/cases/${file.id}/contact/rules/${channel}`, csrf: frame.csrf, writeId },
  html`${hidden('rulesSeen', contact.version)}
${choice({
  name: 'isSafe',
  label: 'Is it safe for us to use this?',
  hint:
    channel === 'call'
      ? 'Lists of calls and bills may show our number. Ask whether they would rather ring us.'
      : undefined,
  options: { yes: 'Yes', no: 'No', unknown: 'Not known' },
  inline: true,
  small: true,
  ...asked,
})}
${channel === 'post' ? nothing : whenField(asked, contact.rules.zone)}
${choice({ name: 'content', label: 'How much may we say?', options: contentWords, small: true, ...asked })}
${channel === 'named-person' ? textField({ name: 'through', label: 'Who does it go through?', hint: 'First name and who they are to them.', width: 30, ...asked }) : nothing}
${longText({ name: 'whoElseSees', label: 'Who else sees or hears it?', hint: 'For example: the telephone is shared with a cousin.', rows: 2, ...asked })}
${choice({ name: 'senderName', label: 'Which name do we use?', options: senderWords, small: true, ...asked })}
${textField({ name: 'nameWeUse', label: 'What do we say who we are?', hint: 'For example: Jo from work.', width: 30, ...asked })}
${channel === 'call' ? choice({ name: 'voicemail', label: 'If nobody answers', options: voicemailWords, small: true, ...asked }) : nothing}
${textField({ name: 'staleAfterDays', label: 'Ask again after how many days?', hint: 'Empty: 14. At most 30.', width: 3, inputmode: 'numeric', ...asked })}
${many({
  name: 'askedNow',
  label: 'Did you ask them now?',
  hint: 'Without this, nothing here counts as confirmed today.',
  options: { yes: 'I asked them just now, and this is what they said' },
  small: true,
  ...asked,
})}
${button('Save')}`,
)}`,
  )
}

function whenField(asked: Asked, zone: string): Html {
  return choice({
    name: 'when',
    label: 'When is it safe?',
    hint: `On their own clock (${zone}).`,
    options: [
      { value: 'any-time', label: 'At any time' },
      {
        value: 'windows',
        label: 'At these times',
        more: html`${windowRows.map((row) => windowField(row, asked))}`,
      },
    ],
    small: true,
    ...asked,
  })
}

const dayOptions = { 1: 'Mon', 2: 'Tue', 3: 'Wed', 4: 'Thu', 5: 'Fri', 6: 'Sat', 7: 'Sun' }
const rowNames = ['First time', 'Second time, if there is one', 'Third time, if there is one']

function windowField(row: (typeof windowRows)[number], asked: Asked): Html {
  const ends = row === 1 ? { hint: 'Earlier than it begins: until then on the next day.' } : {}
  return html`<div class="wm-contact-window">${many({ name: `days${row}`, label: rowNames[row - 1] ?? '', options: dayOptions, inline: true, small: true, ...asked })}
<div class="wm-contact-times">${textField({ name: `from${row}`, label: 'From', width: 5, ...asked })}${textField({ name: `to${row}`, label: 'Until', width: 5, ...ends, ...asked })}</div></div>`
}
