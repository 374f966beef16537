/** The three short answers of a seat: return, forward, ask. What was typed stays when something is wrong. */
import type { SeatPage } from '../../application/seat/read-seat.ts'
import { dayField } from '../parts/fields/day.ts'
import { button, form } from '../parts/fields/form.ts'
import { longText } from '../parts/fields/text.ts'
import type { Frame } from '../parts/frame.ts'
import { type Html, html, nothing } from '../parts/html.ts'
import { pageHeading } from '../parts/layout.ts'
import { page } from '../parts/page.ts'
import type { Problems, Typed } from '../request/typed.ts'
import type { RefusalWords } from '../words.ts'

export type ShortAnswer = 'return' | 'forward' | 'ask'

interface AnswerWords {
  readonly title: string
  readonly intro: string
  readonly label: string
  readonly hint: string
  readonly press: string
}

export const answerWords: Readonly<Record<ShortAnswer, AnswerWords>> = {
  return: {
    title: 'Return for correction',
    intro: 'The provider gets your words at once and can send a corrected assessment.',
    label: 'What needs correcting, and why?',
    hint: 'Name the need and the question. The survivor may be shown these words.',
    press: 'Return it',
  },
  forward: {
    title: 'Forward to the authority',
    intro: 'The authority gets the assessment exactly as it was sent to you.',
    label: 'Anything to add?',
    hint: 'You may leave this empty.',
    press: 'Forward it',
  },
  ask: {
    title: 'Ask for information',
    intro: 'The provider gets your question at once. Support goes on meanwhile.',
    label: 'What is missing, and what is it for?',
    hint: 'Ask for what the decision depends on. The survivor is told what was asked and why.',
    press: 'Ask',
  },
}

export interface AnswerPageProps {
  readonly read: SeatPage
  readonly kind: ShortAnswer
  readonly writeId: string
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords | undefined
}

export function answerPage(frame: Frame, props: AnswerPageProps): Html {
  const { read, kind, writeId, typed, problems = {}, refused } = props
  const { submissionId, caseReference } = read.item
  const { title, intro, label, hint, press } = answerWords[kind]
  const at = `/seat/submissions/${submissionId}`
  return page(
    frame,
    { title, problems, refused, width: 'reading' },
    html`<p><a class="govuk-link" href="${at}">Back to ${caseReference}</a></p>
${pageHeading({ title: `${title}: ${caseReference}`, intro })}
${form(
  { action: `${at}/${kind}`, csrf: frame.csrf, writeId },
  html`${longText({ name: 'words', label, hint, typed, problems })}
${
  kind === 'ask'
    ? dayField({
        name: 'answerBy',
        label: 'Answer needed by',
        hint: 'Leave enough time to ask others. For example, 27 3 2027',
        typed,
        problems,
      })
    : nothing
}
${button(press)}`,
)}`,
  )
}
