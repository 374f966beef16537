/**
 * Hides how long a value is where the length alone could betray: a short address, a long name.
 * Location, identity and contact are padded to one of few sizes; other classes are left as they are.
 */
import type { HarmClass } from '../../domain/facts/field.ts'

const padded: ReadonlySet<HarmClass> = new Set<HarmClass>(['L', 'I', 'C'])
const sizes = [512, 2_048, 8_192]
const step = 65_536
const lengthBytes = 4

export function pad(harm: HarmClass, plain: Uint8Array): Uint8Array {
  if (!padded.has(harm)) return plain
  const needed = plain.length + lengthBytes
  const size = sizes.find((fits) => fits >= needed) ?? Math.ceil(needed / step) * step
  const out = Buffer.alloc(size)
  out.writeUInt32BE(plain.length)
  out.set(plain, lengthBytes)
  return out
}

export function unpad(harm: HarmClass, bytes: Buffer): Buffer {
  if (!padded.has(harm)) return bytes
  const length = bytes.readUInt32BE()
  return bytes.subarray(lengthBytes, lengthBytes + length)
}
