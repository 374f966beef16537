/**
 * The files of one database cluster: made once by initdb, and the two files that say who may come in.
 * Only the account that runs Waymark may, over the private socket, and only as the roles listed.
 */
import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { serversIn, waitUntil } from './processes.ts'
import { type Refused, refuse, refuseFromOutput } from './refusal.ts'
import { canReach, nameOfThisProcess, type ServerAccount } from './server-account.ts'

export const superuser = 'waymark_admin'

/** Who owns a cluster that is already there, as an account number. */
export function ownerOf(cluster: string): number | undefined {
  return existsSync(cluster) ? statSync(cluster).uid : undefined
}

export async function makeCluster(
  cluster: string,
  { binaries, account, fsync }: { binaries: Binaries; account: ServerAccount; fsync: boolean },
): Promise<Refused | undefined> {
  if (existsSync(cluster)) return checkMajor(cluster, binaries)
  // Made under another name first: a cluster that carries the real name is complete.
  const unfinished = `${cluster}.unfinished`
  // An earlier start may have been interrupted a moment ago, and its helpers may still be writing there.
  await waitUntil(() => serversIn(unfinished).length === 0, { forAtMost: 10_000 })
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished)
  chmodSync(unfinished, 0o700)
  if (account.switched) chownSync(unfinished, account.uid, account.gid)
  const { code, output } = await runInitdb(unfinished, { binaries, account, fsync })
  if (code !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    return refuseFromOutput(output, dirname(cluster))
  }
  renameSync(unfinished, cluster)
  return undefined
}

/** Written afresh at every start: the account that starts Waymark may have changed. */
export function writeAccessFiles(
  cluster: string,
  account: ServerAccount,
  roles: readonly string[],
): void {
  const systemName = quoted(nameOfThisProcess())
  const lines = [superuser, ...roles].map((role) => `waymark ${systemName} ${quoted(role)}`)
  const files = {
    'pg_hba.conf': 'local all all peer map=waymark\n',
    'pg_ident.conf': `${lines.join('\n')}\n`,
  }
  for (const [name, text] of Object.entries(files)) {
    const path = join(cluster, name)
    writeFileSync(path, text, { mode: 0o600 })
    if (account.switched) chownSync(path, account.uid, account.gid)
  }
}

/**
 * The path by which a process of that account can work in a folder. When root's own folders stand in
 * the way (a home of mode 0700), the folder is handed over open, as file number 3, and named by it.
 */
export function handOver(
  folder: string,
  account: ServerAccount,
): { path: string; files: number[]; close: () => void } {
  if (canReach(account, folder)) return { path: folder, files: [], close: () => {} }
  const file = openSync(folder, 'r')
  return { path: '/proc/self/fd/3', files: [file], close: () => closeSync(file) }
}

async function runInitdb(
  folder: string,
  { binaries, account, fsync }: { binaries: Binaries; account: ServerAccount; fsync: boolean },
): Promise<{ code: number | null; output: string }> {
  const way = handOver(folder, account)
  const locale =
    binaries.major >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
      : ['--locale=C']
  const child = spawn(
    binaries.initdb,
    [`--pgdata=${way.path}`, `--username=${superuser}`, '--auth=peer', '--encoding=UTF8']
      .concat(locale, ['--data-checksums', '--no-instructions'])
      .concat(fsync ? [] : ['--no-sync']),
    {
      cwd: '/',
      env: serverEnvironment,
      stdio: ['ignore', 'pipe', 'pipe', ...way.files],
      ...(account.switched && { uid: account.uid, gid: account.gid }),
    },
  )
  way.close()
  let output = ''
  child.stdout?.on('data', (data) => {
    output += data
  })
  child.stderr?.on('data', (data) => {
    output += data
  })
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (cause) => {
      output += cause.message
      resolve(null)
    })
    child.once('close', resolve)
  })
  return { code, output }
}

/** Nothing of our own environment reaches the server: no secrets, no library paths, no locale. */
export const serverEnvironment = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' }

function checkMajor(cluster: string, { major, version }: Binaries): Refused | undefined {
  const made = Number(readFileSync(join(cluster, 'PG_VERSION'), 'utf8'))
  if (made === major) return undefined
  return refuse(
    'wrong-version',
    `The data in ${dirname(cluster)} was made by PostgreSQL ${made}; the programs here are ` +
      `PostgreSQL ${version}. Start with the programs of version ${made}, make a backup, and ` +
      'restore it into a new data folder.',
  )
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
