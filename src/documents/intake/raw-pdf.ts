/**
 * Looks for active names in the raw bytes of a PDF, packed streams and earlier editions included, and
 * asks no reader: what a reader passes over, another reader may run.
 */
import { inflateSync } from 'node:zlib'

const active =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia\w*|XFA|AA|SubmitForm|ImportData|GoToR|GoToE|Rendition|Movie|Sound|Screen|3D)(?![\w])/

/** The most that one packed stream may hold; more is not looked through and counts as active. */
const mostBytes = 64 * 1024 * 1024

export function namesAnythingActive(pdf: Buffer): boolean {
  if (active.test(plainNames(pdf))) return true
  for (const packed of streamsIn(pdf)) {
    const inside = unpacked(packed)
    if (inside === 'too-large') return true
    if (inside !== undefined && active.test(plainNames(inside))) return true
  }
  return false
}

/** A name may be written with any of its letters as `#` and two digits. */
function plainNames(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
}

function* streamsIn(pdf: Buffer): Generator<Buffer> {
  const word = Buffer.from('stream')
  const end = Buffer.from('endstream')
  for (let at = pdf.indexOf(word); at >= 0; at = pdf.indexOf(word, at + word.length)) {
    if (pdf.subarray(at - 3, at).toString('latin1') === 'end') continue
    const begins = at + word.length + (pdf[at + word.length] === 0x0d ? 2 : 1)
    const ends = pdf.indexOf(end, begins)
    yield pdf.subarray(begins, ends < 0 ? pdf.length : ends)
  }
}

/** Nothing when it is no packed stream, such as a picture. */
function unpacked(packed: Buffer): Buffer | 'too-large' | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: mostBytes })
  } catch (fault) {
    const tooLarge =
      fault instanceof Error && 'code' in fault && fault.code === 'ERR_BUFFER_TOO_LARGE'
    return tooLarge ? 'too-large' : undefined
  }
}
