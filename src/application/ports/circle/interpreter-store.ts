/** The interpreters of one person: their wishes, who may be used and who never, what was booked. */

import type { Day } from '../../../domain/calendar/day.ts'
import type {
  Booking,
  Ending,
  Interpreter,
  Mode,
  Went,
  Wishes,
} from '../../../domain/interpreters/interpreter.ts'
import type { OpenCase, Written } from '../case-store.ts'

export interface KeptWishes extends Wishes {
  /** 0 where nobody wrote any down. */
  readonly version: number
  readonly at: string
  readonly initials: string
}

/** Sealed: nobody outside the case reads it, and no list. */
export interface InterpreterDetails {
  readonly who?: string
  /** Where they are booked: an agency, or how they are reached. */
  readonly through: string
  /** Why they are never used again, where somebody said. */
  readonly why?: string
}

export interface KeptInterpreter extends Interpreter {
  readonly details: InterpreterDetails
}

/** Its kind, gender, languages and origin are sealed with the details. */
export type NewInterpreter = Omit<KeptInterpreter, 'never'>

export interface BookingWords {
  /** "10:30" */
  readonly at?: string
  /** What it is for. */
  readonly about?: string
  /** Why in one room although they asked for a voice from elsewhere. */
  readonly because?: string
}

export interface WentWords {
  readonly went: Went
  readonly words?: string
  /** What the person complains of, in their words where possible. */
  readonly complaint?: string
}

export interface KeptBooking extends Booking {
  readonly words: BookingWords
  readonly after?: WentWords
  readonly initials: string
}

export interface NewBooking {
  readonly id: string
  readonly interpreterId: string
  readonly on: Day
  readonly mode: Mode
  readonly words: BookingWords
}

type Once = { readonly writeId: string }

export interface InterpreterStore {
  wishes(caseId: string): Promise<KeptWishes | undefined>
  keepWishes(
    seen: OpenCase,
    wishes: Wishes,
    write: Once & { readonly versionSeen: number },
  ): Promise<Written>
  /** Everyone there ever was; opening it is in the log. */
  list(caseId: string): Promise<readonly KeptInterpreter[]>
  /** Their codes, for the journal: nothing is unsealed. Those who are never used are left out. */
  codes(caseId: string): Promise<readonly string[]>
  add(seen: OpenCase, interpreter: NewInterpreter, write: Once): Promise<Written>
  /** Ends what is booked with them, and lets no booking name them again. */
  exclude(
    seen: OpenCase,
    one: KeptInterpreter,
    why: string | undefined,
    write: Once,
  ): Promise<Written>
  /** Newest first. */
  bookings(caseId: string): Promise<readonly KeptBooking[]>
  /** For Today: nothing is unsealed. */
  open(caseId: string): Promise<readonly Booking[]>
  book(seen: OpenCase, booking: NewBooking, write: Once): Promise<Written>
  /** False when it has ended already. */
  end(
    seen: OpenCase,
    about: { readonly id: string; readonly ended: Ending; readonly after: WentWords },
    write: Once,
  ): Promise<Written>
}
