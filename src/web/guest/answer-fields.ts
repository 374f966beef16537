/** What a guest fills in: whether they can answer, in their words, and perhaps one file. */
import { mostAnswer } from '../../domain/guests/evidence-question.ts'
import { choice } from '../parts/fields/choices.ts'
import { fileField, longText } from '../parts/fields/text.ts'
import { type Html, html } from '../parts/html.ts'
import type { Problems, Typed } from '../request/typed.ts'

interface Asked {
  readonly typed: Typed
  readonly problems: Problems
}

export function answerFields(asked: Asked): Html {
  return html`${choice({ name: 'kind', label: 'Your answer', options: { answered: 'I can answer', cannot: 'I cannot answer' }, ...asked })}
${longText({ name: 'words', label: 'In your words', hint: 'If you cannot: why. Write only what was asked, and no address.', rows: 8, limit: mostAnswer, ...asked })}
${fileField({ name: 'paper', label: 'A letter or report (optional)', hint: 'One PDF, picture or Word file, up to 10 MB. It is checked before anybody opens it.', accept: '.pdf,.docx,image/jpeg,image/png', problems: asked.problems })}`
}
