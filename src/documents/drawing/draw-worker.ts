/**
 * The process behind the wall: one PDF in, its pages out as points of light, and it ends. Started by
 * `behind-wall.ts` and by nothing else. Whatever goes wrong inside stays inside.
 */
import { readFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { writeHead } from './drawn-frames.ts'
import { openPdf } from './pdfium-pages.ts'

const input = 0
const output = 1

const program = process.argv[2] ?? ''
const { PDFiumModule }: typeof import('@hyzyla/pdfium') = await import(pathToFileURL(program).href)
const file = readFileSync(input)
const pdfium = await PDFiumModule({
  wasmBinary: new Uint8Array(readFileSync(join(dirname(program), 'pdfium.wasm'))).buffer,
  locateFile: () => '',
})

send(frames())
process.exit(0)

function* frames(): Generator<Uint8Array> {
  const pdf = openPdf(pdfium, file)
  if (typeof pdf === 'string') {
    yield writeHead(pdf)
    return
  }
  yield writeHead('opened', pdf.pages)
  for (let page = 0; page < pdf.pages; page += 1) {
    const picture = pdf.draw(page)
    if (picture === undefined) {
      yield writeHead('damaged')
      return
    }
    yield writeHead(picture.kind, picture.width, picture.height)
    yield picture.points
  }
  yield writeHead('end')
}

/** Waits until the other side has taken what went before. */
function send(all: Generator<Uint8Array>): void {
  for (const bytes of all) {
    for (let at = 0; at < bytes.length; ) at += writeSync(output, bytes, at)
  }
}
