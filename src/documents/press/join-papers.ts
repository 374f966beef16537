/**
 * Prints a pack as one new file. The typesetter makes every page, numbers them through and lists the papers;
 * then each page of each paper is drawn into the page that waits for it. Nothing else of a paper comes along:
 * no title of its file, no maker, no links, no fields, nothing that acts, nothing hidden in a picture.
 */
import { PDFArray, PDFDocument, PDFEmbeddedPage, type PDFImage, type PDFPage } from 'pdf-lib'
import type { DocumentContent } from '../content.ts'
import { stripJpeg, stripPng } from '../intake/strip-picture.ts'
import { printData } from '../pdf/print-data.ts'
import { onlyWhatIsDrawn } from './only-what-is-drawn.ts'

export interface PackPapers {
  readonly watermark: string
  readonly papers: readonly {
    readonly title: string
    readonly type: 'pdf' | 'jpeg' | 'png'
    readonly bytes: Uint8Array
  }[]
}

/** Where a paper is drawn on the page, in points: below its heading, above the watermark. */
const frame = { left: 30, bottom: 72, width: 535, height: 668 }

export async function printPack(
  compile: (data: string) => Uint8Array,
  content: DocumentContent,
  { watermark, papers }: PackPapers,
): Promise<Uint8Array> {
  const opened = []
  for (const { title, type, bytes } of papers) {
    if (type === 'pdf') {
      const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
      onlyWhatIsDrawn(pdf)
      opened.push({ title, pages: pdf.getPageCount(), pdf })
    } else {
      const picture = type === 'jpeg' ? stripJpeg(Buffer.from(bytes)) : stripPng(Buffer.from(bytes))
      // A copy of its own: the maker of PDFs reads from the beginning of the memory that a picture lies in.
      opened.push({ title, pages: 1, type, picture: new Uint8Array(picture) })
    }
  }
  const pages = opened.map(({ title, pages: count }) => ({ title, pages: count }))
  const made = compile(printData(content, { watermark, papers: pages }))
  if (opened.length === 0) return made
  const pack = await PDFDocument.load(made, { updateMetadata: false })
  const drawn: (PDFEmbeddedPage | PDFImage)[] = []
  for (const paper of opened) {
    if (paper.pdf) drawn.push(...(await pack.embedPages(paper.pdf.getPages())))
    else if (paper.type === 'jpeg') drawn.push(await pack.embedJpg(paper.picture))
    else drawn.push(await pack.embedPng(paper.picture))
  }
  const waiting = drawn.length === 0 ? [] : pack.getPages().slice(-drawn.length)
  waiting.forEach((page, at) => {
    const sheet = drawn[at]
    if (sheet) drawUnder(page, sheet)
  })
  return pack.save({ addDefaultPage: false, useObjectStreams: false })
}

/** As large as fits, and beneath what the page says already: the watermark stays on top. */
function drawUnder(page: PDFPage, sheet: PDFEmbeddedPage | PDFImage): void {
  const scale = Math.min(frame.width / sheet.width, frame.height / sheet.height)
  const [width, height] = [sheet.width * scale, sheet.height * scale]
  const at = {
    x: frame.left + (frame.width - width) / 2,
    y: frame.bottom + (frame.height - height),
    ...{ width, height },
  }
  if (sheet instanceof PDFEmbeddedPage) page.drawPage(sheet, at)
  else page.drawImage(sheet, at)
  // What was drawn last is put first, so that everything else stands over it.
  const contents = page.node.Contents()
  if (!(contents instanceof PDFArray)) throw new Error('a page has no list of what is drawn')
  const last = contents.size() - 1
  const newest = contents.get(last)
  contents.remove(last)
  contents.insert(0, newest)
}
