/**
 * The inside of a backup: a beginning, then each table with its rows, then an ending that says what
 * all of it must add up to. Written as records of one letter, a length and a content.
 */
import { z } from 'zod'
import { readBytes } from './byte-reader.ts'
import { UnreadableFile } from './sealed-file.ts'

export const formatVersion = 1

export const beginning = z.object({
  format: z.literal(formatVersion),
  madeAt: z.iso.datetime(),
  serverVersion: z.string(),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), sha256: z.string() })),
})

export const tableStart = z.object({ table: z.string(), columns: z.array(z.string()) })

export const ending = z.object({
  rows: z.record(z.string(), z.int()),
  sequences: z.record(z.string(), z.string()),
  chainHeads: z.record(z.string(), z.object({ number: z.int(), hash: z.string() })),
})

export type Beginning = z.infer<typeof beginning>
export type TableStart = z.infer<typeof tableStart>
export type Ending = z.infer<typeof ending>
export type ChainHeads = Ending['chainHeads']

export type BackupRecord =
  | { kind: 'beginning'; content: Beginning }
  | { kind: 'table'; content: TableStart }
  | { kind: 'rows'; content: Buffer }
  | { kind: 'ending'; content: Ending }

const letters = { beginning: 'B', table: 'T', rows: 'R', ending: 'E' } as const
const longestRecord = 1 << 30

export function writeRecord(record: BackupRecord): Buffer {
  const content =
    record.kind === 'rows' ? record.content : Buffer.from(JSON.stringify(record.content))
  const head = Buffer.alloc(5)
  head.write(letters[record.kind], 'latin1')
  head.writeUInt32BE(content.length, 1)
  return Buffer.concat([head, content])
}

export async function* readRecords(source: AsyncIterable<Buffer>): AsyncGenerator<BackupRecord> {
  const bytes = readBytes(source)
  while (!(await bytes.isAtEnd())) {
    const head = await bytes.take(5)
    const length = head?.readUInt32BE(1) ?? 0
    const content = length > longestRecord ? undefined : await bytes.take(length)
    if (head === undefined || content === undefined) throw new UnreadableFile('damaged')
    yield readRecord(head.toString('latin1', 0, 1), content)
  }
}

function readRecord(letter: string, content: Buffer): BackupRecord {
  const read = <Content>(shape: z.ZodType<Content>) => shape.parse(JSON.parse(content.toString()))
  switch (letter) {
    case letters.beginning:
      return { kind: 'beginning', content: read(beginning) }
    case letters.table:
      return { kind: 'table', content: read(tableStart) }
    case letters.rows:
      return { kind: 'rows', content }
    case letters.ending:
      return { kind: 'ending', content: read(ending) }
    default:
      throw new UnreadableFile('damaged')
  }
}
