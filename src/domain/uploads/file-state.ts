/**
 * Where an uploaded file stands, and what may follow. Silence, doubt and broken tools never make a file
 * clean: only a passed examination does, and where there is a scanner, only that and its clear word. A PDF
 * is clean only when its pages have been drawn as well, after the scan and never before.
 */

/** Why a file may not be kept. Each has plain words beside the pages. */
export const blockReasons = [
  'empty',
  'too-big',
  'unknown-type',
  'archive',
  'web-page',
  'program',
  'two-files-in-one',
  'damaged',
  'locked',
  'picture-too-large',
  'too-much-to-draw',
  'active-content',
  'reaches-outside',
  'hides-in-drawing',
  'harm-found',
] as const
export type BlockReason = (typeof blockReasons)[number]

/** What the scanner gave instead of an answer. */
export const noAnswers = ['down', 'slow', 'cut-off', 'nonsense', 'too-large-for-scanner'] as const
export type NoAnswer = (typeof noAnswers)[number]

export type FileState =
  | { readonly state: 'received' }
  | { readonly state: 'examining' }
  | { readonly state: 'waiting-for-scan'; readonly tries: number; readonly because?: NoAnswer }
  /** `tries`: how often drawing it was begun. */
  | { readonly state: 'waiting-for-drawing'; readonly tries: number }
  | { readonly state: 'clean' }
  | { readonly state: 'blocked'; readonly because: BlockReason }
  | { readonly state: 'could-not-be-examined' }

export type FileEvent =
  | { readonly event: 'examination-began' }
  /** `scanner`: whether this installation has one. `drawing`: whether what is kept must be drawn first. */
  | { readonly event: 'passed'; readonly scanner: 'one' | 'none'; readonly drawing: Drawing }
  | { readonly event: 'refused'; readonly because: BlockReason }
  | { readonly event: 'examination-broke' }
  | { readonly event: 'scanned-clean'; readonly drawing: Drawing }
  | { readonly event: 'harm-found' }
  | { readonly event: 'no-answer'; readonly because: NoAnswer }
  | { readonly event: 'drawn' }

export type Drawing = 'needed' | 'none'

export const received: FileState = { state: 'received' }

/** What follows, or nothing where this event cannot follow: the file then stays where it is. */
export function afterEvent(file: FileState, event: FileEvent): FileState | undefined {
  switch (file.state) {
    case 'received':
      return event.event === 'examination-began' ? { state: 'examining' } : undefined
    case 'examining':
      return afterExamination(event)
    case 'waiting-for-scan':
      return afterScan(file.tries, event)
    case 'waiting-for-drawing':
      return afterDrawing(event)
    case 'clean':
    case 'blocked':
    case 'could-not-be-examined':
      return undefined
  }
}

function afterExamination(event: FileEvent): FileState | undefined {
  switch (event.event) {
    case 'passed':
      return event.scanner === 'none'
        ? cleanOrToDraw(event.drawing)
        : { state: 'waiting-for-scan', tries: 0 }
    case 'refused':
      return { state: 'blocked', because: event.because }
    case 'examination-broke':
      return { state: 'could-not-be-examined' }
    default:
      return undefined
  }
}

/** What waits longest in quarantine is a file that was examined and has not been scanned. */
function afterScan(tries: number, event: FileEvent): FileState | undefined {
  switch (event.event) {
    case 'scanned-clean':
      return cleanOrToDraw(event.drawing)
    case 'harm-found':
      return { state: 'blocked', because: 'harm-found' }
    case 'no-answer':
      return { state: 'waiting-for-scan', tries: tries + 1, because: event.because }
    // It is examined once more when it leaves quarantine.
    case 'refused':
      return { state: 'blocked', because: event.because }
    case 'examination-broke':
      return { state: 'could-not-be-examined' }
    default:
      return undefined
  }
}

function cleanOrToDraw(drawing: Drawing): FileState {
  return drawing === 'none' ? { state: 'clean' } : { state: 'waiting-for-drawing', tries: 0 }
}

function afterDrawing(event: FileEvent): FileState | undefined {
  switch (event.event) {
    case 'drawn':
      return { state: 'clean' }
    case 'refused':
      return { state: 'blocked', because: event.because }
    case 'examination-broke':
      return { state: 'could-not-be-examined' }
    default:
      return undefined
  }
}

/** Begun so often and never finished: something in the file ends whatever draws it. */
export const mostDrawingTries = 3

/** Only a clean file can be opened, attached as evidence or listed. */
export function mayBeUsed(file: FileState): boolean {
  return file.state === 'clean'
}

const pausesInMinutes = [1, 2, 5, 15, 30] as const
const longestPause = 60

/** How long a file waits before the scanner is asked again: a minute at first, an hour at most. */
export function minutesUntilNextTry(tries: number): number {
  return pausesInMinutes[Math.max(0, tries - 1)] ?? longestPause
}
