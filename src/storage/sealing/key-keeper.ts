/**
 * Whoever keeps the master key: a sealed file here, a key service elsewhere. It wraps and unwraps the
 * keys of organisations; the master key itself never leaves it and is never in the database.
 */

export interface WrappedKey {
  readonly bytes: Buffer
  /** Which master key wrapped it. */
  readonly by: string
}

export interface KeyKeeper {
  /** A fresh 256-bit key. */
  generate(): Buffer
  /** `about` says whose key it is; a wrapped key does not open as somebody else's. */
  wrap(key: Buffer, about: string): Promise<WrappedKey>
  unwrap(wrapped: WrappedKey, about: string): Promise<Buffer>
  /** From now on a new master key wraps. Older ones still unwrap until everything was rewrapped. */
  rotate(): Promise<{ readonly now: string }>
  health(): Promise<{ readonly ok: true; readonly now: string } | { readonly refused: KeyRefusal }>
}

export interface KeyRefusal {
  readonly code:
    | 'key-file-missing'
    | 'key-file-unreadable'
    | 'key-file-too-open'
    | 'passphrase-needed'
    | 'passphrase-wrong'
    | 'keys-do-not-fit'
  readonly words: string
}
