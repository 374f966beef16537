/**
 * The referral form of April 2026, whole and in its order: which questions it asks of whoever has answered
 * so far, and which it would walk through again. Asking is reading: an answer that is hidden is never lost.
 *
 * @cites S03 for every field, option, branch and limit; the labels were compared with S02
 */
import type { Confidence } from '../../policy/policy.ts'
import { afterFields } from './after-fields.ts'
import { isDutyToNotify } from './branches.ts'
import type { FormAnswers, FormField } from './form-field.ts'
import { personFields } from './person-fields.ts'
import { placeFields } from './place-fields.ts'
import { startFields } from './start-fields.ts'
import { storyFields } from './story-fields.ts'

/** The edition that drafts and packs carry. Another edition is another table, never a change of this one. */
export const formEdition = {
  id: '2026-04',
  title: 'First Responder form, April 2026',
  readAt: '2026-04-21',
  confidence: 'verified',
  cites: ['S02', 'S03'],
} as const satisfies {
  readonly id: string
  readonly title: string
  readonly readAt: string
  readonly confidence: Confidence
  readonly cites: readonly string[]
}

export const formFields = {
  ...startFields,
  ...storyFields,
  ...placeFields,
  ...personFields,
  ...afterFields,
} as const

export type FieldId = keyof typeof formFields
export const fieldIds = Object.keys(formFields) as readonly FieldId[] // the keys of the table

export function fieldOf(id: FieldId): FormField {
  return formFields[id]
}

export function isFieldId(text: string): text is FieldId {
  return Object.hasOwn(formFields, text)
}

export type IdentifyingField = {
  [Id in FieldId]: (typeof formFields)[Id] extends { readonly leadsTo: string } ? Id : never
}[FieldId]
/** What a report that names nobody can hold. Nothing that leads to the person is among these, by type. */
export type AnonymousField = Exclude<FieldId, IdentifyingField>

export function leadsToSomebody(id: FieldId): id is IdentifyingField {
  return fieldOf(id).leadsTo !== undefined
}

/** The Duty to Notify report asks these straight after the reason, before any name. */
const soonerInDuty: readonly FieldId[] = ['pv-gender', 'pv-nationality', 'pv-nationality-second']
const dutyOrder: readonly FieldId[] = fieldIds.flatMap((id) => {
  if (id === 'refuse-nrm') return [id, ...soonerInDuty]
  return soonerInDuty.includes(id) ? [] : [id]
})

/** What the form asks of somebody with these answers, in the order in which it asks. */
export function askedFields(answers: FormAnswers): readonly FieldId[] {
  const order = isDutyToNotify(answers) ? dutyOrder : fieldIds
  return order.filter((id) => fieldOf(id).asked(answers))
}

/** The answers that count now: hidden ones stay in the draft and stay out of here. */
export function answersThatCount(answers: FormAnswers): FormAnswers {
  return Object.fromEntries(
    askedFields(answers).flatMap((id) => (answers[id] === undefined ? [] : [[id, answers[id]]])),
  )
}

/** Answers after which the form goes back and walks its later pages again. */
const rewinding: readonly FieldId[] = ['pv-under-age', 'pv-want-to-submit-nrm']

/**
 * The pages that somebody has to walk through again in the Home Office form after changing answers there.
 * Our own draft keeps every later answer.
 */
export function pagesToWalkAgain(before: FormAnswers, after: FormAnswers): readonly string[] {
  const changed = rewinding.find((id) => before[id] !== undefined && before[id] !== after[id])
  if (changed === undefined) return []
  const order = askedFields(after)
  const later = order.slice(order.indexOf(changed) + 1)
  return [...new Set(later.map((id) => fieldOf(id).page))]
}
