/**
 * What a kind of matter says: its stages, its days and what each day means, the reasons for a no that fit it,
 * and which needs it feeds.
 */
import type { LimitId } from '../policy/limit-ids.ts'
import type { OwedBy } from '../promises/owed-by.ts'
import type { PromisedThing, RefusalReason } from '../promises/promise-event.ts'

/** A stage ends the waiting when it says so: what was looked for was found, or the matter is over. */
export interface Stage {
  readonly title: string
  /** From here on nobody waits any more for what this matter is about. */
  readonly settles?: true
}

/**
 * A day of a matter. `ahead`: somebody named it, and it is counted down to. `since`: something happened,
 * and days are counted from it. A limit is named where the policy holds a rule; the rule is shown with
 * its source and how sure it is, and a day is counted from it only where it was read.
 */
export interface MatterDay {
  readonly ask: string
  readonly counts: 'ahead' | 'since'
  readonly limit?: LimitId
  /** Said where it asks for somebody: fixed words, because they stand on Today. */
  readonly todo?: string
  /** Days before which it asks for somebody. */
  readonly showBefore?: number
}

export interface MatterKind {
  readonly title: string
  /** Said when somebody chooses it. */
  readonly means: string
  /** What is waited for, after "days without". */
  readonly without: string
  /** What one who is asked is called, and many. */
  readonly askedOne: string
  readonly askedMany: string
  readonly areas?: Readonly<Record<string, string>>
  readonly stages: Readonly<Record<string, Stage>>
  readonly days: Readonly<Record<string, MatterDay>>
  readonly barriers?: Readonly<Record<string, string>>
  readonly refusals: readonly RefusalReason[]
  /** Who is usually asked, and for what. */
  readonly asks: { readonly owedBy: OwedBy; readonly what: PromisedThing }
  /** The kinds of need to which it belongs, the likeliest first. */
  readonly needs: readonly string[]
  /** What nobody here knows about it: said on its page. */
  readonly notKnown?: string
}
