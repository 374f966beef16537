/** What to do while somebody cannot be found: the steps in order, and what must not be done. */
import {
  missingStepNames,
  missingSteps,
  neverWhileMissing,
} from '../../../domain/risk/missing-procedure.ts'
import { plainDay } from '../../parts/dates.ts'
import { choice, select } from '../../parts/fields/choices.ts'
import { button, form } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { card, details, tag } from '../../parts/lists.ts'
import type { RiskPageProps } from './risk-props.ts'

export function missingCard(frame: Frame, props: RiskPageProps): Html {
  const { read, newWriteId, typed, problems } = props
  const { missing, file, mayWrite } = read
  if (missing === undefined) return nothing
  const { lastSeen, standing, steps } = missing
  const open = missingStepNames.filter((name) =>
    standing.some(({ step, state }) => step === name && (state === 'due' || state === 'late')),
  )
  const asked = { typed, problems }
  return card(
    { title: 'They are missing', id: 'missing', aside: tag('late', `Since ${plainDay(lastSeen)}`) },
    html`<p><strong>In danger now? Ring 999.</strong> The days below are ours: no published rule sets them.</p>
<ol class="wm-steps">${standing.map(({ step, state, due }) => {
      const done = steps.find((one) => one.step === step && one.on >= lastSeen)
      return html`<li>${missingSteps[step].words} ${
        state === 'done'
          ? tag('good', 'Done')
          : state === 'decided-against'
            ? tag('calm', 'Decided against')
            : state === 'late'
              ? tag('late', `Late: by ${plainDay(due)}`)
              : tag('soon', `By ${plainDay(due)}`)
      }${done ? html` <span class="wm-steps__done">${done.initials ? html`${done.initials}, ` : nothing}${plainDay(done.on)}${done.words ? html`: ${person(done.words)}` : nothing}</span>` : nothing}</li>`
    })}</ol>
${
  mayWrite && open.length > 0
    ? form(
        { action: `/cases/${file.id}/risk/missing`, csrf: frame.csrf, writeId: newWriteId() },
        html`${select({ name: 'step', label: 'Which step?', options: Object.fromEntries(open.map((name) => [name, missingSteps[name].words])), none: 'Choose', ...asked })}
${choice({ name: 'outcome', label: 'What was done?', options: { done: 'Done today', 'not-done': 'Decided against it' }, inline: true, small: true, ...asked })}
${longText({ name: 'stepWords', label: 'In a few words', hint: 'Needed where you decided against it: why.', rows: 2, limit: 2000, ...asked })}
${button('Save this step', { kind: 'secondary' })}`,
      )
    : nothing
}
${details(
  'What must not happen now',
  html`<ul class="govuk-list govuk-list--bullet">${neverWhileMissing.map((sentence) => html`<li>${sentence}</li>`)}</ul>`,
)}`,
  )
}
