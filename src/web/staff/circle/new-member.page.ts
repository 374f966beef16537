/** The form that brings a professional in: who, what they may be told, until when, on which consent. */
import type { CirclePicture } from '../../../application/circle/read-circle.ts'
import { openRecipientTypes } from '../../../domain/circle/recipient.ts'
import { select } from '../../parts/fields/choices.ts'
import { button, form } from '../../parts/fields/form.ts'
import { textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { type Asked, consentField, itemsField, untilField } from './member-fields.ts'

export interface NewMemberProps {
  readonly read: CirclePicture
  readonly writeId: string
  readonly typed?: Typed
  readonly problems?: Problems
  readonly refused?: Message
}

export function newMemberPage(frame: Frame, props: NewMemberProps): Html {
  const { read, writeId, typed = {}, problems = {}, refused } = props
  const { file } = read
  const asked = { typed, problems }
  return page(
    frame,
    {
      title: 'Bring somebody in',
      lead: caseBar(read, '/circle'),
      width: 'reading',
      ...{ problems, refused },
    },
    html`<p><a class="govuk-link" href="/cases/${file.id}/circle">Back to the people around them</a></p>
${pageHeading({ title: 'Who else may be told something?', intro: 'Ask first. Saying no to one person costs nothing else.' })}
${form(
  {
    action: `/cases/${file.id}/circle/new`,
    csrf: frame.csrf,
    writeId,
    versionSeen: file.version,
  },
  html`${whoFields(asked)}
${itemsField(asked)}
${consentField(read, read.unbound, asked)}
${untilField(asked)}
${button('Bring them in')}`,
)}`,
  )
}

function whoFields(asked: Asked): Html {
  return html`${select({ name: 'type', label: 'What kind of professional?', hint: 'Immigration enforcement, an embassy, and somebody nobody knows are never told anything.', options: openRecipientTypes, none: 'Choose one', ...asked })}
${textField({ name: 'who', label: 'Who is it?', hint: 'The name of one person, not a whole office.', ...asked })}
${textField({ name: 'organisation', label: 'Where do they work?', ...asked })}
${detailFields(asked)}`
}

export function detailFields(asked: Asked): Html {
  return html`${textField({ name: 'role', label: 'What do they do for this person?', hint: 'If it helps: “represents her in the appeal”.', ...asked })}
${textField({ name: 'reachedBy', label: 'How are they reached?', hint: 'Their own work telephone or secure mail address. Never a number of the person you support.', ...asked })}`
}
