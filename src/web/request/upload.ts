/** Answers how much a person may send at once. Holds at most one upload's worth of bytes in memory. */
import type { LeftOut, SentFile } from '../route.ts'

const megabyte = 1024 * 1024

export const limits = {
  /** A form without files, or a draft. */
  form: 2 * megabyte,
  field: megabyte,
  fields: 1000,
  /** Of a form without files. Sorting as many as two megabytes can hold would keep everybody waiting. */
  namesInForm: 10_000,
  /** All files of one form together. */
  files: 25 * megabyte,
  fileCount: 10,
  /** What is read at all. Beyond `files` it is read and let go, so that what was typed can be shown again. */
  whole: 100 * megabyte,
}

/** Whether a form sent as text names more fields than any page of ours has. */
export function namesTooManyFields(text: string): boolean {
  let count = 1
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', at + 1)) count += 1
  return count > limits.namesInForm
}

/** The same of a form sent as JSON: every value of a list counts. */
export function holdsTooManyFields(json: unknown): boolean {
  if (typeof json !== 'object' || json === null) return false
  const counts = Object.values(json).map((one) => (Array.isArray(one) ? one.length : 1))
  return counts.reduce((sum, count) => sum + count, 0) > limits.namesInForm
}

/** What a multipart reader gives, piece by piece. */
export type Part =
  | { readonly type: 'field'; readonly fieldname: string; readonly value: unknown }
  | {
      readonly type: 'file'
      readonly fieldname: string
      readonly filename: string
      readonly mimetype: string
      readonly file: AsyncIterable<Uint8Array>
    }

export interface Sent {
  readonly fields: [string, string][]
  /** All that were sent, or none of them. */
  readonly files: readonly SentFile[]
  readonly left?: LeftOut
}

export async function readParts(
  parts: AsyncIterable<Part>,
  room: number = limits.files,
): Promise<Sent> {
  const fields: [string, string][] = []
  const files: SentFile[] = []
  const most = Math.min(limits.files, room)
  let total = 0
  for await (const part of parts) {
    if (part.type === 'field') {
      fields.push([part.fieldname, String(part.value)])
      continue
    }
    const pieces: Uint8Array[] = []
    let size = 0
    for await (const piece of part.file) {
      size += piece.length
      if (total + size <= most) pieces.push(piece)
      else pieces.length = 0
    }
    total += size
    if (total > most) continue
    // A file field left empty arrives as a nameless file without bytes.
    if (part.filename === '' && size === 0) continue
    files.push({
      field: part.fieldname,
      claimedName: part.filename,
      claimedType: part.mimetype,
      bytes: Buffer.concat(pieces),
    })
  }
  if (total <= most) return { fields, files }
  return { fields, files: [], left: total > limits.files ? 'too-large' : 'no-room' }
}
