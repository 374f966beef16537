/** The report of the night: how each part of each closed case stands, written over that of yesterday. */
import { keptClasses } from '../../domain/retention/kept-classes.ts'
import { type Asked, type KeptStanding, keptStanding } from '../../domain/retention/standing.ts'
import type { Tx } from '../connect/transaction.ts'
import type { ClosedCase } from './closed-cases.ts'

export async function writeDue(
  tx: Tx,
  orgId: string,
  cases: readonly ClosedCase[],
  askedOf: (one: ClosedCase) => Asked,
): Promise<void> {
  await tx.query(
    'due-clear',
    'delete from retention_due where org_id = $1 and case_id = any ($2::uuid[])',
    [orgId, cases.map(({ id }) => id)],
  )
  const rows = cases.flatMap((one) => {
    const asked = askedOf(one)
    return keptClasses.map((kept) => ({
      case_id: one.id,
      kept,
      case_reference: one.reference,
      ...columnsOf(keptStanding(kept, asked)),
      wrote_on: one.timeline.lastActivityOn,
      prompts: one.timeline.prompts,
      case_version: one.version,
      version_since: one.versionSince,
      counted_on: asked.today,
    }))
  })
  await tx.query(
    'due-write',
    `insert into retention_due (org_id, case_id, kept, case_reference, status, until_day, because,
       wrote_on, prompts, case_version, version_since, counted_on)
     select $1, r.case_id, r.kept, r.case_reference, r.status, r.until_day, r.because, r.wrote_on,
       r.prompts, r.case_version, r.version_since, r.counted_on
     from jsonb_to_recordset($2::jsonb) as r (case_id uuid, kept text, case_reference text,
       status text, until_day date, because jsonb, wrote_on date, prompts text[],
       case_version integer, version_since date, counted_on date)`,
    [orgId, JSON.stringify(rows)],
  )
}

function columnsOf(standing: KeptStanding) {
  const { status } = standing
  switch (standing.status) {
    case 'no-rule':
    case 'open-case':
      return { status }
    case 'day-not-known':
      return { status, because: { needs: standing.needs } }
    case 'gone':
      return { status, until_day: standing.on }
    case 'held': {
      const last = standing.holds
        .map(({ until }) => until)
        .toSorted()
        .at(-1)
      return { status, until_day: last }
    }
    case 'waits':
      return { status, until_day: standing.until }
    case 'kept':
    case 'first-warning':
    case 'second-warning':
    case 'due':
      return { status, until_day: standing.until, because: standing.because }
  }
}
