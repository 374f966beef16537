/** What the page of all ways is given; its parts stand in files of their own. */
import type { Actor } from '../../../application/actor.ts'
import type { ContactPicture } from '../../../application/contact/read-contact.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'

export interface ContactPageProps {
  readonly read: ContactPicture
  readonly actor: Actor
  readonly newWriteId: () => string
  /** Shown only because somebody asked a moment ago. */
  readonly codeWord?: { readonly word: string | undefined } | undefined
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: Message | undefined
  readonly done?: string | undefined
}
