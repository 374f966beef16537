/** Query: what today asks of this person, one line each, with why it is there and what one press does. */
import { addDays, type Day } from '../../domain/calendar/day.ts'
import type { Actor } from '../actor.ts'
import { ourTarget } from '../case/limits-from-policy.ts'
import type { CaseLine, TodayLine } from '../ports/list-store.ts'
import type { Draft } from '../ports/person-stores.ts'
import type { MessageTrouble } from '../ports/sending/outbox-store.ts'
import { type Services, sit } from '../services.ts'

export interface Today {
  readonly today: Day
  readonly due: readonly TodayLine[]
  /** People in support whom nobody has met, called or written to for this many days. */
  readonly quiet: readonly CaseLine[]
  readonly quietDays: number
  readonly answers: readonly {
    caseId: string
    reference: string
    alias: string
    kind: string
    at: string
  }[]
  readonly release: readonly {
    caseId: string
    reference: string
    alias: string
    workerName: string
  }[]
  /** Messages that did not arrive, may not have, or wait longer than they should. */
  readonly messages: readonly MessageTrouble[]
  readonly drafts: readonly Draft[]
}

export const mostLines = 200

export async function readToday(services: Services, actor: Actor): Promise<Today> {
  return sit(services, actor, async ({ stores, policy }) => {
    const today = services.world.today()
    const quietDays = ourTarget(policy, 'OUR-NO-CONTACT', today)
    const [due, quiet, answers, release, drafts, messages] = await Promise.all([
      stores.lists.today(today, mostLines),
      stores.lists.withoutContactSince(addDays(today, -quietDays)),
      stores.lists.answersWaiting(),
      actor.role === 'service-manager' ? stores.lists.awaitingRelease() : [],
      stores.drafts.mine(),
      stores.outbox.trouble(services.world.now(), mostLines),
    ])
    return { today, due, quiet, quietDays, answers, release, drafts, messages }
  })
}
