/**
 * Takes the place, the time, the camera and the comments out of a picture inside a document,
 * without touching a single pixel. What it cannot follow it leaves as it was.
 */

const startOfScan = 0xda
const endOfImage = 0xd9

/**
 * Keeps what is needed to draw: everything but the application and comment segments, and nothing that was
 * hung on behind the end, such as a second picture with a place of its own.
 */
export function stripJpeg(jpeg: Buffer): Buffer {
  if (jpeg.length < 4 || jpeg.readUInt16BE(0) !== 0xffd8) return jpeg
  const kept: Buffer[] = [jpeg.subarray(0, 2)]
  let at = 2
  while (at + 2 <= jpeg.length && jpeg[at] === 0xff) {
    // Any number of these bytes may stand before a marker.
    if (jpeg[at + 1] === 0xff) {
      at += 1
      continue
    }
    const marker = jpeg[at + 1] ?? 0
    if (marker === endOfImage) return Buffer.concat([...kept, jpeg.subarray(at, at + 2)])
    const end = at + 4 <= jpeg.length ? at + 2 + jpeg.readUInt16BE(at + 2) : jpeg.length + 1
    if (end > jpeg.length) return jpeg
    const next = marker === startOfScan ? endOfScan(jpeg, end) : end
    if (!tells(marker)) kept.push(jpeg.subarray(at, next))
    at = next
  }
  // Cut short in the middle of a scan: what came can be drawn, and nothing stands behind it.
  return at >= jpeg.length ? Buffer.concat(kept) : jpeg
}

/** Where the lines of a scan end: at a marker that is neither stuffing nor a restart. */
function endOfScan(jpeg: Buffer, from: number): number {
  for (let at = from; at + 1 < jpeg.length; at += 1) {
    const next = jpeg[at + 1] ?? 0
    if (jpeg[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) {
      return at
    }
  }
  return jpeg.length
}

/** APP0, APP2 (colour profile) and APP14 (colour order) are needed to draw; the others tell. */
function tells(marker: number): boolean {
  if (marker === 0xfe) return true
  return marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee
}

const tellingChunks = new Set(['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME'])

export function stripPng(png: Buffer): Buffer {
  if (png.length < 20 || png.readUInt32BE(0) !== 0x89504e47) return png
  const kept: Buffer[] = [png.subarray(0, 8)]
  let at = 8
  while (at + 12 <= png.length) {
    const end = at + 12 + png.readUInt32BE(at)
    if (end > png.length) return png
    const name = png.toString('latin1', at + 4, at + 8)
    if (!tellingChunks.has(name)) kept.push(png.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return png
}
