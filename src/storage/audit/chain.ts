/**
 * How the log is chained: each seal is the SHA-256 of its entry, its place, its time and the seal
 * before it. Small and without dependencies, so that others can write their own verifier from it.
 */
import { createHash } from 'node:crypto'

/** An entry exactly as it is hashed: every column as text, absent ones as null. */
export interface ChainedEntry {
  readonly org_id: string
  readonly id: string
  /** UTC with six decimals: 2026-03-02T09:00:00.000000Z. */
  readonly at: string
  readonly user_id: string
  readonly role: string
  readonly act: string
  readonly case_id: string | null
  readonly case_reference: string | null
  readonly object_id: string | null
  readonly classes: string
}

export interface Seal {
  readonly number: number
  readonly entryId: string
  readonly sealedAt: string
  /** In hex. */
  readonly hash: string
}

/** What the first seal of an organisation takes as the one before it. */
export function beginningOf(orgId: string): string {
  return createHash('sha256').update(`waymark log of ${orgId}`).digest('hex')
}

export function hashOf(entry: ChainedEntry, seal: Omit<Seal, 'hash'>, before: string): string {
  const { number, sealedAt } = seal
  return createHash('sha256')
    .update(canonical({ ...pick(entry), number, sealed_at: sealedAt, before }))
    .digest('hex')
}

/** JSON with its names in order and nothing between: the same content is always the same text. */
function canonical(content: Record<string, string | number | null>): string {
  const parts = Object.keys(content)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${JSON.stringify(content[name] ?? null)}`)
  return `{${parts.join(',')}}`
}

/** Named one by one: a field that somebody adds to a row changes no hash unnoticed. */
function pick(entry: ChainedEntry): Record<keyof ChainedEntry, string | null> {
  const { org_id, id, at, user_id, role, act, case_id, case_reference, object_id, classes } = entry
  return { org_id, id, at, user_id, role, act, case_id, case_reference, object_id, classes }
}

/** Times as the chain writes them. */
export function timeText(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}

export const entryColumns = `e.org_id, e.id, ${timeText('e.at')} as at, e.user_id, e.role, e.act,
  e.case_id, e.case_reference, e.object_id, e.classes`
