/** One entry of the register: what they ask, what their ground asks of us, each step, and what is next. */
import type { KeptRequest } from '../../../application/ports/legal-requests/legal-request-store.ts'
import { isDenied } from '../../../domain/circle/recipient.ts'
import { askers, isOfficial, scopes } from '../../../domain/legal-requests/asker.ts'
import { groundOf } from '../../../domain/legal-requests/ground.ts'
import { isOver } from '../../../domain/legal-requests/legal-request.ts'
import { plainDay } from '../../parts/dates.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, summaryList } from '../../parts/lists.ts'
import { note } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import type { DemandProps } from './demand-props.ts'
import { bindsInWords, neverInWords, standingTag, stepInWords } from './demand-words.ts'
import { nextForms } from './next-forms.ts'

export function demandPage(frame: Frame, props: DemandProps): Html {
  const { request, back, problems, refused, done } = props
  const { is, title } = askers[request.asker]
  const never = !isOfficial(is) && isDenied(is)
  const over = isOver(request, request.steps)
  return page(
    frame,
    { title: 'Somebody asked', width: 'reading', problems, refused, done },
    html`<p><a class="govuk-back-link" href="${back}">Back</a></p>
${pageHeading({ title, intro: html`${request.caseReference ? html`<span class="wm-ref">${request.caseReference}</span> ` : 'About nobody whom we know. '}${standingTag(request)}` })}
${never ? note(html`<p>${neverInWords}</p>`) : nothing}
${aboutIt(request)}
${ground(request)}
${request.steps.length > 0 ? steps(request) : nothing}
${over || !props.mayDecide ? nothing : nextForms(frame, props, never)}
${over ? html`<p>Settled on ${plainDay(request.overOn ?? request.arrivedOn)}. It stays in the register.</p>` : nothing}`,
  )
}

function aboutIt({
  words,
  scope,
  arrivedOn,
  dueOn,
  asksSilence,
  recordedByName,
}: KeptRequest): Html {
  return summaryList([
    { key: 'Who', value: person(words.who) },
    { key: 'What they ask', value: person(words.what) },
    ...(words.said ? [{ key: 'What was said to them', value: person(words.said) }] : []),
    { key: 'About whom', value: scopes[scope] },
    { key: 'Came on', value: html`${plainDay(arrivedOn)}, taken in by ${recordedByName}` },
    { key: 'Answer by', value: dueOn ? plainDay(dueOn) : 'They named no day' },
    ...(asksSilence ? [{ key: 'Telling', value: 'They say that the person may not be told' }] : []),
  ])
}

function ground(request: KeptRequest): Html {
  const { title, binds, said, see, source, confidence } = groundOf(request.ground)
  const points = Object.values(see)
  return card(
    { title },
    html`<p><strong>${bindsInWords[binds]}</strong> ${said}</p>
${points.length > 0 ? html`<p>Before anything goes out, somebody has seen that:</p><ul class="govuk-list govuk-list--bullet">${points.map((point) => html`<li>${point}</li>`)}</ul>` : nothing}
<p class="govuk-hint">${source} (${confidence === 'uncertain' ? 'ask a lawyer which law it is' : 'named from memory; check it with a lawyer'}).</p>`,
  )
}

function steps({ steps: done }: KeptRequest): Html {
  return card(
    { title: 'What was done' },
    html`<ol class="govuk-list govuk-list--spaced">${done.map(
      (step) =>
        html`<li><p class="govuk-body"><strong>${stepInWords(step)}</strong><br><span class="wm-todo__why">${plainDay(step.on)} · ${step.byName}</span></p><p>${person(step.words)}</p></li>`,
    )}</ol>`,
  )
}
