/** Pictures without what they tell: whatever stands beside the lines goes, and every pixel stays. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { stripJpeg } from './strip-picture.ts'

const word = 'MadeUpPhone'
const noise = Buffer.from(Array.from({ length: 64 * 48 * 3 }, (_, at) => (at * 7919) % 256))
const pixels = (bytes: Buffer) => sharp(bytes).raw().toBuffer()

async function aPicture(progressive: boolean): Promise<Buffer> {
  return sharp(noise, { raw: { width: 64, height: 48, channels: 3 } })
    .withExif({ IFD0: { Make: word } })
    .jpeg({ progressive })
    .toBuffer()
}

for (const progressive of [false, true]) {
  const how = progressive ? 'drawn in several passes' : 'drawn at once'
  test(`a picture ${how} loses the camera and keeps every pixel`, async () => {
    const picture = await aPicture(progressive)
    assert.ok(picture.includes(word))
    const stripped = stripJpeg(picture)
    assert.ok(!stripped.includes(word))
    assert.deepEqual(await pixels(stripped), await pixels(picture))
  })

  test(`what hangs on behind a picture ${how} goes`, async () => {
    const picture = await aPicture(progressive)
    const stripped = stripJpeg(Buffer.concat([picture, picture]))
    assert.ok(!stripped.includes(word))
    assert.deepEqual(stripped, stripJpeg(picture))
  })
}
