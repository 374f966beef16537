/** What is asked whenever a file is added: which, what can be seen on it, whether a court may want it as it came. */
import { type SeenAnswer, seenAnswers } from '../../../domain/uploads/harm-of-files.ts'
import { choice, many } from '../../parts/fields/choices.ts'
import { fileField } from '../../parts/fields/text.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'

interface Props {
  readonly file: string
  readonly label: string
  /** A question of the page's own, asked right behind the file. */
  readonly next?: Html
  readonly typed: Typed
  readonly problems: Problems
}

export function fileQuestions({ file, label, next = nothing, typed, problems }: Props): Html {
  return html`${fileField({ name: file, label, hint: 'PDF, picture or Word, up to 25 MB. A PDF is safer than Word. What a file tells by itself (place, device, author) is taken out. A PDF is kept as pictures of its pages; the file as it came is sealed apart.', accept: '.pdf,.jpg,.jpeg,.png,.doc,.docx', problems })}
${next}
${choice({
  name: 'seen',
  label: 'Does it show an address or a place they go to?',
  hint: 'Look at every page: a letterhead, a school, a surgery; in a photograph a view, a window, a badge. Until somebody has looked, it counts as if it did, and goes into no pack.',
  options: {
    'paper-only': 'No. I looked at all of it',
    surroundings: 'Yes, or it could tell a place',
    'not-looked': 'I have not looked',
  },
  small: true,
  typed,
  problems,
})}
${many({
  name: 'original',
  label: 'If it is a picture or a Word file: might a court need it exactly as it came?',
  hint: 'Only for evidence. The file as it came, with everything hidden in it, is then kept too, sealed, and opened only with a reason. Of a PDF it always is.',
  options: { yes: 'Yes, keep the file as it came as well' },
  small: true,
  typed,
  problems,
})}`
}

/** Anything but one of our answers is no answer, and no answer is the careful one. */
export function seenFrom(typed: Typed): SeenAnswer | undefined {
  return seenAnswers.find((one) => one === textOf(typed, 'seen'))
}
