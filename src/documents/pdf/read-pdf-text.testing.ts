/**
 * Reads the words back out of a PDF the way a screen reader or a search does: the glyphs drawn,
 * each turned into the characters that the file's own tables give for it. For tests only.
 */
import { inflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'

export async function pdfText(bytes: Uint8Array): Promise<string> {
  const pdf = await PDFDocument.load(bytes)
  let text = ''
  for (const page of pdf.getPages()) {
    const fonts = new Map<string, Map<number, string>>()
    const named = page.node.Resources()?.lookup(PDFName.of('Font'), PDFDict)
    for (const [name, reference] of named?.entries() ?? []) {
      const toUnicode = pdf.context.lookup(reference, PDFDict).lookup(PDFName.of('ToUnicode'))
      fonts.set(name.asString().slice(1), characterMap(streamText(toUnicode)))
    }
    const contents = page.node.Contents()
    const streams = contents instanceof PDFArray ? contents.asArray() : [contents]
    for (const stream of streams) text += drawn(streamText(pdf.context.lookup(stream)), fonts)
  }
  return text
}

function streamText(stream: unknown): string {
  if (!(stream instanceof PDFRawStream)) throw new Error('not a stream')
  const filter = stream.dict.lookup(PDFName.of('Filter'))?.toString()
  const bytes =
    filter === '/FlateDecode' ? inflateSync(stream.contents) : decodePDFRawStream(stream).decode()
  return Buffer.from(bytes).toString('latin1')
}

function characterMap(table: string): Map<number, string> {
  const map = new Map<number, string>()
  for (const [, glyph = '', characters = ''] of table.matchAll(
    /^<([0-9a-f]{4})> <([0-9a-f]+)>$/gim,
  )) {
    map.set(Number.parseInt(glyph, 16), Buffer.from(characters, 'hex').swap16().toString('utf16le'))
  }
  return map
}

/** A string in brackets may hold brackets unescaped as long as they are balanced. */
const inBrackets = [1, 2, 3, 4].reduce(
  (inner) => String.raw`(?:\\[\s\S]|[^\\()]|\(${inner}\))*`,
  String.raw`(?:\\[\s\S]|[^\\()])*`,
)
const token = String.raw`/(\w+) [\d.]+ Tf|<([0-9a-fA-F]+)>|\((${inBrackets})\)|\b(ET)\b`

/** Glyphs are written as two-byte strings, in brackets or in hexadecimal. */
function drawn(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let text = ''
  let font: ReadonlyMap<number, string> = new Map()
  const tokens = new RegExp(token, 'g')
  for (const [, name, hex, string, end] of stream.matchAll(tokens)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map()
    if (end !== undefined) text += '\n'
    const glyphs = hex === undefined ? unescaped(string ?? '') : Buffer.from(hex, 'hex')
    for (let at = 0; at + 1 < glyphs.length; at += 2) {
      text += font.get(glyphs.readUInt16BE(at)) ?? ''
    }
  }
  return text
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function unescaped(string: string): Buffer {
  const plain = string.replace(/\\(\d{1,3}|[\s\S])/g, (_, after: string) =>
    /^\d/.test(after) ? String.fromCharCode(Number.parseInt(after, 8)) : (escapes[after] ?? after),
  )
  return Buffer.from(plain, 'latin1')
}
