/**
 * Answers where each value of a template stands: in text, in an attribute, in an address, in a tag.
 * Refuses every place where escaping cannot make a value safe, by throwing when first rendered.
 */

export type ValuePlace =
  | { in: 'text' }
  | { in: 'plain-text' }
  | { in: 'tag' }
  | { in: 'attribute' }
  | { in: 'address-start'; own: boolean }
  | { in: 'address-rest'; afterSlash: boolean }

/** Elements whose content the browser does not read as markup, and where escapes do not work. */
const rawElements = new Set(['script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'])

/** Elements that show entities but no markup. */
const plainTextElements = new Set(['title', 'textarea'])

/** Elements where any attribute can change what the whole page does. */
const guardedElements = new Set([
  'base',
  'meta',
  'iframe',
  'object',
  'embed',
  'applet',
  'set',
  'animate',
  'animatemotion',
  'animatetransform',
])

/** Attributes that hold an address. */
const addressAttributes = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'cite',
  'data',
  'poster',
  'background',
  'ping',
  'manifest',
  'xlink:href',
])

/** Elements that load what they name: only our own addresses may stand here. */
const loadingElements = new Set(['script', 'link'])

/** Script, style and nested documents: no value is safe in these. */
export function isForbiddenAttribute(name: string): boolean {
  const lower = name.toLowerCase()
  return /^on|^(style|srcdoc|srcset|imagesrcset)$/.test(lower)
}

export function isAddressAttribute(name: string): boolean {
  return addressAttributes.has(name.toLowerCase())
}

type State =
  | 'text'
  | 'raw'
  | 'comment'
  | 'tag-name'
  | 'closing-tag'
  | 'between'
  | 'name'
  | 'after-name'
  | 'before-value'
  | 'quoted'
  | 'other-value'

interface Scan {
  state: State
  element: string
  attribute: string
  /** What the author wrote of the current attribute's value so far, and whether a value stands in it. */
  written: string
  startsWithValue: boolean
}

/** One place for each value of the template. The first and last piece must both stand in text. */
export function placesIn(strings: readonly string[]): ValuePlace[] {
  const scan: Scan = {
    state: 'text',
    element: '',
    attribute: '',
    written: '',
    startsWithValue: false,
  }
  const places: ValuePlace[] = []
  strings.forEach((piece, index) => {
    readPiece(scan, piece)
    if (index < strings.length - 1) {
      checkStartedAddress(scan)
      places.push(placeOf(scan))
      if (['tag-name', 'name', 'after-name'].includes(scan.state)) scan.state = 'between'
      if (scan.state === 'quoted' && scan.written === '') scan.startsWithValue = true
    }
  })
  if (scan.state !== 'text') throw refusal(scan, 'a template must end outside its last tag')
  return places
}

function placeOf(scan: Scan): ValuePlace {
  switch (scan.state) {
    case 'text':
      return { in: plainTextElements.has(scan.element) ? 'plain-text' : 'text' }
    case 'tag-name':
      if (scan.element === '') throw refusal(scan, 'a value cannot name an element')
      return tagPlace(scan)
    case 'between':
    case 'name':
    case 'after-name':
      return tagPlace(scan)
    case 'quoted':
      return attributePlace(scan)
    default:
      throw refusal(scan, 'a value may stand in text or in a double-quoted attribute')
  }
}

function tagPlace(scan: Scan): ValuePlace {
  if (guardedElements.has(scan.element) || loadingElements.has(scan.element)) {
    throw refusal(scan, 'no value may stand in this element')
  }
  return { in: 'tag' }
}

