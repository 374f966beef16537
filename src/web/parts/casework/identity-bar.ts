/**
 * Who a case is about, by alias and reference only, and how things stand on each track. The name is
 * behind a press of its own, elsewhere, that is audited.
 */
import { attr, type Html, type HtmlValue, html } from '../html.ts'

export interface Track {
  readonly name: string
  readonly state: HtmlValue
}

export interface IdentityBarProps {
  readonly alias: string
  readonly reference: string
  /** One line: language and interpreter, when it is safe to call. */
  readonly about: HtmlValue
  readonly tracks: readonly Track[]
  readonly actions?: HtmlValue
  readonly navigation?: Html
  /** On the page of the case itself, this is the heading. */
  readonly heading?: boolean
  /** On a phone, only who it is about and the way round: the tracks stand on another page. */
  readonly slim?: boolean
}

export function identityBar(props: IdentityBarProps): Html {
  const { alias, reference, about, tracks, actions, navigation, heading, slim } = props
  const name = html`<strong>${alias}</strong> <span class="wm-identity__reference">${reference}</span>`
  return html`<section class="wm-identity${slim ? ' wm-identity--slim' : ''}" aria-label="${alias} ${reference}"><div class="wm-identity__inside">
<div class="wm-identity__head">
<div>${heading ? html`<h1 class="wm-identity__name">${name}</h1>` : html`<p class="wm-identity__name">${name}</p>`}
<p class="wm-identity__about">${about}</p></div>
${actions && html`<div class="wm-identity__actions">${actions}</div>`}
</div>
<dl class="wm-tracks">${tracks.map(
    ({ name, state }) =>
      html`<div class="wm-tracks__track"><dt>${name}</dt><dd>${state}</dd></div>`,
  )}</dl>
${navigation}
</div></section>`
}

export interface SubPage {
  readonly href: string
  readonly label: string
  readonly here?: boolean
}

/** The pages of one case or one RNA, below its identity bar. */
export function subNavigation(label: string, pages: readonly SubPage[]): Html {
  return html`<nav class="wm-sub" aria-label="${label}"><ul class="wm-sub__list">${pages.map(
    ({ href, label: words, here }) =>
      html`<li><a class="wm-sub__link" href="${href}"${attr('aria-current', here && 'page')}>${words}</a></li>`,
  )}</ul></nav>`
}
