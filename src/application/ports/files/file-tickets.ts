/**
 * Tickets for files that are given at an address of their own. A ticket opens one file, once, for a
 * minute, while the session in which it was asked for lasts. No cookie reaches that address.
 */
import type { SignedIn } from '../../actor.ts'
import type { Who } from '../sign-in-port.ts'

export interface TicketedFile {
  readonly bytes: Uint8Array
  readonly type: string
  /** Made by us: it says nothing. */
  readonly name: string
}

/**
 * How a browser asks for it: by a press on a page of ours, by an address typed or kept, or without
 * saying, as old browsers do. What asked for the file takes it in the same way.
 */
export type ComesAs = 'press' | 'address' | 'unsaid'

export interface ToTicket {
  readonly file: TicketedFile
  /** Absent for a file that belongs to no case. */
  readonly caseId?: string
  readonly comesAs: ComesAs
}

export type WhyNotGiven = 'used already' | 'too late' | 'not from the page' | 'session over'

export type Used =
  | { readonly actor: SignedIn; readonly caseId?: string; readonly file: TicketedFile }
  | { readonly refused: WhyNotGiven | 'unknown' }

export interface FileTickets {
  /** The ticket, told this once; nothing when that session is over. */
  make(who: Who, sessionToken: string, wanted: ToTicket): Promise<string | undefined>
  /**
   * Uses it up, unless what comes is not what asked (`undefined`: no press at all), such as a scanner
   * of mail: that leaves it as it is. Each ticket's first refusals are in the log.
   */
  use(ticket: string, comesAs: ComesAs | undefined): Promise<Used>
  /** Destroys what nobody took in time. */
  clear(): Promise<void>
}
