/** What is said of a file that nobody can open yet, or ever. Its name is made by us and says nothing. */
import type { HeldFile, HeldState } from '../../../application/ports/files/upload-store.ts'
import type { Tone } from '../../parts/lists.ts'
import { refusedWords, waitingWords } from './refused-upload.ts'

export function heldName({ id }: Pick<HeldFile, 'id'>): string {
  return `File ${id.slice(-6).toUpperCase()}`
}

interface Standing {
  readonly tone: Tone
  readonly mark: string
  /** A sentence without its full stop. */
  readonly words: string
}

export function standingOf(standing: HeldState): Standing {
  switch (standing.state) {
    case 'waiting-for-scan': {
      const why = standing.because ? `${waitingWords[standing.because]}. ` : ''
      return {
        tone: 'soon',
        mark: 'Waiting for the scanner',
        words: `${why}It is kept, sealed, and tried again by itself; nobody can open it until then`,
      }
    }
    case 'waiting-for-drawing':
      return {
        tone: 'soon',
        mark: 'Being made safe',
        words:
          'Its pages are being drawn as pictures, which takes some seconds. It is kept, sealed, and is among the documents when that is done: load the page again',
      }
    case 'blocked':
      return { tone: 'late', mark: 'Not safe', words: refusedWords[standing.because] }
    case 'could-not-be-examined':
      return {
        tone: 'late',
        mark: 'Could not be checked',
        words: 'Nobody can open it. Add it again, ask for it on paper, or photograph it',
      }
  }
}
