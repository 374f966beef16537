/** The fields of any fact as a form: one field of the page for each field of the vocabulary. */
import { type FactType, fieldsOf, kindOf } from '../../../domain/facts/fact.ts'
import type { Field } from '../../../domain/facts/field.ts'
import { choice, many, select } from '../../parts/fields/choices.ts'
import { dayAsTyped, dayField } from '../../parts/fields/day.ts'
import type { Option } from '../../parts/fields/field.ts'
import { longText, textField } from '../../parts/fields/text.ts'
import { type Html, html } from '../../parts/html.ts'
import type { Problems, Typed } from '../../request/typed.ts'

/** What a field that points at something can point at in this case, in words. */
export interface Pointers {
  facts(types: readonly string[]): readonly Option[]
  things(of: string): readonly Option[]
}

export interface FactFieldsProps {
  readonly type: FactType
  readonly typed: Typed
  readonly problems: Problems
  readonly pointers: Pointers
  /** Fields that the page fills in by itself and does not ask for. */
  readonly given?: readonly string[]
}

export function factFields({ type, typed, problems, pointers, given = [] }: FactFieldsProps): Html {
  const { onAsk, onHint } = kindOf(type)
  const day = dayField({
    name: 'on',
    label: onAsk,
    hint: onHint ?? 'For example, 27 3 2026',
    typed,
    problems,
  })
  const others = fieldsOf(type)
    .filter(([name]) => !given.includes(name))
    .map(([name, field]) => oneField(name, field, { typed, problems, pointers }))
  return html`${day}${others}`
}

interface Around {
  readonly typed: Typed
  readonly problems: Problems
  readonly pointers: Pointers
}

function oneField(name: string, field: Field, { typed, problems, pointers }: Around): Html {
  const label = field.required ? field.ask : `${field.ask} (if known)`
  const props = { name, label, hint: field.hint, typed, problems }
  switch (field.kind) {
    case 'day':
      return dayField(props)
    case 'one-of':
      return choice({
        ...props,
        options: field.options,
        small: true,
      })
    case 'many-of':
      return many({ ...props, options: field.options, small: true })
    case 'count':
      return textField({ ...props, hint: field.hint ?? field.unit, width: 5, inputmode: 'numeric' })
    case 'fact':
      return pointer(props, pointers.facts(field.of))
    case 'thing':
      return pointer(props, pointers.things(field.of))
    case 'line':
      return textField({ ...props, width: 20 })
    case 'words':
      return longText({ ...props, label: `${field.ask} (optional)`, rows: 4 })
  }
}

function pointer(props: Parameters<typeof textField>[0], options: readonly Option[]): Html {
  if (options.length <= 4 && options.length > 0) return choice({ ...props, options, small: true })
  const none = options.length === 0 ? 'Nothing recorded to choose from yet' : 'Choose'
  return select({ ...props, options, none })
}

/** A recorded fact, put back into the boxes of its form, for a correction. */
export function factAsTyped(fact: { on: string; type: FactType; detail: object }): Typed {
  const detail: Readonly<Record<string, unknown>> = { ...fact.detail }
  const typed: Record<string, string | readonly string[]> = { ...dayAsTyped('on', asDay(fact.on)) }
  for (const [name, field] of fieldsOf(fact.type)) {
    const value = detail[name]
    if (value === undefined) continue
    if (field.kind === 'day') Object.assign(typed, dayAsTyped(name, asDay(value)))
    else if (Array.isArray(value)) typed[name] = value.map(String)
    else typed[name] = String(value)
  }
  return typed
}

// Days in a recorded fact were read as days when it was recorded.
function asDay(value: unknown): Parameters<typeof dayAsTyped>[1] {
  return value as Parameters<typeof dayAsTyped>[1]
}
