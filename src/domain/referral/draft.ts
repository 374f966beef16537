/**
 * Our own draft of a referral. Each answer stands by itself: writing one never touches another, so that an
 * answer whose question is hidden comes back with its question. What is too long or mistyped is kept as it
 * was typed; only what no box could hold is refused.
 */
import { type FieldId, fieldOf, formEdition, isFieldId } from './form/form.ts'
import type { FormAnswers, FormValue } from './form/form-field.ts'

export interface ReferralDraft {
  readonly edition: typeof formEdition.id
  /** Everything a person wrote, hidden answers as well. An empty text says: leave this empty. */
  readonly written: FormAnswers
}

export const newDraft: ReferralDraft = { edition: formEdition.id, written: {} }

export type WriteRefusal = {
  readonly code: 'no-such-field' | 'not-an-option' | 'not-a-text' | 'not-ticks'
  readonly field: string
}

export type WrittenDraft = { readonly draft: ReferralDraft } | { readonly refused: WriteRefusal }

/** One answer into its place. Nothing at all takes it away, and what the record says shows again. */
export function writeAnswer(
  draft: ReferralDraft,
  field: string,
  value: FormValue | undefined,
): WrittenDraft {
  if (!isFieldId(field)) return { refused: { code: 'no-such-field', field } }
  const { [field]: _, ...others } = draft.written
  if (value === undefined) return { draft: { ...draft, written: others } }
  const code = whyNot(field, value)
  if (code !== undefined) return { refused: { code, field } }
  return { draft: { ...draft, written: { ...draft.written, [field]: value } } }
}

function whyNot(field: FieldId, value: FormValue): WriteRefusal['code'] | undefined {
  const { kind, options } = fieldOf(field)
  const several = kind === 'some-of' || kind === 'files'
  if (typeof value !== 'string') {
    if (!several) return 'not-a-text'
    const known = value.every((one) => options === undefined || Object.hasOwn(options, one))
    return known ? undefined : 'not-an-option'
  }
  if (several) return 'not-ticks'
  if (kind === 'tick') return value === 'true' || value === '' ? undefined : 'not-an-option'
  const free = options === undefined || value === '' || Object.hasOwn(options, value)
  return free ? undefined : 'not-an-option'
}
