/** A filter kept in the address, so that it can be sent to a colleague and found again. */
import { type Html, type HtmlValue, html } from '../html.ts'

export interface FilterProps {
  readonly action: string
  /** What is shown now, in words: "34 people, sorted by next due day". */
  readonly showing?: string
  /** Where "show everything" leads; left out while nothing is filtered. */
  readonly clear?: string | undefined
}

export function filterForm({ action, showing, clear }: FilterProps, fields: HtmlValue): Html {
  return html`<search class="wm-filter"><form class="wm-filter__form" method="get" action="${action}" autocomplete="off">
${fields}
<div class="wm-filter__buttons"><button class="govuk-button govuk-button--secondary" type="submit">Show</button>${
    clear && html` <a class="govuk-link" href="${clear}">Show everything</a>`
  }</div>
</form>
${showing && html`<p class="wm-filter__showing">${showing}</p>`}</search>`
}
