/** What has to be decided before there is a copy: each marked passage, whole notes, and what is kept besides. */
import { besideAnswers, besides, exemptions } from '../../../domain/access-requests/exempt.ts'
import {
  type Passage,
  type RecordPart,
  wholeLeftOut,
} from '../../../domain/access-requests/own-copy.ts'
import { plainDay } from '../../parts/dates.ts'
import { select } from '../../parts/fields/choices.ts'
import { button, form, hidden } from '../../parts/fields/form.ts'
import { textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { card, details, tag } from '../../parts/lists.ts'
import { inset } from '../../parts/notices.ts'
import type { OwnRecordProps } from './own-record-props.ts'
import { textOnPage } from './text-on-page.ts'

const leaveOut = Object.fromEntries(
  Object.entries(exemptions).map(([code, { title }]) => [code, `Leave out: ${title}`]),
)
const passageOptions = {
  include: 'Include: it is about them as well, or they know it',
  consent: 'Include: the other person agreed',
  ...leaveOut,
}

export function decideForm(frame: Frame, props: OwnRecordProps): Html {
  const { read, writeId } = props
  const { file, request, draft, passages } = read
  const left = 'undecided' in draft.copied ? draft.copied.undecided.length : 0
  return card(
    { title: left > 0 ? `To decide: ${left}` : 'All is decided' },
    form(
      { action: `/cases/${file.id}/own-record/${request.id}`, csrf: frame.csrf, writeId },
      html`${hidden('act', 'decide')}${hidden('stepsSeen', request.steps.length)}
${passages.length > 0 ? html`<p>Each passage was marked by its writer as about somebody else. What nobody decides stays out, and there is no copy.</p>` : html`<p>No passage is marked as about somebody else. Read the notes below all the same.</p>`}
${passages.map((passage, index) => onePassage(props, passage, index))}
${Object.entries(besides).map(([name, label]) =>
  select({
    ...{ name: `beside-${name}`, label, options: besideAnswers, none: 'Not answered yet' },
    ...asked(props, `beside-${name}`, draft.decisions.besides[name as keyof typeof besides]),
  }),
)}
${details(`Read all ${draft.parts.length} parts, or leave out a whole one`, wholeParts(props))}
${button('Save what is decided', { kind: 'secondary' })}`,
    ),
  )
}

/** What was decided stands chosen; what was just typed comes before it. */
function asked({ typed, problems }: OwnRecordProps, name: string, stands: string | undefined) {
  return {
    problems,
    typed: name in typed || stands === undefined ? typed : { ...typed, [name]: stands },
  }
}

function onePassage(props: OwnRecordProps, { key, part, text }: Passage, index: number): Html {
  const stands = props.read.draft.decisions.passages[key]
  const choice = stands?.choice === 'leave-out' ? stands.exempt : stands?.choice
  const reason = stands?.choice === 'leave-out' ? stands.reason : undefined
  return html`${inset(person(text))}
${hidden(`key-${index}`, key)}
${select({
  ...{
    name: `passage-${index}`,
    label: `${part.title}${part.on ? `, ${plainDay(part.on)}` : ''}`,
    options: passageOptions,
  },
  ...{ none: 'Not decided yet', ...asked(props, `passage-${index}`, choice) },
})}
${textField({ name: `reason-${index}`, label: 'Why, in a few words', ...asked(props, `reason-${index}`, reason) })}`
}

function wholeParts({ read, typed, problems }: OwnRecordProps): Html {
  const { parts, decisions } = read.draft
  const nameOf = ({ title, on }: RecordPart) => `${on ? `${plainDay(on)}: ` : ''}${title}`
  return html`${select({
    ...{ name: 'part', label: 'Leave out one of these as a whole', none: 'None', typed, problems },
    options: Object.fromEntries(parts.map((part) => [part.id, nameOf(part)])),
  })}
${select({ name: 'part-why', label: 'Why', options: { ...leaveOut, in: 'It stays in after all' }, none: 'Choose', typed, problems })}
${parts.map((part) => {
  const out = wholeLeftOut(decisions, part.id)
  return html`<h3 class="govuk-heading-s">${nameOf(part)}${out ? html` ${tag('over', 'Left out')}` : nothing}</h3>
${textOnPage(part)}`
})}`
}
