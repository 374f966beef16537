/**
 * A meeting of several professionals about one person's safety, as data: who was there, what each was told
 * and on what ground, what the survivor thinks, who does what by when, and what the survivor was told of it.
 * For every attendee each part is asked by itself; without consent a part goes only for a lawful reason that
 * somebody wrote down, and never to a denied type.
 */
import type { Day } from '../calendar/day.ts'
import type { ConsentLedger } from '../consent/ledger.ts'
import { mayShare, type WhyNotShare } from './may-share.ts'
import type { CircleMember } from './member.ts'
import { isDenied } from './recipient.ts'

export const meetingTypes = {
  identification: 'When a concern was found',
  review: 'A review of how it goes',
  safeguarding: 'About keeping somebody safe now',
  missing: 'Somebody is missing',
  'move-on': 'Before support ends or changes',
} as const
export type MeetingType = keyof typeof meetingTypes

/** The parts that a pack for a meeting can hold at all. The first is the usual one. */
export const meetingItems = [
  'initials-and-age-band',
  'pathway-dates',
  'support-needs',
  'risk-summary',
] as const
export type MeetingItem = (typeof meetingItems)[number]

/** Permitted is not required: each is a reason that somebody may tell, and has to write down. */
export const lawfulGrounds = {
  'child-at-risk': 'A child is at risk of serious harm',
  'life-in-danger': 'Somebody’s life is in danger now',
  'adult-at-risk': 'An adult at risk cannot protect themselves',
} as const
export type LawfulGround = keyof typeof lawfulGrounds

/** How long a meeting is kept, as the class that the schedule of retention knows. */
export const retentionClasses = {
  'case-record': 'With the record of the case',
  safeguarding: 'As a safeguarding record',
} as const
export type RetentionClass = keyof typeof retentionClasses

export interface Attendee {
  readonly memberId: string
  readonly present: boolean
  /** What they said about knowing somebody in the matter, in words. Whoever declares one is told nothing. */
  readonly conflict?: string
  readonly lawful?: {
    readonly ground: LawfulGround
    readonly words: string
    readonly items: readonly MeetingItem[]
  }
}

export interface MeetingAction {
  readonly id: string
  readonly what: string
  /** `us`, or the id of a member of the circle. */
  readonly owner: string
  readonly due?: Day
  readonly doneOn?: Day
  /** Owed by others, it is a promise as well. */
  readonly promiseId?: string
}

/** Four answers that are not the same, and the words when there are some. */
export const viewAnswers = {
  said: 'They said',
  'not-asked': 'Not asked yet',
  'prefers-not-to-say': 'They prefer not to say',
  'not-known': 'Not known',
} as const
export type ViewAnswer = keyof typeof viewAnswers

export type SurvivorSummary =
  | { readonly told: string; readonly on: Day }
  /** Only for a reason that says why it would be unsafe. */
  | { readonly withheld: string }

export interface Meeting {
  readonly type: MeetingType
  readonly heldOn: Day
  readonly trigger: string
  readonly chair: string
  readonly items: readonly MeetingItem[]
  readonly attendees: readonly Attendee[]
  readonly riskSummary?: string
  readonly view: { readonly answer: ViewAnswer; readonly words?: string }
  readonly actions: readonly MeetingAction[]
  /** Who disagreed with what. Never smoothed over. */
  readonly disagreement?: string
  readonly nextOn?: Day
  readonly retention: RetentionClass
  readonly summary?: SurvivorSummary
}

export type MeetingRefusal =
  | { readonly code: 'attendee-not-in-circle' }
  | { readonly code: 'attendee-twice' }
  | { readonly code: 'lawful-without-words' }
  | { readonly code: 'owner-not-there' }
  | { readonly code: 'withheld-without-why' }
  | { readonly code: 'next-before-this' }
  | { readonly code: 'told-in-the-future' }

