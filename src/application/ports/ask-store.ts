/**
 * What parts of a case besides the pathway ask of somebody: lines for Today. Each part replaces its own
 * lines, in the transaction of whatever changed them.
 */
import type { Day } from '../../domain/calendar/day.ts'

/** The parts that may ask, each with the page of the case on which it is answered. */
export const askers = {
  risk: '/risk',
  promises: '/promises',
  circle: '/circle',
  account: '/account',
  interpreters: '/circle/interpreters',
  guests: '/circle/requests',
  // What doors tell by themselves: written and ended by the database alone.
  'pack-doors': '/circle/packs',
  'request-doors': '/circle/requests',
  'handover-doors': '/circle/handovers',
  retention: '/kept',
  demands: '/asked',
  'own-record': '/own-record',
} as const
export type Asker = keyof typeof askers

/** Title and what to do are fixed words: nothing that anybody typed may stand on a list. */
export interface AskLine {
  /** Within the part: stable for as long as the same thing is asked. */
  readonly key: string
  readonly title: string
  readonly todo: string
  readonly due: Day
  readonly showFrom: Day
  /** A manager of the service is asked, not the worker. */
  readonly ofManager?: true
}

export interface AskStore {
  /** From now on this part asks exactly for these lines. The case has to be open. */
  replace(caseId: string, asker: Asker, lines: readonly AskLine[]): Promise<void>
}

export function isAsker(text: string): text is Asker {
  return Object.hasOwn(askers, text)
}
