/**
 * The last seal of each organisation, kept in a small file outside the database: whoever cuts off the
 * end of the log, or writes all of it anew, cannot make it end where this file says it did.
 */
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { z } from 'zod'
import { writeSynced } from '../sealing/file-synced.ts'

const shape = z.object({
  waymarkLogEnds: z.literal(1),
  organisations: z.record(z.string(), z.object({ number: z.int(), hash: z.string() })),
})

export type Anchors = Readonly<Record<string, { readonly number: number; readonly hash: string }>>

/** Nothing when there is no file yet. A damaged file is a fault, not an empty one. */
export function readAnchors(path: string): Anchors | undefined {
  if (!existsSync(path)) return undefined
  return shape.parse(JSON.parse(readFileSync(path, 'utf8'))).organisations
}

export function canReadAnchors(path: string): boolean {
  try {
    readAnchors(path)
    return true
  } catch {
    return false
  }
}

/** An end never moves back: a restored older copy of the log must stay visible as cut off. */
export function keepAnchors(path: string, ends: Anchors): void {
  const before = readAnchors(path) ?? {}
  const organisations = { ...before }
  for (const [orgId, end] of Object.entries(ends)) {
    if (end.number >= (before[orgId]?.number ?? 0)) organisations[orgId] = end
  }
  writeSynced(`${path}.new`, `${JSON.stringify({ waymarkLogEnds: 1, organisations })}\n`)
  renameSync(`${path}.new`, path)
}
