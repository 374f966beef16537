/** The form of a meeting: who was there, what was said, who does what, what the person was told of it. */
import type { MeetingsPage } from '../../../application/circle/meetings.ts'
import type { KeptMember } from '../../../application/ports/circle/circle-store.ts'
import {
  lawfulGrounds,
  meetingItems,
  meetingTypes,
  retentionClasses,
  viewAnswers,
} from '../../../domain/circle/meeting.ts'
import { recipientTypes } from '../../../domain/circle/recipient.ts'
import { shareItems } from '../../../domain/circle/share-items.ts'
import { choice, many, select } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import type { Option } from '../../parts/fields/field.ts'
import { button, form, hidden } from '../../parts/fields/form.ts'
import { longText, textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { attr, type Html, html } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, emptyState } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { listOf, type Problems, type Typed, textOf } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { actionRows } from './meeting.form.ts'
import type { Asked } from './member-fields.ts'

export interface MeetingEditProps {
  readonly read: MeetingsPage
  /** Where it is sent. */
  readonly action: string
  readonly versionSeen: number
  readonly writeId: string
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: Message
}

const itemOptions: readonly Option[] = meetingItems.map((item) => ({
  value: item,
  label: shareItems[item].title,
  hint: shareItems[item].means,
}))

export function meetingEditPage(frame: Frame, props: MeetingEditProps): Html {
  const { read, action, versionSeen, writeId, typed, problems = {}, refused } = props
  const { file } = read
  // Whoever was there stays on the form although their part is over since.
  const there = listOf(typed, 'there')
  const members = read.members.filter(({ id, ended }) => !ended || there.includes(id))
  const asked = { typed, problems }
  return page(
    frame,
    {
      title: 'Write down a meeting',
      lead: caseBar(read, '/circle'),
      width: 'reading',
      ...{ problems, refused },
    },
    html`<p><a class="govuk-link" href="/cases/${file.id}/circle/meetings">Back to all meetings</a></p>
${pageHeading({ title: 'Write down a meeting', intro: 'Only what helps to keep them safe. Nothing of this goes out by itself.' })}
${form(
  { action, csrf: frame.csrf, writeId },
  html`${hidden('meetingSeen', versionSeen)}
${card({ title: 'The meeting' }, aboutFields(asked))}
${card({ title: 'Who was there' }, whoFields(file.id, members, asked))}
${card({ title: 'What was said' }, saidFields(asked))}
${card({ title: 'Who does what' }, html`${actionRows.map((row) => actionFields(row, members, asked))}`)}
${card({ title: 'What the person is told of it' }, toldFields(asked))}
${button('Save')}`,
)}`,
  )
}

function aboutFields(asked: Asked): Html {
  return html`${choice({ name: 'type', label: 'What kind of meeting?', options: meetingTypes, small: true, ...asked })}
${dayField({ name: 'heldOn', label: 'Day it was held', ...asked })}
${longText({ name: 'trigger', label: 'Why was it held?', rows: 2, ...asked })}
${textField({ name: 'chair', label: 'Who led it?', ...asked })}
${many({ name: 'items', label: 'What did the meeting need to know?', hint: 'Each attendee is still told only what was agreed for them. Initials and age band are the usual least.', options: itemOptions, small: true, ...asked })}`
}

function whoFields(caseId: string, members: readonly KeptMember[], asked: Asked): Html {
  if (members.length === 0) {
    return emptyState(
      'Nobody is in the circle yet',
      'Attendees are people of the circle, so that it is known what each may be told.',
      html`<p><a class="govuk-link" href="/cases/${caseId}/circle/new">Bring somebody in</a></p>`,
    )
  }
  return many({
    name: 'there',
    label: 'Who was asked to come?',
    options: members.map((member) => ({
      value: member.id,
      label: member.details.who,
      hint: `${member.details.organisation}, ${recipientTypes[member.type]}`,
      more: attendeeFields(member, asked),
    })),
    small: true,
    ...asked,
  })
}

