/**
 * Words of a case under the key of one harm class, each bound to its row: what the tables that hold one
 * sealed value for each row have in common.
 */
import type { HarmClass } from '../../../domain/facts/field.ts'
import { type Cell, keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

export interface SealedWords {
  seal(caseId: string, rowId: string, value: unknown): Promise<Buffer>
  /** Sealed by `seal` from a value of this very shape, and bound to its cell: nobody else can have made it. */
  open<Value>(caseId: string, rowId: string, sealed: Buffer): Promise<Value>
}

/** `table` has a column `sealed` whose comment names the class. */
export function sealedWords(
  { keyring, actor: { orgId } }: UnitOfWork,
  table: string,
  harm: HarmClass,
): SealedWords {
  const cellOf = (caseId: string, rowId: string): Cell => ({
    ...{ table, column: 'sealed', orgId, caseId, rowId, harm },
  })
  return {
    async seal(caseId, rowId, value) {
      const key = await keyring.ofCase(orgId, caseId, harm)
      return sealCell(key, cellOf(caseId, rowId), Buffer.from(JSON.stringify(value)))
    },
    async open(caseId, rowId, sealed) {
      const key = await keyring.ofCaseById(orgId, caseId, keyIdOf(sealed))
      return JSON.parse(openCell(key, cellOf(caseId, rowId), sealed).toString('utf8'))
    },
  }
}
