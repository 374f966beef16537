/** A write to a case is claimed first: once only, and only on the version that its writer saw. */
import type { Written } from '../../../application/ports/case-store.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

interface Claim {
  readonly outcome: 'done' | 'already-done' | 'changed-meanwhile' | 'gone'
  readonly version: number
}

/** `versionSeen` left out: the write does not depend on what else was written meanwhile. */
export async function claimWrite(
  work: UnitOfWork,
  caseId: string,
  { writeId, versionSeen }: { writeId: string; versionSeen?: number },
): Promise<Written> {
  if (!(await work.isInside(caseId))) throw new Error('a write to a case that was not opened')
  const [claim] = await work.tx.query<Claim>(
    'claim-write',
    'select outcome, version from claim_write($1, $2, $3)',
    [caseId, writeId, versionSeen ?? null],
  )
  switch (claim?.outcome) {
    case 'done':
      return { done: true, version: claim.version }
    case 'already-done':
      return { alreadyDone: true, version: claim.version }
    case 'changed-meanwhile':
      return { changedMeanwhile: { version: claim.version } }
    default:
      throw new Error('a case was taken away while it was being written to')
  }
}
