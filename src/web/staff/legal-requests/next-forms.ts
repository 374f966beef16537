/** What can be done next with one entry, each act as a form of its own under its own field names. */
import { shareItemNames, shareItems } from '../../../domain/circle/share-items.ts'
import { groundOf } from '../../../domain/legal-requests/ground.ts'
import {
  decisions,
  letsOut,
  requestStanding,
} from '../../../domain/legal-requests/legal-request.ts'
import { choice, many, select } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, buttons, form, hidden } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { card, details } from '../../parts/lists.ts'
import type { DemandProps } from './demand-props.ts'

export function nextForms(frame: Frame, props: DemandProps, never: boolean): Html {
  const { request, inCase } = props
  const standing = requestStanding(request.steps)
  const settled =
    standing.status === 'let-out' ||
    (standing.status === 'decided' && !letsOut(standing.proposal.decision))
  const toLetOut = standing.status === 'decided' && letsOut(standing.proposal.decision)
  return html`${standing.status === 'waiting' ? proposeForm(frame, props, never) : nothing}
${standing.status === 'proposed' ? agreeForm(frame, props) : nothing}
${toLetOut && inCase ? letOutForm(frame, props) : nothing}
${toLetOut && !inCase ? html`<p>A service manager lets it out, in the case.</p>` : nothing}
${inCase && settled ? tellForm(frame, props) : nothing}
${inCase || !settled ? nothing : html`<p>A service manager tells them, in the case.</p>`}
${details('Note advice', adviceForm(frame, props), { open: hasProblem(props, 'advise') })}
${inCase && !settled ? details('Tell them now, or say why not yet', tellForm(frame, props), { open: hasProblem(props, 'tell') || 'until' in props.problems }) : nothing}
${standing.status === 'decided' ? details('Decide anew', proposeForm(frame, props, never)) : nothing}`
}

const hasProblem = ({ problems }: DemandProps, act: string) =>
  Object.keys(problems).some((name) => name.startsWith(act))

function actForm(frame: Frame, props: DemandProps, act: string, content: Html): Html {
  const { action, writeId, request } = props
  return form(
    { action, csrf: frame.csrf, writeId },
    html`${hidden('act', act)}${hidden('stepsSeen', request.steps.length)}${content}`,
  )
}

const interest = (act: string, { typed, problems }: DemandProps): Html =>
  many({
    ...{ name: `${act}-interest`, typed, problems, small: true },
    label: 'Your own interest',
    options: { none: 'I have no interest of my own in this, and know nobody who asks' },
  })

function why(act: string, { typed, problems }: DemandProps, label: string, hint?: string): Html {
  return longText({ name: `${act}-words`, label, hint, rows: 3, limit: 4000, typed, problems })
}

function proposeForm(frame: Frame, props: DemandProps, never: boolean): Html {
  const { request, typed, problems, papers, inCase } = props
  const { see, order, binds } = groundOf(request.ground)
  const asked = { typed, problems, small: true }
  const nothingOut = binds === 'no' || request.scope === 'kind' || request.caseId === undefined
  const { refused, withdrawn } = decisions
  const seen =
    Object.keys(see).length > 0
      ? many({ name: 'seen', label: 'What did you see yourself?', options: see, ...asked })
      : nothing
  const paper =
    order && inCase
      ? select({
          ...{ name: 'paper', label: 'Which paper is the order?', none: 'None yet', ...asked },
          hint: 'Add the scan under Documents first.',
          options: Object.fromEntries(papers.map(({ id, name }) => [id, name])),
        })
      : nothing
  const names =
    never && order
      ? many({
          ...{ name: 'names', label: 'Whom does the order name?', ...asked },
          options: { yes: 'It names the very one who asks as the one to be told' },
        })
      : nothing
  return card(
    { title: 'Propose an answer' },
    actForm(
      frame,
      props,
      'propose',
      html`${choice({ name: 'decision', label: 'What do we answer?', options: nothingOut ? { refused, withdrawn } : decisions, ...asked })}
${nothingOut ? nothing : html`${seen}${paper}${names}${many({ name: 'propose-parts', label: 'Which parts may go out?', hint: 'As few as will do. Where they are is never among them: a place is told once, on its own page.', options: Object.fromEntries(shareItemNames.map((item) => [item, shareItems[item].title])), ...asked })}`}
${why('propose', props, 'Why, and what is held back', 'The narrowest answer, what is not given, and whose advice it follows.')}
${interest('propose', props)}
${button('Propose it')}`,
    ),
  )
}

function agreeForm(frame: Frame, props: DemandProps): Html {
  const last = props.request.steps.findLast(({ step }) => step === 'proposed')
  if (last?.by === props.userId || props.request.recordedBy === props.userId) {
    return html`<p>Now another person has to agree: of the other office, and nobody who took it in.</p>`
  }
  return card(
    { title: 'Do you agree?' },
    actForm(
      frame,
      props,
      'agree',
      html`${why('agree', props, 'Why', 'What you looked at yourself.')}
${interest('agree', props)}
${buttons(button('I agree', { name: 'answer', value: 'yes' }), button('I do not agree', { kind: 'secondary', name: 'answer', value: 'no' }))}`,
    ),
  )
}

function letOutForm(frame: Frame, props: DemandProps): Html {
  const { request, typed, problems } = props
  const proposal = request.steps.findLast((step) => step.step === 'proposed')
  const parts = proposal?.step === 'proposed' ? proposal.parts : []
  return card(
    { title: 'Let it out' },
    actForm(
      frame,
      props,
      'let-out',
      html`${many({ name: 'let-out-parts', label: 'What goes out now?', options: Object.fromEntries(parts.map((item) => [item, shareItems[item].title])), typed, problems, small: true })}
${why('let-out', props, 'What exactly, to whom, and how', 'Page by page or sentence by sentence: this is what counts later.')}
${button('Write down that it went out', { kind: 'warning' })}`,
    ),
  )
}

function tellForm(frame: Frame, props: DemandProps): Html {
  const asked = { typed: props.typed, problems: props.problems }
  return actForm(
    frame,
    props,
    'tell',
    html`${choice({ name: 'tell', label: 'Do they know who asked?', options: { told: 'Yes, they were told', later: 'It is not lawful or not safe to tell them now' }, small: true, ...asked })}
${dayField({ name: 'until', label: 'If not now: look again by', hint: 'Within 90 days. Until then the lines about it wait.', ...asked })}
${why('tell', props, 'What was said, or by which law it waits')}
${button('Save', { kind: 'secondary' })}`,
  )
}

function adviceForm(frame: Frame, props: DemandProps): Html {
  return actForm(
    frame,
    props,
    'advise',
    html`${why('advise', props, 'Who said what, on which day')}
${button('Save the advice', { kind: 'secondary' })}`,
  )
}
