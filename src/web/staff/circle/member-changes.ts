/** What can be done about one professional: note what was said, tell less or ask again, take it back, end it. */
import type { MemberPage } from '../../../application/circle/read-circle.ts'
import { liveShares } from '../../../application/circle/read-circle.ts'
import { endedWhys } from '../../../domain/circle/member.ts'
import { choice, many } from '../../parts/fields/choices.ts'
import { dayAsTyped, dayField } from '../../parts/fields/day.ts'
import { button, form, hidden } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { card, details } from '../../parts/lists.ts'
import { passingOnCard } from '../firewall/passing-on.card.ts'
import { mostWords } from './member.form.ts'
import { consentField, itemOptions, itemsField, untilField } from './member-fields.ts'
import type { MemberPageProps } from './member-props.ts'

export function changeCards(frame: Frame, props: MemberPageProps): Html {
  const { read } = props
  const mayTell = read.entry.whyNot.length === 0
  return card(
    { title: 'What happened?' },
    html`${mayTell ? toldForm(frame, props) : nothing}
${read.entry.member.conflictSince ? nothing : termsForm(frame, props)}
${read.entry.consent && mayTell ? takeBackForm(frame, props) : nothing}
${endForm(frame, props)}
${read.entry.member.conflictSince ? clearForm(frame, props) : conflictForm(frame, props)}`,
  )
}

function addressOf({ file, entry: { member } }: MemberPage, act: string): string {
  return `/cases/${file.id}/circle/members/${member.id}/${act}`
}

/** A form on this page: with the version of the case and that of the professional, as they were seen. */
function memberForm(frame: Frame, props: MemberPageProps, act: string, content: Html): Html {
  const { read, newWriteId } = props
  return form(
    {
      action: addressOf(read, act),
      csrf: frame.csrf,
      writeId: newWriteId(),
      versionSeen: read.file.version,
    },
    html`${hidden('memberSeen', read.entry.member.version)}${content}`,
  )
}

/** Open again with its problems; the other forms of the page stay closed. */
function opened({ problems }: MemberPageProps, ...fields: readonly string[]): { open: boolean } {
  return { open: fields.some((name) => problems[name] !== undefined) }
}

function toldForm(frame: Frame, props: MemberPageProps): Html {
  const { read, typed, problems } = props
  const asked = { typed, problems }
  const own = itemOptions.filter(({ value }) =>
    read.entry.member.items.some((item) => item === value),
  )
  return details(
    'I told them something',
    memberForm(
      frame,
      props,
      'told',
      html`${many({ name: 'told', label: 'What did you tell them?', options: own, small: true, ...asked })}
${choice({ name: 'by', label: 'How?', options: { told: 'In person or by telephone', letter: 'In a letter' }, inline: true, small: true, ...asked })}
${passingOnCard(read.entry.member.type)}
${longText({ name: 'what', label: 'In a few words, if it helps', rows: 2, limit: mostWords, ...asked })}
${button('Note it', { kind: 'secondary' })}`,
    ),
    opened(props, 'told', 'by', 'what'),
  )
}

function termsForm(frame: Frame, props: MemberPageProps): Html {
  const { read, typed, problems } = props
  const { member } = read.entry
  const again = typed['items'] !== undefined || typed['consent'] !== undefined
  const asked = {
    typed: again ? typed : { items: [...member.items], ...dayAsTyped('until', undefined) },
    problems,
  }
  const offered = liveShares(read.picture.tracks.consents, read.file.facts).filter(
    ({ id }) => id !== member.grant,
  )
  return details(
    'Change what they may be told, or ask again',
    memberForm(
      frame,
      props,
      'terms',
      html`${consentField(read, offered, { ...asked, asItIs: true })}
${itemsField(asked)}
${untilField(asked)}
${button('Save', { kind: 'secondary' })}`,
    ),
    opened(props, 'items', 'consent', 'until', 'givenOn', 'language', 'about'),
  )
}

function takeBackForm(frame: Frame, props: MemberPageProps): Html {
  const { typed, problems } = props
  const asked = { typed, problems }
  return details(
    'They took it back',
    memberForm(
      frame,
      props,
      'take-back',
      html`<p>Only this consent stops. Nothing more goes to this professional from the moment you save; the next page lists what they were told, with a letter that asks them to stop using it.</p>
${dayField({ name: 'takenOn', label: 'Day they said it', hint: 'Empty: today', ...asked })}
${choice({ name: 'takenForm', label: 'How did they say it?', options: { written: 'In writing', verbal: 'Spoken' }, inline: true, small: true, ...asked })}
${longText({ name: 'takenWhy', label: 'In their words, if they want to say', rows: 2, limit: mostWords, ...asked })}
${button('They took it back', { kind: 'secondary' })}`,
    ),
    opened(props, 'takenOn', 'takenWhy'),
  )
}

function endForm(frame: Frame, props: MemberPageProps): Html {
  const { typed, problems } = props
  const asked = { typed, problems }
  return details(
    'Their part is over',
    memberForm(
      frame,
      props,
      'end',
      html`${choice({ name: 'why', label: 'Why does it end?', options: endedWhys, small: true, ...asked })}
${longText({ name: 'endWords', label: 'In a few words, if it helps', rows: 2, limit: mostWords, ...asked })}
${button('End it', { kind: 'secondary' })}`,
    ),
    opened(props, 'why', 'endWords'),
  )
}

function conflictForm(frame: Frame, props: MemberPageProps): Html {
  const { typed, problems } = props
  return details(
    'They must not be told: they know somebody they should not',
    memberForm(
      frame,
      props,
      'conflict',
      html`<p>Nothing more goes to them from the moment you save. No letter is written to them by itself.</p>
${longText({ name: 'conflictWords', label: 'What did you find?', rows: 2, limit: mostWords, typed, problems })}
${button('Stop it', { kind: 'secondary' })}`,
    ),
    opened(props, 'conflictWords'),
  )
}

/** Stopping is one press; opening again takes somebody else. */
function clearForm(frame: Frame, props: MemberPageProps): Html {
  const { read, typed, problems } = props
  if (read.whyNotClear) {
    return html`<p class="govuk-hint">Was it a mistake? A service manager who did not find it can clear it.</p>`
  }
  return details(
    'It was a mistake: they may be told',
    memberForm(
      frame,
      props,
      'clear',
      html`<p>They may be told again what was agreed. What was closed stays closed: a pack is made anew.</p>
${longText({ name: 'clearWords', label: 'How do you know?', rows: 2, limit: mostWords, typed, problems })}
${button('Clear it', { kind: 'secondary' })}`,
    ),
    opened(props, 'clearWords'),
  )
}
