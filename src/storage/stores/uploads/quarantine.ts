/**
 * Quarantine as the check in the background meets it, which works as Waymark itself and for nobody: it
 * opens one file, and moves it on in one transaction with its line in the log.
 */
import type {
  CheckOutcome,
  HeldReference,
  OpenedForCheck,
  Quarantine,
  WaitingState,
} from '../../../application/ports/files/upload-store.ts'
import type { LoggedAct } from '../../../domain/looked/acts.ts'
import type { NoAnswer } from '../../../domain/uploads/file-state.ts'
import type { SeenAnswer } from '../../../domain/uploads/harm-of-files.ts'
import { insertLogLines } from '../../audit/log-lines.ts'
import type { Database } from '../../connect/pools.ts'
import type { Tx } from '../../connect/transaction.ts'
import { asWaymark, waymarkItself } from '../../organisations/as-waymark.ts'
import { organisationsIn } from '../../organisations/list-organisations.ts'
import { makeKeyCache } from '../../sealing/key-cache.ts'
import type { KeyKeeper } from '../../sealing/key-keeper.ts'
import { openKeyring } from '../../sealing/keyring.ts'
import { keyIdOf, openCell } from '../../sealing/sealed-cell.ts'
import { insertDocument } from '../people/document-cells.ts'
import { cellOfUpload } from './upload-cell.ts'

interface Made {
  readonly database: Database
  readonly keys: KeyKeeper
  readonly now: () => string
}

const waiting = `state in ('waiting-for-scan', 'waiting-for-drawing')`

/** As many in one round as one round can look at; the next round takes the rest. */
const mostAtOnce = 20
const role = 'file-check'

interface OpenRow {
  readonly state: WaitingState
  readonly name: Buffer
  readonly sealed: Buffer
  readonly seen: SeenAnswer | null
  readonly because: NoAnswer | null
  readonly keep_original: boolean
  readonly tries: number
  readonly added_by: string
}

export function createQuarantine({ database, keys, now }: Made): Quarantine {
  const as = <Result>(orgId: string, work: (tx: Tx) => Promise<Result>) =>
    asWaymark(database, { orgId, role }, work)

  return {
    async due() {
      const found: HeldReference[] = []
      for (const { orgId, kind } of await organisationsIn(database)) {
        if (kind !== 'provider') continue
        const rows = await as(orgId, (tx) =>
          tx.query<HeldReference>(
            'uploads-due',
            `select org_id as "orgId", case_id as "caseId", id from upload
             where org_id = $1 and ${waiting}
               and next_try_at <= $2
             order by next_try_at limit $3`,
            [orgId, now(), mostAtOnce],
          ),
        )
        found.push(...rows)
      }
      return found
    },

    async open(held) {
      const { orgId, caseId, id } = held
      return as(orgId, async (tx): Promise<OpenedForCheck | undefined> => {
        const [row] = await tx.query<OpenRow>(
          'upload-open',
          `select state, name, sealed, seen, because, keep_original, tries, added_by from upload
           where org_id = $1 and case_id = $2 and id = $3
             and ${waiting}`,
          [orgId, caseId, id],
        )
        if (row === undefined) return undefined
        const begins = row.state === 'waiting-for-drawing'
        if (begins) await countBegun(tx, held, now())
        const keyring = openKeyring(tx, keys, makeKeyCache())
        const opened = async (column: 'name' | 'sealed') => {
          const key = await keyring.ofCaseById(orgId, caseId, keyIdOf(row[column]))
          return openCell(key, cellOfUpload(held, column), row[column])
        }
        return {
          id,
          name: (await opened('name')).toString('utf8'),
          bytes: await opened('sealed'),
          state: row.state,
          keepOriginal: row.keep_original,
          tries: row.tries + (begins ? 1 : 0),
          addedBy: row.added_by,
          ...(row.seen && { seen: row.seen }),
          ...(row.because && { because: row.because }),
        }
      })
    },

    settle: (held, outcome) =>
      as(held.orgId, (tx) => settleIn({ tx, keys, now: now() }, held, outcome)),
  }
}

/** If it is not settled by then, whoever drew it is gone. */
const minutesToDraw = 10

async function countBegun(tx: Tx, { orgId, caseId, id }: HeldReference, now: string) {
  await tx.query(
    'upload-drawing-begun',
    `update upload set tries = tries + 1, next_try_at = $4::timestamptz + make_interval(mins => $5)
     where org_id = $1 and case_id = $2 and id = $3`,
    [orgId, caseId, id, now, minutesToDraw],
  )
}

interface Settling {
  readonly tx: Tx
  readonly keys: KeyKeeper
  readonly now: string
}

async function settleIn(
  { tx, keys, now }: Settling,
  held: HeldReference,
  outcome: CheckOutcome,
): Promise<void> {
  const { orgId, caseId, id } = held
  const log = (act: LoggedAct) =>
    insertLogLines(tx, { orgId, userId: waymarkItself, role }, [{ act, caseId, objectId: id }])
  if (outcome.state === 'clean') {
    const [left] = await tx.query<{ added_by: string; added_at: Date }>(
      'upload-release',
      `delete from upload where org_id = $1 and case_id = $2 and id = $3
         and ${waiting} returning added_by, added_at`,
      [orgId, caseId, id],
    )
    if (left === undefined) return
    const keyring = openKeyring(tx, keys, makeKeyCache())
    const added = { at: left.added_at.toISOString(), by: left.added_by }
    const kept = await insertDocument({ tx, keyring }, held, outcome.document, added)
    await log('released a file')
    if (kept) await log('kept an original')
    return
  }
  const because = 'because' in outcome ? (outcome.because ?? null) : null
  const waits = outcome.state === 'waiting-for-scan' || outcome.state === 'waiting-for-drawing'
  const moved = await tx.query(
    'upload-settle',
    `update upload set state = $4, because = $5, tries = coalesce($6, tries),
       next_try_at = $7::timestamptz + make_interval(mins => $8)
     where org_id = $1 and case_id = $2 and id = $3 and ${waiting} returning id`,
    [
      ...[orgId, caseId, id, outcome.state, because, waits ? outcome.tries : null],
      ...[now, 'minutes' in outcome ? outcome.minutes : 0],
    ],
  )
  if (moved.length === 0 || waits) return
  await log(outcome.state === 'blocked' ? 'blocked a file' : 'could not examine a file')
}
