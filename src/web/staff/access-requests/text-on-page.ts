/**
 * One part of a record as it is read while the copy is prepared. Who they are stays behind its own press:
 * somebody may look over a shoulder, and the file has it.
 */
import type { RecordPart } from '../../../domain/access-requests/own-copy.ts'
import { type Html, html, person } from '../../parts/html.ts'

export function textOnPage({ kind, text }: Pick<RecordPart, 'kind' | 'text'>): Html {
  return kind === 'identity'
    ? html`<p class="govuk-body">Names, day of birth, languages and reference, as under “Who and where”. They are in the file, and not on this page.</p>`
    : html`<p class="govuk-body">${person(text)}</p>`
}
