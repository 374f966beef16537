/** What the pages of documents are given besides everything else: the press, behind its port. */
import type { DocumentPress } from '../ports/document-press.ts'
import type { Services } from '../services.ts'

export type DocumentServices = Services & { readonly press: DocumentPress }
