/**
 * Answers whether a form that comes again is the same write. The same form with the same answers is;
 * with other answers, or for another case, it is a write of its own: otherwise a page brought back,
 * changed and sent again would say "saved" of words that nobody kept.
 */
import { createHash } from 'node:crypto'

/** The id of the form is random and kept nowhere, so the result says nothing about the answers. */
export function writeOf(writeId: string, caseId: string, answers: unknown): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([writeId, caseId, answers]))
    .digest('hex')
  // The shape of a UUID of one's own making.
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5')
}
