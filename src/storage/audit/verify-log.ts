/**
 * Is the log whole? Says for each organisation how much was checked, what is wrong and where, and
 * what waits longer to be sealed than it should. Needs no key and changes nothing.
 */
import type { Database } from '../connect/pools.ts'
import { withSnapshot } from '../connect/with-administrator.ts'
import { type Anchors, readAnchors } from './anchor-file.ts'
import { type LogRow, readLogFile, readLogFrom } from './read-log.ts'
import { beginVerifying, type LogProblem, type Verifying } from './verify-chain.ts'

export interface LogVerdict {
  readonly orgId: string
  readonly sealed: number
  /** Written so recently that they are not in the chain yet: no fault. */
  readonly waiting: number
  /** False when nothing outside the database says where this log ended. */
  readonly anchored: boolean
  readonly problems: readonly LogProblem[]
}

interface When {
  /** ISO time in UTC. */
  readonly now: string
  readonly sealedWithinSeconds?: number
  /** Nobody seals while Waymark is stopped: then entries may wait for its next start. */
  readonly nobodySeals?: boolean
}

export async function verifyDatabase(
  db: Database,
  { anchorPath, ...when }: When & { anchorPath: string },
): Promise<LogVerdict[]> {
  // The file first: seals made while we read are then beyond it, never before it.
  const anchors = readAnchors(anchorPath)
  return withSnapshot(db, (client) => verifyRows(readLogFrom(client), { anchors, ...when }))
}

export async function verifyFile(
  path: string,
  { anchorPath, now }: { anchorPath: string; now: string },
): Promise<LogVerdict[]> {
  return verifyRows(readLogFile(path), { anchors: readAnchors(anchorPath), now })
}

interface Walk {
  readonly verifying: Verifying
  readonly tooLate: LogProblem[]
  waiting: number
}

export async function verifyRows(
  rows: AsyncIterable<LogRow>,
  {
    anchors,
    now,
    sealedWithinSeconds = 60,
    nobodySeals = false,
  }: When & { anchors: Anchors | undefined },
): Promise<LogVerdict[]> {
  const walks = new Map<string, Walk>()
  const walkOf = (orgId: string): Walk => {
    const known = walks.get(orgId)
    if (known) return known
    const verifying = beginVerifying(orgId, anchors?.[orgId])
    const walk = { verifying, tooLate: [], waiting: 0 }
    walks.set(orgId, walk)
    return walk
  }
  // An organisation whose log is gone altogether is cut off as well.
  for (const orgId of Object.keys(anchors ?? {})) walkOf(orgId)
  const latest = new Date(Date.parse(now) - sealedWithinSeconds * 1_000).toISOString()
  for await (const row of rows) {
    const walk = walkOf(row.orgId)
    if ('seal' in row) walk.verifying.take(row)
    else if (row.waiting.at < latest && !nobodySeals) {
      walk.tooLate.push({ what: 'not-sealed', ...row.waiting })
    } else walk.waiting += 1
  }
  return [...walks].map(([orgId, { verifying, tooLate, waiting }]) => {
    const { sealed, problems } = verifying.end()
    const anchored = anchors?.[orgId] !== undefined
    return { orgId, sealed, waiting, anchored, problems: [...problems, ...tooLate] }
  })
}
