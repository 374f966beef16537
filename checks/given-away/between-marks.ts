/** Puts what was made by a script between its two marks in a document, and leaves the rest as it is. */

const begin = '<!-- made by bin/run scripts/given-away.ts; not by hand -->'
const end = '<!-- end of what was made -->'

export function betweenMarks(document: string, made: string): string {
  const from = document.indexOf(begin)
  const to = document.indexOf(end)
  if (from < 0 || to < from) throw new Error('the document has no marks to write between')
  return `${document.slice(0, from)}${begin}\n\n${made}\n\n${document.slice(to)}`
}
