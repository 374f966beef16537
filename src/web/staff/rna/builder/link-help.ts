/** Help to think about the link between a need and the exploitation, with examples and questions. */

import { needLinks } from '../../../../domain/facts/rna-facts.ts'
import type { LinkHelp } from '../../../../domain/needs/category.ts'
import { type Html, html } from '../../../parts/html.ts'
import { details } from '../../../parts/lists.ts'

export interface LinkHelpProps {
  readonly linkHelp: readonly LinkHelp[]
  readonly overlap: string
}

export function linkHelp({ linkHelp: all, overlap }: LinkHelpProps): Html {
  const list = (lines: readonly string[]) =>
    html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
  return details(
    'How to think about the link',
    html`<p>${overlap}</p>${all.map(
      ({ link, means, examples, ask }) =>
        html`<p><strong>${needLinks[link]}.</strong> ${means}</p>${list(examples)}${ask.length > 0 ? html`<p>Ask yourself:</p>${list(ask)}` : ''}`,
    )}`,
  )
}
