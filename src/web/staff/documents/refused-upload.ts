/** Why an uploaded file was not kept, and what to do. */
import type { IntakeRefusalCode } from '../../../application/ports/intake-desk.ts'

export const refusedWords: Readonly<Record<IntakeRefusalCode, string>> = {
  empty: 'The file is empty. Choose another one',
  'too-big': 'The file is larger than 25 MB. Choose a smaller one, or send it in parts',
  'unknown-type':
    'This is not a PDF, a picture (JPEG or PNG) or a Word file. Save it as one of these first',
  'two-files-in-one':
    'The file is two kinds of file at once, which is how harmful files hide. It was not kept',
  damaged: 'The file is damaged and cannot be opened. Ask for it again',
  'picture-too-large': 'The picture has too many pixels. Save it smaller first',
  'active-content':
    'The file holds programs that would run when it is opened. It was not kept. Ask for a plain PDF',
  'reaches-outside':
    'The file would fetch something from elsewhere when it is opened. It was not kept. Ask for a plain PDF',
  'could-not-be-examined':
    'The file could not be examined in time. It was not kept. Try again, or save it as a plain PDF',
}
