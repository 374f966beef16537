/** Made-up files for the checks: letters and pictures, with what must not come through planted in them. */
import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { writeZip } from '../../src/documents/zip/write-zip.ts'

export async function aPdf(words = 'MadeUpWords', after = ''): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  pdf.addPage([200, 100]).drawRectangle({ x: 10, y: 10, width: 50, height: 50 })
  pdf.setTitle(words)
  const bytes = Buffer.from(await pdf.save({ useObjectStreams: false }))
  if (after === '') return bytes
  // A comment before the end mark: readers pass over it, scanners do not.
  const end = bytes.lastIndexOf('%%EOF')
  return Buffer.concat([bytes.subarray(0, end), Buffer.from(`% ${after}\n`), bytes.subarray(end)])
}

export async function aPhotograph(plant = 'MadeUpPhone'): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 20, channels: 3, background: '#fff' } })
    .withExif({
      IFD0: { Make: plant },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

export function aWordFile(words = 'MadeUpWords'): Buffer {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  return writeZip([
    {
      name: '[Content_Types].xml',
      bytes: Buffer.from(
        `<Types><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
      ),
    },
    {
      name: 'word/document.xml',
      bytes: Buffer.from(`<w:document><w:t>${words}</w:t></w:document>`),
    },
  ])
}
