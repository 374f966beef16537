/**
 * A filter kept in the address, so that it can be found again. One that looks for words is sent to where
 * the words are closed up first, so that no address says them.
 */
import type { Sought } from '../../request/sought.ts'
import { type Html, type HtmlValue, html, nothing } from '../html.ts'
import { hidden } from './form.ts'

export interface FilterProps {
  readonly action: string
  /** What is shown now, in words: "34 people, sorted by next due day". */
  readonly showing?: string
  /** Where "show everything" leads; left out while nothing is filtered. */
  readonly clear?: string | undefined
  /** Given when there is a field for words, which is called `find`. */
  readonly words?: { readonly csrf: string; readonly sought: Sought }
}

export function filterForm(
  { action, showing, clear, words }: FilterProps,
  fields: HtmlValue,
): Html {
  return html`<search class="wm-filter">${words?.sought.over ? html`<p class="wm-filter__showing" role="status">What was looked for here is not kept any more. Please type it again.</p>` : nothing}<form class="wm-filter__form" method="${words ? 'post' : 'get'}" action="${words ? '/look-for' : action}" autocomplete="off">
${words ? html`${hidden('csrf', words.csrf)}${hidden('in', action)}` : nothing}${fields}
<div class="wm-filter__buttons"><button class="govuk-button govuk-button--secondary" type="submit">Show</button>${
    clear && html` <a class="govuk-link" href="${clear}">Show everything</a>`
  }</div>
</form>
${showing && html`<p class="wm-filter__showing">${showing}</p>`}</search>`
}
