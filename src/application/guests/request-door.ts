/**
 * What every link to a question goes through, the first and every later one: whom it is about, whether they
 * may be asked today, the gate, and the door. All of it in the transaction that opens the door.
 */

import { type Day, parseDay } from '../../domain/calendar/day.ts'
import type { WhyNotShare } from '../../domain/circle/may-share.ts'
import { shareItems } from '../../domain/circle/share-items.ts'
import { itemsToldBy, whatItTells } from '../../domain/guests/asks-only.ts'
import { doorLimits } from '../../domain/guests/door.ts'
import {
  aboutWhom,
  type EvidenceTemplate,
  evidenceTemplates,
  namedBy,
  questionFor,
  wordsOf,
} from '../../domain/guests/evidence-question.ts'
import { mayAsk } from '../../domain/guests/may-ask.ts'
import { namesFound } from '../../domain/packs/names-somebody.ts'
import { consentsOf } from '../circle/on-circle.ts'
import { atTheFirewall, sharedIdOf, shareIn, type ToShare } from '../circle/share.ts'
import type { OpenCase } from '../ports/case-store.ts'
import type { KeptMember } from '../ports/circle/circle-store.ts'
import type { OpenedDoor } from '../ports/guests/guest-doors.ts'
import type { Sitting } from '../services.ts'

export type QuestionRefusal =
  | { readonly code: 'nobody-named' }
  | { readonly code: 'no-name-kept' }
  | { readonly code: 'tells-where'; readonly found: string }
  | { readonly code: 'tells-status'; readonly found: string }
  | { readonly code: 'tells-own-place' }
  | { readonly code: 'names-them' }

export interface Question {
  readonly template: EvidenceTemplate
  /** The worker's own words, where the template has none. */
  readonly own?: string
  readonly by: Day
  readonly say: (day: Day) => string
}

/** What would be told by asking: its parts as they were agreed, and the one line that says whom it is about. */
export interface Telling {
  readonly items: ReturnType<typeof itemsToldBy>
  readonly about: string
}

export async function tellingOf(
  { stores }: Sitting,
  seen: OpenCase,
  member: KeptMember,
  { template, own, say }: Question,
): Promise<Telling | { readonly refused: QuestionRefusal }> {
  const named = namedBy(member.items)
  if (named === undefined) return { refused: { code: 'nobody-named' } }
  const words = wordsOf(template, own)
  const tells = whatItTells(words, member.items)
  if (tells) return { refused: tells }
  const places = own ? await stores.places.tellingTexts(seen.id, [own]) : []
  if (places.length > 0) return { refused: { code: 'tells-own-place' } }
  const identity = (await stores.people.reveal(seen.id, 'identity')) ?? {}
  const { names, otherNames, bornOn } = identity
  const about = aboutWhom(named, {
    ...(names && { names }),
    ...(bornOn && { bornOn: inWords(bornOn, say) }),
  })
  if (about === undefined) return { refused: { code: 'no-name-kept' } }
  const known = {
    ...(names && { names }),
    ...(otherNames && { otherNames }),
    ...(bornOn && { bornOn }),
    ...{ reference: seen.reference, alias: seen.alias },
  }
  // By letters only: then the words must not say the name beside them.
  if (own && named !== 'identity' && namesFound([own], known).length > 0) {
    return { refused: { code: 'names-them' } }
  }
  return { items: itemsToldBy(words, named), about }
}

/** A day of birth that nobody knows exactly is kept as it was written. */
function inWords(bornOn: string, say: (day: Day) => string): string {
  const day = parseDay(bornOn)
  return day ? say(day) : bornOn
}

/** Every reason why not; a refusal is in the log of the case. */
export async function whyNotAsk(
  sitting: Sitting,
  { facts, id: caseId }: Pick<OpenCase, 'facts' | 'id'>,
  member: KeptMember,
  { items, explained }: Pick<Telling, 'items'> & { readonly explained?: string | undefined },
): Promise<readonly WhyNotShare[]> {
  const on = sitting.services.world.today()
  const why = [
    ...mayAsk({ consents: consentsOf(facts, sitting), member, items, on }),
    ...atTheFirewall(member.type, { items, by: 'request', ...(explained && { explained }) }),
  ]
  if (why.length > 0) {
    const about = { caseId, objectId: member.id }
    await sitting.stores.audit.record({ act: 'was not allowed to tell a professional', ...about })
  }
  return why
}

interface ToOpen extends Question, Telling {
  readonly requestId: string
  readonly member: KeptMember
  readonly explained?: string | undefined
  readonly writeId: string
}

/** The same form again: its link was shown once, and nothing is opened a second time. */
export async function wasOpened(
  { stores }: Sitting,
  caseId: string,
  open: Omit<ToOpen, 'about' | 'by' | 'say'>,
): Promise<boolean> {
  const id = sharedIdOf(caseId, toShare(open))
  return (await stores.sharing.sharedWith(caseId)).some((one) => one.id === id)
}

function toShare({
  requestId,
  member,
  items,
  template,
  explained,
  writeId,
}: Omit<ToOpen, 'about' | 'by' | 'say'>): ToShare {
  const { title: what } = evidenceTemplates[template]
  return {
    ...{ memberId: member.id, items, purpose: 'ask-for-evidence', by: 'request' },
    ...{ thingId: requestId, what, writeId, ...(explained && { explained }) },
  }
}

/** Asked a moment ago already; the gate has the last word, and whatever it withholds undoes everything. */
export async function openRequestDoor(
  sitting: Sitting,
  seen: OpenCase,
  open: ToOpen,
): Promise<OpenedDoor> {
  const { stores, services, actor } = sitting
  const { requestId, member, template, own, about, by } = open
  const shared = await shareIn(sitting, seen.id, toShare(open))
  if (!('done' in shared)) throw new Error('what might be told a moment ago may not be told now')
  const asker = actor.displayName
  const question = questionFor(template, { about, by, asker, ...(own && { own }) })
  return stores.guestDoors.open(seen, {
    ...{ kind: 'request', subjectId: requestId, memberId: member.id, views: doorLimits.mostViews },
    expiresAt: expiryFor(services.world.now(), member.until),
    payload: Buffer.from(JSON.stringify(question)),
    classes: toShare(open).items.flatMap((item) => shareItems[item].harm),
  })
}

const minute = 60 * 1000
const day = 24 * 60 * minute

/** Seven days, and never past the last day on which this professional may be told anything. */
function expiryFor(now: string, until: Day): string {
  const week = Date.parse(now) + doorLimits.mostDays * day
  // Midnight here is never before this. Late on that very day there is still time for one answer.
  const last = Math.max(Date.parse(`${until}T23:00:00Z`), Date.parse(now) + 15 * minute)
  return new Date(Math.min(week, last)).toISOString()
}
