/** Rows about interpreters read into what the port says; what lies sealed is opened beside them. */
import type {
  BookingWords,
  KeptBooking,
  KeptInterpreter,
  NewInterpreter,
  WentWords,
} from '../../../application/ports/circle/interpreter-store.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import type { Booking, Ending, Mode } from '../../../domain/interpreters/interpreter.ts'

export interface InterpreterRow {
  readonly id: string
  readonly code: string
  readonly bookable: boolean
  readonly sealed: Buffer
}

export type SealedInterpreter = Omit<NewInterpreter, 'id' | 'code'>

export function toInterpreter(
  { id, code, bookable }: InterpreterRow,
  sealed: SealedInterpreter,
): KeptInterpreter {
  return { ...sealed, id, code, never: !bookable }
}

export interface BookingRow {
  readonly id: string
  readonly interpreter_id: string
  readonly code: string
  readonly on_day: string
  readonly mode: Mode
  readonly ended: Ending | null
}

export interface WholeBookingRow extends BookingRow {
  readonly sealed: Buffer
  readonly sealed_after: Buffer | null
  readonly initials: string
}

export const bookingColumns = 'b.id, b.interpreter_id, i.code, b.on_day, b.mode, b.ended'

export function toBooking({ id, interpreter_id, code, on_day, mode, ended }: BookingRow): Booking {
  return {
    id,
    interpreterId: interpreter_id,
    code,
    on: aDay(on_day),
    mode,
    ...(ended && { ended }),
  }
}

export function toKeptBooking(
  row: WholeBookingRow,
  words: BookingWords,
  after: WentWords | undefined,
): KeptBooking {
  return { ...toBooking(row), words, ...(after && { after }), initials: row.initials }
}
