/**
 * Writes a ZIP that is the same bytes for the same files: the order given, one fixed moment,
 * no comments, no extra fields, nothing about the machine it was made on.
 */
import { crc32, deflateRawSync } from 'node:zlib'
import type { ZipFile } from './read-zip.ts'

/** 1 January 1980, the first moment a ZIP can hold. */
const fixedDate = 0x0021
const utf8Names = 0x0800

export function writeZip(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of files) {
    const packed = deflateRawSync(bytes, { level: 9 })
    const nameBytes = Buffer.from(name, 'utf8')
    const facts = factsOf(bytes, packed, nameBytes)
    const local = Buffer.concat([mark(0x04034b50), facts, nameBytes])
    parts.push(local, packed)
    central.push(
      Buffer.concat([mark(0x02014b50), word(20), facts, Buffer.alloc(10), mark(offset), nameBytes]),
    )
    offset += local.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.concat([
    mark(0x06054b50),
    Buffer.alloc(4),
    word(files.length),
    word(files.length),
    mark(directory.length),
    mark(offset),
    word(0),
  ])
  return Buffer.concat([...parts, directory, end])
}

/** The 26 bytes that a file's own header and the directory share. */
function factsOf(bytes: Buffer, packed: Buffer, name: Buffer): Buffer {
  return Buffer.concat([
    word(20),
    word(utf8Names),
    word(8),
    word(0),
    word(fixedDate),
    mark(crc32(bytes)),
    mark(packed.length),
    mark(bytes.length),
    word(name.length),
    word(0),
  ])
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function mark(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
