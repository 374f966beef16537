/**
 * Reviewing the risk: is it safe to talk, their own view, what was seen, why it is so, what could happen,
 * and only then a judgement in words. What stood last time is shown beside each question.
 */
import type { RiskPicture } from '../../../application/risk/read-risk.ts'
import {
  type FactorId,
  type FactorLevel,
  factorLevels,
  factorOf,
  protectiveFactorIds,
  riskFactorIds,
} from '../../../domain/risk/factors.ts'
import {
  certainties,
  concerns,
  formulationBoxes,
  ratings,
  relevances,
  scenarioKinds,
  silences,
  timings,
  yesNoOrSilence,
} from '../../../domain/risk/review.ts'
import { plainDay } from '../../parts/dates.ts'
import { choice, select } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, form, hidden } from '../../parts/fields/form.ts'
import { longText, textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { details } from '../../parts/lists.ts'
import { note } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { actionRows, longestWords, ownViewParts, safeParts, scenarioRows } from './review.form.ts'
import { calledBy, concernHints } from './risk-words.ts'

export interface ReviewPageProps {
  readonly read: RiskPicture
  readonly writeId: string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: Message | undefined
}

interface Asked {
  readonly typed: Typed
  readonly problems: Problems
}

const safeWords = {
  alone: 'Are they alone, and can nobody listen?',
  enoughTime: 'Is there time, without hurry?',
  understood: 'Do you understand each other? An interpreter, never somebody who came along',
} as const

const ownViewWords = {
  worries: 'What worries them?',
  works: 'What works, and what keeps them safe?',
  keepPrivate: 'What do they want nobody else to know?',
} as const

export function reviewPage(frame: Frame, props: ReviewPageProps): Html {
  const { read, writeId, typed, problems, refused } = props
  const { file, reviews, triggers } = read
  const asked = { typed, problems }
  const base = `/cases/${file.id}/risk`
  return page(
    frame,
    {
      title: 'Review the risk',
      lead: caseBar(read, '/risk'),
      width: 'reading',
      problems,
      refused,
    },
    html`<p><a class="govuk-link" href="${base}">Back to risk and safety</a></p>
${pageHeading({ title: 'Review the risk', intro: 'Nothing about what was done to them has to be asked. What stays empty stays “not asked”.' })}
${triggers.length > 0 ? note(html`<p>Asked for because: ${triggers.map(calledBy).join('; ')}.</p>`) : nothing}
${form(
  {
    action: `${base}/review`,
    csrf: frame.csrf,
    writeId,
    draft: `/cases/${file.id}/drafts/risk-review`,
  },
  html`${hidden('reviewSeen', reviews[0]?.number ?? 0)}
<h2 class="govuk-heading-m">First: is it safe to talk?</h2>
${safeParts.map((name) => select({ name, label: safeWords[name], options: yesNoOrSilence, none: 'Choose', ...asked }))}
<h2 class="govuk-heading-m">Their own view</h2>
${ownViewParts.map((name) => ownViewField(name, asked))}
<h2 class="govuk-heading-m">What is there</h2>
<p>Not added up, and nothing has to be found. “Not known” is an answer; left open means that nobody looked.</p>
${factorGroups(read, asked)}
<h2 class="govuk-heading-m">Why it is so</h2>
${Object.entries(formulationBoxes).map(([box, label]) => longText({ name: `box-${box}`, label, rows: 3, limit: longestWords, ...asked }))}
${details(
  'What could happen: up to four short scenarios',
  scenarioRows.map((row) => scenarioFields(row, asked)),
  { open: typed['scenario1-kind'] !== undefined && typed['scenario1-kind'] !== '' },
)}
<h2 class="govuk-heading-m">Your judgement</h2>
${dayField({ name: 'on', label: 'Day of the talk', hint: 'Empty: today.', ...asked })}
${choice({ name: 'concern', label: 'How concerned are you?', options: Object.entries(concerns).map(([value, label]) => ({ value, label, hint: concernHints[value as keyof typeof concerns] })), ...asked })}
${longText({ name: 'why', label: 'Why? The next person reads this first', rows: 3, limit: longestWords, ...asked })}
${choice({ name: 'timing', label: 'How soon could it happen?', options: timings, small: true, ...asked })}
${choice({ name: 'certainty', label: 'How sure are you?', options: certainties, small: true, ...asked })}
${longText({ name: 'disagreement', label: 'Does anybody see it differently? They themselves first', rows: 2, limit: longestWords, ...asked })}
<h2 class="govuk-heading-m">Who does what</h2>
${actionsField(asked)}
${dayField({ name: 'nextReviewOn', label: 'Look again by', hint: 'At the latest: low 90 days, raised 30, high 7, immediate the next day.', ...asked })}
${button('Save this review')}`,
)}`,
  )
}

function ownViewField(name: (typeof ownViewParts)[number], asked: Asked): Html {
  return html`${longText({ name, label: ownViewWords[name], hint: 'In their words.', rows: 2, limit: longestWords, ...asked })}
${select({ name: `${name}Silence`, label: 'Or, if nothing is written above', options: silences, none: 'Choose', ...asked })}`
}

/** What was there last time is open; the rest is folded by where it has its root. */
function factorGroups(read: RiskPicture, asked: Asked): readonly Html[] {
  const last = read.reviews[0]?.factors ?? {}
  const seen = (id: FactorId) =>
    last[id] !== undefined && last[id].rating !== 'absent' && last[id].rating !== 'unknown'
  const was = [...riskFactorIds, ...protectiveFactorIds].filter(seen)
  const levels = Object.keys(factorLevels) as FactorLevel[] // the keys of the table of levels
  return [
    ...(was.length > 0 ? [html`<h3 class="govuk-heading-s">There last time</h3>`] : []),
    ...was.map((id) => factorFields(id, read, asked)),
    ...levels.flatMap((level) => {
      const ids = riskFactorIds.filter((id) => factorOf(id).level === level && !seen(id))
      return ids.length === 0
        ? []
        : [
            details(
              `${factorLevels[level]}: ${ids.length} to look at`,
              ids.map((id) => factorFields(id, read, asked)),
            ),
          ]
    }),
    details(
      'What protects',
      protectiveFactorIds.filter((id) => !seen(id)).map((id) => factorFields(id, read, asked)),
    ),
  ]
}

function factorFields(id: FactorId, { reviews }: RiskPicture, asked: Asked): Html {
  const { words, ask } = factorOf(id)
  const [last] = reviews
  const before = last?.factors[id]
  return html`<fieldset class="govuk-fieldset wm-factor"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${words}</legend>
${ask ? html`<p class="govuk-hint">${ask}</p>` : nothing}
${before && last ? html`<p class="govuk-hint">On ${plainDay(last.on)}: ${ratings[before.rating].toLowerCase()}${before.evidence ? html`. ${person(before.evidence)}` : nothing}</p>` : nothing}
<div class="wm-factor__fields">${select({ name: `rating-${id}`, label: 'Is it there?', options: ratings, none: 'Not looked at', ...asked })}
${select({ name: `matters-${id}`, label: 'How much does it matter now?', options: relevances, none: 'Choose', ...asked })}
${textField({ name: `seen-${id}`, label: 'What it rests on', ...asked })}</div></fieldset>`
}

function scenarioFields(row: (typeof scenarioRows)[number], asked: Asked): Html {
  const name = (part: string) => `scenario${row}-${part}`
  return html`<fieldset class="govuk-fieldset wm-factor"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Scenario ${row}</legend>
${select({ name: name('kind'), label: 'What kind?', options: scenarioKinds, none: 'None', ...asked })}
${textField({ name: name('who'), label: 'Who?', ...asked })}
${textField({ name: name('where'), label: 'In what sort of place? No addresses', ...asked })}
${textField({ name: name('howSoon'), label: 'How soon?', ...asked })}
${textField({ name: name('howBad'), label: 'How bad would it be?', ...asked })}
${textField({ name: name('warningSigns'), label: 'What would show that it begins?', ...asked })}</fieldset>`
}

function actionsField(asked: Asked): Html {
  return html`${asked.problems['actions'] ? html`<p class="govuk-error-message" id="actions">${asked.problems['actions']}</p>` : nothing}${actionRows.map(
    (row) => {
      const step = stepFields(row, asked)
      if (row === actionRows[0]) return step
      const written = ['what', 'owner'].some((part) => textOf(asked.typed, `action${row}-${part}`))
      const wrong = Object.keys(asked.problems).some((name) => name.startsWith(`action${row}-`))
      return details(`Another step: ${row}`, step, { open: written || wrong })
    },
  )}`
}

function stepFields(row: (typeof actionRows)[number], asked: Asked): Html {
  return html`<fieldset class="govuk-fieldset wm-factor"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Step ${row}</legend>
${textField({ name: `action${row}-what`, label: 'What will be done?', ...asked })}
${textField({ name: `action${row}-owner`, label: 'Who does it?', width: 20, ...asked })}
${dayField({ name: `action${row}-due`, label: 'By when?', ...asked })}</fieldset>`
}
