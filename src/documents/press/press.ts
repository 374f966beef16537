/**
 * The printing press: content in, tagged PDF or Word file out, one at a time, in a process of its
 * own that knows no keys. It is started by the first document, ended after a quiet while so that its
 * memory is given back, and ended with `stop`. A document that takes too long is given up.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { checkContent } from '../check-content.ts'
import type { DocumentContent } from '../content.ts'
import type { PackPapers } from './join-papers.ts'
import type { PrintAnswer, PrintFormat, PrintJob } from './print-job.ts'

export interface Press {
  readonly renderPdf: (content: DocumentContent) => Promise<Uint8Array>
  readonly renderWord: (content: DocumentContent) => Promise<Uint8Array>
  /** One file: what it says, the list of its papers, and the papers, numbered through. */
  readonly renderPack: (content: DocumentContent, papers: PackPapers) => Promise<Uint8Array>
  readonly stop: () => Promise<void>
}

export interface PressLimits {
  /** For one document, the start of the process included. */
  readonly timeLimitMs?: number
  /** After this long without work the process ends; the next document starts another. */
  readonly restAfterMs?: number
  /** Above this the process is replaced before the next document. */
  readonly memoryLimitMb?: number
  /** Documents allowed to wait. More are refused at once rather than kept in memory. */
  readonly waiting?: number
}

interface Order {
  readonly job: PrintJob
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (fault: Error) => void
}

export function openPress(limits: PressLimits = {}): Press {
  const { timeLimitMs = 30_000, restAfterMs = 60_000, memoryLimitMb = 350, waiting = 50 } = limits
  const queue: Order[] = []
  let worker: ChildProcess | undefined
  let current: Order | undefined
  let timer: NodeJS.Timeout | undefined
  let made = 0
  let stopped = false

  const dismiss = () => {
    const ending = worker
    worker = undefined
    ending?.kill('SIGKILL')
  }

  const finish = (settle: (order: Order) => void) => {
    clearTimeout(timer)
    const order = current
    current = undefined
    if (order !== undefined) settle(order)
    next()
  }

  const giveUp = (fault: string) => {
    dismiss()
    finish((order) => order.reject(new Error(fault)))
  }

  const start = (): ChildProcess => {
    const started = startWorker()
    started.on('message', (message) => {
      // Only our own worker is at the other end of this channel.
      const answer = message as PrintAnswer
      if (answer.id !== current?.job.id) return
      if (answer.residentMb > memoryLimitMb) dismiss()
      finish((order) =>
        'bytes' in answer ? order.resolve(answer.bytes) : order.reject(new Error(answer.fault)),
      )
    })
    const ended = () => {
      if (worker === started) giveUp('the printing process ended')
    }
    started.on('error', ended)
    started.on('exit', ended)
    return started
  }

  const next = () => {
    const order = queue.shift()
    if (order === undefined) {
      rest()
      return
    }
    current = order
    worker ??= start()
    hold(worker, true)
    timer = setTimeout(() => giveUp('the document took too long to print'), timeLimitMs)
    worker.send(order.job)
  }

  /** A resting worker never keeps the service alive. */
  const rest = () => {
    if (worker === undefined) return
    hold(worker, false)
    timer = setTimeout(dismiss, restAfterMs)
    timer.unref()
  }

  const order = async (
    format: PrintFormat,
    content: DocumentContent,
    papers?: PackPapers,
  ): Promise<Uint8Array> => {
    checkContent(content)
    if (stopped) throw new Error('the printing press is closed')
    const full = current !== undefined && queue.length >= waiting
    if (full) throw new Error('too many documents are waiting to be printed')
    return new Promise((resolve, reject) => {
      made += 1
      const job = { id: made, format, content, ...(papers && { papers }) }
      queue.push({ job, resolve, reject })
      if (current === undefined) {
        clearTimeout(timer)
        next()
      }
    })
  }

  return {
    renderPdf: (content) => order('pdf', content),
    renderWord: (content) => order('word', content),
    renderPack: (content, papers) => order('pack', content, papers),
    async stop() {
      stopped = true
      for (const order of queue.splice(0)) order.reject(new Error('the printing press is closed'))
      const ending = worker
      if (ending !== undefined) hold(ending, true)
      const ended = ending === undefined ? undefined : once(ending, 'exit')
      giveUp('the printing press is closed')
      clearTimeout(timer)
      await ended
    },
  }
}

/** Given nothing of the service's environment, so that no key or password is within its reach. */
function startWorker(): ChildProcess {
  return fork(fileURLToPath(new URL('./print-worker.ts', import.meta.url)), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
    execArgv: ['--max-old-space-size=256'],
  })
}

function hold(worker: ChildProcess, held: boolean): void {
  if (held) {
    worker.ref()
    worker.channel?.ref()
  } else {
    worker.unref()
    worker.channel?.unref()
  }
}
