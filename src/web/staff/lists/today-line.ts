/** One line of Today: who, what one press does, why it is there, and when. */
import { type Html, type HtmlValue, html } from '../../parts/html.ts'

export function whoWords({ alias, reference }: { alias: string; reference: string }): Html {
  return html`<strong>${alias}</strong> <span class="wm-ref">${reference}</span>`
}

export interface Line {
  readonly href: string
  readonly who: HtmlValue
  readonly what: HtmlValue
  readonly why: HtmlValue
  readonly when?: HtmlValue
  readonly mark?: HtmlValue
}

export function oneLine({ href, who, what, why, when, mark }: Line): Html {
  return html`<li class="wm-todo__line"><p class="wm-todo__who">${who}</p>
<div class="wm-todo__what"><a class="wm-todo__link" href="${href}">${what}</a>
<p class="wm-todo__why">${why}</p></div>
<p class="wm-todo__when">${mark} ${when}</p></li>`
}
