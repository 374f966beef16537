/**
 * Letting something out. Whatever sends, prints or tells anything about a person to a professional goes
 * through here, in the transaction that does it: the consents are held still, the question is asked of what
 * stands then, and what went out is noted, or nothing goes out at all.
 */
import { mayShare, type SharePurpose, type WhyNotShare } from '../../domain/circle/may-share.ts'
import { type ShareItem, shareItems } from '../../domain/circle/share-items.ts'
import { passingOn } from '../../domain/firewall/explanation.ts'
import { whyNotLeaveWords } from '../../domain/firewall/leave-words.ts'
import { mayLeave } from '../../domain/firewall/may-leave.ts'
import type { DecidedRequest } from '../../domain/legal-requests/decided-request.ts'
import type { Actor } from '../actor.ts'
import { writeOf } from '../case/same-write.ts'
import type { SharedBy } from '../ports/circle/sharing-store.ts'
import type { Services, Sitting } from '../services.ts'
import {
  type CircleRefusal,
  consentsOf,
  notAvailable,
  nothingThere,
  onCircle,
} from './on-circle.ts'

export interface ToShare {
  readonly memberId: string
  readonly items: readonly ShareItem[]
  readonly purpose: SharePurpose
  readonly by: SharedBy
  /** The pack, the letter, the request or the meeting. */
  readonly thingId?: string
  /** What it was, in words; kept sealed. */
  readonly what?: string
  /** The edition of what stood on the screen about passing it on, where this recipient may do so. */
  readonly explained?: string
  readonly writeId: string
}

export type Let =
  | { readonly done: true; readonly sharedId: string }
  | { readonly withheld: readonly WhyNotShare[] }
  | { readonly refused: CircleRefusal }

/**
 * Inside a larger act. The case is read again here, after its consents are held still: what the caller had
 * read before may be older than a withdrawal. When it is withheld, the caller sends nothing.
 */
export async function shareIn(sitting: Sitting, caseId: string, wanted: ToShare): Promise<Let> {
  const { stores, services } = sitting
  await stores.sharing.holdStill(caseId)
  const seen = await stores.cases.open(caseId)
  if (!seen) return notAvailable
  const members = await stores.circle.members(caseId)
  const member = members.find(({ id }) => id === wanted.memberId)
  if (member === undefined) return nothingThere
  const { items, purpose, by, thingId, what, explained } = wanted
  const said = mayShare({
    consents: consentsOf(seen.facts, sitting),
    ...{ member, items, purpose },
    on: services.world.today(),
  })
  const withheld = [
    ...('refused' in said ? said.refused : []),
    ...atTheFirewall(member.type, wanted),
  ]
  const about = { caseId, objectId: member.id }
  if (!('allowed' in said) || withheld.length > 0) {
    await stores.audit.record({ act: 'was not allowed to tell a professional', ...about })
    return { withheld }
  }
  if (explained !== undefined && passingOn(member.type)) {
    await stores.audit.record({ act: 'read where it may go before it was sent', ...about })
  }
  const id = sharedIdOf(caseId, wanted)
  await stores.sharing.noteShared(seen, {
    ...{ id, memberId: member.id, type: member.type, grant: said.grant.fact, items, by },
    ...(thingId && { thingId }),
    who: `${member.details.who}, ${member.details.organisation}`,
    ...(what && { what }),
  })
  return { done: true, sharedId: id }
}

/** As what it stands in the list of everything that went out: the same form again is the same line. */
export function sharedIdOf(
  caseId: string,
  { memberId, items, by, thingId, what, writeId }: Omit<ToShare, 'purpose'>,
): string {
  return writeOf(writeId, caseId, { memberId, items, by, thingId, what })
}

/** Asked besides consent, and never instead of it: nobody's yes opens a way that the firewall shuts. */
export function atTheFirewall(
  to: string,
  {
    items,
    by,
    explained,
    decided,
  }: Pick<ToShare, 'items' | 'by' | 'explained'> & { readonly decided?: DecidedRequest },
): readonly WhyNotShare[] {
  const classes = [...new Set(items.flatMap((item) => shareItems[item]?.harm ?? []))]
  const said = mayLeave({
    ...{ sink: by, to, classes },
    explained: explained !== undefined && explained === passingOn(to)?.edition,
    ...(decided && { decided }),
  })
  if (!('refused' in said)) return []
  return said.refused.map((why) => ({ code: 'firewall', words: whyNotLeaveWords(why) }))
}

/** What was said to them in person or by telephone, or written in a letter, noted by whoever did it. */
export function noteTold(
  services: Services,
  actor: Actor,
  { caseId, ...wanted }: Omit<ToShare, 'purpose'> & { readonly caseId: string },
): Promise<Let> {
  return onCircle(services, actor, caseId, (sitting) =>
    shareIn(sitting, caseId, { ...wanted, purpose: 'work-together' }),
  )
}
