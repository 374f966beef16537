/**
 * A PDF made new: one picture on each page, and nothing else. What the file said of its maker, what acted in
 * it, what hid in it and what was signed in it stayed behind the wall; so did words under a black bar.
 */
import { type PDFContext, PDFDocument, PDFHexString, PDFName, PDFRawStream } from 'pdf-lib'
import { type Behind, ourWorker } from './behind-wall.ts'
import { type DrawnPage, drawPages, type WhyNotDrawn } from './draw-pages.ts'
import { type DrawingLimits, dotsPerInch, drawingLimits } from './drawing-limits.ts'
import { type PagePicture, pagePicture } from './page-picture.ts'

export type Rebuilt =
  | { readonly bytes: Uint8Array; readonly pages: number }
  | { readonly notDrawn: WhyNotDrawn }

export async function rebuildPdf(
  file: Uint8Array,
  { limits = drawingLimits, behind = ourWorker }: { limits?: DrawingLimits; behind?: Behind } = {},
): Promise<Rebuilt> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  let weight = 0
  const take = async (page: DrawnPage) => {
    // Once it is too heavy the other pages are not worth keeping; what was drawn is thrown away.
    if (weight > limits.bytes) return
    const picture = await pagePicture(page)
    weight += picture.bytes.length
    addPage(pdf, picture)
  }
  const drawn = await drawPages(file, { take, limits, behind })
  if ('notDrawn' in drawn) return drawn
  if (weight > limits.bytes) return { notDrawn: 'too-much-to-draw' }
  const bytes = await pdf.save({ useObjectStreams: false, addDefaultPage: false })
  return { bytes, pages: drawn.pages }
}

function addPage(pdf: PDFDocument, picture: PagePicture): void {
  const { context } = pdf
  const { width, height } = picture
  const [wide, high] = [inPoints(width), inPoints(height)]
  const page = pdf.addPage([wide, high])
  const Page = context.register(pictureObject(context, picture))
  page.node.set(PDFName.of('Resources'), context.obj({ XObject: { Page } }))
  const drawn = context.stream(`${wide} 0 0 ${high} 0 0 cm /Page Do`)
  page.node.set(PDFName.of('Contents'), context.register(drawn))
}

function pictureObject(context: PDFContext, picture: PagePicture): PDFRawStream {
  const { width, height, bytes } = picture
  const about = {
    ...{ Type: 'XObject', Subtype: 'Image', Width: width, Height: height },
    Length: bytes.length,
  }
  if (picture.packing === 'jpeg') {
    const ColorSpace = picture.channels === 1 ? 'DeviceGray' : 'DeviceRGB'
    const packing = { ColorSpace, BitsPerComponent: 8, Filter: 'DCTDecode' }
    return PDFRawStream.of(context.obj({ ...about, ...packing }), bytes)
  }
  const { colours, bitsOfPoint } = picture
  const last = colours.length / 3 - 1
  const ColorSpace = ['Indexed', 'DeviceRGB', last, PDFHexString.of(colours.toString('hex'))]
  const packing = { ColorSpace, BitsPerComponent: bitsOfPoint, Filter: 'FlateDecode' }
  return PDFRawStream.of(context.obj({ ...about, ...packing }), bytes)
}

/** As large as the sheet was, to a hundredth of a point. */
function inPoints(pixels: number): number {
  return Math.round((pixels * 72 * 100) / dotsPerInch) / 100
}
