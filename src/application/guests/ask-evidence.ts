/**
 * Command: ask a professional of the circle one question. The consent to ask, the fact that it was asked, the
 * promise that it is, what went out and the door behind which it waits: all in one transaction, or none.
 */
import type { Day } from '../../domain/calendar/day.ts'
import { decideChange, type MemberTerms } from '../../domain/circle/decide-member.ts'
import type { WhyNotShare } from '../../domain/circle/may-share.ts'
import type { FactOf } from '../../domain/facts/fact.ts'
import { type EvidenceTemplate, wordsOf } from '../../domain/guests/evidence-question.ts'
import type { Actor } from '../actor.ts'
import { recordIn } from '../case/record-facts.ts'
import { writeOf } from '../case/same-write.ts'
import { type CircleRefusal, consentsOf, nothingThere, onCircle } from '../circle/on-circle.ts'
import type { OpenCase } from '../ports/case-store.ts'
import type { KeptMember } from '../ports/circle/circle-store.ts'
import type { OpenedDoor } from '../ports/guests/guest-doors.ts'
import { recordIn as recordPromiseIn } from '../promises/keep-promises.ts'
import type { Services, Sitting } from '../services.ts'
import {
  openRequestDoor,
  type QuestionRefusal,
  type Telling,
  tellingOf,
  whyNotAsk,
} from './request-door.ts'

export interface ToAsk {
  readonly caseId: string
  readonly memberId: string
  readonly template: EvidenceTemplate
  /** The question itself, where the template has none. */
  readonly own?: string
  readonly needId?: string
  readonly by: Day
  /** They said today that this professional may be asked. */
  readonly agreedNow: boolean
  /** The edition of what stood on the screen about passing it on, where this one may do so. */
  readonly explained?: string
  readonly write: { readonly writeId: string; readonly versionSeen: number }
  readonly say: (day: Day) => string
}

export type AskedOrNot =
  | { readonly done: true; readonly door: OpenedDoor; readonly requestId: string }
  | { readonly withheld: readonly WhyNotShare[] }
  | { readonly refused: CircleRefusal | QuestionRefusal | { readonly code: AskRefusalCode } }

export type AskRefusalCode = 'asked-already' | 'by-is-over'

/** A consent to ask that was given in the same breath, and what it makes of the part they play. */
interface Agreed {
  readonly consent: FactOf<'consent-given'>
  readonly terms: MemberTerms
}

interface Decided extends Telling {
  readonly wish: ToAsk
  readonly own: string
  readonly member: KeptMember
  readonly agreed: Agreed | undefined
}

export function askEvidence(services: Services, actor: Actor, wish: ToAsk): Promise<AskedOrNot> {
  const { caseId, memberId, template, needId, by, agreedNow, write } = wish
  const own = writeOf(write.writeId, caseId, {
    ...{ memberId, template, needId, by, agreedNow, words: wish.own },
  })
  return onCircle(services, actor, caseId, async (sitting, seen): Promise<AskedOrNot> => {
    const { stores } = sitting
    // The link is told once. Sent twice, there is nothing to show a second time.
    if (await stores.cases.wasDone(own)) return { refused: { code: 'asked-already' } }
    if (by < services.world.today()) return { refused: { code: 'by-is-over' } }
    const member = (await stores.circle.members(caseId)).find(({ id }) => id === memberId)
    if (member === undefined) return nothingThere
    const agreed = agreedNow ? agreedIn(sitting, seen, { own, member }) : undefined
    if (agreed && 'refused' in agreed) return agreed
    const telling = await tellingOf(sitting, seen, member, wish)
    if ('refused' in telling) return telling
    const facts = agreed ? [...seen.facts, agreed.consent] : seen.facts
    const bound = agreed ? { ...member, askGrant: agreed.consent.id } : member
    const withheld = await whyNotAsk(
      sitting,
      { id: caseId, facts: facts as OpenCase['facts'] },
      bound,
      {
        ...{ items: telling.items, explained: wish.explained },
      },
    )
    if (withheld.length > 0) return { withheld }
    return ask(sitting, seen, { ...telling, wish, own, member, agreed })
  })
}

