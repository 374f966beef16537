/** Query: what today asks of this person, one line each, with why it is there and what one press does. */
import { addDays, type Day } from '../../domain/calendar/day.ts'
import type { Actor } from '../actor.ts'
import { ourTarget } from '../case/limits-from-policy.ts'
import type { ContactLine } from '../ports/contact-store.ts'
import type { OwnHeldFile } from '../ports/files/upload-store.ts'
import type { CaseLine, TodayLine } from '../ports/list-store.ts'
import type { Draft } from '../ports/person-stores.ts'
import type { MessageTrouble } from '../ports/sending/outbox-store.ts'
import { promisesForToday, type StandingLine } from '../promises/read-promises.ts'
import { type Services, sit } from '../services.ts'
import { type Urgent, urgentFor } from './urgent-list.ts'

export interface Today extends Urgent {
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
  /** What others owe people of one's own: broken, due, or silent too long. */
  readonly promises: readonly StandingLine[]
  /** Ways of reaching people that are shut, or that have to be asked about again soon. */
  readonly reaching: readonly ContactLine[]
  /** The moment at which it was asked, as an ISO time. */
  readonly now: string
  /** Files they added that nobody can open yet, or that were not safe. */
  readonly held: readonly OwnHeldFile[]
}

/** In good time: so many days before the first answer grows too old. */
export const askAgainDays = 2

export const mostLines = 200

export async function readToday(services: Services, actor: Actor): Promise<Today> {
  return sit(services, actor, async (sitting) => {
    const { stores, policy } = sitting
    const today = services.world.today()
    const now = services.world.now()
    const quietDays = ourTarget(policy, 'OUR-NO-CONTACT', today)
    const [due, quiet, answers, release, drafts, messages, reaching, held, promises] =
      await Promise.all([
        stores.lists.today(today, mostLines),
        stores.lists.withoutContactSince(addDays(today, -quietDays)),
        stores.lists.answersWaiting(),
        actor.role === 'service-manager' ? stores.lists.awaitingRelease() : [],
        stores.drafts.mine(),
        stores.outbox.trouble(now, mostLines),
        stores.contact.lines(soonFrom(now)),
        stores.uploads.mine(),
        promisesForToday(sitting),
      ])
    const urgent = await urgentFor(stores, actor, today)
    const waiting = { answers, release, drafts, messages, reaching, held, promises }
    return { today, now, due, quiet, quietDays, ...waiting, ...urgent }
  })
}

function soonFrom(now: string): string {
  return new Date(Date.parse(now) + askAgainDays * 86_400_000).toISOString()
}
