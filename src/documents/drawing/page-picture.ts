/**
 * The points of one page as the picture that is kept: few colours, packed, where that is small, else JPEG.
 * Nothing but points goes into either.
 */
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import sharp from 'sharp'
import type { DrawnPage } from './draw-pages.ts'
import { fewColours } from './few-colours.ts'

export type PagePicture = { readonly width: number; readonly height: number } & (
  | {
      readonly packing: 'few-colours'
      readonly bytes: Buffer
      readonly colours: Buffer
      readonly bitsOfPoint: 4 | 8
    }
  | { readonly packing: 'jpeg'; readonly bytes: Buffer; readonly channels: 1 | 3 }
)

const packed = promisify(deflate)

export async function pagePicture(page: DrawnPage): Promise<PagePicture> {
  const { width, height, channels } = page
  const few = await packedFew(page)
  // A page of letters is far below this; above it, it is most likely a photograph of a page.
  if (few && few.bytes.length * 16 <= width * height) return few
  const jpeg = await asJpeg(page)
  if (few && few.bytes.length <= jpeg.length) return few
  return { width, height, packing: 'jpeg', bytes: jpeg, channels }
}

async function packedFew(
  page: DrawnPage,
): Promise<Extract<PagePicture, { packing: 'few-colours' }> | undefined> {
  const { width, height } = page
  const few = fewColours(page)
  if (few === undefined) return undefined
  const { colours, bitsOfPoint, lines } = few
  return { width, height, packing: 'few-colours', bytes: await packed(lines), colours, bitsOfPoint }
}

/** Letters must stay readable: no saving on the colour of fine print. */
async function asJpeg({ width, height, channels, points }: DrawnPage): Promise<Buffer> {
  return sharp(points, { raw: { width, height, channels } })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .jpeg({ quality: 82, chromaSubsampling: '4:4:4' })
    .timeout({ seconds: 20 })
    .toBuffer()
}
