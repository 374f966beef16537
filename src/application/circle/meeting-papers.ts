/** Commands: print the pack of one attendee, and the survivor's own copy of what a meeting decided. */
import { ageBand, initialsOf, lawfulGrounds } from '../../domain/circle/meeting.ts'
import type { Channel, ContactBlock } from '../../domain/contact/contact-rules.ts'
import { passingOn } from '../../domain/firewall/explanation.ts'
import { inPlainWords } from '../../domain/pathway/in-plain-words.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { writeOf } from '../case/same-write.ts'
import { reachIn } from '../contact/reach-out.ts'
import { ownPlacesIn } from '../documents/own-places.ts'
import { wordsAsSaid } from '../documents/own-words.ts'
import type { MeetingPackInput } from '../ports/circle/meeting-papers.ts'
import type { DocumentFormat, MadeDocument, ToMake } from '../ports/document-press.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { type MeetingPage, meetingIn, toldNow } from './meetings.ts'
import { onCircle } from './on-circle.ts'
import { atTheFirewall } from './share.ts'

export type PackRefusal =
  | { readonly code: 'case-not-available' }
  /** They may be told nothing of what the meeting wanted to tell. */
  | { readonly code: 'nothing-may-be-told' }
  /** The words say where the person is, or look as if they could. Nobody can wave that through. */
  | { readonly code: 'tells-a-place'; readonly under: readonly string[] }
  /** The firewall says no, or asks to explain first; in words. */
  | { readonly code: 'firewall'; readonly words: readonly string[] }
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'no-summary' }
  /** A paper for the survivor, and nobody said how it reaches them. */
  | { readonly code: 'how-does-it-reach-them' }
  /** Their own rules do not allow this way now. */
  | { readonly code: 'contact-blocked'; readonly reasons: readonly ContactBlock[] }

export type Printed = { readonly made: MadeDocument } | { readonly refused: PackRefusal }

interface PackOrder {
  readonly caseId: string
  readonly meetingId: string
  readonly memberId: string
  readonly format: DocumentFormat
  /** The edition of what stood on the screen about passing it on, where this recipient may do so. */
  readonly explained?: string
  readonly writeId: string
}

const notAvailable = { refused: { code: 'case-not-available' } } as const

/** Printing takes time, so it is done between two transactions; the second asks everything once more. */
export async function printPack(
  services: Services,
  actor: Actor,
  order: PackOrder,
): Promise<Printed> {
  const first = await onCircle(services, actor, order.caseId, (sitting) => packIn(sitting, order))
  if ('refused' in first) return first
  const made = await services.press.make(first.document, order.format)
  const second = await onCircle(services, actor, order.caseId, async (sitting) => {
    const again = await packIn(sitting, order)
    if ('refused' in again) return again
    const same = JSON.stringify(again.document) === JSON.stringify(first.document)
    if (!same) return { refused: { code: 'changed-meanwhile' } } as const
    await noteOut(sitting, order, again)
    return { done: true } as const
  })
  return 'refused' in second ? second : { made }
}

type Pack = NonNullable<Awaited<ReturnType<typeof toldNow>>> & { readonly document: ToMake }

async function packIn(
  sitting: Sitting,
  order: PackOrder,
): Promise<Pack | { readonly refused: PackRefusal }> {
  const now = await toldNow(sitting, order.caseId, order)
  if (now === undefined) return notAvailable
  const items = [...now.told.consented, ...now.told.lawful]
  if (items.length === 0) return { refused: { code: 'nothing-may-be-told' } }
  const { explained } = order
  const stopped = atTheFirewall(now.member.type, {
    ...{ items, by: 'meeting' },
    ...(explained && { explained }),
  })
  if (stopped.length > 0) {
    const words = stopped.flatMap((why) => (why.code === 'firewall' ? [why.words] : []))
    return { refused: { code: 'firewall', words } }
  }
  const input = await inputOf(sitting, now, items)
  const document: ToMake = { kind: 'meeting-pack', input }
  const own = await ownPlacesIn(sitting, order.caseId, document)
  const looks = sitting.services.press.look(document).places.map(({ under }) => under)
  const under = [...new Set([...own, ...looks])]
  return under.length > 0 ? { refused: { code: 'tells-a-place', under } } : { ...now, document }
}

