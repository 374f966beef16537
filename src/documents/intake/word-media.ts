/**
 * The pictures inside a Word file, each drawn anew from its points: whatever else stood in the file of a
 * picture stays here. By content, never by name. A drawing that cannot be drawn anew is none of ours.
 */
import sharp, { type Sharp } from 'sharp'
import type { ZipFile } from '../zip/read-zip.ts'
import { refuse, uploadLimits } from './upload.ts'

type Redrawn = { readonly bytes: Buffer } | ReturnType<typeof refuse>

const formats = ['jpeg', 'png', 'gif', 'webp', 'tiff'] as const
type Format = (typeof formats)[number]

const beginnings: Readonly<Record<string, Format>> = {
  ffd8ff: 'jpeg',
  '89504e470d0a1a0a': 'png',
  '47494638': 'gif',
  '52494646': 'webp',
  '49492a00': 'tiff',
  '4d4d002a': 'tiff',
}

export async function redrawn({ bytes }: ZipFile): Promise<Redrawn> {
  const hex = bytes.toString('hex', 0, 8)
  const format = Object.entries(beginnings).find(([beginning]) => hex.indexOf(beginning) === 0)?.[1]
  if (format === undefined) return refuse('hides-in-drawing')
  const open = () => sharp(bytes, { limitInputPixels: uploadLimits.pixels, failOn: 'error' })
  try {
    const known = await open().metadata()
    if (known.format !== format) return refuse('damaged')
    // As it lies: Word turns a picture by what the document says, not by what the picture says.
    return { bytes: await asIts(format, open().timeout({ seconds: 20 })) }
  } catch (fault) {
    const tooLarge = fault instanceof Error && /pixel limit/i.test(fault.message)
    return refuse(tooLarge ? 'picture-too-large' : 'damaged')
  }
}

function asIts(format: Format, picture: Sharp): Promise<Buffer> {
  switch (format) {
    case 'jpeg':
      return picture.jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer()
    case 'png':
      return picture.png().toBuffer()
    case 'gif':
      return picture.gif().toBuffer()
    case 'webp':
      return picture.webp({ quality: 90 }).toBuffer()
    case 'tiff':
      return picture.tiff({ compression: 'lzw' }).toBuffer()
  }
}
