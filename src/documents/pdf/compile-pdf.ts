/**
 * The compiler that turns print data into a tagged PDF. It owns the fonts and the template, and
 * a document has no way to make it read a file or reach a network.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  initSync,
  type TypstCompiler,
  TypstCompilerBuilder,
} from '@myriaddreamin/typst-ts-web-compiler'
import { readFonts } from './font-coverage.ts'

const main = '/document.typ'
const plainDiagnostics = 3

/** Started once in a process; it remembers about three megabytes of each document for ever. */
export async function startPdfCompiler(): Promise<(data: string) => Uint8Array> {
  const wasm = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm')
  initSync({ module: readFileSync(wasm) })
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const font of readFonts()) await builder.add_raw_font(font)
  const compiler = await builder.build()
  compiler.add_source(main, readFileSync(new URL('./document.typ', import.meta.url), 'utf8'))
  return (data) => compile(compiler, data)
}

function compile(compiler: TypstCompiler, data: string): Uint8Array {
  // The compiler's own types stop at `any`; a result without bytes is a fault.
  const { result }: { result?: unknown } = compiler.compile(
    main,
    [['content', data]],
    'pdf',
    plainDiagnostics,
  )
  // Never the diagnostics themselves: they can quote the document.
  if (!(result instanceof Uint8Array)) throw new Error('the typesetter gave no document')
  return result
}
