/**
 * Where uploads are examined and PDFs are drawn: each in a process of its own, without keys, with little
 * memory and little time. If that process breaks or is too slow, the letter is refused and nothing else ends.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { makePlaces } from './places.ts'
import {
  type DrawnUpload,
  type ExaminedUpload,
  refuse,
  type Upload,
  uploadLimits,
} from './upload.ts'

export interface IntakeDesk {
  readonly examine: (upload: Upload) => Promise<ExaminedUpload>
  readonly draw: (upload: Upload) => Promise<DrawnUpload>
}

export interface DeskLimits {
  readonly timeLimitMs?: number
  readonly drawingTimeLimitMs?: number
  /** Uploads examined side by side; others wait their turn. */
  readonly places?: number
}

export function openIntakeDesk({
  timeLimitMs = 30_000,
  // A little more than the drawing allows itself, so that it can say why it stopped.
  drawingTimeLimitMs = 510_000,
  places = 2,
}: DeskLimits = {}): IntakeDesk {
  const examining = makePlaces(places)
  const drawing = makePlaces(1)
  return {
    async examine(upload) {
      // Cheap refusals do not need a process.
      if (upload.bytes.length === 0) return refuse('empty')
      if (upload.bytes.length > uploadLimits.bytes) return refuse('too-big')
      return examining(() => apart('examine', upload, timeLimitMs))
    },
    draw: (upload) => drawing(() => apart('draw', upload, drawingTimeLimitMs)),
  }
}

interface Answers {
  readonly examine: ExaminedUpload
  readonly draw: DrawnUpload
}

function apart<Work extends keyof Answers>(
  work: Work,
  upload: Upload,
  timeLimitMs: number,
): Promise<Answers[Work]> {
  return new Promise((resolve) => {
    const examiner = fork(fileURLToPath(import.meta.url), [work], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {},
      execArgv: ['--max-old-space-size=512'],
      // A group of its own, so that whoever draws behind the wall ends with it.
      detached: true,
    })
    const settle = (examined: Answers[Work]) => {
      clearTimeout(timer)
      endGroup(examiner)
      resolve(examined)
    }
    const failed = () => settle(refuse('could-not-be-examined'))
    const timer = setTimeout(failed, timeLimitMs)
    // Only our own examiner is at the other end of this channel.
    examiner.once('message', (message) => settle(message as Answers[Work]))
    examiner.once('error', failed)
    examiner.once('exit', failed)
    examiner.send(upload, (fault) => fault && failed())
  })
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nobody of it is left.
  }
}

/** The examiner's side of the desk. */
if (process.send !== undefined && (process.argv[2] === 'examine' || process.argv[2] === 'draw')) {
  const { drawUpload, examineUpload } = await import('./examine-upload.ts')
  const work = process.argv[2] === 'draw' ? drawUpload : examineUpload
  // Drawing takes a processor for seconds; whoever waits at a page comes first.
  if (work === drawUpload) setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  process.once('message', async (upload: Upload) => {
    process.send?.(await work(upload))
  })
  // Whoever asked is gone: nobody waits for an answer, and nothing is left running.
  process.once('disconnect', () => process.kill(-process.pid, 'SIGKILL'))
}
