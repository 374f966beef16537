/**
 * Commands: bring a professional into the circle, tell them less, ask again, end it, find that they must not
 * be told, or that this was a mistake. A consent that is given in the same breath is recorded as the fact that it is.
 */
import type { Day } from '../../domain/calendar/day.ts'
import { finderOf, refusalToClear } from '../../domain/circle/clear-conflict.ts'
import { decideAdd, decideChange, type MemberDecision } from '../../domain/circle/decide-member.ts'
import type { CircleMember, EndedWhy } from '../../domain/circle/member.ts'
import type { FactOf } from '../../domain/facts/fact.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { type NewFact, recordIn } from '../case/record-facts.ts'
import { writeOf } from '../case/same-write.ts'
import type { OpenCase } from '../ports/case-store.ts'
import type {
  KeptMember,
  MemberChange,
  MemberDetails,
  NewVersion,
} from '../ports/circle/circle-store.ts'
import type { Services, Sitting } from '../services.ts'
import { type CircleSaved, consentsOf, nothingThere, onCircle, refreshAsks } from './on-circle.ts'

/** Which consent it rests on: one that stands already, or what they said just now. */
export type OnConsent =
  | { readonly fact: string }
  | {
      readonly now: {
        readonly on: Day
        readonly detail: Omit<FactOf<'consent-given'>['detail'], 'consent'>
      }
    }

interface Asked {
  readonly caseId: string
  readonly write: { readonly writeId: string; readonly versionSeen: number }
}

export interface NewMember extends Asked {
  readonly type: string
  readonly items: readonly string[]
  readonly until?: Day
  readonly consent: OnConsent
  readonly details: MemberDetails
  /** The version of the case that the writer saw: a consent that is recorded with it needs it. */
  readonly caseVersionSeen: number
}

export function addMember(
  services: Services,
  actor: Actor,
  { caseId, type, items, until, consent, details, write, caseVersionSeen }: NewMember,
): Promise<CircleSaved> {
  const own = writeOf(write.writeId, caseId, { type, items, until, consent, details })
  const memberId = writeOf(own, caseId, 'member')
  return onCircle(services, actor, caseId, async (sitting, seen): Promise<CircleSaved> => {
    if (await sitting.stores.cases.wasDone(own)) return { done: true, memberId }
    const grant = grantOf(consent, own, caseId)
    const facts = [...seen.facts, ...stamped(grant, services)]
    const wanted = { type, grant: grant.id, items, ...(until && { until }) }
    const decision = decideAdd(consentsOf(facts, sitting), wanted, services.world.today())
    if ('refused' in decision) return decision
    const recorded = await record(sitting, seen, grant, { own, caseVersionSeen })
    if (recorded !== undefined) return recorded
    const member: NewVersion = {
      ...{ id: memberId, change: 'added', details },
      // A type that nobody may be told was refused just above, and so was one that is in no list.
      type: type as CircleMember['type'],
      ...decision.accepted,
    }
    return keep(sitting, seen, member, { writeId: own, versionSeen: 0 })
  })
}

export interface ChangedMember extends Asked {
  readonly memberId: string
  readonly items?: readonly string[]
  readonly until?: Day
  /** They were asked again. Left out: only less, or for less long. */
  readonly consent?: OnConsent
  readonly details?: MemberDetails
  readonly caseVersionSeen: number
}

export function changeMember(
  services: Services,
  actor: Actor,
  about: ChangedMember,
): Promise<CircleSaved> {
  const { caseId, memberId, items, until, consent, details, write, caseVersionSeen } = about
  const own = writeOf(write.writeId, caseId, { memberId, items, until, consent, details })
  return onMember(services, actor, { ...about, own }, async (sitting, seen, member) => {
    const grant = consent && grantOf(consent, own, caseId)
    const facts = [...seen.facts, ...(grant ? stamped(grant, services) : [])]
    const wanted = {
      ...(grant && { grant: grant.id }),
      ...(items && { items }),
      ...(until && { until }),
    }
    const today = services.world.today()
    const decision = decideChange(consentsOf(facts, sitting), member, wanted, today)
    if ('refused' in decision) return decision
    const recorded = grant && (await record(sitting, seen, grant, { own, caseVersionSeen }))
    if (recorded !== undefined) return recorded
    const change = grant ? 'asked-again' : changeOf(member, decision)
    const next = {
      ...bare(member),
      ...decision.accepted,
      details: details ?? member.details,
      change,
    }
    return keep(sitting, seen, next, { writeId: own, versionSeen: write.versionSeen })
  })
}

export interface EndedMember extends Asked {
  readonly memberId: string
  readonly why: EndedWhy
  readonly words?: string
}

/** From now on nothing more is shared with them. What went out before stays listed. */
export function endMember(
  services: Services,
  actor: Actor,
  about: EndedMember,
): Promise<CircleSaved> {
  const { caseId, memberId, why, words, write } = about
  const own = writeOf(write.writeId, caseId, { memberId, why, words })
  return onMember(services, actor, { ...about, own }, async (sitting, seen, member) => {
    if (member.ended) return { refused: { code: 'ended-already' } }
    const ended = { on: services.world.today(), why }
    const details = { ...member.details, ...(words && { words }) }
    const next = { ...bare(member), ended, change: 'ended', details } as const
    return keep(sitting, seen, next, { writeId: own, versionSeen: write.versionSeen })
  })
}

