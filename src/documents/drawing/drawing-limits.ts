/**
 * How much of a PDF is drawn. Each of these ends the drawing, and none of them ends Waymark: what is over
 * is refused in words, because a letter that is longer than this is a bundle that can come in parts.
 */

export interface DrawingLimits {
  readonly pages: number
  readonly pixelsOfPage: number
  /** Of all pages together. */
  readonly pixels: number
  /** From one page to the next, the start of the process included. */
  readonly pageMs: number
  readonly allMs: number
  /** What the pictures of all pages may weigh. */
  readonly bytes: number
}

export const drawingLimits: DrawingLimits = {
  pages: 200,
  pixelsOfPage: 8_000_000,
  pixels: 800_000_000,
  pageMs: 30_000,
  allMs: 480_000,
  bytes: 60 * 1024 * 1024,
}

/** Fine print stays readable; a sheet of A4 is four million points. */
export const dotsPerInch = 200

/** A page may be long, but no picture is wider or longer than this. */
export const longestSide = 10_000
