/** The parts of a handover as they stand on our own pages: the same words that go, or came. */
import type { ReadLine, ReadPart } from '../../../domain/handover/parts.ts'
import { languages } from '../../../domain/told-once/account-words.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { details } from '../../parts/lists.ts'

/** What is read first lies open; what is looked up lies behind a press, with how much of it there is. */
const folded: ReadonlySet<string> = new Set(['clocks', 'timeline', 'told', 'documents'])

export function partsShown(parts: readonly ReadPart[]): Html {
  return html`${parts.map((part) =>
    folded.has(part.name)
      ? details(`${part.title}: ${part.lines.length}`, linesShown(part))
      : html`<h3 class="govuk-heading-s">${part.title}</h3>${linesShown(part)}`,
  )}`
}

function linesShown({ intro, lines }: ReadPart): Html {
  return html`${intro ? html`<p class="govuk-hint">${intro}</p>` : nothing}
<ul class="govuk-list">${lines.map(lineShown)}</ul>`
}

function lineShown({ label, text, language }: ReadLine): Html {
  const words = language
    ? html`<span lang="${language}" dir="${languages[language].dir}">${text}</span>`
    : person(text)
  return html`<li class="wm-words">${label ? html`<strong>${person(label)}</strong><br>` : nothing}${words}</li>`
}
