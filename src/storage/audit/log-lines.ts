/** Lines of the log, written in the transaction of the act itself; the sealer chains them later. */
import { classesOf, type LoggedAct } from '../../domain/looked/acts.ts'
import type { Tx } from '../connect/transaction.ts'
import { newId } from '../new-id.ts'

export interface LogLine {
  /** A fixed phrase; never a value. */
  readonly act: LoggedAct
  readonly caseId?: string
  readonly caseReference?: string
  readonly objectId?: string
  /** Harm classes that were touched, like `IN`, when they are other than those of the act. */
  readonly classes?: string
  /** Why it was done, in the words of whoever did it; sealed with the key of the case. */
  readonly reason?: string | undefined
  /** Made beforehand where something else points at the line. */
  readonly id?: string
}

interface Who {
  readonly orgId: string
  readonly userId: string
  readonly role: string
}

export async function insertLogLines(tx: Tx, who: Who, lines: readonly LogLine[]): Promise<void> {
  await tx.query('audit-write', insertion, valuesOf(who, lines))
}

/** The same, sent along with the commit: if it fails, the act is not kept either. */
export function insertLastLogLines(tx: Tx, who: Who, lines: readonly LogLine[]): void {
  tx.parting('audit-write', insertion, valuesOf(who, lines))
}

const insertion = `with line as (
       select * from unnest($4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::uuid[], $9::text[])
         as line (id, act, case_id, case_reference, object_id, classes)
     ), waiting as (
       insert into audit_unsealed (org_id, entry_id) select $1, id from line
     )
     insert into audit_entry
       (org_id, user_id, role, id, act, case_id, case_reference, object_id, classes)
     select $1, $2, $3, id, act, case_id, case_reference, object_id, classes from line`

function valuesOf({ orgId, userId, role }: Who, lines: readonly LogLine[]): unknown[] {
  return [
    orgId,
    userId,
    role,
    lines.map(({ id }) => id ?? newId()),
    lines.map(({ act }) => act),
    lines.map(({ caseId }) => caseId ?? null),
    lines.map(({ caseReference }) => caseReference ?? null),
    lines.map(({ objectId }) => objectId ?? null),
    lines.map(({ act, classes }) => classes ?? classesOf(act)),
  ]
}
