/** What the page of one asking is given. */
import type { OneAccess } from '../../../application/access-requests/read-access.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'

export interface OwnRecordProps {
  readonly read: OneAccess
  readonly userId: string
  readonly writeId: string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: Message | undefined
  readonly done?: string | undefined
}
