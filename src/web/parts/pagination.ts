/** Which page of a list, and the way to the others. Nothing is shown for a single page. */
import { attr, type Html, html, nothing } from './html.ts'

export interface PaginationProps {
  readonly page: number
  readonly pages: number
  address(page: number): string
}

export function pagination({ page, pages, address }: PaginationProps): Html {
  if (pages <= 1) return nothing
  return html`<nav class="govuk-pagination" aria-label="Pages">
${page > 1 ? arrow('prev', 'Previous page', address(page - 1)) : nothing}
<ul class="govuk-pagination__list">${numbersAround(page, pages).map((number) =>
    number === undefined
      ? html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>`
      : html`<li class="govuk-pagination__item${number === page ? ' govuk-pagination__item--current' : ''}"><a
 class="govuk-link govuk-pagination__link" href="${address(number)}" aria-label="Page ${number}"${attr(
   'aria-current',
   number === page ? 'page' : undefined,
 )}>${number}</a></li>`,
  )}</ul>
${page < pages ? arrow('next', 'Next page', address(page + 1)) : nothing}
</nav>`
}

function arrow(side: 'prev' | 'next', label: string, href: string): Html {
  return html`<div class="govuk-pagination__${side}"><a class="govuk-link govuk-pagination__link" href="${href}" rel="${side}">${label}</a></div>`
}

/** The first, the last, this one and its neighbours; `undefined` where numbers are left out. */
function numbersAround(page: number, pages: number): (number | undefined)[] {
  const shown = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages)
  const unique = [...new Set(shown)].toSorted((a, b) => a - b)
  return unique.flatMap((number, index) => {
    const before = unique[index - 1]
    return before !== undefined && number - before > 1 ? [undefined, number] : [number]
  })
}
