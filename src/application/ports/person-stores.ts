/** What is kept about a person outside the facts: sealed compartments, documents, drafts. */
import type { FileClass, FileType } from '../../domain/uploads/harm-of-files.ts'
import type { OpenCase, Write, Written } from './case-store.ts'

/** Sealed compartments, each with its own key: who they are, how to reach them. Places stand apart. */
export interface Identity {
  readonly names?: string
  readonly otherNames?: string
  readonly bornOn?: string
  readonly languages?: string
  readonly nrmReference?: string
}
export interface Contact {
  readonly phone?: string
  readonly email?: string
  /** "10 to 12, ask for the code word". */
  readonly safeToCall?: string
  readonly interpreterWishes?: string
}

export interface Compartments {
  readonly identity: Identity
  readonly contact: Contact
}

export interface PeopleStore {
  reveal<K extends keyof Compartments>(
    caseId: string,
    which: K,
  ): Promise<Compartments[K] | undefined>
  keep<K extends keyof Compartments>(
    seen: OpenCase,
    which: K,
    value: Compartments[K],
    write: Write,
  ): Promise<Written>
}

export interface StoredDocument {
  readonly id: string
  readonly name: string
  readonly type: FileType
  /** What can tell a place (`L`) is opened with a reason, like a place. */
  readonly class: FileClass
  readonly size: number
  readonly sha256: string
  /** Of the bytes as they came, where it came from outside. */
  readonly receivedSha256?: string
  /** Whether the bytes as they came are kept as well. */
  readonly hasOriginal: boolean
  readonly addedAt: string
}

export type NewDocument = Omit<StoredDocument, 'addedAt' | 'hasOriginal'> & {
  readonly bytes: Uint8Array
  /** The bytes as they came, kept as well because a court may ask for them. */
  readonly original?: Uint8Array
}

/** Why something is opened that can tell a place, or that was kept as it came. */
export interface Opening {
  readonly reason: string
}

/** Only files that were found clean: what waits or was blocked is in quarantine, and not reached from here. */
export interface DocumentStore {
  list(caseId: string): Promise<readonly StoredDocument[]>
  find(caseId: string, documentId: string): Promise<StoredDocument | undefined>
  /** A document of class `L` without a reason is a fault, never an answer. */
  read(
    caseId: string,
    documentId: string,
    opening?: Opening,
  ): Promise<{ about: StoredDocument; bytes: Uint8Array } | undefined>
  readOriginal(
    caseId: string,
    documentId: string,
    opening: Opening,
  ): Promise<{ about: StoredDocument; bytes: Uint8Array } | undefined>
  add(seen: OpenCase, document: NewDocument, write: { writeId: string }): Promise<Written>
}

/** What was typed and not yet saved. It belongs to the person who typed it, for one form. */
export interface Draft {
  /** Like `case:<id>:journal` or `case:<id>:record:referred`. */
  readonly key: string
  readonly caseId?: string
  readonly caseReference?: string
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  readonly keptAt: string
}

export interface DraftStore {
  /** Merges these fields into the draft. Works even when the case is no longer theirs. */
  keep(
    key: string,
    caseId: string | undefined,
    fields: Draft['fields'],
  ): Promise<{ keptAt: string }>
  find(key: string): Promise<Draft | undefined>
  mine(): Promise<readonly Draft[]>
  discard(key: string): Promise<void>
}
