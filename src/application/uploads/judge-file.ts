/**
 * Takes one file through its states: examined, then scanned where there is a scanner; a PDF then waits to be
 * drawn, which `drawFile` does. Whatever breaks on the way leaves it unusable, never clean: a fault of a tool
 * is no opinion about a file.
 */
import {
  afterEvent,
  type BlockReason,
  type Drawing,
  type FileEvent,
  type FileState,
  mostDrawingTries,
  received,
} from '../../domain/uploads/file-state.ts'
import { classOfFile, type SeenAnswer } from '../../domain/uploads/harm-of-files.ts'
import type { DrawnAnew, Examined } from '../ports/files/intake-desk.ts'
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
  | Extract<FileState, { state: 'waiting-for-scan' | 'waiting-for-drawing' }>
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
  const drawing = 'toDraw' in examined ? 'needed' : 'none'
  const passed =
    begun.state === 'examining'
      ? move(begun, { event: 'passed', scanner: scanner ? 'one' : 'none', drawing })
      : begun
  if (passed.state !== 'waiting-for-scan') return ended(passed, file, examined)
  // A scanner that was taken away leaves what waits for it waiting: someone decided to have one.
  const scanned: Scanned = scanner ? await scanner.scan(file.bytes).catch(() => noAnswer) : noAnswer
  return ended(move(passed, eventOfScan(scanned, drawing)), file, examined)
}

/** Draws what was examined and scanned. Begun too often without an end, it is not begun once more. */
export async function drawFile(
  { intake }: Judges,
  file: FileToJudge,
  from: Extract<FileState, { state: 'waiting-for-drawing' }>,
): Promise<Judged> {
  const broke: DrawnAnew = { refused: { code: 'could-not-be-examined' } }
  const drawn =
    from.tries > mostDrawingTries
      ? broke
      : await intake.draw({ bytes: file.bytes }).catch((): DrawnAnew => broke)
  if ('refused' in drawn) return settled(move(from, eventOf(drawn.refused.code)))
  // Pages that are pictures cannot be searched and carry no signature: what came is never thrown away.
  return ended(move(from, { event: 'drawn' }), { ...file, keepOriginal: true }, drawn)
}

/** Clean only with what is kept in hand; a state that says clean of a file still to be drawn is a fault. */
function ended(after: FileState, file: FileToJudge, examined: Examined): Judged {
  if (after.state !== 'clean') return settled(after)
  if (!('accepted' in examined)) throw new Error('a file was called clean before it was drawn')
  return { state: 'clean', document: documentFrom(file, examined.accepted) }
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
    case 'waiting-for-drawing':
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

function eventOfScan(scanned: Scanned, drawing: Drawing): FileEvent {
  switch (scanned.verdict) {
    case 'clean':
      return { event: 'scanned-clean', drawing }
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
