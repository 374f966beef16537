/**
 * The working process of the press: one document at a time, as PDF, as Word or as a pack. Started by
 * the press and by nothing else; it is given no environment and answers with bytes or a fault.
 */
import { startPdfCompiler } from '../pdf/compile-pdf.ts'
import { printData } from '../pdf/print-data.ts'
import type { PrintAnswer, PrintJob } from './print-job.ts'

let compiler: Promise<(data: string) => Uint8Array> | undefined

async function make({ format, content, papers }: PrintJob): Promise<Uint8Array> {
  if (format === 'word') {
    const { renderWord } = await import('../word/render-word.ts')
    return renderWord(content)
  }
  compiler ??= startPdfCompiler()
  const compile = await compiler
  if (format === 'pack' && papers) {
    const { printPack } = await import('./join-papers.ts')
    return printPack(compile, content, papers)
  }
  return compile(printData(content))
}

async function answer(job: PrintJob): Promise<PrintAnswer> {
  const said = () => ({ id: job.id, residentMb: process.memoryUsage.rss() / 1e6 })
  try {
    const bytes = await make(job)
    return { ...said(), bytes }
  } catch {
    // The fault itself could quote the document, so it stays here.
    return { ...said(), fault: 'the document could not be printed' }
  }
}

process.on('message', async (job: PrintJob) => {
  process.send?.(await answer(job))
})
