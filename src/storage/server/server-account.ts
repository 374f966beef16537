/**
 * Which account of this computer runs the database server. An ordinary user runs it as themselves.
 * PostgreSQL refuses to run as root, so root gets a system account: made if it can be, else found.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { type Refused, refuse } from './refusal.ts'

export interface ServerAccount {
  readonly name: string
  readonly uid: number
  readonly gid: number
  /** True when this process is root and the server must run as somebody else. */
  readonly switched: boolean
}

const ownName = 'waymark'
/** Accounts that many systems have and that own nothing of ours; the last one is a last resort. */
const fallbackNames = ['postgres', 'nobody']

/** `ownerOfCluster` is the owner of data that already exists: it keeps its owner. */
export function chooseAccount(ownerOfCluster: number | undefined): ServerAccount | Refused {
  if (process.getuid?.() !== 0) return ownAccount()
  const known = readAccounts()
  if (ownerOfCluster !== undefined && ownerOfCluster !== 0) {
    const owner = known.find(({ uid }) => uid === ownerOfCluster)
    if (owner) return owner
    return refuse(
      'no-account',
      `The database belongs to account number ${ownerOfCluster}, which has no name on this ` +
        'computer. Give the data back to an account that exists, or start Waymark as its owner.',
    )
  }
  const account = named(known, ownName) ?? makeAccount() ?? firstNamed(known, fallbackNames)
  return (
    account ??
    refuse(
      'no-account',
      'The database cannot run as root and no other account was found. ' +
        'Make a system account called "waymark", or start Waymark as an ordinary user.',
    )
  )
}

/** The account that this process itself acts as, as the server will see it at the socket. */
export function nameOfThisProcess(): string {
  return userInfo().username
}

/** Whether the account could walk down to this folder by itself; access lists are not counted. */
export function canReach(account: ServerAccount, folder: string): boolean {
  if (!account.switched) return true
  for (let path = folder; ; path = dirname(path)) {
    const { mode, uid, gid } = statSync(path)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (path === dirname(path)) return true
  }
}

function ownAccount(): ServerAccount | Refused {
  try {
    const { username, uid, gid } = userInfo()
    return { name: username, uid, gid, switched: false }
  } catch {
    return refuse(
      'no-account',
      `Account number ${process.getuid?.()} has no name on this computer, and the database ` +
        'server needs one. Add it to /etc/passwd, or start Waymark as another user.',
    )
  }
}

function makeAccount(): ServerAccount | undefined {
  spawnSync(
    'useradd',
    ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'].concat([
      '--shell',
      '/usr/sbin/nologin',
      ownName,
    ]),
    { stdio: 'ignore', timeout: 10_000 },
  )
  // Read again whatever useradd answered: another start may have made the account meanwhile.
  return named(readAccounts(), ownName)
}

function firstNamed(known: ServerAccount[], names: string[]): ServerAccount | undefined {
  return names.map((name) => named(known, name)).find((found) => found !== undefined)
}

function named(known: ServerAccount[], name: string): ServerAccount | undefined {
  return known.find((account) => account.name === name && account.uid !== 0)
}

function readAccounts(): ServerAccount[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 7)
    .map(([name = '', , uid, gid]) => ({
      name,
      uid: Number(uid),
      gid: Number(gid),
      switched: true,
    }))
}
