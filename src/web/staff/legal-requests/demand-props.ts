/** What the page of one entry is given. */
import type { KeptRequest } from '../../../application/ports/legal-requests/legal-request-store.ts'
import type { StoredDocument } from '../../../application/ports/person-stores.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'

export interface DemandProps {
  readonly request: KeptRequest
  readonly action: string
  readonly back: string
  /** Decides: a manager in the case or about nobody, or the data protection lead. */
  readonly mayDecide: boolean
  /** In the case itself: only there something goes out, and the person is told. */
  readonly inCase: boolean
  readonly papers: readonly StoredDocument[]
  readonly userId: string
  readonly writeId: string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: Message | undefined
  readonly done?: string | undefined
}
