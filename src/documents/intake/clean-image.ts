/**
 * A photograph of a letter, drawn anew: the same picture, upright, without the place, the time,
 * the camera or anything else that was hidden in the file.
 */
import sharp from 'sharp'
import { type CleanedFile, refuse, uploadLimits } from './upload.ts'

export async function cleanImage(bytes: Buffer, type: 'jpeg' | 'png'): Promise<CleanedFile> {
  const open = () => sharp(bytes, { limitInputPixels: uploadLimits.pixels, failOn: 'error' })
  try {
    const { format, width, height } = await open().metadata()
    if (format !== type) return refuse('damaged')
    if (width * height > uploadLimits.pixels) return refuse('picture-too-large')
    const drawn = open().autoOrient().timeout({ seconds: 20 })
    // Letters must stay readable: high quality, and no saving on the colour of fine print.
    const again =
      type === 'jpeg' ? drawn.jpeg({ quality: 90, chromaSubsampling: '4:4:4' }) : drawn.png()
    return { bytes: new Uint8Array(await again.toBuffer()), cleaned: { metadata: 'removed' } }
  } catch (fault) {
    const tooLarge = fault instanceof Error && /pixel limit/i.test(fault.message)
    return refuse(tooLarge ? 'picture-too-large' : 'damaged')
  }
}
