/** Queries: the professionals around a person as they stand today, and everything that ever went out. */
import type { Day } from '../../domain/calendar/day.ts'
import { ukDayOf } from '../../domain/calendar/day.ts'
import { noticeIsDue } from '../../domain/circle/circle-asks.ts'
import {
  type ClearingRefusal,
  finderOf,
  refusalToClear,
} from '../../domain/circle/clear-conflict.ts'
import { mayShare, type WhyNotShare } from '../../domain/circle/may-share.ts'
import { endingOf, lastDay, type MemberEnding } from '../../domain/circle/member.ts'
import { type Notice, noticeTo } from '../../domain/circle/notice.ts'
import type { ConsentLedger } from '../../domain/consent/ledger.ts'
import type { Fact, FactOf } from '../../domain/facts/fact.ts'
import { readRecord } from '../../domain/facts/standing-record.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import type { KeptMember } from '../ports/circle/circle-store.ts'
import { type Shared, sharedBy } from '../ports/circle/sharing-store.ts'
import { type Services, type Sitting, sit } from '../services.ts'

/** One professional, with what stands behind the answer. */
export interface CircleEntry {
  readonly member: KeptMember
  /** The consent as it was given; nothing when it does not stand any more. */
  readonly consent: FactOf<'consent-given'> | undefined
  /** Empty: they may be told what was agreed. */
  readonly whyNot: readonly WhyNotShare[]
  readonly ending: MemberEnding
  /** The last day that counts, whatever was written. */
  readonly lastDay: Day
  readonly noticeDue: boolean
}

export interface CirclePicture extends ReadCase {
  /** Those who may be told something, and those whose consent or time is over; soonest first. */
  readonly around: readonly CircleEntry[]
  readonly ended: readonly CircleEntry[]
  /** Consents to share that nobody rests on: somebody agreed, and nobody was brought in. */
  readonly unbound: readonly FactOf<'consent-given'>[]
  readonly mayChange: boolean
}

