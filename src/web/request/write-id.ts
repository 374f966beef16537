/**
 * Which write a form asks for: the form and the answers in it. The same form with the same answers,
 * sent twice, is one write; a page brought back, changed and sent again is another, so that nothing
 * is ever called saved that was not.
 */
import { writeOf } from '../../application/case/same-write.ts'
import { Stopped } from './stopped.ts'
import { type Typed, textOf } from './typed.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The code of a step-up, and whether the form asked for one. */
export const stepUpCode = 'stepUpCode'
export const stepUpShown = 'stepUp'

/** Says nothing of what was meant: the token is masked anew on each page, and a code works once. */
const aside: ReadonlySet<string> = new Set(['csrf', 'writeId', stepUpCode, stepUpShown])

export function isId(text: string): boolean {
  return uuid.test(text)
}

export function writeIdFrom(typed: Typed): string {
  const form = textOf(typed, 'writeId')
  if (!isId(form)) throw new Stopped(400)
  const answers = Object.entries(typed).filter(([name]) => !aside.has(name))
  return writeOf(form, '', answers)
}
