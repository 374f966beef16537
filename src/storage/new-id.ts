/**
 * UUIDs of version 7: the time first, then random bits, so that rows written together lie together.
 * Two made in one millisecond by one process keep their order.
 */
import { randomBytes } from 'node:crypto'

let lastTime = 0
let count = 0

export function newId(now: number = Date.now()): string {
  // Twelve bits count within the millisecond; when they run out, the next millisecond is borrowed.
  if (now > lastTime) {
    lastTime = now
    count = randomBytes(2).readUInt16BE() & 0x3ff
  } else if (++count > 0xfff) {
    lastTime += 1
    count = 0
  }
  const bytes = randomBytes(16)
  bytes.writeUIntBE(lastTime, 0, 6)
  bytes.writeUInt16BE(0x7000 | count, 6)
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
