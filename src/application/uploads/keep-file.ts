/**
 * Keeps a judged file with its case, inside a larger act: among the documents when it is clean, in
 * quarantine while it waits. What is neither is not kept, and whoever sent it is told why.
 */
import { createHash } from 'node:crypto'
import { dailyQuota } from '../../domain/uploads/quota.ts'
import type { OpenCase, Written } from '../ports/case-store.ts'
import type { Stores } from '../ports/world.ts'
import type { FileToJudge, Judged } from './judge-file.ts'

export interface JudgedFile {
  readonly file: FileToJudge
  readonly judged: Extract<Judged, { state: 'clean' | 'waiting-for-scan' | 'waiting-for-drawing' }>
}

/** Names the same file sent again, whatever the tools made of it. */
export function answersOf({ file }: JudgedFile): readonly unknown[] {
  const sent = createHash('sha256').update(file.bytes).digest('hex')
  return [file.name, file.seen, file.keepOriginal, sent]
}

export async function keepFile(
  stores: Stores,
  seen: OpenCase,
  { file, judged }: JudgedFile,
  write: { writeId: string },
): Promise<Written | { readonly noRoom: true }> {
  const counted = { bytes: file.bytes.length, writeId: write.writeId }
  if (!(await stores.uploads.count(counted, dailyQuota))) return { noRoom: true }
  if (judged.state === 'clean') return stores.documents.add(seen, judged.document, write)
  const { id, name, bytes, keepOriginal, seen: inIt } = file
  const because = judged.state === 'waiting-for-scan' ? judged.because : undefined
  const { state, tries } = judged
  const held = { id, name, bytes, keepOriginal, state, tries }
  return stores.uploads.hold(
    seen,
    { ...held, ...(inIt && { seen: inIt }), ...(because && { because }) },
    write,
  )
}
