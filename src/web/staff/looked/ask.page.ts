/** "I do not recognise this": the line, perhaps the survivor's own words, one button. */
import type { LineToAsk } from '../../../application/looked/ask-about-line.ts'
import { longestWords } from '../../../domain/looked/question.ts'
import { longDay } from '../../parts/dates.ts'
import { button, form } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { inset } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import { lookedLead, questionPart, reasonOf } from './looked.page.ts'

export interface AskPageProps extends LineToAsk {
  readonly writeId: string
  readonly typed?: Typed
  readonly problems?: Problems
}

export function askPage(frame: Frame, props: AskPageProps): Html {
  const { file, line, question, typed = {}, problems = {}, writeId } = props
  const here = `/cases/${file.id}/looked`
  return page(
    frame,
    {
      title: 'I do not recognise this',
      lead: lookedLead(file),
      problems,
      width: 'reading',
    },
    html`${pageHeading({ title: 'I do not recognise this' })}
${inset(html`<p><strong>${longDay(line.day)}</strong><br>${line.when}, ${line.who}, ${line.did}.${reasonOf(line)}</p>`)}
${
  question
    ? questionPart(question)
    : html`<p>Somebody whom this line does not name looks into it and answers in plain words. Their answer will stand beside the line. Asking costs you nothing.</p>
${form(
  { action: `${here}/lines/${line.id}`, csrf: frame.csrf, writeId },
  html`${longText({
    name: 'words',
    label: 'Do you want to say something about it?',
    hint: 'In your own words and your own language. You can leave it empty. Nobody changes what you say.',
    rows: 4,
    limit: longestWords,
    typed,
    problems,
  })}
${button('I do not recognise this')}`,
)}`
}
<p><a class="govuk-link" href="${here}">Back to the list</a></p>`,
  )
}