/** They know an exploiter, or are one's relative: stopped at once, and it says why. */
export function foundConflict(
  services: Services,
  actor: Actor,
  about: Asked & { readonly memberId: string; readonly words: string },
): Promise<CircleSaved> {
  const { caseId, memberId, words, write } = about
  const own = writeOf(write.writeId, caseId, { memberId, conflict: words })
  return onMember(services, actor, { ...about, own }, async (sitting, seen, member) => {
    if (member.conflictSince) return { done: true, memberId }
    const next = {
      ...bare(member),
      change: 'conflict-found',
      conflictSince: services.world.today(),
      details: { ...member.details, words },
    } as const
    return keep(sitting, seen, next, { writeId: own, versionSeen: write.versionSeen })
  })
}

/** It was a mistake: somebody else than whoever found it says so, with the reason. */
export function clearConflict(
  services: Services,
  actor: Actor,
  about: Asked & { readonly memberId: string; readonly words: string },
): Promise<CircleSaved> {
  const { caseId, memberId, words, write } = about
  const own = writeOf(write.writeId, caseId, { memberId, cleared: words })
  return onMember(services, actor, { ...about, own }, async (sitting, seen, member) => {
    const versions = await sitting.stores.circle.versions(caseId, memberId)
    const refused = refusalToClear(member, {
      by: actor.userId,
      answersForCase: mayDo(actor, 'block-colleague', seen),
      foundBy: finderOf(versions),
    })
    if (refused) return { refused }
    const { conflictSince: _cleared, ...rest } = bare(member)
    const details = { ...member.details, words }
    const next = { ...rest, change: 'conflict-cleared', details } as const
    return keep(sitting, seen, next, { writeId: own, versionSeen: write.versionSeen })
  })
}

async function onMember(
  services: Services,
  actor: Actor,
  { caseId, memberId, own, write }: Asked & { memberId: string; own: string },
  work: (sitting: Sitting, seen: OpenCase, member: KeptMember) => Promise<CircleSaved>,
): Promise<CircleSaved> {
  return onCircle(services, actor, caseId, async (sitting, seen): Promise<CircleSaved> => {
    const { cases, circle } = sitting.stores
    if (await cases.wasDone(own)) return { done: true, memberId }
    const member = (await circle.members(caseId)).find(({ id }) => id === memberId)
    if (member === undefined) return nothingThere
    // Before anything is recorded with it: the consents are held still, so this stays true.
    if (member.version !== write.versionSeen) {
      return { refused: { code: 'changed-meanwhile', version: member.version } }
    }
    return work(sitting, seen, member)
  })
}

async function keep(
  sitting: Sitting,
  seen: OpenCase,
  version: NewVersion,
  write: { readonly writeId: string; readonly versionSeen: number },
): Promise<CircleSaved> {
  const { stores } = sitting
  const written = await stores.circle.keep(seen, version, write)
  if ('changedMeanwhile' in written) {
    return { refused: { code: 'changed-meanwhile', version: written.changedMeanwhile.version } }
  }
  const now = await stores.cases.open(seen.id)
  await refreshAsks(sitting, seen.id, now?.facts ?? seen.facts)
  return { done: true, memberId: version.id }
}

/** What a version holds, without what its row adds. */
function bare(member: KeptMember): NewVersion {
  const {
    version: _v,
    at: _at,
    by: _by,
    initials: _i,
    noticeGivenAt: _n,
    toldAt: _t,
    ...rest
  } = member
  return rest
}

function changeOf(member: KeptMember, decision: MemberDecision): MemberChange {
  if ('refused' in decision) return 'details-changed'
  const { items, until } = decision.accepted
  return items.length < member.items.length || until < member.until
    ? 'told-less'
    : 'details-changed'
}

interface Bound {
  readonly id: string
  readonly fact?: NewFact
}

function grantOf(consent: OnConsent, own: string, caseId: string): Bound {
  if ('fact' in consent) return { id: consent.fact }
  const { on, detail } = consent.now
  const id = writeOf(own, caseId, 'consent')
  const said = { ...detail, consent: 'share-with-organisation' } as const
  return { id, fact: { id, type: 'consent-given', on, detail: said } }
}

/** As it will stand once it is recorded. */
function stamped({ id, fact }: Bound, { world }: Services) {
  // Made just above from the detail of this very type.
  return fact ? [{ ...fact, id, recordedAt: world.now() } as FactOf<'consent-given'>] : []
}

/** Records the consent that was given in the same breath; an answer only when that was refused. */
async function record(
  sitting: Sitting,
  seen: OpenCase,
  { fact }: Bound,
  { own, caseVersionSeen }: { own: string; caseVersionSeen: number },
): Promise<CircleSaved | undefined> {
  if (fact === undefined) return undefined
  const write = { writeId: writeOf(own, seen.id, 'record'), versionSeen: caseVersionSeen }
  const recorded = await recordIn(sitting, seen, { facts: [fact], write })
  return 'refused' in recorded ? { refused: recorded.refused } : undefined
}
