/**
 * Which write a form asks for: the form and the answers in it. The same form with the same answers,
 * sent twice, is one write; a page brought back, changed and sent again is another, so that nothing
 * is ever called saved that was not.
 */
import { writeOf } from '../../application/case/same-write.ts'
import { Stopped } from './stopped.ts'
import { type Typed, textOf } from './typed.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function isId(text: string): boolean {
  return uuid.test(text)
}

export function writeIdFrom(typed: Typed): string {
  const form = textOf(typed, 'writeId')
  if (!isId(form)) throw new Stopped(400)
  // The token is masked anew on each page, and says nothing of what was meant.
  const answers = Object.entries(typed).filter(([name]) => name !== 'csrf' && name !== 'writeId')
  return writeOf(form, '', answers)
}
