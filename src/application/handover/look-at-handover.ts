/**
 * Looking at a handover before it leaves: exactly what would go, how much stays, and everything in it that a
 * person should read once more. Nothing is made here and nothing leaves.
 */
import { createHash } from 'node:crypto'
import { mayShare, type WhyNotShare } from '../../domain/circle/may-share.ts'
import type { CircleMember } from '../../domain/circle/member.ts'
import { checkHandover } from '../../domain/handover/check-handover.ts'
import {
  type Computed,
  carriedText,
  checkedText,
  type Handover,
  type HandoverItem,
  handoverForm,
  handoverItems,
  handoverVersion,
  neededItem,
  writtenText,
} from '../../domain/handover/handover.ts'
import { partsOf, type ReadPart } from '../../domain/handover/parts.ts'
import { categoryOf } from '../../domain/needs/category.ts'
import type { Version } from '../../domain/told-once/block.ts'
import type { ReadCase } from '../case/read-case.ts'
import { hashOf } from '../documents/gather-document.ts'
import { ownPlacesIn } from '../documents/own-places.ts'
import type { KeptMember } from '../ports/circle/circle-store.ts'
import type { Concerns } from '../ports/document-press.ts'
import type { Services, Sitting } from '../services.ts'
import { countCarried } from './count-carried.ts'
import { gatherCarried } from './gather-carried.ts'
import { waymarkVersion } from './waymark-version.ts'

export type LookRefusal =
  /** Support is handed over to another support provider, and to nobody else. */
  | { readonly code: 'not-a-provider' }
  | { readonly code: 'needs-the-dates' }
  /** Something in the record cannot be written into the form; nothing is given that cannot be read again. */
  | { readonly code: 'could-not-be-made' }

export interface LookedAtHandover {
  readonly handover: Handover
  readonly parts: readonly ReadPart[]
  /** Of their account, what is in it. */
  readonly versions: readonly Version[]
  /** Names what was looked at: what is given later must be the same. */
  readonly hash: string
  readonly concerns: Concerns
  /** The headings under which it says where this very person is: then it cannot leave. */
  readonly ownPlaces: readonly string[]
}

export type LookAtHandover =
  | { readonly looked: LookedAtHandover }
  | { readonly withheld: readonly WhyNotShare[] }
  | { readonly refused: LookRefusal }

export interface LookWish {
  readonly read: ReadCase
  readonly member: KeptMember
  /** What the survivor allows this time, among what this member may be told at all. */
  readonly items: readonly string[]
  readonly id: string
}

export async function lookAtHandover(sitting: Sitting, wish: LookWish): Promise<LookAtHandover> {
  const { read, member } = wish
  if (member.type !== 'support-provider') return { refused: { code: 'not-a-provider' } }
  const items = handoverItems.filter((item) => wish.items.includes(item))
  if (!items.includes(neededItem)) return { refused: { code: 'needs-the-dates' } }
  const said = mayShare({
    ...{ consents: read.picture.tracks.consents, member, items },
    ...{ purpose: 'handover', on: read.picture.today },
  })
  if ('refused' in said) return { withheld: said.refused }
  const { carried, versions } = await gatherCarried(sitting, read, items)
  const computed = countCarried(carried.facts, read.picture.today, sitting.policy)
  const made: Handover = {
    ...{ form: handoverForm, version: handoverVersion, carried, computed, check: '' },
    making: await makingOf(sitting, wish, { items, text: carriedText(carried) }),
  }
  const handover = { ...made, check: hashed(checkedText(made)) }
  // What could not be read in again is not given out.
  if (!('handover' in checkHandover(writtenText(handover)))) {
    return { refused: { code: 'could-not-be-made' } }
  }
  const parts = partsOf(handover, categoryTitles(sitting.services))
  const over = await readOver(sitting, wish, { handover, parts, computed })
  return { looked: { handover, parts, versions, ...over } }
}

async function makingOf(
  { stores, services, actor }: Sitting,
  { id, read }: LookWish,
  { items, text }: { readonly items: readonly HandoverItem[]; readonly text: string },
): Promise<Handover['making']> {
  const { world } = services
  return {
    ...{ id, organisation: await stores.handovers.organisation(), by: actor.initials },
    ...{ reference: read.file.reference, madeAt: world.now(), madeOn: world.today() },
    ...{ waymark: waymarkVersion, notAllowed: handoverItems.length - items.length },
    sha256: hashed(text),
  }
}

export function hashed(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

async function readOver(
  sitting: Sitting,
  { read, member, items }: LookWish,
  {
    handover,
    parts,
    computed,
  }: { handover: Handover; parts: readonly ReadPart[]; computed: Computed },
): Promise<Pick<LookedAtHandover, 'hash' | 'concerns' | 'ownPlaces'>> {
  const { today } = read.picture
  const document = {
    kind: 'sharing-pack',
    input: {
      ...{ number: 'Handover', madeOn: today, until: today, title: 'Handover', from: '' },
      ...{ madeFor: '', watermark: '', parts, papers: [] },
    },
  } as const
  const { id: memberId }: CircleMember = member
  return {
    hash: hashOf({ carried: handover.carried, computed, memberId, items: items.toSorted() }),
    concerns: sitting.services.press.look(document),
    ownPlaces: await ownPlacesIn(sitting, read.file.id, document),
  }
}

export function categoryTitles({ categories }: Services): (code: string) => string {
  return (code) => categoryOf(categories, code)?.title ?? code
}
