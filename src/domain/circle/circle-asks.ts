/**
 * What the circle asks of a worker: to ask again before something ends, and to give notice where something
 * was told on a consent that stands no more. In fixed words: nothing that anybody typed stands on a list.
 */
import { addDays, type Day } from '../calendar/day.ts'
import type { ConsentLedger } from '../consent/ledger.ts'
import { standingGrant } from './may-share.ts'
import { type CircleMember, warnDays } from './member.ts'
import { recipientTypes } from './recipient.ts'

export interface ToldMember extends CircleMember {
  /** When something last went out to them: an ISO time. */
  readonly toldAt?: string
  readonly noticeGivenAt?: string
}

export interface CircleAsk {
  readonly key: string
  readonly title: string
  readonly todo: string
  readonly due: Day
  readonly showFrom: Day
}

/** Whether the consent that a member rests on stands, whichever of the two kinds it is. */
export function restsOnConsent(consents: ConsentLedger, { grant }: CircleMember): boolean {
  return (['share-with-organisation', 'ask-professional'] as const).some(
    (code) => 'fact' in standingGrant(consents, code, grant),
  )
}

/** Something went out, it may not be used any more, and nobody has said so to them since. */
export function noticeIsDue(consents: ConsentLedger, member: ToldMember): boolean {
  const { toldAt, noticeGivenAt, ended, conflictSince } = member
  if (toldAt === undefined) return false
  // Somebody who must not be told is not written to either, until somebody has thought about it.
  if (conflictSince !== undefined) return false
  if (noticeGivenAt !== undefined && noticeGivenAt >= toldAt) return false
  return ended !== undefined || !restsOnConsent(consents, member)
}

/** `takenBack`: on which day the consent of one fact was taken back by its own name. */
export function circleAsks(
  consents: ConsentLedger,
  members: readonly ToldMember[],
  { today, takenBack }: { readonly today: Day; readonly takenBack: ReadonlyMap<string, Day> },
): readonly CircleAsk[] {
  return members.flatMap((member) => {
    const who = recipientTypes[member.type]
    if (noticeIsDue(consents, member)) {
      const since = member.ended?.on ?? takenBack.get(member.grant) ?? today
      return [
        {
          key: `notice:${member.id}`,
          title: `${who}: they were told something, and may not use it any more`,
          todo: 'The letter that asks them to stop is written; read it and give it to them',
          due: since,
          showFrom: since,
        },
      ]
    }
    const stands = !member.ended && !member.conflictSince && restsOnConsent(consents, member)
    if (!stands) return []
    return [
      {
        key: `ends:${member.id}`,
        title: `${who}: what they may be told ends`,
        todo: 'Ask again and renew it, or end it',
        due: member.until,
        showFrom: addDays(member.until, -warnDays),
      },
    ]
  })
}
