/**
 * A transaction that never reaches a database: it answers the questions that the stores ask while one
 * new case is written, and keeps what they write as rows for COPY. The stores themselves seal, split,
 * count and log as always; a statement that this file does not know is a fault, never ignored.
 */
import type { Tx } from '../../src/storage/connect/transaction.ts'
import type { OrganisationKeyRow } from '../../src/storage/sealing/keyring.ts'
import { contactKinds } from '../../src/storage/stores/cases/journal-store.ts'
import { copyLine } from './copy-text.ts'
import type { Table } from './tables.ts'

export type Keep = (table: Table, line: string) => void

type Values = readonly unknown[]
type Answer = readonly object[]
const nothing: Answer = []

interface File {
  /** As `create-case` gives them: org, id, reference, alias, service, worker, cover, opened at. */
  head: Values
  /** As `projection-replace` gives them, without the two that say which case. */
  projection: Values
  version: number
  lastContact: string | null
}

/** For one case, from its first statement to `done`. */
export function recordCase(
  organisationKeys: readonly OrganisationKeyRow[],
  keep: Keep,
): { tx: Tx; done: () => void } {
  const file: File = { head: [], projection: [], version: 0, lastContact: null }
  const answerTo = (name: string, values: Values): Answer => {
    const answer = all[name]
    if (answer === undefined) throw new Error(`the loader does not know the statement ${name}`)
    return answer(values)
  }
  const statements = { ...fileStatements(file, keep), ...contentStatements(file, keep) }
  const all: Readonly<Record<string, (values: Values) => Answer>> = {
    ...statements,
    ...keyStatements(organisationKeys, keep),
  }
  return {
    tx: {
      async query<Row extends object>(name: string, _sql: string, values: Values = []) {
        // Each answer below has the columns that its statement asks for; a test compares the rows.
        return answerTo(name, values) as Row[]
      },
      parting(name, _sql, values = []) {
        answerTo(name, values)
      },
    },
    done() {
      const line = [...file.head, file.version, ...file.projection, file.lastContact]
      keep('case_file', copyLine(line))
    },
  }
}

function fileStatements(file: File, keep: Keep): Record<string, (values: Values) => Answer> {
  return {
    'create-claim'([org, user, writeId]) {
      file.version = 1
      keep('write_done', copyLine([org, user, writeId, 1]))
      return [{ version: 1 }]
    },
    'create-case'(values) {
      file.head = values
      return nothing
    },
    'enter-case'() {
      const [, id, reference, alias, service_id, worker_id, cover_worker_id] = file.head
      const of = { id, reference, alias, service_id, worker_id, cover_worker_id }
      return [{ ...of, blocked_ids: [], version: file.version }]
    },
    'facts-of-case': () => nothing,
    'claim-write'([, writeId, seen]) {
      // A write that names no version, such as a note, does not move it.
      if (seen !== null) file.version += 1
      keep('write_done', copyLine([file.head[0], file.head[5], writeId, file.version]))
      return [{ outcome: 'done', version: file.version }]
    },
    'projection-replace'([, , ...projection]) {
      file.projection = projection
      return nothing
    },
    'due-items-replace'([org, id, ...columns]) {
      const [, , reference, alias, service, worker, cover] = file.head
      for (const item of rowsOf(columns)) {
        keep('due_item', copyLine([org, id, worker, cover, service, reference, alias, ...item]))
      }
      return nothing
    },
    'unmet-needs-gone': () => nothing,
    'unmet-needs-replace'([org, , ...columns]) {
      const [, id, reference, alias, service, worker, cover] = file.head
      for (const need of rowsOf(columns)) {
        keep('unmet_need', copyLine([org, id, worker, cover, service, reference, alias, ...need]))
      }
      return nothing
    },
  }
}

function contentStatements(file: File, keep: Keep): Record<string, (values: Values) => Answer> {
  const contact: readonly unknown[] = contactKinds
  return {
    'facts-add'([org, id, by, version, ...columns]) {
      for (const fact of rowsOf(columns)) {
        keep('case_fact', copyLine([org, id, by, version, ...fact]))
      }
      return nothing
    },
    'journal-add'(values) {
      keep('journal_entry', copyLine(values))
      const [, , , on, kind] = values
      if (contact.includes(kind) && String(on) > (file.lastContact ?? '')) {
        file.lastContact = String(on)
      }
      return nothing
    },
    'journal-last-contact': () => nothing,
    'next-identity': () => [{ version: 1 }],
    'keep-identity'(values) {
      keep('person_identity', copyLine(values))
      return nothing
    },
    'name-tokens-gone': () => nothing,
    'name-tokens-add'([org, id, tokens]) {
      const [, , , , service, worker, cover] = file.head
      for (const [token] of rowsOf([tokens])) {
        keep('name_token', copyLine([org, token, id, worker, cover, service]))
      }
      return nothing
    },
    'audit-write'([org, user, role, ...columns]) {
      for (const line of rowsOf(columns)) {
        keep('audit_entry', copyLine([org, user, role, ...line]))
        keep('audit_unsealed', copyLine([org, line[0]]))
      }
      return nothing
    },
  }
}

function keyStatements(
  organisationKeys: readonly OrganisationKeyRow[],
  keep: Keep,
): Record<string, (values: Values) => Answer> {
  const made = new Map<unknown, object>()
  return {
    'organisation-key-current': ([, purpose]) =>
      organisationKeys.filter((row) => row.purpose === purpose),
    'organisation-key-by-id': ([, keyId]) => organisationKeys.filter((row) => row.key_id === keyId),
    'case-key-current'([, , harm]) {
      const row = made.get(harm)
      return row ? [row] : nothing
    },
    'case-key-make'(values) {
      const [, , harm, key_id, wrapped, wrapped_by] = values
      made.set(harm, { key_id, class: harm, wrapped, wrapped_by })
      keep('case_key', copyLine(values))
      return nothing
    },
  }
}

/** Parameters that hold one array for each column, turned into rows. */
function rowsOf(columns: Values): Values[] {
  const lists = columns.map((column) => (Array.isArray(column) ? column : []))
  return (lists[0] ?? []).map((_, row) => lists.map((list) => list[row]))
}
