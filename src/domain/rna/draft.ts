/**
 * The working copy of an RNA: plain JSON, one value per field of assessment.ts. It is changed only
 * through answer.ts and edit-draft.ts, and filled from the record by new-draft.ts.
 */
import type { Day } from '../calendar/day.ts'
import type { ValueOf } from '../facts/field.ts'
import type { NeverGiven } from '../needs/provision.ts'
import {
  type aboutFields,
  type categoryFields,
  type dependantFields,
  type earlierStepFields,
  edition,
  type financialFields,
  type incomeFields,
  type needFields,
  type recommendationFields,
  type Statement,
  type stepFields,
  type survivorFields,
  type taperFields,
} from './assessment.ts'
import type { NeedHistory } from './decision-history.ts'

/** Answers so far: any of them may be missing. */
export type Given<Fields> = { readonly [Name in keyof Fields]?: ValueOf<Fields[Name]> }

/** One of several: a step, a source of income. The id comes from whoever adds it. */
export interface Item<Fields> {
  readonly id: string
  readonly answers: Given<Fields>
}

/** A dated entry of the journal on which a statement rests. */
export interface Citation {
  readonly entry: string
  readonly on: Day
  /** The words the worker chose to send along; without them only the day is sent. */
  readonly excerpt?: string
}

export interface DraftNeed extends Item<typeof needFields> {
  readonly category: string
  readonly whose: 'survivor' | { readonly dependant: string }
  /** The earlier needs that this one carries on, oldest first. */
  readonly carriesOn: readonly string[]
  readonly recommendation: Given<typeof recommendationFields>
  readonly steps: readonly Item<typeof stepFields>[]
  readonly taper: readonly Item<typeof taperFields>[]
  readonly citations: Readonly<Partial<Record<Statement, readonly Citation[]>>>
  /** Ids of evidence in the record, that of earlier RNAs included. */
  readonly evidence: readonly string[]
}

export interface EarlierStep extends Item<typeof earlierStepFields> {
  readonly need: string
  readonly step: Given<typeof stepFields>
}

export interface RnaDraft {
  readonly edition: typeof edition
  readonly rna: string
  /** 1 for the first RNA of the case. */
  readonly sequence: number
  readonly about: Given<typeof aboutFields>
  readonly categories: Readonly<Record<string, Given<typeof categoryFields>>>
  readonly needs: readonly DraftNeed[]
  /** Open needs that someone took out of this RNA. */
  readonly leftOut: readonly string[]
  readonly dependants: readonly Item<typeof dependantFields>[]
  readonly financial: Given<typeof financialFields>
  readonly income: readonly Item<typeof incomeFields>[]
  readonly survivor: Given<typeof survivorFields>
  /** From the record, never typed: what was decided before and what was never given. */
  readonly earlier: {
    readonly decisions: readonly NeedHistory[]
    readonly neverGiven: readonly NeverGiven[]
    readonly steps: readonly EarlierStep[]
  }
  /** Paths of answers taken over from the earlier RNA that nobody has looked at yet. */
  readonly carried: readonly string[]
}

/** Whether stored content is a draft that this edition can open; it was written by this code. */
export function isDraft(content: unknown): content is RnaDraft {
  return (
    typeof content === 'object' &&
    content !== null &&
    'edition' in content &&
    content.edition === edition &&
    'needs' in content &&
    Array.isArray(content.needs)
  )
}
