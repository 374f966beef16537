/**
 * What somebody typed and has not saved: theirs alone, sealed under the organisation's key, kept
 * even when the case is no longer theirs. Fields that arrive one by one are merged, never lost.
 */
import type { Draft, DraftStore } from '../../../application/ports/person-stores.ts'
import { type Cell, keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

interface DraftRow {
  readonly key: string
  readonly case_id: string | null
  readonly case_reference: string | null
  readonly sealed: Buffer
  readonly kept_at: Date
}

const columns = 'key, case_id, case_reference, sealed, kept_at'

export function draftStore(work: UnitOfWork): DraftStore {
  const { tx, actor, keyring } = work
  const { orgId, userId } = actor

  async function fieldsOf(row: Pick<DraftRow, 'key' | 'sealed'>): Promise<Draft['fields']> {
    const key = await keyring.ofOrganisationById(orgId, keyIdOf(row.sealed))
    return JSON.parse(openCell(key, cellOf(orgId, userId, row.key), row.sealed).toString('utf8'))
  }

  async function sealFields(draftKey: string, fields: Draft['fields']): Promise<Buffer> {
    const key = await keyring.ofOrganisation(orgId, 'record')
    return sealCell(key, cellOf(orgId, userId, draftKey), Buffer.from(JSON.stringify(fields)))
  }

  /** A seat has no cases, and no right to look for one. */
  async function referenceOf(caseId: string): Promise<string | undefined> {
    if (actor.orgKind !== 'provider') return undefined
    const [file] = await tx.query<{ reference: string }>(
      'draft-case',
      'select reference from case_file where org_id = $1 and id = $2',
      [orgId, caseId],
    )
    return file?.reference
  }

  async function toDraft(row: DraftRow): Promise<Draft> {
    return {
      key: row.key,
      ...(row.case_id && { caseId: row.case_id }),
      ...(row.case_reference && { caseReference: row.case_reference }),
      fields: await fieldsOf(row),
      keptAt: row.kept_at.toISOString(),
    }
  }

  async function keep(
    key: string,
    caseId: string | undefined,
    fields: Draft['fields'],
  ): Promise<{ keptAt: string }> {
    const keptAt = work.now()
    const about = caseId === undefined ? undefined : await referenceOf(caseId)
    const added = await tx.query(
      'draft-add',
      `insert into draft (org_id, owner_id, key, sealed, kept_at, case_id, case_reference)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning key`,
      [orgId, userId, key, await sealFields(key, fields), keptAt, caseId ?? null, about ?? null],
    )
    if (added.length > 0) return { keptAt }
    const [before] = await tx.query<Pick<DraftRow, 'key' | 'sealed'>>(
      'draft-lock',
      `select key, sealed from draft where org_id = $1 and owner_id = $2 and key = $3 for update`,
      [orgId, userId, key],
    )
    // Discarded between the two questions: then it is a new draft after all.
    if (before === undefined) return keep(key, caseId, fields)
    const merged = { ...(await fieldsOf(before)), ...fields }
    await tx.query(
      'draft-merge',
      'update draft set sealed = $4, kept_at = $5 where org_id = $1 and owner_id = $2 and key = $3',
      [orgId, userId, key, await sealFields(key, merged), keptAt],
    )
    return { keptAt }
  }

  return {
    keep,

    async find(key) {
      const [row] = await tx.query<DraftRow>(
        'draft-find',
        `select ${columns} from draft where org_id = $1 and owner_id = $2 and key = $3`,
        [orgId, userId, key],
      )
      return row && toDraft(row)
    },

    async mine() {
      const rows = await tx.query<DraftRow>(
        'drafts-mine',
        `select ${columns} from draft where org_id = $1 and owner_id = $2 order by kept_at desc`,
        [orgId, userId],
      )
      const drafts: Draft[] = []
      for (const row of rows) drafts.push(await toDraft(row))
      return drafts
    },

    async discard(key) {
      tx.parting(
        'draft-discard',
        'delete from draft where org_id = $1 and owner_id = $2 and key = $3',
        [orgId, userId, key],
      )
    },
  }
}

function cellOf(orgId: string, ownerId: string, key: string): Cell {
  return { table: 'draft', column: 'sealed', orgId, rowId: `${ownerId}|${key}`, harm: 'N' }
}
