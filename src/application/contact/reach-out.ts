/**
 * Commands: about to reach somebody, and how it went. The guard is asked in the transaction of the act,
 * so what is written down as allowed was allowed then. Going on all the same needs a reason, proof of
 * who one is, and for a stop a second person.
 */
import { overrideNeeds } from '../../domain/contact/ask-again.ts'
import type {
  Channel,
  ContactAct,
  ContactBlock,
  ContactDecision,
} from '../../domain/contact/contact-rules.ts'
import { decideContact } from '../../domain/contact/decide-contact.ts'
import { mayDo } from '../access/access-rules.ts'
import { holdsStepUp } from '../accounts/step-up.ts'
import type { Actor } from '../actor.ts'
import type { OpenCase } from '../ports/case-store.ts'
import type { KeptContact } from '../ports/contact-store.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import {
  actIdOf,
  type ContactRefusal,
  type ContactSaved,
  notAvailable,
  noteAct,
  nothingThere,
  nothingUnlessDone,
  onContact,
} from './on-contact.ts'

/** How long a second person's word holds. */
export const agreedMinutes = 60

export interface WantToReach {
  readonly caseId: string
  readonly act: ContactAct
  /** What it is: `contact`, or the kind of document that leaves. */
  readonly code: string
  /** Why it has to be all the same. */
  readonly because?: string
  readonly writeId: string
}

export type MayReach =
  | { readonly goOn: true; readonly actId: string; readonly overridden?: true }
  | { readonly blocked: readonly ContactBlock[]; readonly why: WhyBlocked }
  | { readonly refused: ContactRefusal }

/** What is missing to go on all the same. */
export type WhyBlocked = 'no-reason' | 'no-step-up' | 'no-second-person' | 'check-first'

export async function reachOut(
  services: Services,
  actor: Actor,
  wanted: WantToReach,
): Promise<MayReach> {
  return sit(services, actor, async (sitting) => {
    const seen = await sitting.stores.cases.open(wanted.caseId)
    if (!seen || !mayDo(actor, 'work-on-case', seen)) return notAvailable
    return reachIn(sitting, seen, wanted)
  })
}

/** The same, inside a larger act that has already opened the case: a document that leaves. */
export async function reachIn(
  sitting: Sitting,
  seen: OpenCase,
  { act, code, because, writeId }: WantToReach,
): Promise<MayReach> {
  const { stores, actor, services } = sitting
  const contact = await stores.contact.read(seen.id)
  if (contact === undefined) return notAvailable
  const now = services.world.now()
  const decision = decideContact(contact.rules, act, now)
  const { channel } = act
  if ('allowed' in decision) {
    const done = { kind: 'reached-out', channel, code } as const
    await noteAct(sitting, seen, done, writeId)
    return { goOn: true, actId: actIdOf(writeId, seen.id, done) }
  }
  const why = whatIsMissing({ contact, decision, actor, channel, now, because })
  if (why !== undefined) {
    await stores.audit.record({ act: 'was held back by the contact rules', caseId: seen.id })
    return { blocked: decision.reasons, why }
  }
  const blocks = [...new Set(decision.reasons.map((reason) => reason.code))]
  const words = because?.trim() ?? ''
  const done = { kind: 'overridden', channel, code, blocks, words } as const
  await noteAct(sitting, seen, done, writeId)
  return { goOn: true, actId: actIdOf(writeId, seen.id, done), overridden: true }
}

interface Asking {
  readonly contact: KeptContact
  readonly decision: Extract<ContactDecision, { blocked: true }>
  readonly actor: Actor
  readonly channel: Channel
  readonly now: string
  readonly because: string | undefined
}

function whatIsMissing(asking: Asking): WhyBlocked | undefined {
  const { contact, decision, actor, channel, now, because } = asking
  const needs = overrideNeeds(decision.reasons.map(({ code }) => code))
  if (needs === 'check-first') return 'check-first'
  if (!because?.trim()) return 'no-reason'
  const { userId } = actor
  if (needs === 'second-person' && !hasAgreement(contact, { channel, userId, now })) {
    return 'no-second-person'
  }
  // Last, so that nobody's code is used up in vain.
  return holdsStepUp(actor, 'contact-override', now) ? undefined : 'no-step-up'
}

