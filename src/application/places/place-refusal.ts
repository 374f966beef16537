/** Why something about a place is refused, as a value; its words stand beside the pages. */
import type { BudgetRefusal } from '../../domain/places/look-budget.ts'
import type { RecipientRefusal } from '../../domain/places/recipient.ts'
import type { ReleaseRefusal } from '../../domain/places/release.ts'
import type { KeepRefusal } from '../../domain/places/shredding.ts'

export type PlaceRefusal =
  /** No such case or place for this person: one answer. */
  | { readonly code: 'place-not-available' }
  | { readonly code: 'place-needs-step-up' }
  | KeepRefusal
  | BudgetRefusal
  | RecipientRefusal
  | ReleaseRefusal

export interface Refused {
  readonly refused: PlaceRefusal
}

export const notThere = { refused: { code: 'place-not-available' } } as const satisfies Refused
export const gone = { refused: { code: 'place-is-shredded' } } as const satisfies Refused
export const neverToThem = { refused: { code: 'recipient-never' } } as const satisfies Refused
export const needsStepUp = {
  refused: { code: 'place-needs-step-up' },
} as const satisfies Refused
