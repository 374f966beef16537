/**
 * May this be told to this professional, for this purpose, today? The one question that everything asks
 * before something about a person leaves; the answer is yes, or every reason why not. What is asked on a
 * page is asked again in the transaction that lets it out.
 */
import type { Day } from '../calendar/day.ts'
import type { ConsentCode, ConsentLedger, Grant } from '../consent/ledger.ts'
import { type CircleMember, latestUntil } from './member.ts'
import { isDenied } from './recipient.ts'
import { covers, isShareItem, type ShareItem } from './share-items.ts'

/** Why something is told, with the consent that covers it: agreeing to one is not agreeing to the other. */
export const sharePurposes = {
  'work-together': {
    title: 'To work together on what they need',
    consent: 'share-with-organisation',
  },
  meeting: { title: 'For a meeting about their safety', consent: 'share-with-organisation' },
  handover: { title: 'To hand their support over', consent: 'share-with-organisation' },
  'ask-for-evidence': { title: 'To ask for evidence', consent: 'ask-professional' },
} as const satisfies Readonly<Record<string, { title: string; consent: ConsentCode }>>
export type SharePurpose = keyof typeof sharePurposes

export interface Sharing {
  readonly consents: ConsentLedger
  readonly member: CircleMember
  readonly items: readonly ShareItem[]
  readonly purpose: SharePurpose
  readonly on: Day
}

export type WhyNotShare =
  /** Refused before any other rule. */
  | { readonly code: 'denied-type'; readonly type: string }
  | { readonly code: 'conflict'; readonly since: Day }
  | { readonly code: 'ended'; readonly on: Day }
  | { readonly code: 'expired'; readonly until: Day }
  /** Nobody said yes to this: they were not asked, or said no. */
  | {
      readonly code: 'no-consent'
      readonly consent: ConsentCode
      readonly state: 'never-asked' | 'refused'
    }
  | { readonly code: 'withdrawn'; readonly consent: ConsentCode; readonly on: Day }
  /** Others stand, and this one does not: it was taken back, struck out or corrected. */
  | { readonly code: 'grant-gone'; readonly consent: ConsentCode }
  | { readonly code: 'given-later'; readonly on: Day }
  | { readonly code: 'asked-too-long-ago'; readonly until: Day }
  | { readonly code: 'outside-scope'; readonly items: readonly string[] }
  | { readonly code: 'nothing-named' }
  | { readonly code: 'no-such-purpose' }
  /** The firewall says no, whatever was agreed; with its reason in words. */
  | { readonly code: 'firewall'; readonly words: string }

export type MayShare =
  | { readonly allowed: true; readonly grant: Grant }
  | { readonly refused: readonly WhyNotShare[] }

/**
 * A denied type is refused before anything else is looked at. Otherwise the member must stand, the very
 * consent they rest on must stand for this purpose, its time must not be over, and every part must be one
 * that was agreed to. Anything that is not clearly allowed is refused.
 */
export function mayShare({ consents, member, items, purpose, on }: Sharing): MayShare {
  if (isDenied(member.type)) return { refused: [{ code: 'denied-type', type: member.type }] }
  const reasons: WhyNotShare[] = []
  const { ended, conflictSince, until } = member
  if (conflictSince !== undefined) reasons.push({ code: 'conflict', since: conflictSince })
  if (ended !== undefined) reasons.push({ code: 'ended', on: ended.on })
  // Written so that a day which is none counts as over.
  if (!(on <= until)) reasons.push({ code: 'expired', until })
  const grant = grantFor(consents, member, purpose, on)
  if (!('fact' in grant)) reasons.push(grant)
  reasons.push(...outsideScope(member, items))
  const [first] = reasons
  return first === undefined && 'fact' in grant ? { allowed: true, grant } : { refused: reasons }
}

/** The consent that the member rests on for this purpose, if it stands. */
function grantFor(
  consents: ConsentLedger,
  member: CircleMember,
  purpose: SharePurpose,
  on: Day,
): Grant | WhyNotShare {
  if (!Object.hasOwn(sharePurposes, purpose)) return { code: 'no-such-purpose' }
  const { consent } = sharePurposes[purpose]
  const named = purpose === 'ask-for-evidence' ? (member.askGrant ?? member.grant) : member.grant
  const grant = standingGrant(consents, consent, named)
  if (!('fact' in grant)) return grant
  if (!(grant.on <= on)) return { code: 'given-later', on: grant.on }
  const until = latestUntil(grant.on)
  return on <= until ? grant : { code: 'asked-too-long-ago', until }
}

/** One grant by the fact that gave it: never another one, however alike. */
export function standingGrant(
  consents: ConsentLedger,
  consent: ConsentCode,
  fact: string,
): Grant | WhyNotShare {
  const entry = consents[consent]
  switch (entry.state) {
    case 'live':
      return entry.grants.find((grant) => grant.fact === fact) ?? { code: 'grant-gone', consent }
    case 'withdrawn':
      return { code: 'withdrawn', consent, on: entry.since }
    default:
      return { code: 'no-consent', consent, state: entry.state }
  }
}

function outsideScope(member: CircleMember, items: readonly string[]): readonly WhyNotShare[] {
  if (items.length === 0) return [{ code: 'nothing-named' }]
  const outside = items.filter((item) => !isShareItem(item) || !covers(member.items, item))
  return outside.length === 0 ? [] : [{ code: 'outside-scope', items: outside }]
}
