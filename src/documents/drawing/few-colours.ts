/**
 * A page of letters has few colours: each point as one of sixteen steps of red, green and blue, and at most
 * 256 of those in use. Kept like that, letters stay sharp and a page small. Photographs have too many.
 */
import type { DrawnPage } from './draw-pages.ts'

export interface FewColours {
  /** Three bytes for each colour. */
  readonly colours: Buffer
  readonly bitsOfPoint: 4 | 8
  /** Line by line, each beginning a byte of its own. */
  readonly lines: Buffer
}

const mostColours = 256
const steps = 4096

/** Nothing when there are too many. */
export function fewColours(page: DrawnPage): FewColours | undefined {
  const found = coloursOf(page)
  if (found === undefined) return undefined
  const { colours, points } = found
  const bitsOfPoint = colours.length <= 16 ? 4 : 8
  const lines = bitsOfPoint === 8 ? points : twoToAByte(points, page)
  const palette = colours.flatMap((step) => [step >> 8, (step >> 4) & 15, step & 15])
  return { colours: Buffer.from(palette.map((part) => part * 17)), bitsOfPoint, lines }
}

function coloursOf(page: DrawnPage): { colours: number[]; points: Buffer } | undefined {
  const count = page.width * page.height
  const numbers = new Int16Array(steps).fill(-1)
  const colours: number[] = []
  const points = Buffer.alloc(count)
  for (let at = 0; at < count; at += 1) {
    const step = stepAt(page, at)
    if ((numbers[step] ?? -1) < 0) {
      if (colours.length === mostColours) return undefined
      numbers[step] = colours.length
      colours.push(step)
    }
    points[at] = numbers[step] ?? 0
  }
  return { colours, points }
}

function stepAt({ channels, points }: DrawnPage, at: number): number {
  if (channels === 1) return sixteenth(points[at]) * 0x111
  const from = at * 3
  const [red, green] = [sixteenth(points[from]), sixteenth(points[from + 1])]
  return (red << 8) | (green << 4) | sixteenth(points[from + 2])
}

/** The nearest of sixteen steps, so that white stays white and black stays black. */
function sixteenth(part: number | undefined): number {
  return Math.floor(((part ?? 255) + 8) / 17)
}

function twoToAByte(points: Buffer, { width, height }: DrawnPage): Buffer {
  const line = Math.ceil(width / 2)
  const lines = Buffer.alloc(line * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * line + (x >> 1)
      const colour = points[y * width + x] ?? 0
      lines[at] = (lines[at] ?? 0) | (x % 2 === 0 ? colour << 4 : colour)
    }
  }
  return lines
}
