/**
 * Takes out of a PDF whatever is not drawn on its pages, before they go into another one: notes, fields,
 * what is told about a page or a picture, the time and the camera inside its pictures.
 */
import { PDFDict, type PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { stripJpeg } from '../intake/strip-picture.ts'

/** Of any object: none of them is needed to draw. */
const telling = [
  ...['Annots', 'AA', 'Metadata', 'PieceInfo', 'LastModified', 'Thumb', 'OPI', 'Alternates'],
  ...['AF', 'StructParents', 'StructParent'],
].map((name) => PDFName.of(name))

export function onlyWhatIsDrawn({ context }: PDFDocument): void {
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    const about = object instanceof PDFRawStream ? object.dict : object
    if (!(about instanceof PDFDict)) continue
    for (const name of telling) about.delete(name)
    if (object instanceof PDFRawStream && isJpeg(about)) {
      const picture = new Uint8Array(stripJpeg(Buffer.from(object.contents)))
      context.assign(reference, PDFRawStream.of(about, picture))
    }
  }
}

function isJpeg(about: PDFDict): boolean {
  return /^\[?\s*\/DCTDecode\s*\]?$/.test(`${about.lookup(PDFName.of('Filter')) ?? ''}`)
}