/** For this person and this way, by somebody else, within the hour. */
export function hasAgreement(
  { second }: KeptContact,
  { channel, userId, now }: { channel: Channel; userId: string; now: string },
): boolean {
  if (second?.agreedAt === undefined || second.agreedBy === second.askedBy) return false
  const since = Date.parse(now) - Date.parse(second.agreedAt)
  const fresh = since >= 0 && since < agreedMinutes * 60_000
  return fresh && second.channel === channel && second.askedBy === userId
}

export const outcomes = ['spoke', 'no-answer', 'wrong-person', 'message-left', 'sent'] as const
export type ContactOutcome = (typeof outcomes)[number]

/** How it went. A wrong person shuts every way in the same breath. */
export function recordOutcome(
  services: Services,
  actor: Actor,
  about: {
    readonly caseId: string
    readonly actId: string
    readonly outcome: ContactOutcome
    readonly words: string
    readonly writeId: string
  },
): Promise<ContactSaved> {
  const { caseId, actId, outcome, words, writeId } = about
  return onContact(services, actor, caseId, async (sitting, seen) => {
    const acts = await sitting.stores.contact.acts(caseId, 200)
    const of = acts.find(
      ({ id, kind }) => id === actId && (kind === 'reached-out' || kind === 'overridden'),
    )
    if (of === undefined) return nothingThere
    const channel = of.channel && { channel: of.channel }
    const written = await noteAct(
      sitting,
      seen,
      { kind: 'outcome', code: outcome, ofAct: actId, words, ...channel },
      writeId,
    )
    if (outcome === 'wrong-person' && 'done' in written) {
      await noteAct(
        sitting,
        seen,
        { kind: 'wrong-person', words, ofAct: actId, ...channel },
        writeId,
      )
    }
    return written
  })
}

export function askSecondPerson(
  services: Services,
  actor: Actor,
  about: {
    readonly caseId: string
    readonly channel: Channel
    readonly words: string
    readonly writeId: string
  },
): Promise<ContactSaved> {
  const { caseId, channel, words, writeId } = about
  return onContact(services, actor, caseId, (sitting, seen) =>
    noteAct(sitting, seen, { kind: 'second-asked', channel, words }, writeId),
  )
}

/** A manager of the service agrees, or does not. Never the one who asked. */
export function answerSecondPerson(
  services: Services,
  actor: Actor,
  about: {
    readonly caseId: string
    readonly agrees: boolean
    readonly words: string
    readonly writeId: string
  },
): Promise<ContactSaved> {
  const { caseId, agrees, words, writeId } = about
  return onContact(services, actor, caseId, async (sitting, seen) => {
    const second = (await sitting.stores.contact.read(caseId))?.second
    const mayAnswer = mayDo(actor, 'agree-to-contact', seen) && second?.askedBy !== actor.userId
    if (!mayAnswer) return nothingThere
    const kind = agrees ? 'second-agreed' : 'second-refused'
    if (!second || second.agreedAt) {
      return nothingUnlessDone(sitting, seen, writeId, ({ ofAct = '', channel = 'call' }) => ({
        kind,
        words,
        ofAct,
        channel,
      }))
    }
    const { act: ofAct, channel } = second
    return noteAct(sitting, seen, { kind, words, ofAct, channel }, writeId)
  })
}

/** A manager has looked at what was overridden; it leaves their Today. */
export function seenOverrides(
  services: Services,
  actor: Actor,
  { caseId, writeId }: { caseId: string; writeId: string },
): Promise<ContactSaved> {
  return onContact(services, actor, caseId, async (sitting, seen) => {
    const overridden = (await sitting.stores.contact.read(caseId))?.overridden
    const mayLook = mayDo(actor, 'agree-to-contact', seen) && overridden?.by !== actor.userId
    const act = { kind: 'overrides-seen' } as const
    if (overridden && mayLook) return noteAct(sitting, seen, act, writeId)
    return nothingUnlessDone(sitting, seen, writeId, () => act)
  })
}