function attendeeFields({ id, details: { who } }: KeptMember, asked: Asked): Html {
  const { typed, problems } = asked
  const wrong = [`lawful-${id}`, `lawfulItems-${id}`].some((name) => problems[name])
  const used = Boolean(textOf(typed, `conflict-${id}`) || textOf(typed, `ground-${id}`))
  return details(
    html`Not there, a conflict, or a reason without consent<span class="govuk-visually-hidden">: ${who}</span>`,
    html`<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="absent-${id}" name="absent" type="checkbox" value="${id}"${attr('checked', isIn(typed, 'absent', id))}><label class="govuk-label govuk-checkboxes__label" for="absent-${id}">They did not come</label></div></div>
${textField({ name: `conflict-${id}`, label: 'A conflict that they declared', hint: 'They are then told nothing.', ...asked })}
${select({ name: `ground-${id}`, label: 'Told without consent, because', hint: 'That it is permitted does not mean that it has to be.', options: lawfulGrounds, none: 'No: only with consent', ...asked })}
${longText({ name: `lawful-${id}`, label: 'Why it has to be', rows: 2, ...asked })}
${many({ name: `lawfulItems-${id}`, label: 'Which parts, without consent?', options: itemOptions.map(({ value, label }) => ({ value, label })), small: true, ...asked })}`,
    { open: wrong || used },
  )
}

function isIn(typed: Typed, name: string, value: string): boolean {
  const all = typed[name]
  return typeof all === 'string' ? all === value : (all ?? []).includes(value)
}

function saidFields(asked: Asked): Html {
  return html`${choice({ name: 'viewAnswer', label: 'What does the person think?', hint: 'Ask them before the meeting. None of this has to be answered.', options: viewAnswers, small: true, ...asked })}
${longText({ name: 'viewWords', label: 'In their own words', rows: 3, ...asked })}
${longText({ name: 'riskSummary', label: 'What worries us, in words', hint: 'No numbers, no names of others, and never where they are.', rows: 4, ...asked })}
${longText({ name: 'disagreement', label: 'Where did they not agree?', hint: 'Who, and with what. It is not smoothed over.', rows: 2, ...asked })}
${dayField({ name: 'nextOn', label: 'Next meeting by', ...asked })}
${choice({ name: 'retention', label: 'How long is it kept?', options: retentionClasses, small: true, ...asked })}`
}

function actionFields(
  row: (typeof actionRows)[number],
  members: readonly KeptMember[],
  asked: Asked,
): Html {
  const { typed, problems } = asked
  const options: readonly Option[] = [
    { value: 'us', label: 'Us' },
    ...members.map(({ id, details: { who } }) => ({ value: id, label: who })),
  ]
  const fields = html`${hidden(`action${row}`, textOf(typed, `action${row}`))}
${textField({ name: `what${row}`, label: `${row}. What is to be done?`, ...asked })}
${select({ name: `owner${row}`, label: 'By whom?', options, ...asked })}
${dayField({ name: `due${row}`, label: 'By when?', ...asked })}
${many({ name: `done${row}`, label: 'Done?', options: { yes: 'It is done' }, small: true, ...asked })}`
  const used = Boolean(textOf(typed, `what${row}`) || problems[`what${row}`])
  return row === 1 ? fields : details(`Something else to do: ${row}`, fields, { open: used })
}

function toldFields(asked: Asked): Html {
  return choice({
    name: 'summary',
    label: 'Was the person told what was decided?',
    options: [
      { value: 'not-yet', label: 'Not yet', hint: 'It stays on Today until they are.' },
      {
        value: 'told',
        label: 'Yes',
        more: longText({
          name: 'summaryWords',
          label: 'What you told them, in plain words',
          hint: 'They can have it as their own copy.',
          rows: 5,
          ...asked,
        }),
      },
      {
        value: 'withheld',
        label: 'No: telling them now would be unsafe',
        more: longText({
          name: 'withheldWords',
          label: 'Why would it be unsafe?',
          rows: 3,
          ...asked,
        }),
      },
    ],
    small: true,
    ...asked,
  })
}
