/**
 * Has a PDF drawn behind the wall and hands on its pages one by one. Believes nothing of what comes: every
 * number is looked at, every point counted, and whatever is not as announced ends the process there and then.
 */
import { type Behind, ourWorker, startBehindWall } from './behind-wall.ts'
import { type DrawingLimits, drawingLimits, longestSide } from './drawing-limits.ts'
import { type FrameHead, headBytes, readHead } from './drawn-frames.ts'
import { type ExactReader, readExactly } from './read-exactly.ts'

export interface DrawnPage {
  readonly width: number
  readonly height: number
  /** One byte for each point, or three: red, green, blue. */
  readonly channels: 1 | 3
  readonly points: Buffer
}

export type WhyNotDrawn = 'locked' | 'damaged' | 'too-much-to-draw' | 'could-not-be-examined'

export type Drawn = { readonly pages: number } | { readonly notDrawn: WhyNotDrawn }

export interface Drawing {
  /** Given one page at a time; the next is drawn while this one is kept. */
  readonly take: (page: DrawnPage) => Promise<void>
  readonly limits?: DrawingLimits
  readonly behind?: Behind
}

export async function drawPages(file: Uint8Array, drawing: Drawing): Promise<Drawn> {
  return withWorker(file, drawing, async (reader, restart) => {
    const { limits = drawingLimits, take } = drawing
    const opened = await readOpened(reader, limits)
    if ('notDrawn' in opened) return opened
    let pixels = 0
    for (let page = 0; page < opened.pages; page += 1) {
      const drawn = await readPage(reader, limits)
      if ('notDrawn' in drawn) return drawn
      pixels += drawn.width * drawn.height
      if (pixels > limits.pixels) return not('too-much-to-draw')
      await take(drawn)
      restart()
    }
    const end = await headOf(reader)
    const isEnd = end?.kind === 'end' && end.first === 0 && end.second === 0
    return isEnd && (await reader.isAtEnd()) ? opened : not('could-not-be-examined')
  })
}

/** Whether it can be opened at all, and is not too long: asked while whoever sent it still waits. */
export async function canBeDrawn(
  file: Uint8Array,
  drawing: Omit<Drawing, 'take'> = {},
): Promise<Drawn> {
  return withWorker(file, drawing, (reader) => readOpened(reader, drawing.limits ?? drawingLimits))
}

/** Whatever comes of it, the process is gone afterwards. */
async function withWorker(
  file: Uint8Array,
  { limits = drawingLimits, behind = ourWorker }: Omit<Drawing, 'take'>,
  work: (reader: ExactReader, restart: () => void) => Promise<Drawn>,
): Promise<Drawn> {
  const worker = startBehindWall(behind)
  const end = () => void worker.kill('SIGKILL')
  const all = setTimeout(end, limits.allMs)
  const one = setTimeout(end, limits.pageMs)
  const { stdin, stdout } = worker
  try {
    if (stdin === null || stdout === null) return not('could-not-be-examined')
    // It may end before it has read everything; what it says, or does not say, is what counts.
    for (const part of [worker, stdin, stdout]) part.on('error', () => {})
    stdin.end(file)
    return await work(readExactly(stdout), () => one.refresh())
  } finally {
    clearTimeout(all)
    clearTimeout(one)
    end()
    stdout?.destroy()
  }
}

function not(notDrawn: WhyNotDrawn): { readonly notDrawn: WhyNotDrawn } {
  return { notDrawn }
}

async function headOf(reader: ExactReader): Promise<FrameHead | undefined> {
  const head = await reader.exactly(headBytes)
  return head && readHead(head)
}

async function readOpened(reader: ExactReader, limits: DrawingLimits): Promise<Drawn> {
  const head = await headOf(reader)
  switch (head?.kind) {
    case 'locked':
    case 'damaged':
      return not(head.kind)
    case 'opened':
      if (head.first === 0) return not('damaged')
      if (head.first > limits.pages) return not('too-much-to-draw')
      return { pages: head.first }
    default:
      return not('could-not-be-examined')
  }
}

async function readPage(
  reader: ExactReader,
  limits: DrawingLimits,
): Promise<DrawnPage | { readonly notDrawn: WhyNotDrawn }> {
  const head = await headOf(reader)
  if (head?.kind === 'damaged') return not('damaged')
  if (head?.kind !== 'grey' && head?.kind !== 'colour') return not('could-not-be-examined')
  const { first: width, second: height } = head
  const sides = [width, height].every((side) => side >= 1 && side <= longestSide)
  if (!sides || width * height > limits.pixelsOfPage) return not('could-not-be-examined')
  const channels = head.kind === 'grey' ? 1 : 3
  const points = await reader.exactly(width * height * channels)
  return points ? { width, height, channels, points } : not('could-not-be-examined')
}
