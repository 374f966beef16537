/** Fields for words: one line, several lines, a password, a file. */
import { textOf } from '../../request/typed.ts'
import { attr, type Html, html, nothing } from '../html.ts'
import { describedBy, errorClass, type FieldProps, guarded, labelled } from './field.ts'

export interface TextProps extends FieldProps {
  /** About how many characters are expected. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
  readonly type?: 'text' | 'email' | 'tel' | 'search'
  readonly autocomplete?: string
  /** Ordinary words that the browser may keep and check. */
  readonly open?: boolean
  readonly inputmode?: 'numeric' | 'decimal'
  /** Offered to choose from; anything else may be written as well. */
  readonly known?: readonly string[]
}

export function textField(props: TextProps): Html {
  const { name, typed, width, type = 'text', autocomplete, open = false, inputmode } = props
  const { known = [] } = props
  const listId = known.length > 0 ? `${name}-known` : undefined
  const classes = `${errorClass(props, 'govuk-input')}${width ? ` govuk-input--width-${width}` : ''}`
  return labelled(
    props,
    html`<input class="${classes}" id="${name}" name="${name}" type="${type}" dir="auto" value="${textOf(
      typed,
      name,
    )}"${describedBy(props)}${guarded(open || autocomplete !== undefined)}${attr(
      'autocomplete',
      autocomplete,
    )}${attr('inputmode', inputmode)}${attr('list', listId)}>${
      listId
        ? html`<datalist id="${listId}">${known.map((one) => html`<option value="${one}"></option>`)}</datalist>`
        : nothing
    }`,
  )
}

export interface LongTextProps extends FieldProps {
  readonly rows?: number
  /** The most characters that are taken; said below the field, and counted where scripts run. */
  readonly limit?: number
  readonly open?: boolean
  /** The language the words are in, when it is not the page's. */
  readonly lang?: string
}

export function longText(props: LongTextProps): Html {
  const { name, typed, rows = 5, limit, open = false, lang } = props
  const countId = limit === undefined ? undefined : `${name}-count`
  // The browser drops one line break after the tag, so ours goes there and a person's own is kept.
  return labelled(
    props,
    html`<textarea class="${errorClass(props, 'govuk-textarea')}" id="${name}" name="${name}" rows="${rows}" dir="auto"${attr(
      'lang',
      lang,
    )}${describedBy(props, countId)}${guarded(open)}${attr('data-limit', limit)}>
${textOf(typed, name)}</textarea>
${
  countId === undefined
    ? nothing
    : html`<div class="govuk-hint govuk-character-count__message" id="${countId}">You can write up to ${limit} characters.</div>`
}`,
  )
}

export interface PasswordProps extends Omit<FieldProps, 'typed'> {
  readonly autocomplete: 'current-password' | 'new-password' | 'one-time-code'
}

/** Never shows again what was typed. */
export function password(props: PasswordProps): Html {
  const { name, autocomplete } = props
  const field = { ...props, typed: {} }
  return labelled(
    field,
    html`<input class="${errorClass(field, 'govuk-input')} govuk-input--width-20" id="${name}" name="${name}" type="password" autocomplete="${autocomplete}" spellcheck="false" translate="no"${describedBy(field)}>`,
  )
}

export interface FileProps extends Omit<FieldProps, 'typed'> {
  /** What the file chooser offers first, such as `.pdf,.docx,image/*`. The server looks at the bytes. */
  readonly accept?: string
  readonly several?: boolean
}

/** The form around it must be made with `files: true`. Browsers forget the file when a page is shown again. */
export function fileField(props: FileProps): Html {
  const { name, accept, several } = props
  const field = { ...props, typed: {} }
  return labelled(
    field,
    html`<input class="${errorClass(field, 'govuk-file-upload')}" id="${name}" name="${name}" type="file"${attr(
      'accept',
      accept,
    )}${attr('multiple', several)}${describedBy(field)}>`,
  )
}
