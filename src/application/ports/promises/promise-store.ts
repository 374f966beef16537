/** What others promised a person: events that are only added, and one open line for each promise. */
import type { NewPromiseEvent, PromiseEvent } from '../../../domain/promises/promise-event.ts'
import type { PromiseOutline } from '../../../domain/promises/promised.ts'
import type { OpenCase, Written } from '../case-store.ts'

/** One promise on a list over many cases: no names, no words. */
export interface PromiseLine extends PromiseOutline {
  readonly caseId: string
  readonly reference: string
  readonly alias: string
  readonly workerName: string
}

export interface PromiseStore {
  /** Every event of a case, with a line in the log; none when the case is not theirs. */
  read(caseId: string): Promise<readonly PromiseEvent[]>
  /**
   * Adds what happened, only while the case is as it was `seen`: what was decided on it still holds.
   * Its outline is for the lists; without one the promise is gone, because its asking was struck out.
   */
  add(
    seen: OpenCase,
    event: NewPromiseEvent,
    write: { readonly writeId: string; readonly outline: PromiseOutline | undefined },
  ): Promise<Written>
  /** Open promises of one's own and covered cases, or of every case of a manager's services. */
  lines(scope: 'own' | 'services'): Promise<readonly PromiseLine[]>
}
