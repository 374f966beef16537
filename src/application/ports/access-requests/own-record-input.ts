/** What a person's copy of their own record is written from. It has no field for a place. */
import type { OwnCopy } from '../../../domain/access-requests/own-copy.ts'
import type { IsoDay } from '../document-inputs.ts'

export interface OwnRecordInput {
  readonly reference: string
  /** The day they asked: the same copy on any day. */
  readonly madeOn: IsoDay
  readonly copy: OwnCopy
}
