/**
 * A file sealed with its own ticket: the key is made from the ticket, of which the database keeps only
 * a hash, so that neither a copy of the database nor whoever reads the table can open what waits.
 */
import { createSecretKey, hkdfSync } from 'node:crypto'
import type { TicketedFile } from '../../application/ports/files/file-tickets.ts'
import { type Cell, type Key, openCell, sealCell } from '../sealing/sealed-cell.ts'
import { hashOf } from '../sign-in/secret-token.ts'

const lengthBytes = 4

export function sealFile(
  ticket: string,
  orgId: string,
  { bytes, type, name }: TicketedFile,
): Buffer {
  const about = Buffer.from(JSON.stringify({ type, name }))
  const length = Buffer.alloc(lengthBytes)
  length.writeUInt32BE(about.length)
  return sealCell(keyOf(ticket), cellOf(ticket, orgId), Buffer.concat([length, about, bytes]))
}

export function openFile(ticket: string, orgId: string, sealed: Uint8Array): TicketedFile {
  const plain = openCell(keyOf(ticket), cellOf(ticket, orgId), sealed)
  const begins = lengthBytes + plain.readUInt32BE()
  // Written by `sealFile`: nobody else has the key.
  const about = JSON.parse(plain.subarray(lengthBytes, begins).toString('utf8')) as {
    type: string
    name: string
  }
  return { ...about, bytes: plain.subarray(begins) }
}

function keyOf(ticket: string): Key {
  const secret = hkdfSync('sha256', ticket, '', 'waymark file ticket 1', 32)
  const hex = hashOf(ticket).toString('hex').slice(0, 32)
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { id, secret: createSecretKey(Buffer.from(secret)) }
}

function cellOf(ticket: string, orgId: string): Cell {
  const rowId = hashOf(ticket).toString('hex')
  return { table: 'file_ticket', column: 'sealed', orgId, rowId, harm: 'L' }
}
