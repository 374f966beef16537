/** What every field has: a name, a label, perhaps a hint, what was typed, and what is wrong with it. */
import type { Problems, Typed } from '../../request/typed.ts'
import { words } from '../../words.ts'
import { type Attribute, attr, type Html, type HtmlValue, html, nothing } from '../html.ts'

export interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string | Html | undefined
  readonly typed: Typed
  readonly problems: Problems
  /** Use when the label is the only question of the page, so that it reads as its heading. */
  readonly asHeading?: boolean
}

/** One choice among several. `more` is shown below it, always when scripts or styles are missing. */
export interface Option {
  readonly value: string
  readonly label: string
  readonly hint?: string | Html | undefined
  readonly more?: Html | undefined
}

export type Options = Readonly<Record<string, string>> | readonly Option[]

export function optionsOf(options: Options): readonly Option[] {
  if (isList(options)) return options
  return Object.entries(options).map(([value, label]) => ({ value, label }))
}

function isList(options: Options): options is readonly Option[] {
  return Array.isArray(options)
}

/** A single control with its label. The control's id is the name, so the problem summary can link to it. */
export function labelled(props: FieldProps, control: HtmlValue): Html {
  const label = html`<label class="${labelClass(props, 'label')}" for="${props.name}">${props.label}</label>`
  return group(
    props,
    html`${props.asHeading ? html`<h1 class="govuk-label-wrapper">${label}</h1>` : label}
${hintAndProblem(props)}
${control}`,
  )
}

/** Several controls under one question. The first control's id is the name. */
export function questioned(props: FieldProps, controls: HtmlValue): Html {
  const legend = props.asHeading
    ? html`<h1 class="govuk-fieldset__heading">${props.label}</h1>`
    : html`${props.label}`
  return group(
    props,
    html`<fieldset class="govuk-fieldset"${describedBy(props)}>
<legend class="${labelClass(props, 'fieldset__legend')}">${legend}</legend>
${hintAndProblem(props)}
${controls}
</fieldset>`,
  )
}

export function describedBy(props: FieldProps, more?: string): Attribute | undefined {
  const ids = [
    props.hint && `${props.name}-hint`,
    props.problems[props.name] && `${props.name}-problem`,
    more,
  ].filter(Boolean)
  return attr('aria-describedby', ids.length > 0 ? ids.join(' ') : undefined)
}

/** Marks a control whose answer needs another look, for the eye and for screen readers. */
export function errorClass(props: FieldProps, block: string): string {
  return props.problems[props.name] ? `${block} ${block}--error` : block
}

/**
 * What people write here may name a place or a person: the browser must not keep it, and must not send
 * it to a service for spelling or for translating. `open` is for ordinary words, such as a search.
 */
export function guarded(open = false): readonly (Attribute | undefined)[] {
  if (open) return []
  return [
    attr('autocomplete', 'off'),
    attr('spellcheck', 'false'),
    attr('autocorrect', 'off'),
    attr('translate', 'no'),
  ]
}

function group(props: FieldProps, content: Html): Html {
  return html`<div class="${errorClass(props, 'govuk-form-group')}">
${content}
</div>`
}

function labelClass({ asHeading }: FieldProps, part: string): string {
  return `govuk-${part} govuk-${part}--${asHeading ? 'l' : 's'}`
}

function hintAndProblem({ name, hint, problems }: FieldProps): Html {
  const problem = problems[name]
  return html`${hint ? html`<div class="govuk-hint" id="${name}-hint">${hint}</div>` : nothing}${
    problem
      ? html`<p class="govuk-error-message" id="${name}-problem"><span
 class="govuk-visually-hidden">${words.problem}</span> ${problem}</p>`
      : nothing
  }`
}
