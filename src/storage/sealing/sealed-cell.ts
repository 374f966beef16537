/**
 * One sealed value: AES-256-GCM, bound to the very cell it was written for. Moved to another table,
 * column, organisation, case or row, or changed by one bit, it does not open and gives nothing away.
 */
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'
import { channel } from 'node:diagnostics_channel'
import type { HarmClass } from '../../domain/facts/field.ts'
import { pad, unpad } from './padding.ts'

/** Where a value belongs. All of it is authenticated and none of it is stored with the value. */
export interface Cell {
  readonly table: string
  readonly column: string
  readonly orgId: string
  readonly rowId: string
  /** Absent where a row belongs to no case. */
  readonly caseId?: string
  readonly harm: HarmClass
}

export interface Key {
  readonly id: string
  readonly secret: KeyObject
}

/** A key of a case seals one harm class only. */
export interface CaseKey extends Key {
  readonly harm: HarmClass
}

const format = 1
const idLength = 16
const nonceLength = 12
const tagLength = 16
const headLength = 1 + idLength + nonceLength

/** Thrown when bytes do not open: altered, moved, cut short, or sealed with another key. */
export class NotOpened extends Error {
  override name = 'NotOpened'
}

/** Tells whoever listens which cell was opened, never what is in it: a test compares it with the log. */
export const cellOpened = channel('waymark:cell-opened')

/** format byte | key id | nonce | ciphertext | tag */
export function sealCell(key: Key, cell: Cell, plain: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce, { authTagLength: tagLength })
  cipher.setAAD(bindingOf(cell, key.id))
  const body = cipher.update(pad(cell.harm, plain))
  cipher.final()
  return Buffer.concat([Buffer.of(format), idBytes(key.id), nonce, body, cipher.getAuthTag()])
}

export function openCell(key: Key, cell: Cell, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  if (keyIdOf(bytes) !== key.id) throw new NotOpened('the value was sealed with another key')
  const nonce = bytes.subarray(headLength - nonceLength, headLength)
  const decipher = createDecipheriv('aes-256-gcm', key.secret, nonce, { authTagLength: tagLength })
  decipher.setAAD(bindingOf(cell, key.id))
  decipher.setAuthTag(bytes.subarray(bytes.length - tagLength))
  const padded = decipher.update(bytes.subarray(headLength, bytes.length - tagLength))
  try {
    decipher.final()
  } catch {
    throw new NotOpened(`a sealed value of ${cell.table}.${cell.column} does not open here`)
  }
  if (cellOpened.hasSubscribers) cellOpened.publish(cell)
  return unpad(cell.harm, padded)
}

/** Which key a sealed value names. */
export function keyIdOf(sealed: Uint8Array): string {
  if (sealed.length < headLength + tagLength || sealed[0] !== format) {
    throw new NotOpened('these bytes are not a sealed value that this Waymark can read')
  }
  const hex = Buffer.from(sealed.subarray(1, 1 + idLength)).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

// A JSON list keeps the parts apart whatever they contain.
function bindingOf(cell: Cell, keyId: string): Buffer {
  const { table, column, orgId, rowId, caseId, harm } = cell
  const parts = [format, table, column, orgId, rowId, caseId ?? '', harm, keyId]
  return Buffer.from(JSON.stringify(parts))
}

function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}
