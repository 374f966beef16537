/** Queries of a seat: what was sent to it, and one submission with the dealings so far. No case is near. */
import { type Day, daysBetween, ukDayOf } from '../../domain/calendar/day.ts'
import { readSubmission } from '../../domain/rna/submission.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import type { SeatItem, SeatStatus } from '../ports/rna-stores.ts'
import type { Services } from '../services.ts'
import { type ReadableSubmission, readableSubmission } from './readable-submission.ts'

export type InboxLine = Omit<SeatItem, 'text' | 'answers'> & {
  readonly receivedOn: Day
  /** Whole days since it came; counted only while somebody waits for this seat. */
  readonly daysHere: number
  readonly isOurs: boolean
}

export interface Inbox {
  readonly ours: readonly InboxLine[]
  readonly others: readonly InboxLine[]
}

/** What waits for this seat, longest first; then everything else, newest first. */
export async function readInbox(services: Services, actor: Actor): Promise<Inbox> {
  if (!mayDo(actor, 'read-submission')) return { ours: [], others: [] }
  const { world } = services
  const items = await world.asActor(actor, ({ seat }) => seat.inbox())
  const lines = items.map((item): InboxLine => {
    const receivedOn = ukDayOf(item.receivedAt)
    const daysHere = daysBetween(receivedOn, world.today())
    return { ...item, receivedOn, daysHere, isOurs: waitsFor(actor, item.status) }
  })
  return {
    ours: lines.filter(({ isOurs }) => isOurs).toReversed(),
    others: lines.filter(({ isOurs }) => !isOurs),
  }
}

/** Whose turn it is. What was asked of the provider can still be answered without waiting for it. */
export function waitsFor({ orgKind }: Pick<Actor, 'orgKind'>, status: SeatStatus): boolean {
  return status === `with-${orgKind}`
}

export function canStillAnswer(actor: Pick<Actor, 'orgKind'>, status: SeatStatus): boolean {
  return waitsFor(actor, status) || status === 'information-requested'
}

export interface SeatPage {
  readonly item: SeatItem
  readonly submission: ReadableSubmission
}

/** Nothing when it was not sent to this organisation: "not there" and "not yours" are one answer. */
export async function readSeatPage(
  services: Services,
  actor: Actor,
  submissionId: string,
): Promise<SeatPage | undefined> {
  if (!mayDo(actor, 'read-submission')) return undefined
  const item = await services.world.asActor(actor, ({ seat }) => seat.open(submissionId))
  return item && pageOf(item, services)
}

export function pageOf(item: SeatItem, { categories }: Pick<Services, 'categories'>): SeatPage {
  const submission = readSubmission(item.text)
  if (submission === undefined) throw new Error('a submission that Waymark did not write')
  return { item, submission: readableSubmission(submission, categories) }
}
