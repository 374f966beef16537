/** The packs of a case as they stand, looking at a new one, and taking one back. */
import type { Day } from '../../domain/calendar/day.ts'
import { type PackTemplateName, templatesFor } from '../../domain/packs/pack-templates.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import { type CircleRefusal, notAvailable, nothingThere } from '../circle/on-circle.ts'
import { type CircleEntry, pictureOf } from '../circle/read-circle.ts'
import type { KeptMember } from '../ports/circle/circle-store.ts'
import type { GuestDoor } from '../ports/guests/guest-doors.ts'
import type { KeptPack } from '../ports/packs/pack-store.ts'
import type { StoredDocument } from '../ports/person-stores.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { type Look, lookAtPack, type PackChoice, packable, packFor } from './look-at-pack.ts'

export interface PackEntry {
  readonly pack: KeptPack
  /** How it stands; nothing when its door is not there any more. */
  readonly door: GuestDoor | undefined
}

export interface PacksPage extends ReadCase {
  readonly packs: readonly PackEntry[]
  /** Whom a pack can be made for, and why not at the moment. */
  readonly members: readonly CircleEntry[]
  readonly mayChange: boolean
}

export async function readPacks(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<PacksPage | undefined> {
  return sit(services, actor, async (sitting) => {
    const read = await openFor(sitting, caseId)
    if (read === undefined) return undefined
    const { stores } = sitting
    const [members, packs, doors] = await Promise.all([
      stores.circle.members(caseId),
      stores.packs.list(caseId),
      stores.guestDoors.list(caseId),
    ])
    return {
      ...read,
      packs: packs.map((pack) => ({ pack, door: doors.find(({ id }) => id === pack.doorId) })),
      members: pictureOf(read, members, sitting).around,
      mayChange: mayDo(actor, 'work-on-case', read.file),
    }
  })
}

export interface NewPackPage extends ReadCase {
  readonly member: KeptMember
  readonly kinds: readonly PackTemplateName[]
  /** The papers that could go; pictures that can tell a place are not among them. */
  readonly papers: readonly StoredDocument[]
  readonly look: Look
}

export async function readNewPack(
  services: Services,
  actor: Actor,
  asked: {
    readonly caseId: string
    readonly memberId: string
    /** What is chosen can begin with what this member may be told. */
    readonly choiceFor: (member: KeptMember) => PackChoice
    readonly say: (day: Day) => string
  },
): Promise<NewPackPage | undefined> {
  const { caseId, memberId, choiceFor, say } = asked
  return sit(services, actor, async (sitting) => {
    const about = await packFor(sitting, caseId, memberId)
    if (!about || !mayDo(actor, 'work-on-case', about.read.file)) return undefined
    const documents = await sitting.stores.documents.list(caseId)
    const choice = choiceFor(about.member)
    return {
      ...about.read,
      member: about.member,
      kinds: templatesFor(about.member.type),
      papers: documents.filter((one) => one.class !== 'L' && packable.has(one.type)),
      look: await lookAtPack(sitting, { ...about, choice, say }),
    }
  })
}

export type TakenBack = { readonly done: true } | { readonly refused: CircleRefusal }

/** The key of the file is destroyed: whoever has the link and the code finds a closed door. */
export async function revokePack(
  services: Services,
  actor: Actor,
  { caseId, packId }: { readonly caseId: string; readonly packId: string },
): Promise<TakenBack> {
  return sit(services, actor, (sitting) => revokeIn(sitting, caseId, packId))
}

async function revokeIn(
  { stores, actor }: Sitting,
  caseId: string,
  packId: string,
): Promise<TakenBack> {
  const seen = await stores.cases.open(caseId)
  if (!seen || !mayDo(actor, 'work-on-case', seen)) return notAvailable
  const pack = (await stores.packs.list(caseId)).find(({ id }) => id === packId)
  if (pack === undefined) return nothingThere
  // Closed already is closed: pressing twice is no fault.
  await stores.guestDoors.revoke(seen, pack.doorId)
  return { done: true }
}
