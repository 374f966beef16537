/** What the page of one professional is given; its parts stand in files of their own. */
import type { MemberPage } from '../../../application/circle/read-circle.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'

export interface MemberPageProps {
  readonly read: MemberPage
  readonly newWriteId: () => string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: Message | undefined
  readonly done?: string | undefined
}
