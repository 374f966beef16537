/**
 * Doors for guests, as staff open and close them. The link and the code are told once, here, to whoever
 * opens the door, to be handed over by two different ways; neither can be read again by anybody.
 */
import type { HarmClass } from '../../../domain/facts/field.ts'
import type { ClosedWhy, DoorKind } from '../../../domain/guests/door.ts'
import type { OpenCase } from '../case-store.ts'

export interface NewDoor {
  readonly kind: DoorKind
  /** The pack or the request behind it. */
  readonly subjectId: string
  readonly memberId: string
  /** ISO time; at most seven days from now. */
  readonly expiresAt: string
  /** How often it may be looked behind; the last look destroys the key. */
  readonly views: number
  /** Which harm classes wait behind it, so that the log can say what a guest saw. Never a place. */
  readonly classes: readonly Exclude<HarmClass, 'L'>[]
  /** What waits behind it: sealed by the store, under a key that only the link unwraps. */
  readonly payload: Uint8Array
}

export interface OpenedDoor {
  readonly id: string
  /** The secret in the address `/g/<secret>`. Never kept, never logged. */
  readonly link: string
  /** Eight digits, to be told through another channel than the link. */
  readonly code: string
}

export interface GuestDoor {
  readonly id: string
  readonly kind: DoorKind
  readonly subjectId: string
  readonly memberId: string
  readonly madeAt: string
  readonly expiresAt: string
  readonly triesLeft: number
  readonly viewsLeft: number
  /** How often somebody came when it was closed. */
  readonly lateVisits: number
  readonly seenAt?: string
  readonly closed?: { readonly at: string; readonly why: ClosedWhy }
}

export interface GuestDoors {
  /**
   * Inside the transaction that asked the gate (`shareIn`): the database opens no door on a consent that
   * does not stand, and closes it with that consent, however it is taken back.
   */
  open(seen: OpenCase, door: NewDoor): Promise<OpenedDoor>
  /** False when there is no such door, or it is closed already. */
  revoke(seen: OpenCase, doorId: string): Promise<boolean>
  /** Newest first. */
  list(caseId: string): Promise<readonly GuestDoor[]>
}