function attributePlace(scan: Scan): ValuePlace {
  const { element, attribute, written, startsWithValue } = scan
  if (guardedElements.has(element)) throw refusal(scan, 'no value may stand in this element')
  if (isForbiddenAttribute(attribute)) throw refusal(scan, 'no value is safe in this attribute')
  if (!isAddressAttribute(attribute)) return { in: 'attribute' }
  if (startsWithValue && written === '') throw refusal(scan, 'two values cannot start an address')
  if (written === '') return { in: 'address-start', own: loadingElements.has(element) }
  if (!startsWithValue && !/^(https?:\/\/|mailto:|tel:|[^:]*[/?#])/i.test(written)) {
    throw refusal(scan, 'write the start of the address, or give all of it as one value')
  }
  return { in: 'address-rest', afterSlash: written.endsWith('/') }
}

/** After a value that starts an address only "/", "?" or "#" may follow, or it could become a scheme. */
function checkStartedAddress(scan: Scan): void {
  if (!scan.startsWithValue || scan.written === '' || !isAddressAttribute(scan.attribute)) return
  if (!/^[/?#]/.test(scan.written))
    throw refusal(scan, 'this could change what kind of address it is')
}

function readPiece(scan: Scan, piece: string): void {
  let at = 0
  while (at < piece.length) {
    at = scan.state === 'text' ? readText(scan, piece, at) : readMarkup(scan, piece, at)
  }
}

function readText(scan: Scan, piece: string, at: number): number {
  if (plainTextElements.has(scan.element)) return readToEndTag(scan, piece, at)
  const open = piece.indexOf('<', at)
  if (open === -1) return piece.length
  if (piece.startsWith('<!--', open)) {
    scan.state = 'comment'
    return open + 4
  }
  if (/^<!doctype html>/i.test(piece.slice(open))) return open + 15
  if (piece[open + 1] === '/') {
    scan.state = 'closing-tag'
    return open + 2
  }
  if (open + 1 < piece.length && !/[a-z]/i.test(piece[open + 1] ?? '')) {
    throw refusal(scan, 'write &lt; for a less-than sign in text')
  }
  scan.state = 'tag-name'
  scan.element = ''
  return open + 1
}

/** Inside script, style, title and textarea only the matching end tag is markup. */
function readToEndTag(scan: Scan, piece: string, at: number): number {
  const end = piece.toLowerCase().indexOf(`</${scan.element}`, at)
  if (end === -1) return piece.length
  const length = scan.element.length + 2
  scan.element = ''
  scan.state = 'closing-tag'
  return end + length
}

function readMarkup(scan: Scan, piece: string, at: number): number {
  const character = piece[at] ?? ''
  switch (scan.state) {
    case 'raw':
      return readToEndTag(scan, piece, at)
    case 'comment': {
      const end = piece.indexOf('-->', at)
      if (end === -1) return piece.length
      scan.state = 'text'
      return end + 3
    }
    case 'closing-tag':
      if (character === '>') endTag(scan, '')
      return at + 1
    case 'quoted':
      return readQuoted(scan, piece, at)
    case 'other-value':
      return readOtherValue(scan, piece, at)
    default:
      readTag(scan, character)
      return at + 1
  }
}

function readQuoted(scan: Scan, piece: string, at: number): number {
  const end = piece.indexOf('"', at)
  scan.written += piece.slice(at, end === -1 ? piece.length : end)
  if (end === -1) return piece.length
  checkStartedAddress(scan)
  scan.state = 'between'
  return end + 1
}

/** Values without double quotes may be written by the author, but hold no value of ours. */
function readOtherValue(scan: Scan, piece: string, at: number): number {
  const single = scan.written === "'"
  const rest = piece.slice(at)
  const length = rest.search(single ? /'/ : /[\s>]/)
  if (length === -1) return piece.length
  scan.written = ''
  scan.state = 'between'
  return at + length + (single ? 1 : 0)
}

function readTag(scan: Scan, character: string): void {
  if (character === '>') {
    endTag(scan, scan.element)
    return
  }
  const space = /[\s/]/.test(character)
  switch (scan.state) {
    case 'tag-name':
      if (space) scan.state = 'between'
      else scan.element += character.toLowerCase()
      return
    case 'between':
      if (!space) startName(scan, character)
      return
    case 'name':
      if (character === '=') scan.state = 'before-value'
      else if (space) scan.state = 'after-name'
      else scan.attribute += character
      return
    case 'after-name':
      if (character === '=') scan.state = 'before-value'
      else if (!space) startName(scan, character)
      return
    case 'before-value':
      if (/\s/.test(character)) return
      scan.state = character === '"' ? 'quoted' : 'other-value'
      scan.written = character === '"' ? '' : character
      scan.startsWithValue = false
  }
}

function startName(scan: Scan, character: string): void {
  scan.state = 'name'
  scan.attribute = character
}

function endTag(scan: Scan, element: string): void {
  scan.state = rawElements.has(element) ? 'raw' : 'text'
  scan.element = rawElements.has(element) || plainTextElements.has(element) ? element : ''
}

function refusal({ state, element, attribute }: Scan, why: string): Error {
  const where = [element && `<${element}>`, attribute].filter(Boolean).join(' ') || 'text'
  return new Error(`html template refused at ${where} (${state}): ${why}`)
}
