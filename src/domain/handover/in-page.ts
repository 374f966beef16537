/** The data of a handover in the text of its page, and nothing else of that page: it is not rendered and not run. */

const opens = '<script type="application/json" id="handover">'
const closes = '</script>'

/** The text between; nothing when there is not exactly one such place. */
export function dataInPage(page: string): string | undefined {
  const from = page.indexOf(opens)
  if (from === -1 || page.indexOf(opens, from + 1) !== -1) return undefined
  const to = page.indexOf(closes, from)
  if (to === -1) return undefined
  return page.slice(from + opens.length, to)
}

/** The element, with what `writtenText` made. */
export function pageData(written: string): string {
  return `${opens}${written}${closes}`
}
