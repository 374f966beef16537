/** How a page is laid out: its heading with the one primary action, and its columns. */
import { type Html, type HtmlValue, html } from './html.ts'

export interface HeadingProps {
  readonly title: HtmlValue
  readonly intro?: HtmlValue
  /** The one primary action of the page. */
  readonly action?: HtmlValue
}

export function pageHeading({ title, intro, action }: HeadingProps): Html {
  return html`<div class="wm-heading"><div><h1 class="wm-heading__title">${title}</h1>${
    intro && html`<p class="wm-heading__intro">${intro}</p>`
  }</div>${action && html`<div class="wm-heading__action">${action}</div>`}</div>`
}

/**
 * What matters most comes first in reading order and on a phone; on a wide screen it stands at the end
 * of the line, beside the rest.
 */
export function columns({ first, rest }: { first: HtmlValue; rest: HtmlValue }): Html {
  return html`<div class="wm-columns"><div class="wm-columns__first">${first}</div><div class="wm-columns__rest">${rest}</div></div>`
}
