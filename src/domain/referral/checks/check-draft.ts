/** Every check over one draft, in the order of the form, what must never be first in each field. */
import { fieldIds } from '../form/form.ts'
import { type CheckRule, type Finding, prepared, type ToCheck } from './finding.ts'
import { checkFiles, checkFilledIn, checkLength, checkShape } from './form-rules.ts'
import { checkAnonymity } from './of-anonymity.ts'
import { checkAge, checkConsent, checkNotSent, checkRecipient } from './of-consent.ts'
import {
  checkBirths,
  checkContacts,
  checkEvidence,
  checkFamily,
  checkHeard,
  checkNames,
  checkSigns,
  checkStillThere,
} from './of-the-whole.ts'
import { checkAnswers, checkAskings, checkGaps, checkRepeats } from './of-words.ts'

export const checkRules: readonly CheckRule[] = [
  ...[checkAge, checkConsent, checkRecipient, checkAnonymity, checkNotSent],
  ...[checkFilledIn, checkLength, checkShape, checkFiles],
  ...[checkGaps, checkRepeats, checkAskings, checkAnswers],
  ...[checkContacts, checkEvidence, checkNames, checkBirths, checkSigns],
  ...[checkFamily, checkStillThere, checkHeard],
]

const place = new Map<string, number>(fieldIds.map((id, at) => [id, at]))
const weights = ['never', 'stops', 'asks'] as const

export function checkDraft(toCheck: ToCheck): readonly Finding[] {
  const checking = prepared(toCheck)
  return checkRules.flatMap((rule) => rule(checking)).sort(inFormOrder)
}

function inFormOrder(one: Finding, other: Finding): number {
  const byPlace = (place.get(one.field) ?? 0) - (place.get(other.field) ?? 0)
  return byPlace !== 0 ? byPlace : weights.indexOf(one.weight) - weights.indexOf(other.weight)
}
