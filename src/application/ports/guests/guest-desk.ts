/**
 * What a guest can do at their door, and nothing else: give the code, look, answer. No store of a case is
 * reachable from here, and every reason why a door does not open is one answer.
 */
import type { DoorKind } from '../../../domain/guests/door.ts'
import type { EvidenceAnswer } from '../../../domain/guests/evidence-question.ts'

export type CodeTried =
  | { readonly session: string }
  | { readonly wrong: true; readonly triesLeft: number }
  /** Not eight digits: a slip of the hand, which costs no try. */
  | { readonly mistyped: true }
  | { readonly closed: true }

export interface BehindTheDoor {
  readonly kind: DoorKind
  readonly payload: Uint8Array
  readonly viewsLeft: number
}

export interface GuestAnswer extends EvidenceAnswer {
  /** The form it was written on: sent twice, it is one answer. */
  readonly writeId: string
  readonly file?: Uint8Array
}

export interface GuestDesk {
  giveCode(link: string, code: string): Promise<CodeTried>
  /** Whether this session is good behind this link. Uses nothing up. */
  standing(link: string, session: string): Promise<DoorKind | undefined>
  /** Counted: with the last look the key is destroyed. */
  look(link: string, session: string): Promise<BehindTheDoor | undefined>
  /** One answer, and the door closes. False when nothing may be answered, or not by this session. */
  answer(link: string, session: string | undefined, answer: GuestAnswer): Promise<boolean>
  /** Destroys what nobody opened in time. */
  shredExpired(): Promise<void>
}
