/** Query: the log of an organisation, for its data protection lead. Reading it is itself in the log. */
import type { Day } from '../../domain/calendar/day.ts'
import type { Actor } from '../actor.ts'
import type { AuditEntry, Colleague } from '../ports/staff-stores.ts'
import type { Services } from '../services.ts'

export interface LogFilter {
  readonly caseReference?: string
  readonly caseId?: string
  readonly userId?: string
  readonly from?: Day
  readonly to?: Day
}

export interface LogPage {
  readonly entries: readonly AuditEntry[]
  readonly total: number
  readonly colleagues: readonly Colleague[]
  /** Lines that survivors did not recognise and that wait for an answer. */
  readonly notRecognised: number
}

export async function readLog(
  { world }: Pick<Services, 'world'>,
  actor: Actor,
  filter: LogFilter,
  page: { offset: number; limit: number },
): Promise<LogPage> {
  return world.asActor(actor, async ({ audit, staff, lookedOffice }) => {
    await audit.record({ act: 'read the log' })
    return {
      ...(await audit.page(filter, page)),
      colleagues: await staff.colleagues(),
      notRecognised: actor.orgKind === 'provider' ? await lookedOffice.countQuestions() : 0,
    }
  })
}
