/** Made-up files for the checks: letters and pictures, with what must not come through planted in them. */
import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'

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
