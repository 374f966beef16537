/** The thirteen checks as a list: met, or what is missing and where to put it right. */
import type { OpenRna } from '../../../../application/rna/open-rna.ts'
import { parseDay } from '../../../../domain/calendar/day.ts'
import type { Check } from '../../../../domain/rna/checks/check.ts'
import { plainDay } from '../../../parts/dates.ts'
import { type Html, html, nothing } from '../../../parts/html.ts'
import { details, tag } from '../../../parts/lists.ts'
import { rnaAddress } from '../rna-request.ts'
import { whereToMend } from './where-to-mend.ts'

type Needs = ReadonlyMap<string, string>

/** Each missing thing in words, with the need it is about, as a link to where it is put right. */
export function missingList(open: OpenRna, check: Check, needs: Needs): Html {
  const place = { caseId: open.file.id, base: rnaAddress(open) }
  return html`<ul class="govuk-list govuk-list--bullet">${check.missing.map((one) => {
    const about = one.need && needs.get(one.need)
    return html`<li><a class="govuk-link" href="${whereToMend(check.number, one, place)}">${
      about ? `${about}: ` : ''
    }${withDays(one.what)}</a>. ${withDays(one.todo)}</li>`
  })}</ul>`
}

/** The domain writes days as 2026-03-27; people read "27 March 2026". */
function withDays(words: string): string {
  return words.replace(/\d{4}-\d{2}-\d{2}/g, (text) => {
    const day = parseDay(text)
    return day ? plainDay(day) : text
  })
}

export function checksList(
  open: OpenRna,
  { checks, needs }: { checks: readonly Check[]; needs: Needs },
): Html {
  const missing = checks.filter(({ result }) => result === 'not-met')
  const met = checks.filter(({ result }) => result === 'met')
  return html`${missing.map((check) =>
    details(
      html`${check.title} ${tag('soon', `${check.missing.length} to do`)}`,
      missingList(open, check, needs),
    ),
  )}${
    met.length > 0
      ? details(
          `${met.length} of ${checks.length} checks are met`,
          html`<ul class="govuk-list">${met.map(
            ({ title }) => html`<li>${tag('good', 'Met')} ${title}</li>`,
          )}</ul>`,
        )
      : nothing
  }`
}
