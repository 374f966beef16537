/**
 * What a part of a Word file would do by itself when somebody opens it: run a program, or fetch from outside
 * and so tell whoever waits there that it was opened. Read as a program reads it, by local names and with the
 * entities decoded: a namespace may be called anything, and a letter may be written as its number.
 */
import type { UploadRefusalCode } from './upload.ts'

/** From one end to the other: what does not fit is no XML, and no reader has to guess at it. */
const pieces =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<([^\s<>!?"'=](?:[^<>"']|"[^"]*"|'[^']*')*)>|([^<]+)/gy
const attributes = /\s([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const activeTypes =
  /\/(?:oleObject|control|vbaProject|aFChunk|package|attachedTemplate|frame|subDocument)$/i

/** DDE starts a program, the others fetch a picture or a text. Nobody writes these words by chance. */
const activeFields = /DDE|INCLUDEPICTURE|INCLUDETEXT/i
/** Their old names stand in ordinary links too (`important`), so only where a field begins. */
const oldFields = /^\s*(?:IMPORT|INCLUDE)(?![\p{L}\d])/iu

class Unreadable extends Error {}

export function dangerOf(name: string, text: string): UploadRefusalCode | undefined {
  try {
    return /\.rels$/i.test(name) ? dangerOfRelations(text) : dangerOfFields(text)
  } catch (error) {
    if (error instanceof Unreadable) return 'damaged'
    throw error
  }
}

/** A link that a person may press is fine; a picture or template that loads by itself is not. */
function dangerOfRelations(text: string): UploadRefusalCode | undefined {
  const relations = [...piecesOf(text)].flatMap(({ tag }) =>
    tag !== undefined && localName(tag) === 'Relationship' ? [valuesOf(tag)] : [],
  )
  const typesOf = (values: Values) => values('Type').map((type) => type.trim())
  if (relations.some((values) => typesOf(values).some((type) => activeTypes.test(type)))) {
    return 'active-content'
  }
  const fetches = (values: Values) =>
    values('TargetMode').some((mode) => mode !== 'Internal') &&
    !(values('Type').length > 0 && typesOf(values).every((type) => type.endsWith('/hyperlink')))
  return relations.some(fetches) ? 'reaches-outside' : undefined
}

/** What a field is may be spread over several runs. */
function dangerOfFields(text: string): UploadRefusalCode | undefined {
  const typed = ['']
  const simple: string[] = []
  let inside = false
  for (const { tag, said } of piecesOf(text)) {
    if (tag === undefined) {
      if (inside) typed[typed.length - 1] += said
      continue
    }
    const name = localName(tag)
    if (/^(?:instrText|delInstrText)$/.test(name))
      inside = !tag.startsWith('/') && !tag.endsWith('/')
    if (name === 'fldChar' && valuesOf(tag)('fldCharType').includes('begin')) typed.push('')
    if (tag.includes('instr')) simple.push(...valuesOf(tag)('instr'))
  }
  const acts =
    activeFields.test(typed.join('').replace(/\s/g, '')) ||
    simple.some((field) => /\bDDE|INCLUDEPICTURE|INCLUDETEXT/i.test(field)) ||
    [...typed, ...simple].some((field) => oldFields.test(field))
  return acts ? 'active-content' : undefined
}

interface Piece {
  /** What stands between the signs of a tag. */
  readonly tag?: string
  readonly said: string
}

function* piecesOf(text: string): Generator<Piece> {
  let read = 0
  for (const [all, asIs, tag, said] of text.matchAll(pieces)) {
    read += all.length
    if (tag !== undefined) yield { tag, said: '' }
    else if (asIs !== undefined) yield { said: asIs }
    else if (said !== undefined) yield { said: decoded(said) }
  }
  if (read !== text.length) throw new Unreadable()
}

function localName(tag: string): string {
  const [name = ''] = /^\/?[^\s/]+/.exec(tag) ?? []
  return afterColon(name.replace('/', ''))
}

function afterColon(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1)
}

type Values = (name: string) => readonly string[]

/** Under any prefix, so there may be several of one name; whoever asks takes the worst. */
function valuesOf(tag: string): Values {
  const all = [...tag.matchAll(attributes)].map(
    ([, name = '', double, single]) => [afterColon(name), double ?? single ?? ''] as const,
  )
  return (wanted) => all.flatMap(([name, value]) => (name === wanted ? [decoded(value)] : []))
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? all
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    // No letter has such a number, so what is meant cannot be known.
    if (!(point > 0 && point <= 0x10ffff)) throw new Unreadable()
    return String.fromCodePoint(point)
  })
}
