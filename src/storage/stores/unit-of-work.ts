/**
 * What the stores of one transaction share: who asks, the keys, the case that was entered, and the
 * log entries that go in before it ends. Entering a case is what makes its rows visible at all.
 */
import type { Actor } from '../../application/actor.ts'
import { classesOf } from '../../domain/looked/acts.ts'
import { insertLastLogLines, type LogLine } from '../audit/log-lines.ts'
import { insertReason, sealReason } from '../audit/reasons.ts'
import { watchUnsealing } from '../audit/unsealed.ts'
import type { Tx } from '../connect/transaction.ts'
import { newId } from '../new-id.ts'
import type { Keyring } from '../sealing/keyring.ts'

export interface CaseRow {
  readonly id: string
  readonly reference: string
  readonly alias: string
  readonly service_id: string
  readonly worker_id: string
  readonly cover_worker_id: string | null
  readonly blocked_ids: string[]
  readonly version: number
}

export interface UnitOfWork {
  readonly tx: Tx
  readonly actor: Actor
  readonly keyring: Keyring
  /** An ISO time in UTC, moved along in a rehearsal. */
  now(): string
  /**
   * The file of the case, which is from now on the entered one; nothing when it is not theirs. What
   * is asked right behind it need not wait for the answer: a case not entered has no row to show.
   * `quietly`: whoever enters it writes the line of the log, because they show nothing of the record.
   */
  enter(caseId: string, how?: { quietly: true }): Promise<CaseRow | undefined>
  /** For what happens inside a case: enters it unless that was done; false when it is not theirs. */
  isInside(caseId: string): Promise<boolean>
  log(line: LogLine): void
  /** Must be called last: no log, no data. The lines go along with the commit. */
  writeLog(): Promise<void>
}

interface Made {
  readonly tx: Tx
  readonly actor: Actor
  readonly keyring: Keyring
  readonly now: () => string
}

export function beginWork({ tx, actor, keyring: whole, now }: Made): UnitOfWork {
  const { keyring, missingFrom } = watchUnsealing(whole)
  const lines: LogLine[] = []
  const entered = new Map<string, string>()
  const told = new Set<string>()
  /** Pages of one opening of the list: the line of a few minutes ago says what is read. */
  const saidBefore: LogLine[] = []
  let inside: { caseId: string; file: Promise<CaseRow | undefined> } | undefined

  function enter(caseId: string, how?: { quietly: true }): Promise<CaseRow | undefined> {
    const file = askFor(caseId, how?.quietly === true)
    inside = { caseId, file }
    return file
  }

  async function askFor(caseId: string, quietly: boolean): Promise<CaseRow | undefined> {
    const [file] = await tx.query<CaseRow>(
      'enter-case',
      `select id, reference, alias, service_id, worker_id, cover_worker_id, blocked_ids, version
       from enter_case($1)`,
      [caseId],
    )
    if (file === undefined) {
      lines.push({ act: 'was refused a case', caseId })
      return undefined
    }
    if (quietly) saidBefore.push({ act: 'opened who looked', caseId })
    if (!quietly && !told.has(caseId)) {
      lines.push({ act: 'opened the case', caseId })
      told.add(caseId)
    }
    entered.set(caseId, file.reference)
    return file
  }

  async function writeLog(): Promise<void> {
    lines.push(...missingFrom([...lines, ...saidBefore]))
    if (lines.length === 0) return
    const batch = withoutRepeats(lines.splice(0)).map((line) => {
      const reference = line.caseId && entered.get(line.caseId)
      return reference ? { ...line, caseReference: reference } : line
    })
    const reasons = []
    for (const line of batch) {
      if (line.reason === undefined || line.caseId === undefined) continue
      const of = { caseId: line.caseId, entryId: line.id }
      reasons.push({ of, sealed: await sealReason({ tx, keyring, actor }, of, line.reason) })
    }
    insertLastLogLines(tx, actor, batch)
    for (const { of, sealed } of reasons) insertReason({ tx, keyring, actor }, of, sealed)
  }

  return {
    tx,
    actor,
    keyring,
    now,
    enter,
    async isInside(caseId) {
      const file = inside?.caseId === caseId ? inside.file : enter(caseId)
      return (await file) !== undefined
    },
    log: (line) => void lines.push(line),
    writeLog,
  }
}

/** A store and the command above it may tell of one act; it is one line, with every class touched. */
function withoutRepeats(lines: readonly LogLine[]): (LogLine & { readonly id: string })[] {
  const told = new Map<string, LogLine & { readonly id: string }>()
  for (const line of lines) {
    const { act, caseId, objectId } = line
    const name = JSON.stringify([act, caseId, objectId])
    const before = told.get(name)
    const classes = new Set(`${before?.classes ?? ''}${line.classes ?? classesOf(act)}`)
    const id = before?.id ?? line.id ?? newId()
    const reason = line.reason ?? before?.reason
    told.set(name, { ...line, reason, id, classes: [...classes].sort().join('') })
  }
  return [...told.values()]
}