export async function readCircle(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<CirclePicture | undefined> {
  return sit(services, actor, async (sitting) => {
    // Asked in one go: where the case is not theirs, the rest finds nothing.
    const [read, members] = await Promise.all([
      openFor(sitting, caseId),
      sitting.stores.circle.members(caseId),
    ])
    return read && pictureOf(read, members, sitting)
  })
}

/** Everybody around them as it stands on the day of the reading. */
export function pictureOf(
  read: ReadCase,
  members: readonly KeptMember[],
  { actor }: Sitting,
): CirclePicture {
  const { file, picture } = read
  const { consents } = picture.tracks
  const entries = members.map((member) => entryOf(member, consents, file.facts, picture.today))
  const bound = new Set(members.flatMap(({ grant, askGrant }) => [grant, askGrant]))
  return {
    ...read,
    around: entries.filter(({ member }) => !member.ended),
    ended: entries.filter(({ member }) => member.ended),
    unbound: liveShares(consents, file.facts).filter(({ id }) => !bound.has(id)),
    mayChange: mayDo(actor, 'work-on-case', file),
  }
}

function entryOf(
  member: KeptMember,
  consents: ConsentLedger,
  facts: readonly Fact[],
  today: Day,
): CircleEntry {
  const said = mayShare({
    consents,
    member,
    items: member.items,
    ...usual(member, consents),
    on: today,
  })
  const consent = givenBy(facts, member.grant)
  const last = consent ? lastDay(member.until, consent.on) : member.until
  return {
    member,
    consent,
    whyNot: 'refused' in said ? said.refused.map((why) => withDay(why, member, facts)) : [],
    ending: endingOf(last, today),
    lastDay: last,
    noticeDue: noticeIsDue(consents, member),
  }
}

/** Where it was taken back by its own name, the page can say on which day. */
export function withDay(
  why: WhyNotShare,
  { grant }: Pick<KeptMember, 'grant'>,
  facts: readonly Fact[],
): WhyNotShare {
  if (why.code !== 'grant-gone') return why
  const back = readRecord(facts)
    .of('consent-withdrawn')
    .find(({ detail }) => detail.given === grant)
  return back ? { code: 'withdrawn', consent: why.consent, on: back.on } : why
}

/** Somebody who is only asked for evidence is judged by that consent. */
function usual({ grant }: KeptMember, consents: ConsentLedger) {
  const asked = consents['ask-professional']
  const onlyAsked = asked.state === 'live' && asked.grants.some(({ fact }) => fact === grant)
  return { purpose: onlyAsked ? 'ask-for-evidence' : 'work-together' } as const
}

function givenBy(facts: readonly Fact[], id: string): FactOf<'consent-given'> | undefined {
  const found = facts.find((fact) => fact.id === id)
  return found?.type === 'consent-given' ? found : undefined
}

/** Consents to share with somebody that stand today, newest first. */
export function liveShares(
  consents: ConsentLedger,
  facts: readonly Fact[],
): readonly FactOf<'consent-given'>[] {
  const entry = consents['share-with-organisation']
  if (entry.state !== 'live') return []
  return entry.grants
    .flatMap(({ fact }) => givenBy(facts, fact) ?? [])
    .toSorted((one, other) => (one.on < other.on ? 1 : -1))
}

export interface MemberPage extends CirclePicture {
  readonly entry: CircleEntry
  readonly versions: readonly KeptMember[]
  readonly shared: readonly Shared[]
  /** What would be written to them, were it sent today. */
  readonly notice: Notice
  /** Why this person cannot clear a conflict that was a mistake; nothing where they can. */
  readonly whyNotClear: ClearingRefusal | undefined
}

/** One professional: what they were told, every change, and the letter that asks them to stop. */
export async function readMember(
  services: Services,
  actor: Actor,
  { caseId, memberId, say }: { caseId: string; memberId: string; say: (day: Day) => string },
): Promise<MemberPage | undefined> {
  return sit(services, actor, async (sitting) => {
    const { circle, sharing } = sitting.stores
    const [read, members, versions, shared] = await Promise.all([
      openFor(sitting, caseId),
      circle.members(caseId),
      circle.versions(caseId, memberId),
      sharing.sharedWith(caseId, memberId),
    ])
    const picture = read && pictureOf(read, members, sitting)
    const entry = [...(picture?.around ?? []), ...(picture?.ended ?? [])].find(
      ({ member }) => member.id === memberId,
    )
    if (!picture || !entry) return undefined
    const { who } = entry.member.details
    const { reference } = picture.file
    return {
      ...picture,
      entry,
      versions,
      shared,
      notice: noticeTo({ who, reference, given: givenOf(shared) }, say),
      whyNotClear: refusalToClear(entry.member, {
        by: actor.userId,
        answersForCase: mayDo(actor, 'block-colleague', picture.file),
        foundBy: finderOf(versions),
      }),
    }
  })
}

/** Oldest first, each day and way once. */
function givenOf(shared: readonly Shared[]): readonly { on: Day; way: string }[] {
  const given = new Map(
    shared.toReversed().map(({ at, by }) => {
      const one = { on: ukDayOf(at), way: sharedBy[by] }
      return [`${one.on} ${one.way}`, one]
    }),
  )
  return [...given.values()]
}

export interface SharedPage extends CirclePicture {
  readonly shared: readonly Shared[]
}

/** Everything that ever went out, to whomever, newest first. */
export async function readShared(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<SharedPage | undefined> {
  return sit(services, actor, async (sitting) => {
    const [read, members, shared] = await Promise.all([
      openFor(sitting, caseId),
      sitting.stores.circle.members(caseId),
      sitting.stores.sharing.sharedWith(caseId),
    ])
    return read && { ...pictureOf(read, members, sitting), shared }
  })
}
