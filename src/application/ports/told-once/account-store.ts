/** What a person told about themselves: events that are added, never changed. */
import type { AccountEvent, NewAccountEvent } from '../../../domain/told-once/account-event.ts'
import type { OpenCase, Written } from '../case-store.ts'

export interface AccountStore {
  /** Everything that happened, in the order in which it was recorded; reading it is in the log. */
  read(caseId: string): Promise<readonly AccountEvent[]>
  /**
   * Adds one event. `revisionSeen`: how often words or permissions of this part had changed on the page
   * that it was written on; left out for what depends on none of them.
   */
  add(
    seen: OpenCase,
    event: NewAccountEvent,
    write: { readonly writeId: string; readonly revisionSeen?: number },
  ): Promise<Written>
}
