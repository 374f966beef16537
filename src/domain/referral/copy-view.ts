/** A pack as somebody copies it: page by page and box by box in the order of the form, each with its counter. */
import { type FieldId, fieldOf } from './form/form.ts'
import { countAsForm, type FormCount } from './form/form-count.ts'
import type { FormField, FormValue } from './form/form-field.ts'
import { answersInOrder, type Pack } from './pack.ts'

export interface CopyBox {
  readonly id: FieldId
  readonly row: string
  readonly ask: string
  /** What is copied or chosen. */
  readonly text: string
  readonly how: 'copy' | 'choose' | 'tick' | 'add-files'
  readonly count?: FormCount
  /** Written by us because the form wants something here and nothing may be told. */
  readonly standsIn?: true
}

export interface CopyPage {
  readonly page: string
  readonly boxes: readonly CopyBox[]
}

export function copyView(pack: Pack): readonly CopyPage[] {
  const pages: { page: string; boxes: CopyBox[] }[] = []
  for (const [id, value] of answersInOrder(pack)) {
    const { page } = fieldOf(id)
    const last = pages.at(-1)
    const box = boxOf(id, value, pack)
    if (last?.page === page) last.boxes.push(box)
    else pages.push({ page, boxes: [box] })
  }
  return pages
}

function boxOf(id: FieldId, value: FormValue, pack: Pack): CopyBox {
  const field = fieldOf(id)
  const count = countAsForm(id, value)
  return {
    ...{ id, row: field.row, ask: field.ask, text: textFor(field, value), how: howFor(field) },
    ...(count && { count }),
    ...('standIns' in pack && Object.hasOwn(pack.standIns, id) && { standsIn: true as const }),
  }
}

function textFor({ kind, options }: FormField, value: FormValue): string {
  const words = (one: string) => options?.[one] ?? one
  if (typeof value !== 'string') return value.map(words).join(', ')
  return kind === 'tick' ? 'Tick this' : words(value)
}

function howFor({ kind }: FormField): CopyBox['how'] {
  if (kind === 'files') return 'add-files'
  if (kind === 'tick') return 'tick'
  return kind === 'one-of' || kind === 'some-of' || kind === 'list' ? 'choose' : 'copy'
}
