/** Who somebody is, as another service wrote it, under the key of that class, while a handover waits. */
import type { CarriedIdentity } from '../../../domain/handover/handover.ts'
import { type Cell, keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

export interface SealedIdentity {
  seal(caseId: string, identity: CarriedIdentity): Promise<Buffer>
  open(caseId: string, sealed: Buffer): Promise<CarriedIdentity>
}

export function sealedIdentity({ keyring, actor: { orgId } }: UnitOfWork): SealedIdentity {
  const cellOf = (caseId: string): Cell => ({
    ...{ table: 'handover_received', column: 'sealed_identity', orgId, caseId, rowId: caseId },
    harm: 'I',
  })
  return {
    async seal(caseId, identity) {
      const key = await keyring.ofCase(orgId, caseId, 'I')
      return sealCell(key, cellOf(caseId), Buffer.from(JSON.stringify(identity)))
    },
    async open(caseId, sealed) {
      const key = await keyring.ofCaseById(orgId, caseId, keyIdOf(sealed))
      // Sealed just above, and bound to its cell: nobody else can have made it.
      return JSON.parse(openCell(key, cellOf(caseId), sealed).toString('utf8')) as CarriedIdentity
    },
  }
}
