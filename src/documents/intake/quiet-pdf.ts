/**
 * What in a PDF tells of its maker or acts without being asked, found and taken out: scripts,
 * programs, embedded files, forms that send, properties, and what its photographs tell.
 */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib'
import { stripJpeg } from './strip-picture.ts'

const actingKeys = [
  'AA',
  'JS',
  'JavaScript',
  'EmbeddedFiles',
  'EF',
  'XFA',
  'RichMediaContent',
  'AF',
]
const tellingKeys = ['Metadata', 'PieceInfo', 'LastModified']
/** A link to a page of the document or to an address that a person may press. */
const calmActions = ['/GoTo', '/URI', '/Named']
const actingActions = [
  '/JavaScript',
  '/Launch',
  '/SubmitForm',
  '/ImportData',
  '/GoToR',
  '/GoToE',
  '/Rendition',
  '/RichMediaExecute',
]
const actionKeys = ['A', 'OpenAction', 'Next']

export function hasSignature(pdf: PDFDocument): boolean {
  return dictionaries(pdf).some((dict) => dict.has(PDFName.of('ByteRange')))
}

export function actsByItself(pdf: PDFDocument): boolean {
  return dictionaries(pdf).some(
    (dict) =>
      actingKeys.some((key) => dict.has(PDFName.of(key))) ||
      actionKeys.some((key) => actsAs(pdf, dict.get(PDFName.of(key)))),
  )
}

export function quiet(pdf: PDFDocument): void {
  const { context } = pdf
  const dropped: PDFRef[] = []
  for (const dict of dictionaries(pdf)) {
    for (const key of [...actingKeys, ...tellingKeys]) drop(dict, key, dropped)
    for (const key of actionKeys) {
      if (actsAs(pdf, dict.get(PDFName.of(key)))) drop(dict, key, dropped)
    }
  }
  const info = context.trailerInfo.Info
  if (info instanceof PDFRef) dropped.push(info)
  delete context.trailerInfo.Info
  delete context.trailerInfo.ID
  for (const reference of dropped) context.delete(reference)
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    if (isLeftover(object)) context.delete(reference)
    else if (object instanceof PDFRawStream && nameIn(object.dict, 'Filter') === '/DCTDecode') {
      const stripped = stripJpeg(Buffer.from(object.contents))
      context.assign(reference, PDFRawStream.of(object.dict, stripped))
    }
  }
}

/** What nothing points at any more, but would still be in the file. */
function isLeftover(object: PDFObject): boolean {
  const dict = object instanceof PDFStream ? object.dict : object
  if (!(dict instanceof PDFDict)) return false
  const type = nameIn(dict, 'Type') ?? ''
  return (
    ['/EmbeddedFile', '/Metadata', '/Filespec'].includes(type) ||
    actingActions.includes(nameIn(dict, 'S') ?? '')
  )
}

function nameIn(dict: PDFDict, key: string): string | undefined {
  return dict.get(PDFName.of(key))?.toString()
}

function drop(dict: PDFDict, key: string, dropped: PDFRef[]): void {
  const name = PDFName.of(key)
  const value = dict.get(name)
  if (value === undefined) return
  if (value instanceof PDFRef) dropped.push(value)
  dict.delete(name)
}

function actsAs(pdf: PDFDocument, value: PDFObject | undefined): boolean {
  const action = pdf.context.lookup(value)
  if (!(action instanceof PDFDict)) return false
  const kind = pdf.context.lookup(action.get(PDFName.of('S')))?.toString()
  return kind !== undefined && isAction(action) && !calmActions.includes(kind)
}

/** `A` also names the attributes of a heading or a table, which have an owner and no action. */
function isAction(dict: PDFDict): boolean {
  return !dict.has(PDFName.of('O'))
}

/** Every dictionary of the file, those inside others included. */
function dictionaries(pdf: PDFDocument): PDFDict[] {
  const found: PDFDict[] = []
  const waiting: PDFObject[] = pdf.context.enumerateIndirectObjects().map(([, object]) => object)
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (object instanceof PDFStream) waiting.push(object.dict)
    else if (object instanceof PDFArray) waiting.push(...object.asArray())
    else if (object instanceof PDFDict) {
      found.push(object)
      waiting.push(...object.values())
    }
  }
  return found
}
