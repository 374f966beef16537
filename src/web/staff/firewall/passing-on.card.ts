/**
 * What may happen to somebody's status once it is sent, said where it is sent. The edition goes along with
 * the form, so that the record says which words stood here.
 */
import { passingOn } from '../../../domain/firewall/explanation.ts'
import { hidden } from '../../parts/fields/form.ts'
import { type Html, html, nothing } from '../../parts/html.ts'

export function passingOnCard(to: string): Html {
  const said = passingOn(to)
  if (said === undefined) return nothing
  return html`<div class="govuk-inset-text"><h2 class="govuk-heading-s">What may happen to this</h2>
<ul class="govuk-list govuk-list--bullet">${said.lines.map((line) => html`<li>${line}</li>`)}</ul>
<p>Say this to the person first, in words they understand. That it stood here is kept in their log.</p>
${hidden('explained', said.edition)}</div>`
}
