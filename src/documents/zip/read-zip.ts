/**
 * Opens a ZIP made by somebody else. Strict on purpose: anything a plain office file does not
 * need (encryption, odd paths, hidden bytes before, between or after the files, overlapping
 * files, bombs) is a refusal, because two readers could then see two different files.
 */
import { crc32, inflateRawSync } from 'node:zlib'

export interface ZipFile {
  readonly name: string
  readonly bytes: Buffer
}

export type ReadZip =
  | { readonly files: readonly ZipFile[] }
  | { readonly fault: 'not-a-zip' | 'unsafe-zip' | 'zip-too-big' }

export interface ZipLimits {
  readonly files: number
  readonly bytes: number
}

const endMark = 0x06054b50
const centralMark = 0x02014b50
const localMark = 0x04034b50
const endLength = 22

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

export function readZip(zip: Buffer, limits: ZipLimits): ReadZip {
  const end = zip.length - endLength
  // A comment after the end could hide another file; office programs write none.
  if (end < 0 || zip.readUInt32LE(end) !== endMark) return { fault: 'not-a-zip' }
  const count = zip.readUInt16LE(end + 10)
  const centralStart = zip.readUInt32LE(end + 16)
  const centralEnd = centralStart + zip.readUInt32LE(end + 12)
  if (centralEnd !== end) return { fault: 'unsafe-zip' }
  if (count > limits.files) return { fault: 'zip-too-big' }
  const entries = readEntries(zip, { at: centralStart, end: centralEnd, count })
  if (entries === undefined || !sound(entries)) return { fault: 'unsafe-zip' }
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total > limits.bytes) return { fault: 'zip-too-big' }
  const files = unpack(zip, entries, centralStart)
  return files === undefined ? { fault: 'unsafe-zip' } : { files }
}

function readEntries(
  zip: Buffer,
  { at: start, end, count }: { at: number; end: number; count: number },
): Entry[] | undefined {
  const entries: Entry[] = []
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || zip.readUInt32LE(at) !== centralMark) return undefined
    const encrypted = (zip.readUInt16LE(at + 8) & 0x2041) !== 0
    if (encrypted) return undefined
    const nameLength = zip.readUInt16LE(at + 28)
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      packed: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return at === end ? entries : undefined
}

function sound(entries: readonly Entry[]): boolean {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()))
  return (
    entries.length > 0 &&
    names.size === entries.length &&
    entries.every(
      ({ name, method }) =>
        (method === 0 || method === 8) &&
        name !== '' &&
        !/^\/|^[A-Za-z]:|\\|(^|\/)\.\.(\/|$)|[\u0000-\u001f]/.test(name),
    )
  )
}

/** Files must follow each other from the first byte, with nothing between them. */
function unpack(
  zip: Buffer,
  entries: readonly Entry[],
  centralStart: number,
): ZipFile[] | undefined {
  const inOrder = entries.toSorted((one, other) => one.offset - other.offset)
  const unpacked = new Map<Entry, Buffer>()
  let expected = 0
  for (const entry of inOrder) {
    const { offset } = entry
    if (offset !== expected || offset + 30 > centralStart) return undefined
    if (zip.readUInt32LE(offset) !== localMark) return undefined
    const nameEnd = offset + 30 + zip.readUInt16LE(offset + 26)
    const start = nameEnd + zip.readUInt16LE(offset + 28)
    if (zip.toString('utf8', offset + 30, nameEnd) !== entry.name) return undefined
    if (start + entry.packed > centralStart) return undefined
    const bytes = inflated(zip.subarray(start, start + entry.packed), entry)
    if (bytes === undefined) return undefined
    unpacked.set(entry, bytes)
    expected = start + entry.packed + descriptorLength(zip, offset, start + entry.packed)
  }
  if (expected !== centralStart) return undefined
  return entries.map((entry) => ({
    name: entry.name,
    bytes: unpacked.get(entry) ?? Buffer.alloc(0),
  }))
}

/** Writers that stream put the sizes after the data, with or without a mark before them. */
function descriptorLength(zip: Buffer, offset: number, at: number): number {
  const streamed = (zip.readUInt16LE(offset + 6) & 8) !== 0
  if (!streamed) return 0
  return at + 4 <= zip.length && zip.readUInt32LE(at) === 0x08074b50 ? 16 : 12
}

function inflated(packed: Buffer, { method, size, crc }: Entry): Buffer | undefined {
  try {
    const bytes =
      method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) })
    return bytes.length === size && crc32(bytes) === crc ? bytes : undefined
  } catch {
    return undefined
  }
}
