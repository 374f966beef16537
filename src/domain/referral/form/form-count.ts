/**
 * Counts a text as the Home Office form counts it, so that a box that fits here fits there. What the form
 * does to a text before it counts is done here first; where we are not sure, the longer count stands.
 */
import type { Confidence } from '../../policy/policy.ts'
import { type FieldId, fieldOf } from './form.ts'
import type { FormField, FormValue } from './form-field.ts'

/** How each step is known. @cites S03; the steps are those of the form’s own framework */
export const howCounted = [
  {
    step: 'trim',
    words: 'Blanks before and after the text do not count.',
    confidence: 'verified',
  },
  {
    step: 'hyphens',
    words: 'Dashes of any length, and several in a row, become one hyphen.',
    confidence: 'verified',
  },
  {
    step: 'single-spaces',
    words: 'In a line, several blanks become one. In a box of many lines they stay.',
    confidence: 'verified',
  },
  {
    step: 'code-units',
    words: 'A letter counts as one. An emoji, and a rare character of some scripts, counts as two.',
    confidence: 'verified',
  },
  {
    step: 'line-breaks',
    words:
      'A line break counts as two: browsers send two characters. We have not seen the form undo it.',
    confidence: 'recalled',
  },
] as const satisfies readonly {
  readonly step: string
  readonly words: string
  readonly confidence: Confidence
}[]

export interface FormCount {
  readonly count: number
  readonly most: number
  /** Never less than nothing. */
  readonly left: number
  readonly over: boolean
}

/** The text as the form keeps it. */
export function asFormKeeps(kind: FormField['kind'], text: string): string {
  const sent = text.replaceAll(/\r\n?|\n/g, '\r\n').trim()
  const hyphened = sent.replaceAll(/[–—-]+/g, '-')
  return kind === 'box' ? hyphened : hyphened.replaceAll(/\s+/g, ' ')
}

/** Nothing for a question that has no limit. */
export function countAsForm(id: FieldId, value: FormValue | undefined): FormCount | undefined {
  const { kind, most } = fieldOf(id)
  if (most === undefined || Array.isArray(value)) return undefined
  // Ticks were turned away just above; the compiler does not see through the readonly list.
  const count = asFormKeeps(kind, (value as string | undefined) ?? '').length
  return { count, most, left: Math.max(0, most - count), over: count > most }
}
