/**
 * May these words go into this, to somebody of this type, today? Asked on a page, and again in the
 * transaction that lets them out. Anything that is not clearly allowed is refused, with every reason.
 */
import { addMonths, type Day, earlierOf } from '../calendar/day.ts'
import { isDenied } from '../circle/recipient.ts'
import { type AccountUse, accountUses, goesTo } from './account-words.ts'
import type { Block } from './block.ts'

export type WhyNotReuse =
  | { readonly code: 'denied-type' }
  | { readonly code: 'not-for-this-type'; readonly use: AccountUse }
  | { readonly code: 'taken-back'; readonly on: Day }
  /** Other words hold now. */
  | { readonly code: 'superseded' }
  | { readonly code: 'not-approved' }
  | { readonly code: 'never-asked'; readonly use: AccountUse }
  | { readonly code: 'refused'; readonly use: AccountUse; readonly on: Day }
  | { readonly code: 'withdrawn'; readonly use: AccountUse; readonly on: Day }
  /** They agreed when other words stood there. */
  | { readonly code: 'agreed-to-other-words'; readonly use: AccountUse }
  | { readonly code: 'expired'; readonly use: AccountUse; readonly until: Day }
  | { readonly code: 'agreed-later'; readonly use: AccountUse; readonly on: Day }
  /** A summary is never put where a person's own words stand, and a translation goes with its words only. */
  | { readonly code: 'not-their-words' }

export type MayReuse = { readonly allowed: true } | { readonly refused: readonly WhyNotReuse[] }

export interface Reuse {
  readonly block: Block
  /** The version that would go out. */
  readonly version: string
  readonly use: AccountUse
  readonly type: string
  readonly on: Day
}

/** However long somebody agreed, after twelve months they are asked again. */
export const mostMonths = 12

export function lastAgreedDay(until: Day, agreedOn: Day): Day {
  return earlierOf(until, addMonths(agreedOn, mostMonths))
}

export function mayReuse(reuse: Reuse): MayReuse {
  const { block, version, use, type } = reuse
  if (isDenied(type)) return { refused: [{ code: 'denied-type' }] }
  const reasons: WhyNotReuse[] = []
  if (!Object.hasOwn(accountUses, use) || !goesTo(use, type)) {
    reasons.push({ code: 'not-for-this-type', use })
  }
  if (block.what === 'translation' || (use === 'rna' && block.what === 'summary')) {
    reasons.push({ code: 'not-their-words' })
  }
  if (block.takenBack !== undefined) reasons.push({ code: 'taken-back', on: block.takenBack })
  if (block.now.id !== version) reasons.push({ code: 'superseded' })
  else if (block.now.approved === undefined) reasons.push({ code: 'not-approved' })
  const answer = whyNoAnswer(reuse)
  if (answer) reasons.push(answer)
  return reasons.length === 0 ? { allowed: true } : { refused: reasons }
}

function whyNoAnswer({ block, use, on }: Reuse): WhyNotReuse | undefined {
  const given = Object.hasOwn(block.answers, use) ? block.answers[use] : undefined
  if (given === undefined) return { code: 'never-asked', use }
  if (given.answer === 'refused') return { code: 'refused', use, on: given.on }
  if (given.answer === 'withdrawn') return { code: 'withdrawn', use, on: given.on }
  if (given.version !== block.now.id) return { code: 'agreed-to-other-words', use }
  if (!(given.on <= on)) return { code: 'agreed-later', use, on: given.on }
  const until = lastAgreedDay(given.until, given.on)
  // Written so that a day which is none counts as over.
  return on <= until ? undefined : { code: 'expired', use, until }
}
