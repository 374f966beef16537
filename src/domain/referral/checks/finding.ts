/**
 * What a check finds: the field it is about, a plain sentence, and its weight. Never a number of points.
 * `never`: nothing is made until it is mended, because it could hurt somebody or nobody agreed to it.
 * `stops`: the form does not go on. `asks`: a good referral would say more.
 */
import type { Day } from '../../calendar/day.ts'
import { answersThatCount, askedFields, type FieldId, fieldOf } from '../form/form.ts'
import type { FormAnswers, FormListName, FormValue } from '../form/form-field.ts'
import type { OurRecord } from '../record/our-record.ts'

export interface Finding {
  readonly field: FieldId
  readonly code: string
  readonly weight: 'never' | 'stops' | 'asks'
  readonly words: string
}

export interface ToCheck {
  /** Filled in, with hidden answers as well. */
  readonly answers: FormAnswers
  readonly record: OurRecord
  readonly today: Day
  /** Whether our organisation has the statutory duty to notify. */
  readonly underDuty: boolean
  /** Whether the survivor saw or heard it as it stands. */
  readonly readToThem: boolean
  /** What else the person is known by here: references of the case, its made-up word. */
  readonly alsoKnown?: readonly string[]
  /** Lists of the form that are loaded. What is not loaded is not checked. */
  readonly lists?: Readonly<Partial<Record<FormListName, ReadonlySet<string>>>>
  /** Whether a sentence stands in another referral of this organisation, compared without keeping any. */
  readonly standsElsewhere?: (sentence: string) => boolean
}

export interface TextToCheck {
  readonly field: FieldId
  readonly text: string
}

export interface Checking extends ToCheck {
  readonly asked: readonly FieldId[]
  /** Answers to questions that are asked now. */
  readonly counts: FormAnswers
  /** What was written by hand into boxes and lines that are asked now. */
  readonly texts: readonly TextToCheck[]
}

export type CheckRule = (checking: Checking) => readonly Finding[]

export function prepared(toCheck: ToCheck): Checking {
  const asked = askedFields(toCheck.answers)
  const counts = answersThatCount(toCheck.answers)
  const texts = asked.flatMap((field): TextToCheck[] => {
    const text = textOf(counts[field]).trim()
    const { kind } = fieldOf(field)
    return text !== '' && (kind === 'box' || kind === 'line') ? [{ field, text }] : []
  })
  return { ...toCheck, asked, counts, texts }
}

export function textOf(value: FormValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

export function isEmpty(value: FormValue | undefined): boolean {
  return value === undefined || (typeof value === 'string' ? value.trim() === '' : !value.length)
}

export const never = (field: FieldId, code: string, words: string): Finding => ({
  ...{ field, code, words },
  weight: 'never',
})
export const stops = (field: FieldId, code: string, words: string): Finding => ({
  ...{ field, code, words },
  weight: 'stops',
})
export const asks = (field: FieldId, code: string, words: string): Finding => ({
  ...{ field, code, words },
  weight: 'asks',
})
