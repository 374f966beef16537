/** What is kept about a person outside the facts: sealed compartments, documents, drafts. */
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
  readonly type: 'pdf' | 'jpeg' | 'png' | 'doc' | 'docx'
  readonly size: number
  readonly sha256: string
  readonly addedAt: string
}

export interface DocumentStore {
  list(caseId: string): Promise<readonly StoredDocument[]>
  read(
    caseId: string,
    documentId: string,
  ): Promise<{ about: StoredDocument; bytes: Uint8Array } | undefined>
  add(
    seen: OpenCase,
    document: Omit<StoredDocument, 'addedAt'> & { bytes: Uint8Array },
    write: { writeId: string },
  ): Promise<Written>
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
