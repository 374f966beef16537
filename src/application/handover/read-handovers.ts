/** What the pages of a handover show: what was given, a new one, and what a case came in with. */
import type { CarriedIdentity, Computed, Handover } from '../../domain/handover/handover.ts'
import { historyParts } from '../../domain/handover/handover.ts'
import { partsOf, type ReadPart } from '../../domain/handover/parts.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import type { KeptMember } from '../ports/circle/circle-store.ts'
import type { GuestDoor } from '../ports/guests/guest-doors.ts'
import type { CameWith, Given } from '../ports/handover/handover-store.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { countCarried, type DifferentDate, differences } from './count-carried.ts'
import { categoryTitles, type LookAtHandover, lookAtHandover } from './look-at-handover.ts'

export interface HandoversPage extends ReadCase {
  readonly given: readonly { readonly one: Given; readonly door: GuestDoor | undefined }[]
  /** To whom support can be handed over. */
  readonly members: readonly KeptMember[]
  readonly mayChange: boolean
  readonly cameWith: CameWith | undefined
  /** What came with it, and stays somebody else’s. */
  readonly history: readonly ReadPart[]
}

export async function readHandovers(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<HandoversPage | undefined> {
  return sit(services, actor, async (sitting) => {
    const read = await openFor(sitting, caseId)
    if (read === undefined) return undefined
    const { stores } = sitting
    const [given, doors, members, cameWith, kept] = await Promise.all([
      stores.handovers.given(caseId),
      stores.guestDoors.list(caseId),
      stores.circle.members(caseId),
      stores.handovers.cameWith(caseId),
      stores.handovers.history(caseId),
    ])
    return {
      ...read,
      given: given.map((one) => ({ one, door: doors.find(({ id }) => id === one.doorId) })),
      members: members.filter(({ type, ended }) => type === 'support-provider' && !ended),
      mayChange: mayDo(actor, 'work-on-case', read.file),
      cameWith,
      history: kept ? historyOf(kept.making, kept.history) : [],
    }
  })
}

function historyOf(
  making: Handover['making'],
  history: Handover['carried']['history'],
): readonly ReadPart[] {
  const carried = { facts: [], account: [], history }
  const nothing: Handover = {
    ...{ form: 'waymark-handover', version: 1, making, carried, check: '' },
    computed: { standing: [], clocks: [] },
  }
  return partsOf(nothing, (code) => code).filter(({ name }) => Object.hasOwn(historyParts, name))
}

export interface NewHandoverPage extends ReadCase {
  readonly member: KeptMember
  readonly look: LookAtHandover
}

export async function readNewHandover(
  services: Services,
  actor: Actor,
  asked: {
    readonly caseId: string
    readonly memberId: string
    /** What is chosen can begin with what this member may be told. */
    readonly itemsFor: (member: KeptMember) => readonly string[]
  },
): Promise<NewHandoverPage | undefined> {
  const { caseId, memberId, itemsFor } = asked
  return sit(services, actor, async (sitting) => {
    const read = await openFor(sitting, caseId)
    if (!read || !mayDo(actor, 'work-on-case', read.file)) return undefined
    const members = await sitting.stores.circle.members(caseId)
    const member = members.find(({ id }) => id === memberId)
    if (member === undefined) return undefined
    const wish = { read, member, items: itemsFor(member), id: services.world.newId() }
    return { ...read, member, look: await lookAtHandover(sitting, wish) }
  })
}

export interface WaitingPage extends ReadCase {
  readonly cameWith: CameWith
  readonly making: Handover['making']
  readonly parts: readonly ReadPart[]
  /** Dates that we count differently from whoever handed over. */
  readonly different: readonly DifferentDate[]
  /** Cases of one’s own with the same name: perhaps the same person. */
  readonly alike: readonly { readonly caseId: string; readonly reference: string }[]
  readonly mayChange: boolean
}

/** `nothing` where it was taken in or sent away, or never came. */
export async function readWaiting(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<WaitingPage | 'nothing' | undefined> {
  return sit(services, actor, async (sitting) => {
    const read = await openFor(sitting, caseId)
    if (read === undefined) return undefined
    const { stores, policy } = sitting
    const [cameWith, waiting] = await Promise.all([
      stores.handovers.cameWith(caseId),
      stores.handovers.waiting(caseId),
    ])
    if (cameWith === undefined || waiting === undefined) return 'nothing'
    const { handover, identity } = waiting
    const carried = { ...handover.carried, ...(identity && { identity }) }
    const ours: Computed = countCarried(carried.facts, handover.making.madeOn, policy)
    return {
      ...{ ...read, cameWith, making: handover.making },
      parts: partsOf({ ...handover, carried }, categoryTitles(services)),
      different: differences(handover.computed, ours),
      alike: identity ? await alikeTo(sitting, identity, caseId) : [],
      mayChange: mayDo(actor, 'work-on-case', read.file),
    }
  })
}

async function alikeTo(
  { stores }: Sitting,
  { names }: CarriedIdentity,
  caseId: string,
): Promise<WaitingPage['alike']> {
  if (!names?.trim()) return []
  const sought = { find: names.slice(0, 200), sort: 'alias' } as const
  const { lines } = await stores.lists.caseload(sought, { offset: 0, limit: 5 })
  return lines
    .filter(({ id }) => id !== caseId)
    .map(({ id, reference }) => ({ caseId: id, reference }))
}
