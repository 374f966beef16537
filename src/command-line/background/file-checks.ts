/**
 * The check of files in the background: PDFs are drawn one after the other, and what waits for the scanner
 * is tried again, with growing pauses.
 */
import type { Quarantine } from '../../application/ports/files/upload-store.ts'
import { checkHeldFiles } from '../../application/uploads/check-held-files.ts'
import type { Judges } from '../../application/uploads/judge-file.ts'
import { kindOfFault } from './kind-of-fault.ts'

export interface FileChecks {
  /** Looks now at whatever is due; after `stop`, nothing more. */
  now(): Promise<void>
  stop(): Promise<void>
}

interface Made {
  readonly judges: Judges
  readonly quarantine: Quarantine
  readonly log: (line: string) => void
}

const everyMs = 20_000

/** A drawing that takes longer than this is left where it is: it still waits, and is begun again. */
const patienceMs = 3_000

export function startFileChecks({ judges, quarantine, log }: Made): FileChecks {
  let running: Promise<void> = Promise.resolve()
  let waiting = false
  let stopped = false
  const look = async (): Promise<void> => {
    waiting = false
    if (stopped) return
    const { broken } = await checkHeldFiles(judges, quarantine)
    if (broken > 0) log(`${broken} files could not be looked at and will be tried again`)
  }
  const inTurn = (): Promise<void> => {
    if (waiting || stopped) return running
    waiting = true
    running = running.then(look).catch((cause: unknown) => {
      log(`looking at waiting files failed and will be tried again: ${kindOfFault(cause)}`)
    })
    return running
  }
  const timer = setInterval(() => void inTurn(), everyMs)
  timer.unref()
  void inTurn()
  return {
    now: inTurn,
    async stop() {
      stopped = true
      clearInterval(timer)
      await atMost(patienceMs, running)
    },
  }
}

async function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}
