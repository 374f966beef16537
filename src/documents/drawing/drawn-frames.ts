/**
 * All that can cross the wall: a head of three numbers, and behind the head of a page exactly the points
 * that it announces. There is no room in it for a name, a message or anything else of the file's own.
 */

export const frameKinds = ['opened', 'locked', 'damaged', 'grey', 'colour', 'end'] as const
export type FrameKind = (typeof frameKinds)[number]

/** `first` and `second`: how many pages and nothing; or width and height; or nothing and nothing. */
export interface FrameHead {
  readonly kind: FrameKind
  readonly first: number
  readonly second: number
}

export const headBytes = 12

export function writeHead(kind: FrameKind, first = 0, second = 0): Buffer {
  const head = Buffer.alloc(headBytes)
  head.writeUInt32LE(frameKinds.indexOf(kind) + 1, 0)
  head.writeUInt32LE(first, 4)
  head.writeUInt32LE(second, 8)
  return head
}

/** Nothing when it is no head of ours. */
export function readHead(head: Buffer): FrameHead | undefined {
  if (head.length !== headBytes) return undefined
  const kind = frameKinds[head.readUInt32LE(0) - 1]
  if (kind === undefined) return undefined
  return { kind, first: head.readUInt32LE(4), second: head.readUInt32LE(8) }
}
