/** What the parts of the page about risk are given. */
import type { Actor } from '../../../application/actor.ts'
import type { RiskPicture } from '../../../application/risk/read-risk.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'

export interface RiskPageProps {
  readonly read: RiskPicture
  readonly actor: Actor
  readonly newWriteId: () => string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: Message | undefined
  readonly done?: string | undefined
}
