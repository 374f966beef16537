/**
 * Why a restore was refused or given up, in words. Whatever it was, the database is as it was before.
 */
import { UnreadableFile } from './sealed-file.ts'

export type RestoreRefusalCode =
  | UnreadableFile['code']
  | 'not-found'
  | 'not-empty'
  | 'made-by-newer'
  | 'steps-differ'
  | 'does-not-fit'
  | 'references'
  | 'row-count'
  | 'chain-head'
  | 'sample'

export interface RestoreRefusal {
  readonly code: RestoreRefusalCode
  readonly words: string
}

/** Thrown to leave the transaction; `restore` answers with the refusal inside. */
export class Refusing extends Error {
  readonly code: RestoreRefusalCode
  readonly what: string
  constructor(code: RestoreRefusalCode, what = '') {
    super(`${code} ${what}`)
    this.code = code
    this.what = what
  }
}

export function refusalOf(cause: unknown): RestoreRefusal | undefined {
  if (cause instanceof Refusing) return inWords(cause.code, cause.what)
  if (cause instanceof UnreadableFile) return inWords(cause.code, '')
  if (!(cause instanceof Error && 'code' in cause)) return undefined
  // 23503: a reference leads nowhere. The constraint's name says which; its detail would hold values.
  if (cause.code === '23503' && 'constraint' in cause) {
    return inWords('references', String(cause.constraint))
  }
  return undefined
}

const sentences: Record<RestoreRefusalCode, (what: string) => string> = {
  'not-found': () => 'There is no such file.',
  'not-a-backup': () => 'The file is not a Waymark backup.',
  'wrong-key': () => 'The key does not belong to this backup. Use the key that it was made with.',
  'cut-off': () => 'The file ends too early: a part of it is missing. Use another copy.',
  damaged: () => 'The file is damaged or was changed. Use another copy.',
  'not-empty': () => 'The database is not empty. Restore into a new data folder or a new database.',
  'made-by-newer': (what) => `The backup was made by a newer Waymark: ${what} is not known here.`,
  'steps-differ': (what) => `The backup was made with another version of ${what}.`,
  'does-not-fit': (what) => `The table ${what} in the backup has other columns than here.`,
  references: (what) => `Rows refer to others that are not in the backup (${what}).`,
  'row-count': (what) => `The number of rows is wrong: ${what}.`,
  'chain-head': (what) => `The audit chain does not end as it did in the backup: ${what}.`,
  sample: (what) => `The rows were loaded, but sealed fields do not open: ${what}.`,
}

function inWords(code: RestoreRefusalCode, what: string): RestoreRefusal {
  return { code, words: `${sentences[code](what)} Nothing was restored.` }
}
