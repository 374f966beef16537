/**
 * Meetings: written down as they were, and one paper for one attendee with what they may be told today. The
 * paper is made only in the transaction that notes it as shared; without that nothing is handed out.
 */
import {
  type Meeting,
  type MeetingAction,
  type MeetingRefusal,
  type ToldAtMeeting,
  toldAtMeeting,
  whyNotMeeting,
} from '../../domain/circle/meeting.ts'
import type { Fact } from '../../domain/facts/fact.ts'
import { isOwedBy } from '../../domain/promises/owed-by.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import { writeOf } from '../case/same-write.ts'
import type { KeptMember } from '../ports/circle/circle-store.ts'
import type { KeptMeeting } from '../ports/circle/meeting-store.ts'
import type { Shared } from '../ports/circle/sharing-store.ts'
import { recordIn as recordPromiseIn } from '../promises/keep-promises.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { type CircleRefusal, consentsOf, nothingThere, onCircle, refreshAsks } from './on-circle.ts'
import { withDay } from './read-circle.ts'

export type MeetingSaved =
  | { readonly done: true; readonly meetingId: string }
  | { readonly refused: CircleRefusal | MeetingRefusal }

export interface MeetingsPage extends ReadCase {
  readonly members: readonly KeptMember[]
  readonly meetings: readonly KeptMeeting[]
  readonly mayChange: boolean
}

