/** Packs that went out: what each was, for whom, and which door it lies behind. The file itself lies there. */

import type { Day } from '../../../domain/calendar/day.ts'
import type { ShareItem } from '../../../domain/circle/share-items.ts'
import type { PackTemplateName } from '../../../domain/packs/pack-templates.ts'
import type { OpenCase } from '../case-store.ts'

export interface NewPack {
  /** Follows from the write, so that sending the form twice makes one pack. */
  readonly id: string
  readonly memberId: string
  readonly template: PackTemplateName
  readonly items: readonly ShareItem[]
  /** The day on which the survivor saw it. */
  readonly shownOn: Day
  readonly views: number
  readonly doorId: string
  readonly words: PackRecord
}

/** Sealed: for whom, what was in it, and the SHA-256 of the very file. */
export interface PackRecord {
  readonly who: string
  readonly parts: readonly string[]
  readonly papers: readonly { readonly id: string; readonly title: string }[]
  /** Which parts of their account, in which version: as it stands on the paper. */
  readonly account?: readonly string[]
  readonly sha256: string
}

export interface KeptPack extends NewPack {
  readonly madeAt: string
  readonly initials: string
}

export interface PackStore {
  /** Added inside the transaction that let it out, and never changed. */
  add(seen: OpenCase, pack: NewPack): Promise<void>
  /** Newest first; opening the list is in the log. */
  list(caseId: string): Promise<readonly KeptPack[]>
}
