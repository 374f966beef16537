/** Forms and their buttons. Every form that changes something carries the token of its session. */
import { words } from '../../words.ts'
import { attr, type Html, type HtmlValue, html, nothing } from '../html.ts'

export interface FormProps {
  readonly action: string
  readonly csrf: string
  /** Makes sending twice the same as sending once. */
  readonly writeId?: string
  /** The version of the case that was on the page. */
  readonly versionSeen?: number
  /** Where single fields are kept while they are written, when scripts run. */
  readonly draft?: string
  readonly files?: boolean
  /** The answer is a file, so that the page stays and another button can be pressed soon. */
  readonly givesFile?: boolean
}

export function form(props: FormProps, content: HtmlValue): Html {
  const { action, csrf, writeId, versionSeen, draft, files, givesFile } = props
  return html`<form class="wm-form" method="post" action="${action}" autocomplete="off" novalidate${attr(
    'enctype',
    files && 'multipart/form-data',
  )}${attr('data-draft', draft)}${attr('data-gives-file', givesFile)}>
${hidden('csrf', csrf)}${hidden('writeId', writeId)}${hidden('versionSeen', versionSeen)}
${content}
${draft === undefined ? nothing : html`<p class="wm-draft" role="status" data-kept="${words.draftKept}" data-lost="${words.draftNotKept}"></p>`}
</form>`
}

/** A form of one button, for one plain act. */
export function buttonForm(props: FormProps, label: string, kind?: ButtonKind): Html {
  return form(props, button(label, { kind }))
}

export function hidden(name: string, value: string | number | undefined): Html {
  if (value === undefined) return nothing
  return html`<input type="hidden" name="${name}" value="${value}">`
}

export type ButtonKind = 'primary' | 'secondary' | 'warning'

export interface ButtonProps {
  readonly kind?: ButtonKind | undefined
  /** When a form has several buttons, which was pressed. */
  readonly name?: string
  readonly value?: string
}

/** One primary button on a page; the others are secondary. */
export function button(label: string, { kind = 'primary', name, value }: ButtonProps = {}): Html {
  return html`<button class="${buttonClass(kind)}" type="submit"${attr('name', name)}${attr(
    'value',
    value,
  )}>${label}</button>`
}

/** A link that begins something, drawn as a button. */
export function linkButton(label: string, href: string, kind: ButtonKind = 'primary'): Html {
  return html`<a class="${buttonClass(kind)}" href="${href}">${label}</a>`
}

export function buttons(...content: readonly HtmlValue[]): Html {
  return html`<div class="govuk-button-group">${content}</div>`
}

function buttonClass(kind: ButtonKind): string {
  return kind === 'primary' ? 'govuk-button' : `govuk-button govuk-button--${kind}`
}
