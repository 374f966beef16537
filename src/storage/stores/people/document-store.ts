/** Letters and papers of a case: content, name and hash sealed; each reading leaves a line in the log. */
import type { DocumentStore, StoredDocument } from '../../../application/ports/person-stores.ts'
import { type Cell, keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import { claimWrite } from '../cases/claim-write.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

interface DocumentRow {
  readonly id: string
  readonly type: StoredDocument['type']
  readonly size: number
  readonly about: Buffer
  readonly added_at: Date
}

export function documentStore(work: UnitOfWork): DocumentStore {
  const { tx, actor, keyring } = work
  const { orgId } = actor

  async function toDocument(caseId: string, row: DocumentRow): Promise<StoredDocument> {
    const key = await keyring.ofCaseById(orgId, caseId, keyIdOf(row.about))
    const about = openCell(key, cellOf({ orgId, caseId }, row.id, 'about'), row.about)
    const { name, sha256 } = JSON.parse(about.toString('utf8'))
    const { id, type, size } = row
    return { id, name, type, size, sha256, addedAt: row.added_at.toISOString() }
  }

  return {
    async list(caseId) {
      if (!(await work.isInside(caseId))) return []
      const rows = await tx.query<DocumentRow>(
        'documents-of-case',
        `select id, type, size, about, added_at from document
         where org_id = $1 and case_id = $2 order by added_at desc, id desc`,
        [orgId, caseId],
      )
      const documents: StoredDocument[] = []
      for (const row of rows) documents.push(await toDocument(caseId, row))
      return documents
    },

    async read(caseId, documentId) {
      if (!(await work.isInside(caseId))) return undefined
      const [row] = await tx.query<DocumentRow & { sealed: Buffer }>(
        'document-read',
        `select id, type, size, about, added_at, sealed from document
         where org_id = $1 and case_id = $2 and id = $3`,
        [orgId, caseId, documentId],
      )
      if (row === undefined) return undefined
      work.log({ act: 'opened a document', caseId, objectId: documentId })
      const key = await keyring.ofCaseById(orgId, caseId, keyIdOf(row.sealed))
      const bytes = openCell(key, cellOf({ orgId, caseId }, row.id, 'sealed'), row.sealed)
      return { about: await toDocument(caseId, row), bytes }
    },

    async add(seen, document, write) {
      const caseId = seen.id
      const claimed = await claimWrite(work, caseId, { writeId: write.writeId })
      if (!('done' in claimed)) return claimed
      const key = await keyring.ofCase(orgId, caseId, 'I')
      const at = { orgId, caseId }
      const { id, name, type, size, sha256, bytes } = document
      const about = Buffer.from(JSON.stringify({ name, sha256 }))
      await tx.query(
        'document-add',
        `insert into document (org_id, case_id, id, type, size, about, sealed, added_at, added_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          orgId,
          caseId,
          id,
          type,
          size,
          sealCell(key, cellOf(at, id, 'about'), about),
          sealCell(key, cellOf(at, id, 'sealed'), bytes),
          work.now(),
          actor.userId,
        ],
      )
      work.log({ act: 'added a document', caseId, objectId: id })
      return claimed
    },
  }
}

function cellOf(
  at: { orgId: string; caseId: string },
  id: string,
  column: 'about' | 'sealed',
): Cell {
  return { table: 'document', column, ...at, rowId: id, harm: 'I' }
}
