/**
 * A QR code (ISO/IEC 18004), for one purpose: the link that an authenticator app scans. One size only,
 * version 8 with level L and mask 0, which holds 192 bytes; a longer text gets no drawing.
 */

const size = 49
const dataPerBlock = 97
const checkPerBlock = 24
const mostBytes = 192
const formatBits = 0b111011111000100
const versionBits = 0b001000010110111100
const alignment = [6, 24, 42] as const

/** Rows of modules, true where dark. */
export type Modules = readonly (readonly boolean[])[]

export function qrCode(text: string): Modules | undefined {
  const bytes = Buffer.from(text, 'utf8')
  if (bytes.length > mostBytes) return undefined
  const grid = emptyGrid()
  drawPatterns(grid)
  drawData(grid, codewords(bytes))
  return grid.map((row) => row.map((dark) => dark === true))
}

/** Not yet decided: undefined. */
type Grid = (boolean | undefined)[][]

function emptyGrid(): Grid {
  return Array.from({ length: size }, () => Array.from({ length: size }, () => undefined))
}

function put(grid: Grid, x: number, y: number, dark: boolean): void {
  const row = grid[y]
  if (row && x >= 0 && x < size) row[x] = dark
}

function drawPatterns(grid: Grid): void {
  for (let at = 0; at < size; at += 1) {
    put(grid, at, 6, at % 2 === 0)
    put(grid, 6, at, at % 2 === 0)
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const) {
    square(grid, { x, y, reach: 4, light: [2, 4] })
  }
  for (const x of alignment) {
    for (const y of alignment) {
      // Three of the nine would lie on the corners.
      const onCorner = (x === 6 && y !== 24) || (x === 42 && y === 6)
      if (!onCorner) square(grid, { x, y, reach: 2, light: [1] })
    }
  }
  drawFormat(grid)
}

/** Rings round a centre; those named are light. */
function square(
  grid: Grid,
  { x, y, reach, light }: { x: number; y: number; reach: number; light: readonly number[] },
): void {
  for (let dy = -reach; dy <= reach; dy += 1) {
    for (let dx = -reach; dx <= reach; dx += 1) {
      put(grid, x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))))
    }
  }
}

/** Which level, mask and version it is, each written twice. */
function drawFormat(grid: Grid): void {
  const format = (bit: number) => ((formatBits >> bit) & 1) === 1
  for (let bit = 0; bit < 15; bit += 1) {
    if (bit < 8) put(grid, 8, bit < 6 ? bit : bit + 1, format(bit))
    else put(grid, bit === 8 ? 7 : 14 - bit, 8, format(bit))
    if (bit < 8) put(grid, size - 1 - bit, 8, format(bit))
    else put(grid, 8, size - 15 + bit, format(bit))
  }
  put(grid, 8, size - 8, true)
  for (let bit = 0; bit < 18; bit += 1) {
    const dark = ((versionBits >> bit) & 1) === 1
    const [far, near] = [size - 11 + (bit % 3), Math.floor(bit / 3)]
    put(grid, far, near, dark)
    put(grid, near, far, dark)
  }
}

/** Up and down in pairs of columns from the right, passing over what is drawn already. */
function drawData(grid: Grid, words: Uint8Array): void {
  let at = 0
  for (let right = size - 1; right >= 1; right -= right === 8 ? 3 : 2) {
    const upward = ((right + 1) & 2) === 0
    for (let step = 0; step < size; step += 1) {
      const y = upward ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        if (grid[y]?.[x] !== undefined) continue
        const bit = ((words[at >> 3] ?? 0) >> (7 - (at & 7))) & 1
        put(grid, x, y, (bit === 1) !== ((x + y) % 2 === 0))
        at += 1
      }
    }
  }
}

/** The text in two blocks, each with its check words, taken in turn. */
function codewords(bytes: Uint8Array): Uint8Array {
  const data = new Uint8Array(2 * dataPerBlock)
  // Four bits "bytes follow" and eight bits of length shift everything by half a byte.
  data[0] = 0x40 | (bytes.length >> 4)
  data[1] = ((bytes.length & 15) << 4) | ((bytes[0] ?? 0) >> 4)
  bytes.forEach((byte, place) => {
    data[place + 2] = ((byte & 15) << 4) | ((bytes[place + 1] ?? 0) >> 4)
  })
  for (let place = bytes.length + 2, pad = 0xec; place < data.length; place += 1) {
    data[place] = pad
    pad ^= 0xec ^ 0x11
  }
  const blocks = [data.subarray(0, dataPerBlock), data.subarray(dataPerBlock)]
  const checks = blocks.map(checkWords)
  const inTurn = (parts: readonly Uint8Array[], length: number) =>
    Array.from({ length }, (_, place) => parts.map((part) => part[place] ?? 0)).flat()
  return Uint8Array.from([...inTurn(blocks, dataPerBlock), ...inTurn(checks, checkPerBlock)])
}

/** Reed-Solomon: the remainder after dividing by the product of (x - 2^i). */
function checkWords(block: Uint8Array): Uint8Array {
  const divisor = new Uint8Array(checkPerBlock)
  divisor[checkPerBlock - 1] = 1
  let root = 1
  for (let degree = 0; degree < checkPerBlock; degree += 1) {
    for (let place = 0; place < checkPerBlock; place += 1) {
      divisor[place] = times(divisor[place] ?? 0, root) ^ (divisor[place + 1] ?? 0)
    }
    root = times(root, 2)
  }
  const rest = new Uint8Array(checkPerBlock)
  for (const byte of block) {
    const factor = byte ^ (rest[0] ?? 0)
    rest.copyWithin(0, 1)
    rest[checkPerBlock - 1] = 0
    divisor.forEach((one, place) => {
      rest[place] = (rest[place] ?? 0) ^ times(one, factor)
    })
  }
  return rest
}

/** In the field of 256 elements over x^8 + x^4 + x^3 + x^2 + 1. */
export function times(one: number, other: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >> 7) * 0x11d)
    product ^= ((other >> bit) & 1) * one
  }
  return product
}
