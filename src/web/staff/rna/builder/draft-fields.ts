/**
 * The questions of a working copy as form fields. Each shows where its answer came from and, when
 * somebody else saved meanwhile, what is saved now beside what was typed.
 */
import type { Asked } from '../../../../application/rna/draft-section.ts'
import type { Day } from '../../../../domain/calendar/day.ts'
import type { Field } from '../../../../domain/facts/field.ts'
import { plainDay } from '../../../parts/dates.ts'
import { choice, many } from '../../../parts/fields/choices.ts'
import { dayAsTyped, dayField } from '../../../parts/fields/day.ts'
import { longText, textField } from '../../../parts/fields/text.ts'
import { type Html, html, nothing, person } from '../../../parts/html.ts'
import { tag } from '../../../parts/lists.ts'
import { inset } from '../../../parts/notices.ts'
import type { Problems, Typed } from '../../../request/typed.ts'

/** The name of the field for a path: paths have slashes, which ids of a page may not have. */
export function fieldName(path: string): string {
  return path.replaceAll('/', '_')
}

/** The name of the box that says "this still holds". */
export function stillName(path: string): string {
  return `still_${fieldName(path)}`
}

export interface DraftFieldsAround {
  readonly typed: Typed
  readonly problems: Problems
  /** "the first RNA", for answers that were taken over from it. */
  readonly takenFrom: string
  /** Set when somebody else saved meanwhile: paths with another answer than the typed one. */
  readonly savedMeanwhile?: ReadonlySet<string>
}

export function draftField(asked: Asked, around: DraftFieldsAround, more: Html = nothing): Html {
  const { path, field, value, carried } = asked
  const { typed, problems, takenFrom, savedMeanwhile } = around
  const name = fieldName(path)
  const props = { name, label: field.ask, hint: field.hint, typed, problems }
  return html`${control(field, props)}${
    savedMeanwhile?.has(path)
      ? inset(
          html`<p><strong>Saved now by somebody else:</strong> ${person(valueInWords(field, value))}</p>`,
        )
      : nothing
  }${carried ? stillSo(path, takenFrom, around) : nothing}${more}`
}

function stillSo(path: string, takenFrom: string, { typed }: DraftFieldsAround): Html {
  return html`<p>${tag('unsure', `From ${takenFrom}`)}</p>${many({
    name: stillName(path),
    label: 'Is it still so?',
    options: { yes: 'Yes, this still holds' },
    small: true,
    typed,
    problems: {},
  })}`
}

function control(field: Field, props: Parameters<typeof textField>[0]): Html {
  switch (field.kind) {
    case 'day':
      return dayField({ ...props, hint: props.hint ?? 'For example, 27 3 2026' })
    case 'one-of':
      return choice({ ...props, options: field.options, small: true })
    case 'many-of':
      return many({ ...props, options: field.options, small: true })
    case 'count':
      return textField({ ...props, width: 5, inputmode: 'numeric' })
    case 'words':
      return longText({ ...props, rows: 3 })
    default:
      return textField(props)
  }
}

/** Answers as if they had been typed. */
export function answersAsTyped(asked: readonly Asked[]): Typed {
  const typed: Record<string, string | readonly string[]> = {}
  for (const { path, field, value } of asked) {
    const name = fieldName(path)
    if (value === undefined) continue
    // A day in a draft was read as a day when it was answered.
    if (field.kind === 'day') Object.assign(typed, dayAsTyped(name, value as Day))
    else typed[name] = Array.isArray(value) ? value.map(String) : String(value)
  }
  return typed
}

export function valueInWords(field: Field, value: unknown): string {
  if (value === undefined || value === '') return 'nothing'
  if (field.kind === 'day') return plainDay(value as Day)
  if (field.kind === 'one-of') return field.options[String(value)] ?? String(value)
  if (field.kind === 'many-of' && Array.isArray(value)) {
    return value.map((one) => field.options[String(one)] ?? String(one)).join('; ')
  }
  return String(value)
}
