/**
 * What to ask next about one element: open questions only, and none about what somebody did not want to
 * talk about. Nobody has to be asked any of it.
 */
import type { KnownSign } from './lists/all-lists.ts'
import type { Element } from './lists/sign.ts'

/** One open question each, before any from a list. Ours. @cites outcomes-risk 4.5 (never leading) */
export const openQuestions: Readonly<Record<Element, string>> = {
  act: 'How did it begin, and how did you come to be there?',
  means: 'What would have happened if you had said no, or had left?',
  purpose: 'What did you do there, and who gained from it?',
}

/** So many at once: more than that is an interrogation. */
const mostQuestions = 4

export interface AskNext {
  readonly questions: readonly string[]
  /** Parts that they did not want to talk about: not asked again. They may bring them up. */
  readonly leaveToThem: readonly string[]
}

export function askNextAbout(
  element: Element,
  {
    open,
    declined,
  }: { readonly open: readonly KnownSign[]; readonly declined: readonly KnownSign[] },
): AskNext {
  const bearsOnIt = ({ speaksTo }: KnownSign) => speaksTo.includes(element)
  const left = new Set(declined.map(({ group }) => group))
  const fromLists = open.filter((sign) => bearsOnIt(sign) && !left.has(sign.group))
  const questions = [openQuestions[element], ...fromLists.map(({ ask }) => ask)]
  return {
    questions: [...new Set(questions)].slice(0, mostQuestions),
    leaveToThem: [...new Set(declined.filter(bearsOnIt).map(({ groupTitle }) => groupTitle))],
  }
}
