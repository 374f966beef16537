/**
 * Opening a document. A picture that can tell a place, and the bytes as they came, are opened with a
 * reason that is kept; everything else is opened like any paper. Each leaves its own line in the log.
 */
import { type BudgetRefusal, dayMs, overBudget } from '../../domain/places/look-budget.ts'
import { opensWithReason } from '../../domain/uploads/harm-of-files.ts'
import { mayDo } from '../access/access-rules.ts'
import { holdsStepUp } from '../accounts/step-up.ts'
import type { Actor } from '../actor.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import type { StoredDocument } from '../ports/person-stores.ts'
import { type Services, type Sitting, sit } from '../services.ts'

export interface WhichDocument {
  readonly caseId: string
  readonly documentId: string
}

export type FoundDocument = ReadCase & {
  readonly document: StoredDocument
}

/** What the page that asks for a reason says of it; nothing of its content. */
export async function findDocument(
  services: Services,
  actor: Actor,
  { caseId, documentId }: WhichDocument,
): Promise<FoundDocument | undefined> {
  return sit(services, actor, async (sitting) => {
    const read = await openFor(sitting, caseId)
    const document = read && (await sitting.stores.documents.find(caseId, documentId))
    return read && document && { ...read, document }
  })
}

export interface OpenedFile {
  readonly about: StoredDocument
  readonly bytes: Uint8Array
}

/** A paper that tells no place. A picture that does, or an old Word file, is `askReason`: nothing was opened. */
export async function openPaper(
  services: Services,
  actor: Actor,
  { caseId, documentId }: WhichDocument,
): Promise<OpenedFile | { readonly askReason: true } | undefined> {
  return sit(services, actor, async (sitting) => {
    const { documents } = sitting.stores
    if (!(await mayReadCase(sitting, caseId))) return undefined
    const about = await documents.find(caseId, documentId)
    if (about && opensWithReason(about)) return { askReason: true } as const
    return about && documents.read(caseId, documentId)
  })
}

export async function openWithReason(
  services: Services,
  actor: Actor,
  {
    caseId,
    documentId,
    what,
    reason,
  }: WhichDocument & { what: 'file' | 'original'; reason: string },
): Promise<OpenedFile | { readonly refused: BudgetRefusal } | undefined> {
  const now = services.world.now()
  if (!holdsStepUp(actor, 'location', now)) {
    throw new Error('what can tell a place was asked for without a step-up')
  }
  return sit(services, actor, async (sitting) => {
    const { documents, places } = sitting.stores
    if (!(await mayReadCase(sitting, caseId))) return undefined
    if (!(await documents.find(caseId, documentId))) return undefined
    // It counts like a place itself: nobody looks at where a great many people are within an hour.
    const looks = await places.looksSince(new Date(Date.parse(now) - dayMs).toISOString())
    const tooMany = overBudget(looks, { caseId, at: now })
    await places.noteFileLook(caseId, documentId, { shown: tooMany === undefined })
    if (tooMany) return { refused: tooMany }
    return what === 'original'
      ? documents.readOriginal(caseId, documentId, { reason })
      : documents.read(caseId, documentId, { reason })
  })
}

async function mayReadCase({ stores, actor }: Sitting, caseId: string): Promise<boolean> {
  const file = await stores.cases.open(caseId)
  return file !== undefined && mayDo(actor, 'read-case', file)
}
