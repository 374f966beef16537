/** Reads the newest rules and how things stand. Whoever asks has entered the case, or has part of it open. */
import type { KeptContact, KeptRules } from '../../../application/ports/contact-store.ts'
import { keyIdOf, openCell } from '../../sealing/sealed-cell.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import {
  cellOf,
  noRules,
  type StateRow,
  secondOf,
  stateColumns,
  withState,
} from './contact-rows.ts'

export type SealedTable = 'contact_rules' | 'contact_code_word'

export async function keptContact(work: UnitOfWork, caseId: string): Promise<KeptContact> {
  const [kept, state] = await Promise.all([
    newest(work, 'contact_rules', caseId),
    stateOf(work, caseId),
  ])
  const rules = kept ? rulesIn(kept.words) : noRules
  return { version: kept?.version ?? 0, rules: withState(rules, state), ...secondOf(state) }
}

export function at({ actor }: UnitOfWork, caseId: string): { orgId: string; caseId: string } {
  return { orgId: actor.orgId, caseId }
}

/** Sealed by `change` from a value of this very shape, and bound to its cell. */
export function rulesIn(words: string): KeptRules {
  return JSON.parse(words)
}

export async function stateOf(
  { tx, actor }: UnitOfWork,
  caseId: string,
): Promise<StateRow | undefined> {
  const [row] = await tx.query<StateRow>(
    'contact-state',
    `select ${stateColumns} from contact_state where org_id = $1 and case_id = $2`,
    [actor.orgId, caseId],
  )
  return row
}

export interface Version {
  readonly version: number
  readonly words: string
}

export async function newest(
  work: UnitOfWork,
  table: SealedTable,
  caseId: string,
): Promise<Version | undefined> {
  const [row] = await work.tx.query<{ version: number; sealed: Buffer }>(
    `newest-${table}`,
    `select version, sealed from ${table} where org_id = $1 and case_id = $2
     order by version desc limit 1`,
    [work.actor.orgId, caseId],
  )
  if (row === undefined) return undefined
  const cell = cellOf(table, at(work, caseId), String(row.version))
  return { version: row.version, words: await openedWords(work, caseId, cell, row.sealed) }
}

export async function openedWords(
  { keyring, actor }: UnitOfWork,
  caseId: string,
  cell: ReturnType<typeof cellOf>,
  sealed: Buffer,
): Promise<string> {
  const key = await keyring.ofCaseById(actor.orgId, caseId, keyIdOf(sealed))
  return openCell(key, cell, sealed).toString('utf8')
}
