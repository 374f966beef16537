/**
 * Takes one file through its states: examined, then scanned where there is a scanner. Whatever breaks on
 * the way leaves it unusable, never clean: a fault of a tool is no opinion about a file.
 */
import {
  afterEvent,
  type BlockReason,
  type FileEvent,
  type FileState,
  received,
} from '../../domain/uploads/file-state.ts'
import { classOfFile, type SeenAnswer } from '../../domain/uploads/harm-of-files.ts'
import type { Examined } from '../ports/files/intake-desk.ts'
import type { Scanned } from '../ports/files/scanner.ts'
import type { NewDocument } from '../ports/person-stores.ts'
import type { Services } from '../services.ts'

export interface FileToJudge {
  readonly id: string
  readonly name: string
  readonly bytes: Uint8Array
  /** What the sender called it; compared with what it is, and never kept. */
  readonly claimedName?: string
  readonly seen?: SeenAnswer | undefined
  readonly keepOriginal: boolean
}

export type Judged =
  | { readonly state: 'clean'; readonly document: NewDocument }
  | Extract<FileState, { state: 'waiting-for-scan' }>
  | { readonly state: 'blocked'; readonly because: BlockReason }
  | { readonly state: 'could-not-be-examined' }

export type Judges = Pick<Services, 'intake' | 'scanner'>

/** `from`: where it stands already, when it comes out of quarantine. */
export async function judgeFile(
  { intake, scanner }: Judges,
  file: FileToJudge,
  from: FileState = received,
): Promise<Judged> {
  const begun = from.state === 'received' ? move(from, { event: 'examination-began' }) : from
  const examined = await intake
    .examine({ bytes: file.bytes, ...(file.claimedName && { fileName: file.claimedName }) })
    .catch((): Examined => ({ refused: { code: 'could-not-be-examined' } }))
  if ('refused' in examined) return settled(move(begun, eventOf(examined.refused.code)))
  const document = documentFrom(file, examined.accepted)
  const passed =
    begun.state === 'examining'
      ? move(begun, { event: 'passed', scanner: scanner ? 'one' : 'none' })
      : begun
  if (passed.state === 'clean') return { state: 'clean', document }
  // A scanner that was taken away leaves what waits for it waiting: someone decided to have one.
  const scanned: Scanned = scanner ? await scanner.scan(file.bytes).catch(() => noAnswer) : noAnswer
  const after = move(passed, eventOfScan(scanned))
  return after.state === 'clean' ? { state: 'clean', document } : settled(after)
}

const noAnswer: Scanned = { verdict: 'no-answer', because: 'down' }

function move(file: FileState, event: FileEvent): FileState {
  const next = afterEvent(file, event)
  if (next === undefined) throw new Error(`"${event.event}" cannot follow "${file.state}"`)
  return next
}

function settled(file: FileState): Exclude<Judged, { state: 'clean' }> {
  switch (file.state) {
    case 'waiting-for-scan':
    case 'blocked':
    case 'could-not-be-examined':
      return file
    default:
      throw new Error(`a file was left "${file.state}"`)
  }
}

function eventOf(code: Extract<Examined, { refused: unknown }>['refused']['code']): FileEvent {
  if (code === 'could-not-be-examined') return { event: 'examination-broke' }
  return { event: 'refused', because: code }
}

function eventOfScan(scanned: Scanned): FileEvent {
  switch (scanned.verdict) {
    case 'clean':
      return { event: 'scanned-clean' }
    case 'harm-found':
      return { event: 'harm-found' }
    case 'no-answer':
      return { event: 'no-answer', because: scanned.because }
  }
}

function documentFrom(
  { id, name, bytes, seen, keepOriginal }: FileToJudge,
  accepted: Extract<Examined, { accepted: unknown }>['accepted'],
): NewDocument {
  return {
    id,
    name,
    type: accepted.type,
    class: classOfFile(accepted.type, seen),
    size: accepted.bytes.length,
    sha256: accepted.sha256,
    receivedSha256: accepted.receivedSha256,
    bytes: accepted.bytes,
    ...(keepOriginal && { original: bytes }),
  }
}
