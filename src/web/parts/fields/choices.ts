/** Fields for choosing: one of several, many of several, one from a long list. */
import { listOf, textOf } from '../../request/typed.ts'
import { attr, type Html, html, nothing } from '../html.ts'
import {
  describedBy,
  errorClass,
  type FieldProps,
  labelled,
  type Option,
  type Options,
  optionsOf,
  questioned,
} from './field.ts'

export interface ChoiceProps extends FieldProps {
  readonly options: Options
  /** Side by side, for two or three short words. */
  readonly inline?: boolean
  readonly small?: boolean
}

/** One of several. Nothing is chosen beforehand, because a default is an answer nobody gave. */
export function choice(props: ChoiceProps): Html {
  const chosen = textOf(props.typed, props.name)
  return questioned(
    props,
    items('radios', 'radio', props, (value) => value === chosen),
  )
}

/** Any number of several. */
export function many(props: ChoiceProps): Html {
  const chosen = listOf(props.typed, props.name)
  return questioned(
    props,
    items('checkboxes', 'checkbox', props, (value) => chosen.includes(value)),
  )
}

function items(
  block: 'radios' | 'checkboxes',
  type: 'radio' | 'checkbox',
  props: ChoiceProps,
  isChosen: (value: string) => boolean,
): Html {
  const { name, options, inline, small } = props
  const classes = `govuk-${block}${inline ? ` govuk-${block}--inline` : ''}${small ? ` govuk-${block}--small` : ''}`
  return html`<div class="${classes}">${optionsOf(options).map((option, index) => {
    const id = index === 0 ? name : `${name}-${index + 1}`
    return html`<div class="govuk-${block}__item">
<input class="govuk-${block}__input" id="${id}" name="${name}" type="${type}" value="${option.value}"${attr(
      'checked',
      isChosen(option.value),
    )}${attr('aria-describedby', option.hint && `${id}-item-hint`)}>
<label class="govuk-label govuk-${block}__label" for="${id}">${option.label}</label>
${itemHint(block, id, option)}
</div>${option.more && html`<div class="wm-more">${option.more}</div>`}`
  })}</div>`
}

function itemHint(block: string, id: string, { hint }: Option): Html {
  if (!hint) return nothing
  return html`<div class="govuk-hint govuk-${block}__hint" id="${id}-item-hint">${hint}</div>`
}

export interface SelectProps extends FieldProps {
  readonly options: Options
  /** The words of the empty first line; leave out to have none. */
  readonly none?: string
}

export function select(props: SelectProps): Html {
  const { name, typed, options, none } = props
  const chosen = textOf(typed, name)
  return labelled(
    props,
    html`<select class="${errorClass(props, 'govuk-select')}" id="${name}" name="${name}"${describedBy(props)}>
${none === undefined ? nothing : html`<option value="">${none}</option>`}
${optionsOf(options).map(
  ({ value, label }) =>
    html`<option value="${value}"${attr('selected', value === chosen)}>${label}</option>`,
)}
</select>`,
  )
}