/** What cannot be kept of a meeting, and why; nothing when all of it can. */
export function whyNotMeeting(
  meeting: Meeting,
  members: readonly CircleMember[],
  today: Day,
): MeetingRefusal | undefined {
  const { attendees, actions, summary, nextOn, heldOn } = meeting
  const known = new Set(members.map(({ id }) => id))
  const there = new Set(attendees.map(({ memberId }) => memberId))
  if (attendees.some(({ memberId }) => !known.has(memberId))) {
    return { code: 'attendee-not-in-circle' }
  }
  if (there.size < attendees.length) return { code: 'attendee-twice' }
  if (attendees.some(({ lawful }) => lawful && !lawful.words.trim())) {
    return { code: 'lawful-without-words' }
  }
  if (actions.some(({ owner }) => owner !== 'us' && !there.has(owner))) {
    return { code: 'owner-not-there' }
  }
  if (summary && 'withheld' in summary && !summary.withheld.trim()) {
    return { code: 'withheld-without-why' }
  }
  if (summary && 'told' in summary && summary.on > today) return { code: 'told-in-the-future' }
  return nextOn !== undefined && nextOn <= heldOn ? { code: 'next-before-this' } : undefined
}

/** What one attendee is told, part by part, and what not with every reason. */
export interface ToldAtMeeting {
  readonly memberId: string
  readonly consented: readonly MeetingItem[]
  readonly lawful: readonly MeetingItem[]
  readonly withheld: readonly { readonly item: MeetingItem; readonly why: readonly WhyNotShare[] }[]
}

export function toldAtMeeting(
  { items, attendees }: Pick<Meeting, 'items' | 'attendees'>,
  {
    members,
    consents,
    on,
  }: {
    readonly members: readonly CircleMember[]
    readonly consents: ConsentLedger
    readonly on: Day
  },
): readonly ToldAtMeeting[] {
  return attendees.flatMap((attendee) => {
    const member = members.find(({ id }) => id === attendee.memberId)
    if (member === undefined) return []
    const kept = barred(attendee, member)
    const asked = items.map((item) => ({
      item,
      said: mayShare({ consents, member, items: [item], purpose: 'meeting', on }),
    }))
    const consented = kept
      ? []
      : asked.flatMap(({ item, said }) => ('allowed' in said ? [item] : []))
    const lawful = kept
      ? []
      : items.filter((item) => !consented.includes(item) && attendee.lawful?.items.includes(item))
    const withheld = asked.flatMap(({ item, said }) => {
      if (consented.includes(item) || lawful.includes(item)) return []
      const why = 'refused' in said ? said.refused : [{ code: 'conflict', since: on } as const]
      return [{ item, why }]
    })
    return [{ memberId: member.id, consented, lawful, withheld }]
  })
}

/** Nothing overrides these: not a lawful reason either. */
function barred({ conflict }: Attendee, member: CircleMember): boolean {
  return Boolean(conflict) || isDenied(member.type) || member.conflictSince !== undefined
}

/** "18 to 24": as much of an age as a meeting needs. Nothing where the day of birth is not known. */
export function ageBand(bornOn: string | undefined, on: Day): string {
  const born = /^(\d{4})-(\d{2})-(\d{2})$/.exec(bornOn ?? '')
  if (!born) return 'age not known'
  const before = on.slice(5) < `${born[2]}-${born[3]}` ? 1 : 0
  const years = Number(on.slice(0, 4)) - Number(born[1]) - before
  if (!(years >= 0 && years < 130)) return 'age not known'
  if (years < 18) return 'under 18'
  if (years < 25) return '18 to 24'
  return years < 40 ? '25 to 39' : years < 60 ? '40 to 59' : '60 or over'
}

/** At most three letters, so that no name fits. */
export function initialsOf(names: string | undefined): string {
  const letters = (names ?? '')
    .normalize('NFC')
    .split(/[\s-]+/u)
    .flatMap((name) => /\p{L}/u.exec(name)?.[0] ?? [])
  const few = [...letters.slice(0, 2), ...letters.slice(2).slice(-1)]
  return few.length === 0
    ? 'initials not known'
    : few.map((one) => `${one.toUpperCase()}.`).join('')
}

/** The earliest open thing that we said we would do. */
export function ownActionDue(actions: readonly MeetingAction[]): Day | undefined {
  return actions
    .flatMap(({ owner, due, doneOn }) => (owner === 'us' && due && !doneOn ? [due] : []))
    .toSorted()[0]
}
