/** Where the sealed parts of a file in quarantine belong. */
import type { Cell } from '../../sealing/sealed-cell.ts'

export function cellOfUpload(
  { orgId, caseId, id }: { orgId: string; caseId: string; id: string },
  column: 'name' | 'sealed',
): Cell {
  return { table: 'upload', column, orgId, caseId, rowId: id, harm: column === 'name' ? 'I' : 'L' }
}
