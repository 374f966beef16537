/**
 * What a guest writes is sealed to the request: anybody can seal with the public half, and only whoever has
 * the private half, which the case's key opens, can read it.
 */
import {
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'
import { type Cell, type Key, openCell, sealCell } from '../sealing/sealed-cell.ts'

export type AnswerColumn = 'answer' | 'answer_file'

interface RequestAt {
  readonly orgId: string
  readonly caseId: string
  readonly id: string
}

/** An X25519 public key in its standard wrapping is always this long. */
const publicLength = 44

export function newAnswerKey(): { readonly answerTo: Buffer; readonly answerKey: Buffer } {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  return {
    answerTo: publicKey.export({ type: 'spki', format: 'der' }),
    answerKey: privateKey.export({ type: 'pkcs8', format: 'der' }),
  }
}

export function sealAnswer(
  answerTo: Buffer,
  at: RequestAt,
  column: AnswerColumn,
  plain: Uint8Array,
): Buffer {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  const own = publicKey.export({ type: 'spki', format: 'der' })
  const shared = diffieHellman({ privateKey, publicKey: publicFrom(answerTo) })
  return Buffer.concat([own, sealCell(keyOf(shared, own, answerTo, at), cellOf(at, column), plain)])
}

export function openAnswer(
  keys: { readonly answerTo: Buffer; readonly answerKey: Buffer },
  at: RequestAt,
  column: AnswerColumn,
  sealed: Buffer,
): Buffer {
  const own = sealed.subarray(0, publicLength)
  const privateKey = createPrivateKey({ key: keys.answerKey, type: 'pkcs8', format: 'der' })
  const shared = diffieHellman({ privateKey, publicKey: publicFrom(own) })
  const key = keyOf(shared, own, keys.answerTo, at)
  return openCell(key, cellOf(at, column), sealed.subarray(publicLength))
}

function publicFrom(der: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.from(der), type: 'spki', format: 'der' })
}

function keyOf(shared: Buffer, own: Buffer, answerTo: Buffer, { id }: RequestAt): Key {
  const salt = Buffer.concat([own, answerTo])
  const bytes = Buffer.from(hkdfSync('sha256', shared, salt, 'waymark guest answer 1', 32))
  return { id, secret: createSecretKey(bytes) }
}

function cellOf({ orgId, caseId, id: rowId }: RequestAt, column: AnswerColumn): Cell {
  return { table: 'evidence_request', column, orgId, caseId, rowId, harm: 'N' }
}
