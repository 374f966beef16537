/**
 * Letting a pack out. It is looked at, made, and then, in one transaction: the consents are held still, it is
 * looked at again, the gate is asked, what goes is noted, and the file is put behind a door. Whatever says no
 * on the way, nothing went out and nothing of it is kept.
 */
import { createHash } from 'node:crypto'
import { type Day, ukDayOf } from '../../domain/calendar/day.ts'
import type { WhyNotShare } from '../../domain/circle/may-share.ts'
import { shareItems } from '../../domain/circle/share-items.ts'
import { itemsUsed } from '../../domain/packs/pack-content.ts'
import { packEndsAt } from '../../domain/packs/pack-ends.ts'
import { isPackTemplate } from '../../domain/packs/pack-templates.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { writeOf } from '../case/same-write.ts'
import { type CircleRefusal, notAvailable, nothingThere, onCircle } from '../circle/on-circle.ts'
import { shareIn } from '../circle/share.ts'
import { hasConcerns } from '../documents/make-document.ts'
import type { MadeDocument } from '../ports/document-press.ts'
import type { OpenedDoor } from '../ports/guests/guest-doors.ts'
import type { PaperToPrint } from '../ports/packs/pack-press.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { marksOf, noteInPack } from './account-in-pack.ts'
import {
  type Look,
  type LookedAtPack,
  type LookRefusal,
  lookAtPack,
  type PackChoice,
  packFor,
} from './look-at-pack.ts'

export type ReleaseRefusal =
  | CircleRefusal
  | LookRefusal
  | { readonly code: 'changed-since-looked' }
  | { readonly code: 'not-looked-at' }
  | { readonly code: 'nothing-in-it' }
  /** Of one of the papers nobody said that they looked for a place on it. */
  | { readonly code: 'papers-not-looked-over' }
  | { readonly code: 'tells-own-place'; readonly under: readonly string[] }
  | { readonly code: 'names-them'; readonly found: readonly string[] }
  /** One of the papers could not be put into it, or the press gave up. */
  | { readonly code: 'could-not-be-made' }
  /** The same form again: the link was shown once and is not kept. */
  | { readonly code: 'made-already' }

export type Released =
  | { readonly made: { readonly packId: string; readonly expiresAt: string } & OpenedDoor }
  | { readonly withheld: readonly WhyNotShare[] }
  | { readonly refused: ReleaseRefusal }

export interface ReleaseOrder {
  readonly caseId: string
  readonly choice: PackChoice
  /** The hash of what was on the page. */
  readonly seen: string
  /** A person has read what may tell a place, and goes on. */
  readonly goOn: boolean
  /** The edition of what stood on the screen about passing it on. */
  readonly explained?: string
  readonly writeId: string
  readonly say: (day: Day) => string
}

export async function releasePack(
  services: Services,
  actor: Actor,
  order: ReleaseOrder,
): Promise<Released> {
  const gathered = await sit(services, actor, (sitting) => gather(sitting, order))
  if (!('papers' in gathered)) return gathered
  const { world } = services
  const packId = writeOf(order.writeId, order.caseId, order.choice)
  const { lastDay } = gathered
  const expiresAt = packEndsAt(world.now(), order.choice.days, lastDay)
  const input = {
    ...gathered.looked.input,
    number: numberOf(packId),
    until: ukDayOf(expiresAt),
  }
  // Printing takes time, so it is done between two transactions: no lock waits for the press.
  let made: MadeDocument
  try {
    made = await services.press.makePack(input, gathered.papers)
  } catch {
    return { refused: { code: 'could-not-be-made' } }
  }
  return onCircle(services, actor, order.caseId, (sitting) =>
    letOut(sitting, { order, packId, expiresAt, made, looked: gathered.looked }),
  )
}

type Gathered =
  | {
      readonly looked: LookedAtPack
      readonly papers: readonly PaperToPrint[]
      /** On which they may be told: the pack ends with it. */
      readonly lastDay: Day
    }
  | Exclude<Released, { readonly made: unknown }>

