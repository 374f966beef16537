/** Query: what a person wishes of an interpreter, who has interpreted and how it went, what is booked. */
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import type { KeptBooking, KeptInterpreter, KeptWishes } from '../ports/circle/interpreter-store.ts'
import { type Services, sit } from '../services.ts'

export interface Known {
  readonly interpreter: KeptInterpreter
  /** Took place, newest first: who knows them already stands first in every list. */
  readonly before: readonly KeptBooking[]
}

export interface InterpretersPage extends ReadCase {
  readonly wishes: KeptWishes | undefined
  readonly usable: readonly Known[]
  readonly never: readonly Known[]
  readonly open: readonly KeptBooking[]
  readonly mayChange: boolean
}

export async function readInterpreters(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<InterpretersPage | undefined> {
  return sit(services, actor, async (sitting) => {
    const { interpreters } = sitting.stores
    const [read, wishes, list, bookings] = await Promise.all([
      openFor(sitting, caseId),
      interpreters.wishes(caseId),
      interpreters.list(caseId),
      interpreters.bookings(caseId),
    ])
    if (read === undefined) return undefined
    const known = list
      .map((interpreter) => ({
        interpreter,
        before: bookings.filter(
          ({ interpreterId, ended }) => interpreterId === interpreter.id && ended !== undefined,
        ),
      }))
      .toSorted((one, other) => timesOf(other) - timesOf(one))
    return {
      ...read,
      wishes,
      usable: known.filter(({ interpreter }) => !interpreter.never),
      never: known.filter(({ interpreter }) => interpreter.never),
      open: bookings.filter(({ ended }) => ended === undefined).toReversed(),
      mayChange: mayDo(actor, 'work-on-case', read.file),
    }
  })
}

export function timesOf({ before }: Known): number {
  return before.filter(({ ended }) => ended === 'done').length
}
