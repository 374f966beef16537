/**
 * Commands: a survivor takes back that somebody may be told. It holds from the moment it is recorded; the
 * answer names everyone who rested on it and everything that had gone out, so that each can be asked to stop.
 */
import type { Day } from '../../domain/calendar/day.ts'
import { standingGrant } from '../../domain/circle/may-share.ts'
import type { Actor } from '../actor.ts'
import { recordIn } from '../case/record-facts.ts'
import { writeOf } from '../case/same-write.ts'
import type { Shared } from '../ports/circle/sharing-store.ts'
import type { Services } from '../services.ts'
import {
  type CircleRefusal,
  type CircleSaved,
  consentsOf,
  nothingThere,
  onCircle,
  refreshAsks,
} from './on-circle.ts'

export interface ToTakeBack {
  readonly caseId: string
  readonly memberId: string
  readonly on: Day
  readonly form?: 'written' | 'verbal'
  readonly why?: string
  readonly write: { readonly writeId: string; readonly versionSeen: number }
}

export type TakenBack =
  | {
      readonly done: true
      /** Who may not be told any more: everyone who rested on the very same consent. */
      readonly stopped: readonly string[]
      /** What had gone out to them before, newest first. */
      readonly told: readonly Shared[]
    }
  | { readonly refused: CircleRefusal }

export function takeBack(
  services: Services,
  actor: Actor,
  { caseId, memberId, on, form, why, write }: ToTakeBack,
): Promise<TakenBack> {
  const own = writeOf(write.writeId, caseId, { memberId, on, form, why })
  return onCircle(services, actor, caseId, async (sitting, seen): Promise<TakenBack> => {
    const { stores } = sitting
    const members = await stores.circle.standing(caseId)
    const member = members.find(({ id }) => id === memberId)
    if (member === undefined) return nothingThere
    const stopped = members.flatMap(({ id, grant }) => (grant === member.grant ? [id] : []))
    const done = async (): Promise<TakenBack> => {
      const told = await stores.sharing.sharedWith(caseId)
      return {
        done: true,
        stopped,
        told: told.filter((one) => stopped.includes(one.memberId ?? '')),
      }
    }
    if (await stores.cases.wasDone(own)) return done()
    const consents = consentsOf(seen.facts, sitting)
    const consent = (['share-with-organisation', 'ask-professional'] as const).find(
      (code) => 'fact' in standingGrant(consents, code, member.grant),
    )
    if (consent === undefined) return { refused: { code: 'no-such-consent' } }
    const detail = { consent, given: member.grant, ...(form && { form }), ...(why && { why }) }
    const recorded = await recordIn(sitting, seen, {
      facts: [{ type: 'consent-withdrawn', on, detail }],
      write: { writeId: own, versionSeen: write.versionSeen },
    })
    return 'refused' in recorded ? { refused: recorded.refused } : done()
  })
}

/** Somebody gave the letter to them, or said it. Waymark never sends it by itself. */
export function giveNotice(
  services: Services,
  actor: Actor,
  { caseId, memberId, writeId }: { caseId: string; memberId: string; writeId: string },
): Promise<CircleSaved> {
  return onCircle(services, actor, caseId, async (sitting, seen): Promise<CircleSaved> => {
    const { stores } = sitting
    const member = (await stores.circle.standing(caseId)).find(({ id }) => id === memberId)
    if (member === undefined) return nothingThere
    const own = writeOf(writeId, caseId, { memberId, notice: true })
    await stores.circle.noteNoticeGiven(seen, memberId, { writeId: own })
    await refreshAsks(sitting, caseId, seen.facts)
    return { done: true, memberId }
  })
}
