/** Letters and papers of a case: content, name and hash sealed; each reading leaves a line in the log. */
import type { DocumentStore, StoredDocument } from '../../../application/ports/person-stores.ts'
import { isKeptAsItCame } from '../../../domain/uploads/harm-of-files.ts'
import { keyIdOf, openCell } from '../../sealing/sealed-cell.ts'
import { claimWrite } from '../cases/claim-write.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { cellOfDocument, cellOfOriginal, insertDocument } from './document-cells.ts'

interface DocumentRow {
  readonly id: string
  readonly type: StoredDocument['type']
  readonly class: StoredDocument['class']
  readonly size: number
  readonly about: Buffer
  readonly added_at: Date
  readonly has_original: boolean
}

const columns =
  'd.id, d.type, d.class, d.size, d.about, d.added_at, o.document_id is not null as has_original'
const tables = `document d left join document_original o
  on o.org_id = d.org_id and o.case_id = d.case_id and o.document_id = d.id`

export function documentStore(work: UnitOfWork): DocumentStore {
  const { tx, actor, keyring } = work
  const { orgId } = actor

  async function toDocument(caseId: string, row: DocumentRow): Promise<StoredDocument> {
    const key = await keyring.ofCaseById(orgId, caseId, keyIdOf(row.about))
    const sealed = openCell(key, cellOfDocument({ orgId, caseId }, row.id, 'about'), row.about)
    const { name, sha256, receivedSha256 } = JSON.parse(sealed.toString('utf8'))
    const { id, type, size } = row
    const about = { id, name, type, class: row.class, size, sha256, hasOriginal: row.has_original }
    const addedAt = row.added_at.toISOString()
    return { ...about, ...(receivedSha256 && { receivedSha256 }), addedAt }
  }

  return {
    async list(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await tx.query<DocumentRow>(
        'documents-of-case',
        `select ${columns} from ${tables}
         where d.org_id = $1 and d.case_id = $2 order by d.added_at desc, d.id desc`,
        [orgId, caseId],
      )
      const documents: StoredDocument[] = []
      for (const row of rows) documents.push(await toDocument(caseId, row))
      return documents
    },

    async find(caseId, documentId) {
      if (!(await work.isInside(caseId))) return undefined
      const [row] = await tx.query<DocumentRow>(
        'document-find',
        `select ${columns} from ${tables}
         where d.org_id = $1 and d.case_id = $2 and d.id = $3`,
        [orgId, caseId, documentId],
      )
      return row && toDocument(caseId, row)
    },

    async read(caseId, documentId, opening) {
      if (!(await work.isInside(caseId))) return undefined
      const [row] = await tx.query<DocumentRow & { sealed: Buffer }>(
        'document-read',
        `select ${columns}, d.sealed from ${tables}
         where d.org_id = $1 and d.case_id = $2 and d.id = $3`,
        [orgId, caseId, documentId],
      )
      if (row === undefined) return undefined
      const line = { caseId, objectId: documentId }
      if (opening && isKeptAsItCame(row)) {
        work.log({ act: 'opened an original', ...line, reason: opening.reason })
      } else if (row.class !== 'L') work.log({ act: 'opened a document', ...line })
      else if (opening === undefined) throw new Error('a picture of a place needs a reason')
      else work.log({ act: 'opened a picture of a place', ...line, reason: opening.reason })
      const key = await keyring.ofCaseById(orgId, caseId, keyIdOf(row.sealed))
      const cell = cellOfDocument({ orgId, caseId }, row.id, 'sealed', row.class)
      return { about: await toDocument(caseId, row), bytes: openCell(key, cell, row.sealed) }
    },

    async readOriginal(caseId, documentId, opening) {
      if (!(await work.isInside(caseId))) return undefined
      const [row] = await tx.query<DocumentRow & { original: Buffer }>(
        'document-original-read',
        `select ${columns}, o.sealed as original from ${tables}
         where d.org_id = $1 and d.case_id = $2 and d.id = $3 and o.document_id is not null`,
        [orgId, caseId, documentId],
      )
      if (row === undefined) return undefined
      const { reason } = opening
      work.log({ act: 'opened an original', caseId, objectId: documentId, reason })
      const key = await keyring.ofCaseById(orgId, caseId, keyIdOf(row.original))
      const bytes = openCell(key, cellOfOriginal({ orgId, caseId }, row.id), row.original)
      return { about: await toDocument(caseId, row), bytes }
    },

    async add(seen, document, write) {
      const caseId = seen.id
      const claimed = await claimWrite(work, caseId, { writeId: write.writeId })
      if (!('done' in claimed)) return claimed
      const added = { at: work.now(), by: actor.userId }
      const kept = await insertDocument(work, { orgId, caseId }, document, added)
      work.log({ act: 'added a document', caseId, objectId: document.id })
      if (kept) work.log({ act: 'kept an original', caseId, objectId: document.id })
      return claimed
    },
  }
}
