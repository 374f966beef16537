/**
 * What /proc says about a process: whether it lives, who its parent is, in which folder it works.
 * A zombie is dead: it holds nothing, even though a signal to it still "succeeds".
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export type Life = 'alive' | 'zombie' | 'gone'

export function lifeOf(pid: number): Life {
  const fields = statFields(pid)
  if (fields === undefined) return 'gone'
  return fields[0] === 'Z' || fields[0] === 'X' ? 'zombie' : 'alive'
}

/** Clock ticks since the machine started; together with the number it names one process for good. */
export function startOf(pid: number): string | undefined {
  return statFields(pid)?.[19]
}

export function parentOf(pid: number): number | undefined {
  const parent = statFields(pid)?.[1]
  return parent === undefined ? undefined : Number(parent)
}

/** Compared by device and inode, because the server may have reached the folder by another path. */
export function worksIn(pid: number, folder: string): boolean {
  try {
    const here = statSync(`/proc/${pid}/cwd`)
    const there = statSync(folder)
    return here.dev === there.dev && here.ino === there.ino
  } catch {
    // Gone meanwhile, or another account's process: neither can be a server of ours on that folder.
    return false
  }
}

/** Every living server process (postmaster or helper) whose working folder this cluster is. */
export function serversIn(cluster: string): number[] {
  return allProcesses().filter(
    (pid) => nameOf(pid) === 'postgres' && lifeOf(pid) === 'alive' && worksIn(pid, cluster),
  )
}

export function childrenOf(pid: number): number[] {
  return allProcesses().filter((child) => parentOf(child) === pid)
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause
  }
}

export async function waitUntil(
  isTrue: () => boolean,
  { forAtMost, every = 20 }: { forAtMost: number; every?: number },
): Promise<boolean> {
  const end = performance.now() + forAtMost
  while (!isTrue()) {
    if (performance.now() > end) return false
    await sleep(every)
  }
  return true
}

function allProcesses(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
}

function nameOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return undefined
  }
}

/** The fields after the name, which may itself hold spaces and brackets: [0] state, [1] parent. */
function statFields(pid: number): string[] | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return line.slice(line.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}