async function gather(sitting: Sitting, order: ReleaseOrder): Promise<Gathered> {
  const { caseId, choice, seen, goOn, say } = order
  const about = await packFor(sitting, caseId, choice.memberId)
  if (about === undefined) return nothingThere
  if (!mayDo(sitting.actor, 'work-on-case', about.read.file)) return notAvailable
  const look = await lookAtPack(sitting, { ...about, choice, say })
  if (!('looked' in look)) return notAllowed(sitting, order, look)
  const { looked } = look
  const refused = whyNotYet(looked, { seen, goOn })
  if (refused) return { refused }
  const over = new Set(choice.papers.flatMap((one) => (one.lookedOver ? [one.id] : [])))
  if (looked.papers.some(({ id }) => !over.has(id))) {
    return { refused: { code: 'papers-not-looked-over' } }
  }
  const papers: PaperToPrint[] = []
  for (const { id } of looked.papers) {
    const read = await sitting.stores.documents.read(caseId, id)
    const type = read?.about.type
    if (read === undefined || (type !== 'pdf' && type !== 'jpeg' && type !== 'png')) {
      return { refused: { code: 'no-such-paper' } }
    }
    const title = looked.content.papers.find((one) => one.id === id)?.title ?? ''
    papers.push({ title, type, bytes: read.bytes })
  }
  return { looked, papers, lastDay: about.member.until }
}

/** Somebody asked for it to go out, and it may not: the log says so. Looking alone says nothing there. */
async function notAllowed<No extends Exclude<Look, { readonly looked: unknown }>>(
  { stores }: Sitting,
  { caseId, choice }: ReleaseOrder,
  said: No,
): Promise<No> {
  if ('withheld' in said) {
    const about = { caseId, objectId: choice.memberId }
    await stores.audit.record({ act: 'was not allowed to tell a professional', ...about })
  }
  return said
}

function whyNotYet(
  { content, ownPlaces, named, hash, concerns }: LookedAtPack,
  { seen, goOn }: Pick<ReleaseOrder, 'seen' | 'goOn'>,
): ReleaseRefusal | undefined {
  if (content.parts.length + content.papers.length === 0) return { code: 'nothing-in-it' }
  if (ownPlaces.length > 0) return { code: 'tells-own-place', under: ownPlaces }
  if (named.length > 0) return { code: 'names-them', found: named }
  if (hash !== seen) return { code: 'changed-since-looked' }
  if (hasConcerns(concerns, []) && !goOn) return { code: 'not-looked-at' }
  return undefined
}

interface ToLetOut {
  readonly order: ReleaseOrder
  readonly packId: string
  readonly expiresAt: string
  readonly made: MadeDocument
  readonly looked: LookedAtPack
}

/** With the consents held still: looked at once more, asked, noted, and put behind its door. */
async function letOut(
  sitting: Sitting,
  { order, packId, expiresAt, made, looked }: ToLetOut,
): Promise<Released> {
  const { stores } = sitting
  const { caseId, choice, say, writeId, explained } = order
  const about = await packFor(sitting, caseId, choice.memberId)
  if (about === undefined) return nothingThere
  const before = await stores.packs.list(caseId)
  if (before.some(({ id }) => id === packId)) return { refused: { code: 'made-already' } }
  const look = await lookAtPack(sitting, { ...about, choice, say })
  if (!('looked' in look)) return notAllowed(sitting, order, look)
  if (look.looked.hash !== looked.hash) return { refused: { code: 'changed-since-looked' } }
  const { content, input, account } = looked
  const items = itemsUsed(content)
  const { template, memberId, views, shownOn } = choice
  if (!isPackTemplate(template)) return { refused: { code: 'no-such-template' } }
  const said = await shareIn(sitting, caseId, {
    ...{ memberId, items, purpose: look.purpose, by: 'pack', thingId: packId },
    ...{ what: `${input.title}, ${numberOf(packId)}`, writeId },
    ...(explained && { explained }),
  })
  if (!('done' in said)) return said
  const { madeFor: who } = input
  for (const { id: objectId } of looked.papers) {
    await stores.audit.record({ act: 'looked for a place on a paper that goes', caseId, objectId })
  }
  // Looked at just above, with everything held still: these are the words that stand now.
  await noteInPack(sitting, about.read.file, {
    ...{ member: about.member, packId, versions: look.looked.account.versions, who },
  })
  const door = await stores.guestDoors.open(about.read.file, {
    ...{ kind: 'pack', subjectId: packId, memberId, expiresAt, views, payload: made.bytes },
    classes: items.flatMap((item) => shareItems[item].harm),
  })
  await stores.packs.add(about.read.file, {
    ...{ id: packId, memberId, template, items, shownOn, views, doorId: door.id },
    words: {
      who,
      parts: content.parts.map(({ title }) => title),
      papers: content.papers,
      account: marksOf(account.versions),
      sha256: createHash('sha256').update(made.bytes).digest('hex'),
    },
  })
  return { made: { packId, expiresAt, ...door } }
}

/** "Pack 7F3A-21B0": told on the telephone, and known to nobody else. */
export function numberOf(packId: string): string {
  return `Pack ${packId.slice(0, 4)}-${packId.slice(4, 8)}`.toUpperCase().replace('PACK', 'Pack')
}
