/**
 * What carries a message out of the building: a mail server, a folder, a text message service. The one
 * that sends asks the guard and keeps the record; a carrier does one thing, and says honestly how it went.
 * Every adapter must pass the tests in src/command-line/sending/carriers/conformance.testing.ts.
 */

/** The ways by which Waymark itself sends. All others go through people. */
export const sentChannels = ['email', 'text'] as const
export type SentChannel = (typeof sentChannels)[number]

/** All that ever leaves: the words of an approved template and where they go. */
export interface Leaving {
  /** Names this message for ever. Handed over again, it is the same message and not another one. */
  readonly key: string
  readonly channel: SentChannel
  readonly to: string
  /** Empty for a text message. */
  readonly subject: string
  readonly text: string
}

/**
 * How it went. `notNow` and `never` are said only when it is certain that nothing has left; whoever is
 * not certain says `unsure`, and the message is not handed over again.
 */
export type HandedOver =
  | { readonly accepted: true }
  | { readonly notNow: CarrierFault }
  | { readonly never: CarrierFault }
  | { readonly unsure: CarrierFault }

export const carrierFaults = [
  'no-connection',
  'connection-lost',
  'no-answer',
  'not-trusted',
  'not-let-in',
  'server-busy',
  'server-refused',
  'nobody-there',
  'address-unusable',
  'folder-unusable',
  'carrier-broke',
] as const
/** Fixed codes, so that nothing a server says about anybody is ever kept. */
export type CarrierFault = (typeof carrierFaults)[number]

export interface MessageCarrier {
  /** A plain word for the record of attempts, such as `smtp`. */
  readonly name: string
  readonly channels: readonly SentChannel[]
  /** The same key handed over twice is certain to leave once: a cut-short attempt may be tried again. */
  readonly repeatable: boolean
  /** Does not throw for what a network or a server does, and answers within `handOverSeconds`. */
  handOver(message: Leaving): Promise<HandedOver>
  /**
   * For carriers that hear afterwards what became of a message: calls `take` for each report, as often
   * and in whatever order they come, until it is stopped. A report that `take` rejects is told again.
   */
  listen?(take: (report: CarrierReport) => Promise<boolean>): { stop(): Promise<void> }
}

export interface CarrierReport {
  readonly key: string
  /** `returned`: it did not arrive. `nobody-there`: because nobody has this address, or somebody else. */
  readonly said: 'arrived' | 'returned' | 'nobody-there'
}

/** No answer after so long is no answer. */
export const handOverSeconds = 60

/** What can be sent from here, for the pages that must not promise more. */
export interface SendingWays {
  /** Empty: nothing is sent from here. */
  readonly channels: readonly SentChannel[]
  /** The name that stands on their screen as the sender. */
  readonly senderName?: string
  /** Messages are put into a folder, and no machine takes them further. */
  readonly onlyToFolder: boolean
}
