/** Lists of facts: a summary list, words that unfold, a tag with a state, what an empty place teaches. */
import { attr, type Html, type HtmlValue, html, nothing } from './html.ts'

export interface SummaryRow {
  readonly key: string
  readonly value: HtmlValue
  readonly change?: { readonly href: string; readonly label: string } | undefined
}

export function summaryList(rows: readonly SummaryRow[]): Html {
  return html`<dl class="govuk-summary-list">${rows.map(
    ({ key, value, change }) => html`<div class="govuk-summary-list__row">
<dt class="govuk-summary-list__key">${key}</dt>
<dd class="govuk-summary-list__value">${value}</dd>
${
  change &&
  html`<dd class="govuk-summary-list__actions"><a class="govuk-link" href="${change.href}">${change.label}<span
 class="govuk-visually-hidden"> (${key})</span></a></dd>`
}
</div>`,
  )}</dl>`
}

export function details(
  summary: HtmlValue,
  content: HtmlValue,
  { open = false }: { open?: boolean } = {},
): Html {
  return html`<details class="govuk-details"${attr('open', open)}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">${summary}</span></summary>
<div class="govuk-details__text">${content}</div>
</details>`
}

/**
 * How things stand. Each tone has its own colour and its own shape, and the words say it again, so that
 * nobody depends on colour.
 */
export type Tone = 'good' | 'soon' | 'late' | 'calm' | 'unsure' | 'over'

const shapes: Readonly<Record<Tone, string>> = {
  good: '●',
  soon: '▲',
  late: '◆',
  calm: '○',
  unsure: '?',
  over: '■',
}

export function tag(tone: Tone, words: string): Html {
  return html`<span class="wm-tag wm-tag--${tone}"><span aria-hidden="true" class="wm-tag__shape">${shapes[tone]}</span> ${words}</span>`
}

/** A word that sorts things, such as the kind of an entry. It says nothing about how they stand. */
export function label(words: string): Html {
  return html`<span class="wm-tag wm-tag--label">${words}</span>`
}

/** What will appear here, what makes it appear, and perhaps how to begin. */
export function emptyState(what: string, how: string, begin: Html = nothing): Html {
  return html`<div class="wm-empty"><p class="wm-empty__what">${what}</p><p>${how}</p>${begin}</div>`
}

/** A part of a page in its own quiet box. */
export function card(
  { title, id, aside }: { title: string; id?: string; aside?: HtmlValue },
  content: HtmlValue,
): Html {
  return html`<section class="wm-card"${attr('id', id)}>
<div class="wm-card__head"><h2 class="wm-card__title">${title}</h2>${aside && html`<div class="wm-card__aside">${aside}</div>`}</div>
${content}
</section>`
}

/** A number that leads somewhere, such as "3 overdue". */
export function figureCard({
  figure,
  words,
  href,
  tone = 'calm',
}: {
  figure: number | string
  words: string
  href?: string
  tone?: Tone
}): Html {
  const content = html`<span class="wm-figure__figure">${figure}</span> <span class="wm-figure__words">${words}</span>`
  return html`<div class="wm-figure wm-figure--${tone}">${
    href === undefined
      ? html`<span class="wm-figure__plain">${content}</span>`
      : html`<a class="wm-figure__link" href="${href}">${content}</a>`
  }</div>`
}

export function figures(...cards: readonly Html[]): Html {
  return html`<div class="wm-figures">${cards}</div>`
}
