/**
 * Giving a handover out, in one transaction: the consents are held still, what was looked at is looked at
 * again, the gate is asked, what goes is noted, and only then there is a file or a door. Whatever says no on
 * the way, nothing went out and nothing of it is kept.
 */
import type { Day } from '../../domain/calendar/day.ts'
import type { WhyNotShare } from '../../domain/circle/may-share.ts'
import { shareItems } from '../../domain/circle/share-items.ts'
import { handoverItems } from '../../domain/handover/handover.ts'
import type { Actor } from '../actor.ts'
import { openFor } from '../case/read-case.ts'
import { writeOf } from '../case/same-write.ts'
import { type CircleRefusal, nothingThere, onCircle } from '../circle/on-circle.ts'
import { shareIn } from '../circle/share.ts'
import { hasConcerns } from '../documents/make-document.ts'
import { noteInPack } from '../packs/account-in-pack.ts'
import type { OpenedDoor } from '../ports/guests/guest-doors.ts'
import type { HandoverWay } from '../ports/handover/handover-store.ts'
import type { Services, Sitting } from '../services.ts'
import {
  type LookAtHandover,
  type LookedAtHandover,
  type LookRefusal,
  lookAtHandover,
} from './look-at-handover.ts'
import { fileCodeOf, sealFile } from './sealed-file.ts'

export type GiveRefusal =
  | CircleRefusal
  | LookRefusal
  | { readonly code: 'changed-since-looked' }
  | { readonly code: 'not-looked-at' }
  | { readonly code: 'tells-own-place'; readonly under: readonly string[] }
  | { readonly code: 'shown-later' }
  /** The code of the file is not one that was made here. */
  | { readonly code: 'no-code' }
  /** The same form again: what it made was given once and is not kept. */
  | { readonly code: 'made-already' }

export type GivenOut =
  | { readonly file: Uint8Array; readonly name: string }
  | { readonly door: OpenedDoor; readonly who: string; readonly expiresAt: string }
  | { readonly withheld: readonly WhyNotShare[] }
  | { readonly refused: GiveRefusal }

export interface GiveOrder {
  readonly caseId: string
  readonly memberId: string
  readonly items: readonly string[]
  readonly way: HandoverWay
  readonly shownOn: Day
  /** The hash of what was on the page. */
  readonly seen: string
  readonly goOn: boolean
  /** For a file: the code that stood on the page. It is kept nowhere. */
  readonly code: string
  readonly writeId: string
}

/** However it is asked for, a door closes after a week, and the page is opened a few times only. */
const [doorDays, doorViews] = [7, 5]

export function giveHandover(
  services: Services,
  actor: Actor,
  order: GiveOrder,
): Promise<GivenOut> {
  return onCircle(services, actor, order.caseId, (sitting) => giveIn(sitting, order))
}

async function giveIn(sitting: Sitting, order: GiveOrder): Promise<GivenOut> {
  const { stores, services } = sitting
  const { caseId, memberId, way, shownOn, writeId } = order
  const read = await openFor(sitting, caseId)
  const members = read ? await stores.circle.members(caseId) : []
  const member = members.find(({ id }) => id === memberId)
  if (read === undefined || member === undefined) return nothingThere
  const code = fileCodeOf(order.code)
  if (way === 'file' && code === undefined) return { refused: { code: 'no-code' } }
  const id = writeOf(writeId, caseId, { memberId, items: order.items, way })
  const before = await stores.handovers.given(caseId)
  if (before.some((one) => one.id === id)) return { refused: { code: 'made-already' } }
  const look = await lookAtHandover(sitting, { read, member, items: order.items, id })
  if (!('looked' in look)) return mayNotGo(sitting, order, look)
  const { looked } = look
  const why = whyNotYet(looked, order, services.world.today())
  if (why) return { refused: why }
  const items = handoverItems.filter((item) => order.items.includes(item))
  const who = `${member.details.who}, ${member.details.organisation}`
  const what = 'Handover to another service'
  const said = await shareIn(sitting, caseId, {
    ...{ memberId, items, purpose: 'handover', by: 'handover', thingId: id, what, writeId },
  })
  if (!('done' in said)) return said
  // As a file it has no door to close, and whoever has it is asked to stop all the same.
  const { versions } = looked
  await noteInPack(sitting, read.file, { member, packId: id, versions, who, inHandover: true })
  const page = services.press.handoverPage(looked.handover, looked.parts)
  const { sha256, notAllowed, reference } = looked.handover.making
  const given = { id, memberId, items, way, shownOn, words: { who, sha256, notAllowed } }
  if (way === 'file') {
    await stores.handovers.noteGiven(read.file, given)
    // Sealed within the transaction: where it cannot be sealed, nothing was noted as given.
    return { file: await sealFile(page, code ?? ''), name: `handover-${reference}.waymark` }
  }
  const expiresAt = daysAfter(services.world.now(), doorDays)
  const door = await stores.guestDoors.open(read.file, {
    ...{ kind: 'handover', subjectId: id, memberId, expiresAt, views: doorViews },
    classes: items.flatMap((item) => shareItems[item].harm),
    payload: Buffer.from(page, 'utf8'),
  })
  await stores.handovers.noteGiven(read.file, { ...given, doorId: door.id })
  return { door, who, expiresAt }
}

/** Somebody asked for it to go out, and it may not: the log says so, as for a pack. */
async function mayNotGo<No extends Exclude<LookAtHandover, { readonly looked: unknown }>>(
  { stores }: Sitting,
  { caseId, memberId }: GiveOrder,
  said: No,
): Promise<No> {
  if ('withheld' in said) {
    const about = { caseId, objectId: memberId }
    await stores.audit.record({ act: 'was not allowed to tell a professional', ...about })
  }
  return said
}

function whyNotYet(
  { ownPlaces, hash, concerns }: LookedAtHandover,
  { seen, goOn, shownOn }: GiveOrder,
  today: Day,
): GiveRefusal | undefined {
  if (ownPlaces.length > 0) return { code: 'tells-own-place', under: ownPlaces }
  if (hash !== seen) return { code: 'changed-since-looked' }
  // A page shows every writing; only what may tell a place has to be read again.
  if (hasConcerns({ ...concerns, unprintable: [] }, []) && !goOn) return { code: 'not-looked-at' }
  return shownOn > today ? { code: 'shown-later' } : undefined
}

function daysAfter(now: string, days: number): string {
  return new Date(Date.parse(now) + days * 86_400_000).toISOString()
}
