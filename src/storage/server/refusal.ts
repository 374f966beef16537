/**
 * Why the embedded database did not start, as a value with words that a person can act on.
 * Nothing here is thrown: a fault of ours is an exception, a fault of the surroundings is a refusal.
 */
export type ServerRefusalCode =
  | 'folder-not-writable'
  | 'in-use'
  | 'binaries-missing'
  | 'disk-full'
  | 'no-account'
  | 'wrong-version'
  | 'not-durable'
  | 'did-not-start'

export interface ServerRefusal {
  readonly code: ServerRefusalCode
  readonly words: string
}

export interface Refused {
  readonly refused: ServerRefusal
}

export function refuse(code: ServerRefusalCode, words: string): Refused {
  return { refused: { code, words } }
}

/** Both the server and initdb say this, in English, because they run with LC_MESSAGES=C. */
export function refuseFromOutput(output: string, folder: string): Refused {
  if (/No space left on device|Disk quota exceeded/.test(output)) return diskFull(folder)
  const lastLines = output.trim().split('\n').slice(-5).join('\n')
  return refuse('did-not-start', `The database in ${folder} did not start. It said:\n${lastLines}`)
}

export function diskFull(folder: string): Refused {
  return refuse(
    'disk-full',
    `The disk that holds ${folder} is full. Nothing was changed. Free some space and start again.`,
  )
}

export function notWritable(folder: string, cause: unknown): Refused {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder)
  return refuse(
    'folder-not-writable',
    `Waymark cannot write to the data folder ${folder} (${code}). ` +
      'Give this account write access to it, or choose another folder.',
  )
}
