/** One asking: by when and why, what is to be decided passage by passage, who agrees, and the copy itself. */
import type { OneAccess } from '../../../application/access-requests/read-access.ts'
import {
  accessStanding,
  happenings,
  isAccessOver,
  refusalGrounds,
  waysOfGiving,
  whoAsks,
} from '../../../domain/access-requests/access-request.ts'
import type { OwnCopy } from '../../../domain/access-requests/own-copy.ts'
import { plainDay } from '../../parts/dates.ts'
import { choice } from '../../parts/fields/choices.ts'
import { button, buttons, form, hidden } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, summaryList } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { caseBar } from '../case/case-bar.ts'
import { decideForm } from './decide-form.ts'
import type { OwnRecordProps } from './own-record-props.ts'
import { standingTag, stepInWords, whyThisDay } from './own-record-words.ts'
import { textOnPage } from './text-on-page.ts'

export function ownRecordPage(frame: Frame, props: OwnRecordProps): Html {
  const { read, problems, refused, done } = props
  const { request, reply, picture, draft } = read
  const standing = accessStanding(request.steps)
  const refuses = request.steps.findLast((one) => one.step === 'prepared')
  const hasCopy = !(refuses?.step === 'prepared' && refuses.refuse)
  return page(
    frame,
    {
      ...{ title: 'Their own record', width: 'reading', problems, refused, done },
      lead: caseBar(read, '/own-record'),
    },
    html`${pageHeading({ title: `Asked on ${plainDay(request.askedOn)}`, intro: standingTag(request, reply, picture.today) })}
${summaryList([
  { key: 'Who', value: whoAsks[request.who] },
  { key: 'What they ask for', value: request.words ? person(request.words) : 'Everything' },
  { key: 'Why this day', value: whyThisDay(reply) },
])}
${request.steps.length > 0 ? steps(request.steps) : nothing}
${standing.status === 'working' ? html`${decideForm(frame, props)}${prepareForm(frame, props)}` : nothing}
${standing.status === 'prepared' ? agreeForm(frame, props) : nothing}
${(standing.status === 'agreed' || standing.status === 'given') && hasCopy ? copyForm(frame, props) : nothing}
${standing.status === 'agreed' ? giveForm(frame, props) : nothing}
${isAccessOver(request.steps) ? nothing : details('Something else happened', noteForm(frame, props), { open: 'happening' in problems || 'note-words' in problems || !request.steps.some(({ step }) => step === 'identity-known') })}
${'copy' in draft.copied && standing.status !== 'working' && hasCopy ? details('Read the copy as it stands', copyAsRead(draft.copied.copy.parts)) : nothing}`,
  )
}

function steps(done: OneAccess['request']['steps']): Html {
  return card(
    { title: 'What was done' },
    html`<ol class="govuk-list govuk-list--spaced">${done.map(
      (step) =>
        html`<li><p class="govuk-body"><strong>${stepInWords(step)}</strong><br><span class="wm-todo__why">${plainDay(step.on)} · ${step.byName}</span></p><p class="govuk-body">${person(step.words)}</p></li>`,
    )}</ol>`,
  )
}

function actForm(
  frame: Frame,
  { read, writeId }: OwnRecordProps,
  act: string,
  content: Html,
): Html {
  const { file, request } = read
  return form(
    { action: `/cases/${file.id}/own-record/${request.id}`, csrf: frame.csrf, writeId },
    html`${hidden('act', act)}${hidden('stepsSeen', request.steps.length)}${content}`,
  )
}

function why(act: string, { typed, problems }: OwnRecordProps, label: string, hint?: string): Html {
  return longText({ name: `${act}-words`, label, hint, rows: 2, limit: 4000, typed, problems })
}

function noteForm(frame: Frame, props: OwnRecordProps): Html {
  const { typed, problems } = props
  return actForm(
    frame,
    props,
    'note',
    html`${choice({ name: 'happening', label: 'What happened?', hint: 'Who they are is known by what we know already: their worker, their voice, the code word. Ask for no new papers.', options: happenings, small: true, typed, problems })}
${why('note', props, 'How, in a sentence')}
${button('Save', { kind: 'secondary' })}`,
  )
}

function prepareForm(frame: Frame, props: OwnRecordProps): Html {
  const { typed, problems } = props
  return card(
    { title: 'Put it before a second person' },
    actForm(
      frame,
      props,
      'prepare',
      html`${details('Refuse instead', choice({ name: 'refuse', label: 'Why is it refused?', hint: 'Very rare. Ask the data protection lead first; they are told why, and that they can complain.', options: { no: 'It is not refused', ...refusalGrounds }, small: true, typed, problems }))}
${why('prepare', props, 'For whoever reads it second', 'What you looked at, and whether health needs the word of a health professional.')}
${button('It is ready to be read by somebody else')}`,
    ),
  )
}

function agreeForm(frame: Frame, props: OwnRecordProps): Html {
  const { read, userId } = props
  const own = read.request.steps.some(
    ({ step, by }) => by === userId && (step === 'prepared' || step === 'decided'),
  )
  if (own || !read.manages) {
    return html`<p>Now a service manager reads it who neither prepared it nor decided a passage.</p>`
  }
  return card(
    { title: 'Read it second' },
    actForm(
      frame,
      props,
      'agree',
      html`${why('agree', props, 'What you looked at')}
${buttons(button('I agree: it can be given', { name: 'answer', value: 'yes' }), button('Look again', { kind: 'secondary', name: 'answer', value: 'no' }))}`,
    ),
  )
}

function copyForm(frame: Frame, { read: { file, request } }: OwnRecordProps): Html {
  return card(
    { title: 'The copy' },
    html`<p>Their places and numbers are not in it: a paper can be found. Tell them by themselves.</p>${form(
      {
        action: `/cases/${file.id}/own-record/${request.id}/copy`,
        csrf: frame.csrf,
        givesFile: true,
      },
      buttons(
        button('PDF', { kind: 'secondary', name: 'format', value: 'pdf' }),
        button('Word', { kind: 'secondary', name: 'format', value: 'docx' }),
        button('Data (JSON)', { kind: 'secondary', name: 'format', value: 'json' }),
      ),
    )}`,
  )
}

function giveForm(frame: Frame, props: OwnRecordProps): Html {
  const { typed, problems } = props
  return card(
    { title: 'They have it' },
    actForm(
      frame,
      props,
      'give',
      html`${choice({ name: 'way', label: 'How did they get it?', hint: 'By e-mail or post only where their rules of contact say that it is safe.', options: waysOfGiving, small: true, typed, problems })}
${why('give', props, 'What was said with it', 'That they can ask, correct, and complain.')}
${button('Write down that they have it')}`,
    ),
  )
}

function copyAsRead(parts: OwnCopy['parts']): Html {
  return html`${parts.slice(0, 200).map((part) => html`<h3 class="govuk-heading-s">${part.title}</h3>${textOnPage(part)}`)}${parts.length > 200 ? html`<p>And ${parts.length - 200} more; the file has all of it.</p>` : nothing}`
}