export async function readMeetings(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<MeetingsPage | undefined> {
  return sit(services, actor, async (sitting) => {
    const [read, members, meetings] = await Promise.all([
      openFor(sitting, caseId),
      sitting.stores.circle.members(caseId),
      sitting.stores.meetings.list(caseId),
    ])
    return (
      read && { ...read, members, meetings, mayChange: mayDo(actor, 'work-on-case', read.file) }
    )
  })
}

export interface MeetingPage extends MeetingsPage {
  readonly kept: KeptMeeting
  /** What each attendee may be told today, part by part. */
  readonly told: readonly ToldAtMeeting[]
  /** What went out to them for this meeting. */
  readonly shared: readonly Shared[]
}

export async function readMeeting(
  services: Services,
  actor: Actor,
  { caseId, meetingId }: { caseId: string; meetingId: string },
): Promise<MeetingPage | undefined> {
  return sit(services, actor, (sitting) => meetingIn(sitting, caseId, meetingId))
}

export async function meetingIn(
  sitting: Sitting,
  caseId: string,
  meetingId: string,
): Promise<MeetingPage | undefined> {
  const { stores, actor } = sitting
  const [read, members, meetings, shared] = await Promise.all([
    openFor(sitting, caseId),
    stores.circle.members(caseId),
    stores.meetings.list(caseId),
    stores.sharing.sharedWith(caseId),
  ])
  const kept = meetings.find(({ id }) => id === meetingId)
  if (!read || !kept) return undefined
  const { tracks, today } = read.picture
  return {
    ...{ ...read, members, meetings, kept },
    mayChange: mayDo(actor, 'work-on-case', read.file),
    told: toldAtMeeting(kept.meeting, { members, consents: tracks.consents, on: today }).map(
      (one) => inDays(one, members, read.file.facts),
    ),
    shared: shared.filter(({ thingId }) => thingId === meetingId),
  }
}

/** Where a consent was taken back by name, the page says on which day. */
function inDays(
  told: ToldAtMeeting,
  members: readonly KeptMember[],
  facts: readonly Fact[],
): ToldAtMeeting {
  const member = members.find(({ id }) => id === told.memberId)
  if (member === undefined) return told
  const withheld = told.withheld.map(({ item, why }) => ({
    item,
    why: why.map((one) => withDay(one, member, facts)),
  }))
  return { ...told, withheld }
}

export interface ToKeepMeeting {
  readonly caseId: string
  /** Left out for a new one. */
  readonly meetingId?: string
  readonly meeting: Meeting
  readonly write: { readonly writeId: string; readonly versionSeen: number }
}

export function keepMeeting(
  services: Services,
  actor: Actor,
  { caseId, meetingId, meeting, write }: ToKeepMeeting,
): Promise<MeetingSaved> {
  const own = writeOf(write.writeId, caseId, { meetingId, meeting: asAnswered(meeting) })
  const id = meetingId ?? writeOf(own, caseId, 'meeting')
  return onCircle(services, actor, caseId, async (sitting, seen): Promise<MeetingSaved> => {
    const { stores } = sitting
    if (await stores.cases.wasDone(own)) return { done: true, meetingId: id }
    const members = await stores.circle.members(caseId)
    const refused = whyNotMeeting(meeting, members, services.world.today())
    if (refused) return { refused }
    const before = (await stores.meetings.list(caseId)).find((one) => one.id === id)
    if (meetingId !== undefined && !before) return nothingThere
    const version = before?.version ?? 0
    if (version !== write.versionSeen) return { refused: { code: 'changed-meanwhile', version } }
    const actions = await withPromises(sitting, caseId, { meeting, members, own })
    const kept = { id, meeting: { ...meeting, actions } }
    await stores.meetings.keep(seen, kept, { writeId: own, versionSeen: version })
    await refreshAsks(sitting, caseId, seen.facts)
    return { done: true, meetingId: id }
  })
}

/** Without the promises, which the first sending of a form makes: sent again it finds them, and is the same. */
function asAnswered(meeting: Meeting): Meeting {
  return { ...meeting, actions: meeting.actions.map(({ promiseId: _, ...action }) => action) }
}

/** What others said they would do is a promise like any other: asked for again, and counted when silent. */
async function withPromises(
  sitting: Sitting,
  caseId: string,
  { meeting, members, own }: { meeting: Meeting; members: readonly KeptMember[]; own: string },
): Promise<readonly MeetingAction[]> {
  const actions: MeetingAction[] = []
  for (const action of meeting.actions) {
    const owner = members.find(({ id }) => id === action.owner)
    const isNew = owner && !action.promiseId && !action.doneOn && isOwedBy(owner.type)
    const promiseId = isNew
      ? await promised(sitting, caseId, { action, owner, heldOn: meeting.heldOn, own })
      : undefined
    actions.push(promiseId ? { ...action, promiseId } : action)
  }
  return actions
}

async function promised(
  sitting: Sitting,
  caseId: string,
  about: { action: MeetingAction; owner: KeptMember; heldOn: Meeting['heldOn']; own: string },
): Promise<string | undefined> {
  const { action, owner, heldOn, own } = about
  // As it stands now: the promise before this one has moved the version of the case.
  const seen = await sitting.stores.cases.open(caseId)
  if (!seen || !isOwedBy(owner.type)) return undefined
  const saved = await recordPromiseIn(sitting, seen, {
    event: {
      ...{ kind: 'asked', owedBy: owner.type, what: 'other', on: heldOn },
      ...{ who: owner.details.who, words: action.what },
      ...(action.due && { by: action.due }),
    },
    writeId: writeOf(own, caseId, action.id),
  })
  if (saved === 'again') throw new Error('the case was written to although it was held still')
  return 'done' in saved ? saved.promiseId : undefined
}

/** Asked again inside the transaction that lets a pack out: what one attendee may be told at this moment. */
export async function toldNow(
  sitting: Sitting,
  caseId: string,
  { meetingId, memberId }: { meetingId: string; memberId: string },
) {
  const seen = await sitting.stores.cases.open(caseId)
  const page = seen && (await meetingIn(sitting, caseId, meetingId))
  const member = page?.members.find(({ id }) => id === memberId)
  const attendee = page?.kept.meeting.attendees.find((one) => one.memberId === memberId)
  if (!seen || !page || !member || !attendee) return undefined
  const around = {
    members: page.members,
    consents: consentsOf(seen.facts, sitting),
    on: sitting.services.world.today(),
  }
  const [told] = toldAtMeeting({ ...page.kept.meeting, attendees: [attendee] }, around)
  return told && { seen, page, member, attendee, told }
}
