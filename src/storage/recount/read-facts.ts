/** The facts of many cases at once, as the rules read them: nothing sealed but the eighteenth birthday. */
import { WordsDestroyed } from '../../application/ports/retention/words-destroyed.ts'
import type { Fact } from '../../domain/facts/fact.ts'
import type { Tx } from '../connect/transaction.ts'
import { makeKeyCache } from '../sealing/key-cache.ts'
import type { KeyKeeper } from '../sealing/key-keeper.ts'
import { openKeyring } from '../sealing/keyring.ts'
import { keyIdOf, openCell } from '../sealing/sealed-cell.ts'
import { cellOfFact } from '../stores/cases/fact-rows.ts'

interface FactRow {
  readonly case_id: string
  readonly id: string
  readonly type: string
  readonly on_day: string
  readonly supersedes: string | null
  readonly detail: object
  readonly birthday: Buffer | null
}

export async function factsOf(
  tx: Tx,
  keys: KeyKeeper,
  orgId: string,
  ids: readonly string[],
): Promise<Map<string, Fact[]>> {
  const rows = await tx.query<FactRow>(
    'recount-facts',
    `select case_id, id, type, on_day, supersedes, detail,
       case when type = 'eighteenth-birthday-noted' then sealed end as birthday
     from case_fact where org_id = $1 and case_id = any($2)`,
    [orgId, ids],
  )
  const keyring = openKeyring(tx, keys, makeKeyCache())
  const histories = new Map<string, Fact[]>()
  for (const row of rows) {
    const history = histories.get(row.case_id)
    const fact = toFact(row, row.birthday ? await birthdayIn(row, orgId, keyring) : {})
    if (history) history.push(fact)
    else histories.set(row.case_id, [fact])
  }
  return histories
}

async function birthdayIn(
  { case_id: caseId, id, birthday }: FactRow,
  orgId: string,
  keyring: ReturnType<typeof openKeyring>,
): Promise<object> {
  if (birthday === null) return {}
  try {
    const key = await keyring.ofCaseById(orgId, caseId, keyIdOf(birthday))
    const cell = cellOfFact({ orgId, caseId }, id, key.harm)
    return JSON.parse(openCell(key, cell, birthday).toString('utf8'))
  } catch (cause) {
    // Who they are was destroyed, and the birthday with it.
    if (cause instanceof WordsDestroyed) return {}
    throw cause
  }
}

/** No rule reads when a fact was recorded, so that is left out here. */
function toFact(row: FactRow, opened: object): Fact {
  const fact = {
    id: row.id,
    type: row.type,
    on: row.on_day,
    recordedAt: '',
    ...(row.supersedes && { supersedes: row.supersedes }),
    detail: { ...row.detail, ...opened },
  }
  // Rows are written from facts alone; the stores' tests write and read back every kind.
  return fact as unknown as Fact
}
