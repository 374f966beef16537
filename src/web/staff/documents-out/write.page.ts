/** One page of questions for what a document needs and the record does not hold. Nothing is compulsory. */

import type { ReadCase } from '../../../application/case/read-case.ts'
import type { AboutDocument, Questions } from '../../../application/documents/gather-document.ts'
import type { Question } from '../../../application/documents/prepared-answers.ts'
import { choice } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, form } from '../../parts/fields/form.ts'
import { longText, textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import { caseBar } from '../case/case-bar.ts'
import { pathOf } from './look.page.ts'
import { kindWords } from './out-words.ts'

export interface WritePageProps {
  readonly about: AboutDocument
  readonly read: ReadCase
  readonly questions: Questions
  readonly typed: Typed
  readonly problems?: Problems
}

export function writePage(frame: Frame, props: WritePageProps): Html {
  const { about, read, questions, typed, problems = {} } = props
  const { title } = kindWords[about.kind]
  return page(
    frame,
    {
      title,
      lead: caseBar(read, '/documents'),
      width: 'reading',
      problems,
    },
    html`<p><a class="govuk-link" href="${pathOf(about)}">Back</a></p>
${pageHeading({
  title: `${title}: what to write`,
  intro:
    'Kept for you until the document is made. Write no address, telephone number or real name.',
})}
${form(
  { action: `${pathOf(about)}/write`, csrf: frame.csrf },
  html`${questions.groups.map((group) =>
    card(
      { title: group.title },
      html`${group.about ? html`<p>${person(group.about)}</p>` : nothing}${group.questions.map(
        (question) => field(question, { typed, problems }),
      )}`,
    ),
  )}
${button('Keep, and look at the document')}`,
)}`,
  )
}

function field(question: Question, asked: { typed: Typed; problems: Problems }): Html {
  const { name, ask: label, hint, kind, options = {} } = question
  const about = { name, label, hint, ...asked }
  switch (kind) {
    case 'words':
      return longText({ ...about, rows: 4 })
    case 'line':
      return textField(about)
    case 'day':
      return dayField(about)
    case 'choice':
      return choice({ ...about, options, small: true })
  }
}
