/** A table whose columns sort by links, so that the order stands in the address. Rows stack on a phone. */
import { attr, type Html, type HtmlValue, html } from './html.ts'

export interface Column {
  readonly label: string
  readonly numeric?: boolean
  /** Where a press on the heading leads, and how the column is sorted now. */
  readonly sort?: { readonly href: string; readonly now?: 'up' | 'down' | undefined }
}

export interface TableProps {
  readonly caption: string
  /** The caption is read out but not shown, where a heading already says it. */
  readonly quietCaption?: boolean
  readonly columns: readonly Column[]
  /** One cell for each column; the first names the row. */
  readonly rows: readonly (readonly HtmlValue[])[]
}

const sorted = { up: 'ascending', down: 'descending' } as const

export function table({ caption, quietCaption, columns, rows }: TableProps): Html {
  const captionClass = quietCaption ? 'govuk-visually-hidden' : 'govuk-table__caption--s'
  return html`<table class="govuk-table wm-table">
<caption class="govuk-table__caption ${captionClass}">${caption}</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row">${columns.map(heading)}</tr></thead>
<tbody class="govuk-table__body">${rows.map(
    (cells) =>
      html`<tr class="govuk-table__row">${cells.map((cell, index) => {
        const column = columns[index]
        if (index === 0) return html`<th scope="row" class="govuk-table__header">${cell}</th>`
        return html`<td class="govuk-table__cell${column?.numeric ? ' govuk-table__cell--numeric' : ''}" data-label="${column?.label}"><div>${cell}</div></td>`
      })}</tr>`,
  )}</tbody>
</table>`
}

function heading({ label, numeric, sort }: Column): Html {
  const classes = `govuk-table__header${numeric ? ' govuk-table__header--numeric' : ''}`
  if (sort === undefined) return html`<th scope="col" class="${classes}">${label}</th>`
  const mark = sort.now === undefined ? '↕' : sort.now === 'up' ? '↑' : '↓'
  return html`<th scope="col" class="${classes}"${attr('aria-sort', sort.now && sorted[sort.now])}><a
 class="wm-sort" href="${sort.href}">${label} <span aria-hidden="true">${mark}</span></a></th>`
}
