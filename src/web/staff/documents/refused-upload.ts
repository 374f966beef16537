/** Why an uploaded file was not kept, and what to do. One reason without words does not compile. */
import type { FileRefusal } from '../../../application/uploads/take-in-file.ts'
import type { BlockReason, NoAnswer } from '../../../domain/uploads/file-state.ts'
import type { LeftOut } from '../../route.ts'

const askForPaper = 'Ask for it on paper, or photograph it'

export const refusedWords: Readonly<Record<BlockReason | 'could-not-be-examined', string>> = {
  empty: 'The file is empty. Choose another one',
  'too-big': 'The file is larger than 25 MB. Choose a smaller one, or send it in parts',
  'unknown-type':
    'This is not a PDF, a picture (JPEG or PNG) or a Word file. Save it as one of these first',
  archive:
    'This is a folder of packed files, such as a ZIP. Unpack it, and add the letters one by one',
  'web-page': 'This is a web page or a drawing made of code. Print it to a PDF, and add that',
  program: 'This is a program, not a letter. It was not kept. Ask who sent it what it is',
  'two-files-in-one': `The file is two kinds of file at once, which is how harmful files hide. It was not kept. ${askForPaper}`,
  damaged: `The file is damaged and cannot be opened. Ask for it again, or photograph it`,
  locked:
    'The PDF is locked with a password, so nobody can see what is in it. Save it without the lock, or print it and photograph it',
  'picture-too-large': 'The picture has too many pixels. Save it smaller first',
  'too-much-to-draw':
    'The PDF has more than 200 pages, or pictures that are too large to be drawn again. Save it in parts, and add them one by one',
  'active-content': `The file holds programs that would run when it is opened. It was not kept. ${askForPaper}`,
  'reaches-outside': `The file would fetch something from elsewhere when it is opened. It was not kept. ${askForPaper}`,
  'hides-in-drawing':
    'The Word file holds a drawing of a kind from which a hidden place or name cannot be taken out, such as EMF, WMF, SVG or BMP. It was not kept. Save it as a PDF and add that: everything that can be seen stays',
  'harm-found': `The scanner found something harmful in the file. Nobody can open it here. ${askForPaper}`,
  'could-not-be-examined': `The file could not be examined in time. It was not kept. Try again. If it fails twice: ${askForPaper.toLowerCase()}`,
}

const tooMuchToday =
  'You have added as much as there is room for in one day. Add it tomorrow, or ask whoever looks after Waymark'

/** Beside the field, with everything else that was typed kept. */
export function fileInWords(refusal: FileRefusal): string {
  switch (refusal.code) {
    case 'case-not-available':
      return 'You cannot add to this case. Ask your service manager to assign it to you'
    case 'no-room-today':
      return tooMuchToday
    default:
      return refusedWords[refusal.code]
  }
}

/** Files that were more than was read. */
export const leftWords: Readonly<Record<LeftOut, string>> = {
  'too-large': refusedWords['too-big'],
  'no-room': tooMuchToday,
}

/** Why a file is still waiting. */
export const waitingWords: Readonly<Record<NoAnswer, string>> = {
  down: 'The scanner is not running',
  slow: 'The scanner did not answer in time',
  'cut-off': 'The scanner ended without an answer',
  nonsense: 'The scanner gave no clear answer',
  'too-large-for-scanner':
    'The file is larger than the scanner takes. Whoever looks after Waymark can let it take more',
}
