/**
 * The process that typesets. It owns the compiler and the fonts, takes one document at a time as
 * JSON and answers with a PDF. A document has no way to make it read a file or reach a network.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  initSync,
  type TypstCompiler,
  TypstCompilerBuilder,
} from '@myriaddreamin/typst-ts-web-compiler'
import { readFonts } from './font-coverage.ts'

export interface PrintJob {
  readonly id: number
  readonly content: string
}

export type PrintAnswer = Printed & {
  readonly id: number
  /** The compiler remembers about three megabytes of each document and cannot be told to forget. */
  readonly memoryMb: number
}

type Printed = { readonly pdf: Uint8Array } | { readonly fault: string }

interface Compiler {
  readonly print: (content: string) => Printed
  readonly memoryMb: () => number
}

const main = '/document.typ'
const plainDiagnostics = 3

async function startCompiler(): Promise<Compiler> {
  const wasm = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm')
  const { memory } = initSync({ module: readFileSync(wasm) })
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const font of readFonts()) await builder.add_raw_font(font)
  const compiler = await builder.build()
  compiler.add_source(main, readFileSync(new URL('./document.typ', import.meta.url), 'utf8'))
  return {
    print: (content) => print(compiler, content),
    memoryMb: () => memory.buffer.byteLength / 1e6,
  }
}

function print(compiler: TypstCompiler, content: string): Printed {
  try {
    // The compiler's own types stop at `any`; a result without bytes is treated as a fault.
    const answer: { result?: unknown } = compiler.compile(
      main,
      [['content', content]],
      'pdf',
      plainDiagnostics,
    )
    if (answer.result instanceof Uint8Array) return { pdf: answer.result }
    // Never the diagnostics themselves: they can quote the document.
    return { fault: 'the typesetter gave no document' }
  } catch {
    return { fault: 'the typesetter failed' }
  }
}

/** Started by the press only; imported for its types it does nothing. */
if (process.send !== undefined && process.argv[2] === 'typeset') {
  const { print, memoryMb } = await startCompiler()
  process.on('message', ({ id, content }: PrintJob) => {
    process.send?.({ ...print(content), id, memoryMb: memoryMb() } satisfies PrintAnswer)
  })
}