async function inputOf(
  { stores, services }: Sitting,
  { page, member, attendee, told }: Omit<Pack, 'document'>,
  items: readonly string[],
): Promise<MeetingPackInput> {
  const { file, picture, kept } = page
  const today = services.world.today()
  const shown = <Value>(item: string, value: Value | undefined) =>
    items.includes(item) ? value : undefined
  const identity = shown('initials-and-age-band', await stores.people.reveal(file.id, 'identity'))
  const about = shown(
    'initials-and-age-band',
    `${initialsOf(identity?.names)}, ${ageBand(identity?.bornOn, today)}`,
  )
  const { nrm, support } = picture.tracks
  const standing = shown('pathway-dates', [
    `NRM: ${inPlainWords(nrm, today)}`,
    `Support: ${inPlainWords(support, today)}`,
  ])
  const needs = shown(
    'support-needs',
    picture.needs
      .filter(({ whose, closed }) => whose === 'survivor' && !closed)
      .map(({ category }) => categoryName(services, category)),
  )
  const worries = shown('risk-summary', kept.meeting.riskSummary)
  const lawful = told.lawful.length > 0 ? attendee.lawful : undefined
  return {
    reference: file.reference,
    madeOn: today,
    heldOn: kept.meeting.heldOn,
    organisation: 'The support organisation that called this meeting',
    forWhom: `${member.details.who}, ${member.details.organisation}`,
    ...(about && { about }),
    ...(standing && { standing }),
    ...(needs && { needs: [...new Set(needs)] }),
    ...(worries && { worries }),
    ...(lawful && { lawful: lawfulGrounds[lawful.ground] }),
  }
}

function categoryName({ categories }: Services, code: string): string {
  return categories.categories.find((one) => one.code === code)?.title ?? code
}

/** What went out, each part on its own ground; the database asks once more whether that stands. */
async function noteOut(
  { stores }: Sitting,
  { caseId, meetingId, memberId, format, explained, writeId }: PackOrder,
  { seen, member, attendee, told }: Pack,
): Promise<void> {
  const common = {
    memberId,
    type: member.type,
    by: 'meeting',
    thingId: meetingId,
    who: `${member.details.who}, ${member.details.organisation}`,
  } as const
  if (told.consented.length > 0) {
    const id = writeOf(writeId, caseId, { meetingId, memberId, format, consent: true })
    const { grant } = member
    await stores.sharing.noteShared(seen, { ...common, id, grant, items: told.consented })
  }
  if (told.lawful.length > 0 && attendee.lawful) {
    const id = writeOf(writeId, caseId, { meetingId, memberId, format, consent: false })
    const { ground: lawful, words: what } = attendee.lawful
    await stores.sharing.noteShared(seen, { ...common, id, lawful, what, items: told.lawful })
  }
  if (explained && passingOn(member.type)) {
    const about = { caseId, objectId: meetingId }
    await stores.audit.record({ act: 'read where it may go before it was sent', ...about })
  }
  await stores.audit.record({ act: 'printed a pack for a meeting', caseId, objectId: meetingId })
}

type Looked = { readonly document: ToMake } | { readonly refused: PackRefusal }

interface SummaryOrder extends Pick<PackOrder, 'caseId' | 'meetingId' | 'format' | 'writeId'> {
  /** How it reaches them. Without it the guard cannot be asked, and nothing is made. */
  readonly channel: Channel | undefined
}

/** The survivor's own copy: only by a way that their rules allow now. In the log before it is made, handed out, and never kept. */
export async function printSummary(
  services: Services,
  actor: Actor,
  order: SummaryOrder,
): Promise<Printed> {
  const { caseId, meetingId, format, channel, writeId } = order
  if (channel === undefined) return { refused: { code: 'how-does-it-reach-them' } }
  const looked = await sit(services, actor, async (sitting): Promise<Looked> => {
    const page = await meetingIn(sitting, caseId, meetingId)
    if (!page || !mayDo(actor, 'work-on-case', page.file)) return notAvailable
    const document = summaryOf(page, services)
    if (document === undefined) return { refused: { code: 'no-summary' } } as const
    const under = await ownPlacesIn(sitting, caseId, document)
    if (under.length > 0) return { refused: { code: 'tells-a-place', under } } as const
    const may = await reachIn(sitting, page.file, {
      ...{ caseId, code: 'meeting-summary', writeId },
      act: { channel, content: 'detail' },
    })
    if ('refused' in may) return notAvailable
    if ('blocked' in may) return { refused: { code: 'contact-blocked', reasons: may.blocked } }
    const about = { caseId, objectId: meetingId }
    await sitting.stores.audit.record({ act: 'printed what a meeting decided', ...about })
    return { document }
  })
  return 'refused' in looked ? looked : { made: await services.press.make(looked.document, format) }
}

function summaryOf({ file, kept, members }: MeetingPage, services: Services): ToMake | undefined {
  const { summary, heldOn, nextOn, actions } = kept.meeting
  if (!summary || !('told' in summary)) return undefined
  const nameOf = (owner: string) =>
    members.find(({ id }) => id === owner)?.details.who ?? 'Your support worker'
  return {
    kind: 'meeting-summary',
    input: {
      ...{ reference: file.reference, madeOn: services.world.today(), heldOn },
      summary: wordsAsSaid(summary.told),
      actions: actions.map(({ owner, what, due }) => ({
        ...{ who: nameOf(owner), what },
        ...(due && { due }),
      })),
      ...(nextOn && { nextOn }),
    },
  }
}
