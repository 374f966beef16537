/**
 * What is stored of many cases now, to be compared with what they count to. Comparing here costs a
 * reading; letting the database find out by writing would lock every row that has not changed.
 */
import type { CaseProjection, DueItem } from '../../application/ports/case-store.ts'
import type { Tx } from '../connect/transaction.ts'
import { storedUnmet } from '../stores/cases/unmet-rows.ts'
import { nextDueOf } from './write-projections.ts'

export interface Stored {
  version(id: string): number | undefined
  equals(id: string, projection: CaseProjection): boolean
}

interface FileRow {
  readonly id: string
  readonly version: number
  readonly nrm_state: string
  readonly support_state: string
  readonly rna_state: string
  readonly nation: string
  readonly age_group: string
  readonly active: boolean
  readonly overlay: string | null
  readonly covered_until: string | null
  readonly next_due: string | null
}

interface LineRow {
  readonly case_id: string
  readonly key: string
  readonly kind: string
  readonly title: string
  readonly todo: string
  readonly whose: string
  readonly limit_id: string | null
  readonly due_on: string
  readonly show_from: string
}

export async function readStored(tx: Tx, orgId: string, ids: readonly string[]): Promise<Stored> {
  const [files, lines, sameUnmet] = await Promise.all([
    tx.query<FileRow>(
      'recount-files-now',
      `select id, version, nrm_state, support_state, rna_state, nation, age_group, active, overlay,
         covered_until, next_due from case_file where org_id = $1 and id = any ($2::uuid[])`,
      [orgId, ids],
    ),
    tx.query<LineRow>(
      'recount-lines-now',
      `select case_id, key, kind, title, todo, whose, limit_id, due_on, show_from
       from due_item where org_id = $1 and case_id = any ($2::uuid[]) and asked_by = 'pathway'`,
      [orgId, ids],
    ),
    storedUnmet(tx, orgId, ids),
  ])
  const fileOf = new Map(files.map((file) => [file.id, file]))
  const linesOf = new Map<string, LineRow[]>()
  for (const line of lines) {
    const own = linesOf.get(line.case_id)
    if (own) own.push(line)
    else linesOf.set(line.case_id, [line])
  }
  return {
    version: (id) => fileOf.get(id)?.version,
    equals(id, projection) {
      const file = fileOf.get(id)
      if (file === undefined || !sameFile(file, projection)) return false
      if (!sameUnmet(id, projection.unprovided ?? [])) return false
      const own = linesOf.get(id) ?? []
      if (own.length !== projection.coming.length) return false
      // As many, and each found under its key: then none is missing and none is left over.
      return projection.coming.every((item) =>
        own.some((line) => line.key === item.key && sameLine(line, item)),
      )
    },
  }
}

function sameFile(file: FileRow, projection: CaseProjection): boolean {
  return (
    file.nrm_state === projection.nrmState &&
    file.support_state === projection.supportState &&
    file.rna_state === projection.rnaState &&
    file.nation === projection.nation &&
    file.age_group === projection.ageGroup &&
    file.active === projection.active &&
    file.overlay === (projection.overlay ?? null) &&
    file.covered_until === (projection.coveredUntil ?? null) &&
    file.next_due === nextDueOf(projection)
  )
}

function sameLine(line: LineRow, item: DueItem): boolean {
  return (
    line.kind === item.kind &&
    line.title === item.title &&
    line.todo === item.todo &&
    line.whose === item.whose &&
    line.limit_id === (item.limit ?? null) &&
    line.due_on === item.due &&
    line.show_from === item.showFrom
  )
}
