/**
 * A private folder for the server's socket, with a path short enough for one (at most 107 bytes).
 * Its name comes from the data folder, so that a server and a later start agree on it.
 */
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canReach, type ServerAccount } from './server-account.ts'

const longestFolder = 107 - '/.s.PGSQL.5432.lock'.length

export function makeSocketFolder(dataFolder: string, account: ServerAccount): string {
  const name = socketFolderName(dataFolder)
  for (const parent of [tmpdir(), '/tmp', '/var/tmp']) {
    for (const suffix of ['', '-2', '-3', '-4']) {
      const folder = join(parent, `${name}${suffix}`)
      if (Buffer.byteLength(folder) <= longestFolder && makePrivate(folder, parent, account)) {
        return folder
      }
    }
  }
  throw new Error('no private folder with a short path could be made for the database socket')
}

export function socketFolderName(dataFolder: string): string {
  const hash = createHash('sha256').update(realpathSync(dataFolder)).digest('hex')
  return `waymark-${hash.slice(0, 12)}`
}

/**
 * A killed server leaves its socket and the lock beside it. The caller knows that no server works on
 * this data folder, and nobody else may enter this one, so what is left in it is nobody's.
 */
export function emptySocketFolder(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { force: true })
}

/** Somebody else may have taken the name in a folder open to all: then it is not ours to use. */
function makePrivate(folder: string, parent: string, account: ServerAccount): boolean {
  try {
    if (!canReach(account, parent)) return false
    mkdirSync(folder, { mode: 0o700 })
    if (account.switched) chownSync(folder, account.uid, account.gid)
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) return false
  }
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== account.uid) return false
  chmodSync(folder, 0o700)
  return true
}