/** Whom they agreed may be asked, bound to that very consent; nothing of it is written yet. */
function agreedIn(
  sitting: Sitting,
  seen: OpenCase,
  { own, member }: Pick<Decided, 'own' | 'member'>,
): Agreed | { readonly refused: CircleRefusal } {
  const { world } = sitting.services
  const { who, organisation } = member.details
  const consent: FactOf<'consent-given'> = {
    ...{ id: writeOf(own, seen.id, 'consent'), type: 'consent-given', on: world.today() },
    recordedAt: world.now(),
    detail: { consent: 'ask-professional', about: `${who}, ${organisation}` },
  }
  const consents = consentsOf([...seen.facts, consent], sitting)
  const decision = decideChange(consents, member, { askGrant: consent.id }, world.today())
  return 'refused' in decision ? decision : { consent, terms: decision.accepted }
}

async function ask(sitting: Sitting, seen: OpenCase, decided: Decided): Promise<AskedOrNot> {
  const { wish, own, member, agreed, items, about } = decided
  const { caseId, template, needId, by, write } = wish
  const from = `${member.details.who}, ${member.details.organisation}`
  const what = wordsOf(template, wish.own)
  const on = sitting.services.world.today()
  const [factId, requestId] = [writeOf(own, caseId, 'fact'), writeOf(own, caseId, 'request')]
  const detail = { from, what, ...(needId && { need: needId }) }
  const recorded = await recordIn(sitting, seen, {
    facts: [
      ...(agreed ? [agreed.consent] : []),
      { id: factId, type: 'evidence-requested', on, detail },
    ],
    write: { writeId: own, versionSeen: write.versionSeen },
  })
  if ('refused' in recorded) return { refused: recorded.refused }
  // From here on whatever says no is a fault: it undoes everything.
  if (agreed) await bind(sitting, seen, decided, agreed)
  const promiseId = await promise(sitting, decided, { from, what, on })
  await sitting.stores.evidenceRequests.add(seen, {
    ...{ id: requestId, memberId: member.id, factId, promiseId, template, by, who: from },
    ...(wish.own && { own: wish.own }),
    ...(needId && { needId }),
  })
  const { own: words, ...rest } = wish
  const door = await openRequestDoor(sitting, seen, {
    ...{ ...rest, requestId, member, items, about, writeId: own },
    ...(words && { own: words }),
  })
  return { done: true, door, requestId }
}

/** What somebody owes is followed as every promise is: silence is counted, and asked about on Today. */
async function promise(
  sitting: Sitting,
  { wish: { caseId, by, needId }, own, member }: Decided,
  { from, what, on }: { readonly from: string; readonly what: string; readonly on: Day },
): Promise<string> {
  const seen = await sitting.stores.cases.open(caseId)
  if (seen === undefined) throw new Error('a case was taken away while it was being written to')
  const asked = { kind: 'asked', owedBy: owedBy(member), what: 'letter', on, by } as const
  const kept = await recordPromiseIn(sitting, seen, {
    event: { ...asked, member: member.id, who: from, words: what, ...(needId && { need: needId }) },
    writeId: own,
  })
  if (kept === 'again' || 'refused' in kept) throw new Error('the promise was not recorded')
  return kept.promiseId
}

/** Those who are denied were refused by the gate; everybody else can owe something. */
function owedBy({ type }: KeptMember) {
  if (type === 'immigration-enforcement' || type === 'embassy' || type === 'unknown') {
    throw new Error('somebody who is never told anything was asked')
  }
  return type
}

async function bind(
  sitting: Sitting,
  seen: OpenCase,
  { member, own, wish: { caseId } }: Decided,
  { terms }: Agreed,
): Promise<void> {
  const { version, at: _at, by: _by, initials: _i, noticeGivenAt: _n, toldAt: _t, ...rest } = member
  const next = { ...rest, ...terms, change: 'asked-again' } as const
  const write = { writeId: writeOf(own, caseId, 'bind'), versionSeen: version }
  const kept = await sitting.stores.circle.keep(seen, next, write)
  if ('changedMeanwhile' in kept) throw new Error('the professional was changed meanwhile')
}
