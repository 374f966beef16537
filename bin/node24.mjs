/**
 * Finds a Node new enough to run Waymark (24 or later): the one running now, else the one that was
 * installed as a package. Plain JavaScript, because it must run under Node 20.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * New objects get a small space of their own: Node's usual one grows to 130 MB under load and stays,
 * for a page that needs two.
 */
const flags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8']

/** A process that has told how its work ended may take this long over its own end. */
const patienceMs = 5_000

/** Runs a TypeScript file of this repository and ends this process as that one ended. */
export function runUnderNode24(file, args) {
  const node = newEnoughNode()
  if (node === undefined) {
    process.stderr.write(
      `Waymark needs Node 24 or later; this is ${process.version}.\n` +
        `Run "npm ci --ignore-scripts" in ${root} first: on Linux that brings Node 24 with it.\n`,
    )
    process.exit(69)
  }
  const child = spawn(node, [...flags, join(root, file), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  // The child decides when to stop, so that it can finish what it is writing.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('error', (cause) => {
    process.stderr.write(`Could not start ${node}: ${cause.message}\n`)
    process.exit(69)
  })
  // Only our own process is at the other end: { ended: the number its work ended with }.
  child.on('message', ({ ended }) => {
    setTimeout(() => {
      child.kill('SIGKILL')
      process.exit(ended)
    }, patienceMs)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

function newEnoughNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const packaged = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')
  return existsSync(packaged) ? packaged : undefined
}
