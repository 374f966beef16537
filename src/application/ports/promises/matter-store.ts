/** Matters of a case as events, and why needs are not met: sealed words, and lines for lists. */

import type { Day } from '../../../domain/calendar/day.ts'
import type { MatterEvent, NewMatterEvent } from '../../../domain/matters/matter-event.ts'
import type { GivenReason, UnmetReason, Unprovided } from '../../../domain/promises/ledger.ts'
import type { PromiseOutline } from '../../../domain/promises/promised.ts'
import type { OpenCase, Written } from '../case-store.ts'

/** Why nothing is given for a need, as somebody wrote it down. */
export interface NeedReason extends GivenReason {
  readonly id: string
  readonly need: string
  readonly words?: string
  readonly initials?: string
}

/** A need on a list over many cases, with what was asked for it. No names, no words. */
export interface UnmetLine extends Unprovided {
  readonly caseId: string
  readonly reference: string
  readonly alias: string
  readonly workerName: string
  readonly given?: GivenReason
  readonly promises: readonly PromiseOutline[]
}

export interface MatterStore {
  /** Every event of a case, with a line in the log; none when the case is not theirs. */
  read(caseId: string): Promise<readonly MatterEvent[]>
  /** The same without anybody's words: nothing is unsealed. */
  outline(caseId: string): Promise<readonly MatterEvent[]>
  /** Adds what happened, only while the case is as it was `seen`. */
  add(seen: OpenCase, event: NewMatterEvent, write: { readonly writeId: string }): Promise<Written>
  /** Oldest first. */
  reasons(caseId: string): Promise<readonly NeedReason[]>
  giveReason(
    seen: OpenCase,
    reason: {
      readonly id: string
      readonly need: string
      readonly reason: UnmetReason
      readonly on: Day
      readonly words?: string
    },
    write: { readonly writeId: string },
  ): Promise<Written>
  /** Open needs of one's own and covered cases, or of a manager's services, unprovided since then. */
  unmet(scope: 'own' | 'services', sinceBefore: Day): Promise<readonly UnmetLine[]>
}
