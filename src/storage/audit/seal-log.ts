/**
 * Puts waiting entries into the chain of their organisation, in batches, in the background. An entry
 * that was committed late simply comes later: none is skipped, because each waits in a row of its own.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../connect/pools.ts'
import type { Tx } from '../connect/transaction.ts'
import { withoutActor } from '../connect/with-actor.ts'
import { asWaymark } from '../organisations/as-waymark.ts'
import { type Anchors, keepAnchors } from './anchor-file.ts'
import { beginningOf, type ChainedEntry, entryColumns, hashOf, timeText } from './chain.ts'

const batchSize = 1_000

export interface Sealed {
  readonly sealed: number
  /** Waiting rows whose entry is gone: somebody removed it before it was sealed. */
  readonly gone: readonly string[]
}

/** Seals everything that waits, in every organisation, and keeps the new ends in the anchor file. */
export async function sealLog(db: Database, anchorPath: string): Promise<Sealed> {
  const organisations = await withoutActor(db, 'jobs', (tx) =>
    tx.query<{ org_id: string }>(
      'organisations',
      'select org_id from organisation order by org_id',
    ),
  )
  const ends: Record<string, Anchors[string]> = {}
  const gone: string[] = []
  let sealed = 0
  for (const { org_id: orgId } of organisations) {
    for (let full = true; full; ) {
      const batch = await asWaymark(db, { orgId, role: 'sealer' }, (tx) => sealBatch(tx, orgId))
      sealed += batch.sealed
      if (batch.end) ends[orgId] = batch.end
      full = batch.sealed === batchSize
    }
    gone.push(...(await asWaymark(db, { orgId, role: 'sealer' }, (tx) => findGone(tx, orgId))))
  }
  if (Object.keys(ends).length > 0) keepAnchors(anchorPath, ends)
  return { sealed, gone }
}

interface Batch {
  readonly sealed: number
  readonly end?: Anchors[string] | undefined
}

async function sealBatch(tx: Tx, orgId: string): Promise<Batch> {
  const entries = await tx.query<ChainedEntry>(
    'seal-waiting',
    `select ${entryColumns} from audit_unsealed w
     join audit_entry e on e.org_id = w.org_id and e.id = w.entry_id
     where w.org_id = $1 order by w.entry_id limit ${batchSize}`,
    [orgId],
  )
  if (entries.length === 0) return { sealed: 0 }
  const [before] = await tx.query<{ number: number; hash: string; now: string }>(
    'seal-before',
    `select coalesce(s.number, 0) as number, encode(s.hash, 'hex') as hash,
       ${timeText('clock_timestamp()')} as now
     from (select) as one left join lateral (
       select number, hash from audit_seal where org_id = $1 order by number desc limit 1
     ) as s on true`,
    [orgId],
  )
  const links = chain(entries, {
    number: before?.number ?? 0,
    hash: before?.hash ?? beginningOf(orgId),
    sealedAt: before?.now ?? '',
  })
  // Two sealers at once would give the same numbers; the key refuses the second, which starts anew.
  await tx.query(
    'seal-add',
    `insert into audit_seal (org_id, number, entry_id, hash, sealed_at)
     select $1, number, entry_id, decode(hash, 'hex'), $2::timestamptz
     from unnest($3::bigint[], $4::uuid[], $5::text[]) as link (number, entry_id, hash)`,
    [
      orgId,
      before?.now,
      links.map(({ number }) => number),
      links.map(({ entryId }) => entryId),
      links.map(({ hash }) => hash),
    ],
  )
  await tx.query(
    'seal-done',
    'delete from audit_unsealed where org_id = $1 and entry_id = any ($2::uuid[])',
    [orgId, links.map(({ entryId }) => entryId)],
  )
  return { sealed: links.length, end: links.at(-1) }
}

function chain(
  entries: readonly ChainedEntry[],
  before: { number: number; hash: string; sealedAt: string },
) {
  let { number, hash } = before
  return entries.map((entry) => {
    const seal = { number: ++number, entryId: entry.id, sealedAt: before.sealedAt }
    hash = hashOf(entry, seal, hash)
    return { number, entryId: entry.id, hash }
  })
}

async function findGone(tx: Tx, orgId: string): Promise<string[]> {
  const rows = await tx.query<{ entry_id: string }>(
    'seal-gone',
    `select w.entry_id from audit_unsealed w where w.org_id = $1 and not exists (
       select from audit_entry e where e.org_id = w.org_id and e.id = w.entry_id)`,
    [orgId],
  )
  return rows.map(({ entry_id }) => entry_id)
}

export interface Sealer {
  /** Ends after the batch under way, and seals what was written since. */
  stop(): Promise<void>
}

/** Seals every few seconds until stopped. A failure is told and tried again. */
export function startSealer(
  db: Database,
  {
    anchorPath,
    everyMs = 2_000,
    log,
  }: { anchorPath: string; everyMs?: number; log: (line: string) => void },
): Sealer {
  const stopping = new AbortController()
  const round = () =>
    sealLog(db, anchorPath).then(
      ({ gone }) =>
        gone.length > 0 && log(`log entries were removed before sealing: ${gone.join(' ')}`),
      (cause: unknown) => log(`sealing the log failed and will be tried again: ${codeOf(cause)}`),
    )
  const ended = (async () => {
    while (!stopping.signal.aborted) {
      await round()
      await sleep(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await ended
      await round()
    },
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'without a code'
}
