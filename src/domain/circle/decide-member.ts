/**
 * May a professional be brought into the circle, told more, told less, for longer? Less is always possible.
 * More, or for longer, only after the survivor was asked again: a new consent, never the old one stretched.
 */
import type { Day } from '../calendar/day.ts'
import type { ConsentCode, ConsentLedger } from '../consent/ledger.ts'
import { standingGrant } from './may-share.ts'
import { type CircleMember, latestUntil, usualUntil } from './member.ts'
import { isDenied } from './recipient.ts'
import { isShareItem, type ShareItem } from './share-items.ts'

export interface WantedMember {
  readonly type: string
  readonly grant: string
  readonly askGrant?: string
  readonly items: readonly string[]
  /** Left out: three months from the day they agreed. */
  readonly until?: Day
}

export type MemberRefusal =
  | { readonly code: 'denied-type' }
  | { readonly code: 'nothing-named' }
  | { readonly code: 'no-such-item' }
  | { readonly code: 'no-such-consent' }
  | { readonly code: 'over-already'; readonly until: Day }
  | { readonly code: 'too-long'; readonly latest: Day }
  | { readonly code: 'ended-already' }
  | { readonly code: 'conflict-stands' }
  /** More than was agreed to, on the consent that was given for less. */
  | { readonly code: 'ask-again-first' }

export interface MemberTerms {
  readonly grant: string
  readonly items: readonly ShareItem[]
  readonly until: Day
  readonly askGrant?: string
}

export type MemberDecision =
  | { readonly accepted: MemberTerms }
  | { readonly refused: MemberRefusal }

const sharing: ConsentCode = 'share-with-organisation'
const asking: ConsentCode = 'ask-professional'

/** Somebody new: of a type that may be told, for parts that were named, on a consent that stands today. */
export function decideAdd(
  consents: ConsentLedger,
  wanted: WantedMember,
  today: Day,
): MemberDecision {
  if (isDenied(wanted.type)) return { refused: { code: 'denied-type' } }
  return decideTerms(consents, wanted, today)
}

/** What changes for somebody who is in the circle. What is left out stays as it is. */
export function decideChange(
  consents: ConsentLedger,
  member: CircleMember,
  wanted: Partial<Omit<WantedMember, 'type'>>,
  today: Day,
): MemberDecision {
  if (member.ended) return { refused: { code: 'ended-already' } }
  if (isDenied(member.type)) return { refused: { code: 'denied-type' } }
  if (member.conflictSince) return { refused: { code: 'conflict-stands' } }
  const { grant = member.grant, items = member.items } = wanted
  const askedAgain = grant !== member.grant
  const until = wanted.until ?? (askedAgain ? undefined : member.until)
  const widens =
    items.some((item) => !member.items.some((before) => before === item)) ||
    (until !== undefined && until > member.until)
  if (widens && !askedAgain) return { refused: { code: 'ask-again-first' } }
  const askGrant = wanted.askGrant ?? member.askGrant
  return decideTerms(
    consents,
    { grant, items, ...(until && { until }), ...(askGrant && { askGrant }) },
    today,
  )
}

function decideTerms(
  consents: ConsentLedger,
  { grant: named, askGrant, items, until: wantedUntil }: Omit<WantedMember, 'type'>,
  today: Day,
): MemberDecision {
  const known = items.filter(isShareItem)
  if (items.length === 0) return { refused: { code: 'nothing-named' } }
  if (known.length < items.length) return { refused: { code: 'no-such-item' } }
  const grant = either(consents, named)
  if (grant === undefined || (askGrant && !('fact' in standingGrant(consents, asking, askGrant)))) {
    return { refused: { code: 'no-such-consent' } }
  }
  const latest = latestUntil(grant.on)
  const until = wantedUntil ?? usualUntil(grant.on)
  if (until > latest) return { refused: { code: 'too-long', latest } }
  if (until < today) return { refused: { code: 'over-already', until } }
  return {
    accepted: { grant: named, items: [...new Set(known)], until, ...(askGrant && { askGrant }) },
  }
}

/** Somebody who is only asked for evidence rests on that consent alone. */
function either(consents: ConsentLedger, named: string) {
  for (const code of [sharing, asking] as const) {
    const grant = standingGrant(consents, code, named)
    if ('fact' in grant) return grant
  }
  return undefined
}
