/**
 * At most one Waymark at a time works on a data folder. The lock is an abstract Unix socket named
 * after the folder's device and inode: the kernel takes it back the moment its holder dies, so no
 * stale lock file can ever stand in the way. Asked, the holder answers with its process number.
 */
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { connect, createServer } from 'node:net'

export type DataLock = { release: () => Promise<void> } | { heldBy: number | undefined }

export async function lockData(folder: string): Promise<DataLock> {
  const name = lockName(folder)
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.end(String(process.pid))
  })
  const taken = await new Promise<boolean>((resolve, reject) => {
    server.once('listening', () => resolve(true))
    server.once('error', (cause) => {
      if ('code' in cause && cause.code === 'EADDRINUSE') resolve(false)
      else reject(cause)
    })
    server.listen(name)
  })
  if (!taken) return { heldBy: await askHolder(name) }
  server.unref()
  return { release: () => new Promise((resolve) => server.close(() => resolve())) }
}

function lockName(folder: string): string {
  const { dev, ino } = statSync(folder)
  const hash = createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32)
  return `\0waymark-data-${hash}`
}

function askHolder(name: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(name)
    socket.setTimeout(2_000, () => socket.destroy())
    socket.on('data', (data) => {
      answer += data.toString('latin1')
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => resolve(/^\d+$/.test(answer) ? Number(answer) : undefined))
  })
}
