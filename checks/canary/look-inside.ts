/** Everything that a file says: its bytes, what is packed in them, its properties, its pages as words. */

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { PDFDict, PDFDocument, PDFHexString, PDFString } from 'pdf-lib'
import { pdfText } from '../../src/documents/pdf/read-pdf-text.testing.ts'
import { readZip } from '../../src/documents/zip/read-zip.ts'

export interface Inside {
  readonly part: string
  readonly bytes: Buffer
}

export async function insideOf(bytes: Buffer): Promise<readonly Inside[]> {
  const own = [{ part: 'bytes', bytes }]
  if (bytes.subarray(0, 5).toString() === '%PDF-') return [...own, ...(await insidePdf(bytes))]
  if (bytes.subarray(0, 2).toString() === 'PK') return [...own, ...insideZip(bytes)]
  return [...own, ...packedIn(bytes)]
}

async function insidePdf(bytes: Buffer): Promise<Inside[]> {
  const found = [...bytes.toString('latin1').matchAll(/stream\r?\n/g)].flatMap(
    ({ index, 0: mark }) =>
      // The end is where the packing ends; what stands behind it is left alone.
      attempt(inflateSync, bytes.subarray(index + mark.length)),
  )
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const properties = pdf.context.lookup(pdf.context.trailerInfo.Info)
  const said = properties instanceof PDFDict ? properties.values() : []
  const words = said.map((one) =>
    one instanceof PDFHexString || one instanceof PDFString ? one.decodeText() : String(one),
  )
  return [
    ...found.map((one) => ({ part: 'stream', bytes: one })),
    { part: 'properties', bytes: Buffer.from(words.join('\n')) },
    // Letters that came in with tables of their own are read only where there are such tables.
    { part: 'words', bytes: Buffer.from(await pdfText(bytes).catch(() => '')) },
  ]
}

function insideZip(bytes: Buffer): Inside[] {
  const read = readZip(bytes, { files: 200, bytes: 50 * 1024 * 1024 })
  if ('fault' in read) return []
  return read.files.map((file) => ({ part: file.name, bytes: file.bytes }))
}

function packedIn(bytes: Buffer): Inside[] {
  const ways = bytes.subarray(0, 2).toString('hex') === '1f8b' ? [gunzipSync] : []
  return ways.flatMap((way) => attempt(way, bytes).map((one) => ({ part: 'unpacked', bytes: one })))
}

export function unpackedReply(bytes: Buffer, encoding: unknown): Buffer {
  if (encoding === 'gzip') return gunzipSync(bytes)
  if (encoding === 'br') return brotliDecompressSync(bytes)
  return encoding === 'deflate' ? inflateRawSync(bytes) : bytes
}

function attempt(way: (bytes: Buffer) => Buffer, bytes: Buffer): Buffer[] {
  try {
    return [way(bytes)]
  } catch {
    return []
  }
}

/** Every file below a folder. One that goes away meanwhile, or is no file, says nothing. */
export function* filesBelow(folder: string): Generator<{ path: string; bytes: Buffer }> {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found?.isFile()) continue
    try {
      yield { path: name, bytes: readFileSync(path) }
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause
    }
  }
}
