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
    const to = text.indexOf(closes, from + opens.length)
    const end = to < 0 ? text.length : to
    segments.push({ text: text.slice(from + opens.length, end), aboutOther: true })
    at = to < 0 ? text.length : to + closes.length
  }
  return segments.filter(({ text: words }) => words !== '')
}

export function hasMarks(text: string): boolean {
  return text.includes(opens)
}

/** As if the writer had marked all of it. */
export function allAboutOther(text: string): string {
  return `${opens}${text.replaceAll(opens, '').replaceAll(closes, '')}${closes}`
}
