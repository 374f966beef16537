/**
 * The secrets of a door: a link of 256 bits that wraps the key of what waits, and a code of eight digits.
 * What is kept of the link is its SHA-256, and of the code an Argon2id: with the whole database and the key
 * file in hand nobody opens a door without its link.
 */
import {
  argon2,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomInt,
} from 'node:crypto'
import { promisify } from 'node:util'
import { doorLimits } from '../../domain/guests/door.ts'
import { type Cell, openCell, sealCell } from '../sealing/sealed-cell.ts'
import { unwrapKey, wrapKey } from '../sealing/wrapped-key.ts'

/** Of which door: what is sealed for one opens behind no other. */
export interface DoorAt {
  readonly orgId: string
  readonly caseId: string
  readonly id: string
}

export interface Waiting {
  readonly wrappedKey: Buffer
  readonly sealed: Buffer
}

const argon2Async = promisify(argon2)

export function newCode(): string {
  const { codeDigits } = doorLimits
  return String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0')
}

/** Spaces and dashes are how people write digits down. */
export function codeDigitsOf(typed: string): string | undefined {
  const digits = typed.replace(/[\s\-–.]/g, '')
  return /^\d{8}$/.test(digits) ? digits : undefined
}

/** Slow on purpose, and smaller than for passwords: five tries are all there are. */
export function codeProof(code: string, salt: Uint8Array): Promise<Buffer> {
  const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }
  return argon2Async('argon2id', { message: Buffer.from(code), nonce: salt, ...cost })
}

export function sealBehind(link: string, at: DoorAt, payload: Uint8Array): Waiting {
  const bytes = randomBytes(32)
  const key = { id: at.id, secret: createSecretKey(bytes) }
  const sealed = sealCell(key, cellOf(at), payload)
  const wrappedKey = wrapKey(wrappingKey(link), bytes, aboutDoor(at))
  bytes.fill(0)
  return { wrappedKey, sealed }
}

export function openBehind(link: string, at: DoorAt, { wrappedKey, sealed }: Waiting): Buffer {
  const bytes = unwrapKey(wrappingKey(link), wrappedKey, aboutDoor(at))
  const key = { id: at.id, secret: createSecretKey(bytes) }
  bytes.fill(0)
  return openCell(key, cellOf(at), sealed)
}

function wrappingKey(link: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', link, '', 'waymark guest door 1', 32)))
}

function aboutDoor({ orgId, caseId, id }: DoorAt): string {
  return `waymark guest door|${orgId}|${caseId}|${id}`
}

function cellOf({ orgId, caseId, id: rowId }: DoorAt): Cell {
  return { table: 'guest_door', column: 'sealed', orgId, caseId, rowId, harm: 'N' }
}
