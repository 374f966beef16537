/**
 * Words about somebody else, marked while they are written: [[like this]]. The mark stands in the words
 * themselves, so it is sealed with them and works everywhere that words are written. A mark that nobody
 * closed goes on to the end: rather too much is looked at than too little.
 */

export interface Segment {
  readonly text: string
  readonly aboutOther: boolean
}

/** Said beside the fields in which people write at length. */
export const howToMark =
  'Words about somebody else? Put them in [[double brackets]]: then nobody reads them by mistake when this person asks for their record.'

const opens = '[['
const closes = ']]'

export function segmentsOf(text: string): readonly Segment[] {
  const segments: Segment[] = []
  let at = 0
  while (at < text.length) {
    const from = text.indexOf(opens, at)
    if (from < 0) {
      segments.push({ text: text.slice(at), aboutOther: false })
      break
    }
    if (from > at) segments.push({ text: text.slice(at, from), aboutOther: false })
    const { end, after } = closingOf(text, from + opens.length)
    segments.push({ text: text.slice(from + opens.length, end), aboutOther: true })
    at = after
  }
  return segments.filter(({ text: words }) => words !== '')
}

/** A mark within a mark belongs to it: what stands behind the inner one is still about somebody else. */
function closingOf(text: string, start: number): { end: number; after: number } {
  let depth = 1
  let at = start
  while (at < text.length) {
    if (text.startsWith(opens, at)) {
      depth += 1
      at += opens.length
    } else if (text.startsWith(closes, at)) {
      depth -= 1
      at += closes.length
      if (depth === 0) return { end: at - closes.length, after: at }
    } else {
      at += 1
    }
  }
  return { end: text.length, after: text.length }
}

export function hasMarks(text: string): boolean {
  return text.includes(opens)
}

/** As if the writer had marked all of it. */
export function allAboutOther(text: string): string {
  return `${opens}${text.replaceAll(opens, '').replaceAll(closes, '')}${closes}`
}
