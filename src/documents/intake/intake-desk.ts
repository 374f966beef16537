/**
 * Where uploads are examined: each in a process of its own, without keys, with little memory and
 * little time. If that process breaks or is too slow, the letter is refused and nothing else ends.
 */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type ExaminedUpload, refuse, type Upload, uploadLimits } from './upload.ts'

export interface IntakeDesk {
  readonly examine: (upload: Upload) => Promise<ExaminedUpload>
}

export interface DeskLimits {
  readonly timeLimitMs?: number
  /** Uploads examined side by side; others wait their turn. */
  readonly places?: number
}

export function openIntakeDesk({ timeLimitMs = 30_000, places = 2 }: DeskLimits = {}): IntakeDesk {
  const waiting: (() => void)[] = []
  let busy = 0

  const take = async () => {
    if (busy < places) busy += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  /** Hands the place to the next in line, or frees it. */
  const leave = () => {
    const next = waiting.shift()
    if (next === undefined) busy -= 1
    else next()
  }

  return {
    async examine(upload) {
      // Cheap refusals do not need a process.
      if (upload.bytes.length === 0) return refuse('empty')
      if (upload.bytes.length > uploadLimits.bytes) return refuse('too-big')
      await take()
      try {
        return await examineApart(upload, timeLimitMs)
      } finally {
        leave()
      }
    },
  }
}

function examineApart(upload: Upload, timeLimitMs: number): Promise<ExaminedUpload> {
  return new Promise((resolve) => {
    const examiner = fork(fileURLToPath(import.meta.url), ['examine'], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {},
      execArgv: ['--max-old-space-size=512'],
    })
    const settle = (examined: ExaminedUpload) => {
      clearTimeout(timer)
      examiner.kill('SIGKILL')
      resolve(examined)
    }
    const timer = setTimeout(() => settle(refuse('could-not-be-examined')), timeLimitMs)
    // Only our own examiner is at the other end of this channel.
    examiner.once('message', (message) => settle(message as ExaminedUpload))
    examiner.once('error', () => settle(refuse('could-not-be-examined')))
    examiner.once('exit', () => settle(refuse('could-not-be-examined')))
    examiner.send(upload)
  })
}

/** The examiner's side of the desk. */
if (process.send !== undefined && process.argv[2] === 'examine') {
  const { examineUpload } = await import('./examine-upload.ts')
  process.once('message', async (upload: Upload) => {
    process.send?.(await examineUpload(upload))
  })
}
