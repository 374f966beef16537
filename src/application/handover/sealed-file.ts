/**
 * The file of a handover on its way: its page under a code that is told in another way. AES-256-GCM under a key
 * that Argon2id makes of the code; one version of the frame, and no choice in it that a stranger could make.
 * What does not open tells nobody why: a wrong code and a changed file are one answer.
 */
import { argon2, createCipheriv, createDecipheriv, randomBytes, randomInt } from 'node:crypto'
import { promisify } from 'node:util'
import { atMost } from '../accounts/at-most.ts'

const argon2Async = promisify(argon2)
/** As for passwords: what lies on a stick can be guessed at for years. */
const cost = { memory: 65_536, passes: 3, parallelism: 1, tagLength: 32 }
const inTurn = atMost(1, 20)

const mark = Buffer.from('WAYMARK-HANDOVER\n', 'latin1')
const frame = 1
const [saltLength, nonceLength, tagLength] = [16, 12, 16]
const headLength = mark.length + 1 + saltLength + nonceLength

/** No letter that looks like another. Twenty of them are a hundred bits. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const codeLength = 20

/** Bytes. A page of the largest made-up case needs a tenth of it. */
export const mostBytes = 16 * 1024 * 1024

export function newFileCode(): string {
  const code = Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join('')
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** Spaces, dashes and small letters are how people write a code down. */
export function fileCodeOf(typed: string): string | undefined {
  const code = typed.replace(/[\s\-–.]/g, '').toUpperCase()
  return code.length === codeLength && [...code].every((one) => letters.includes(one))
    ? code
    : undefined
}

export async function sealFile(page: string, code: string): Promise<Buffer> {
  const salt = randomBytes(saltLength)
  const nonce = randomBytes(nonceLength)
  const head = Buffer.concat([mark, Buffer.of(frame), salt, nonce])
  const cipher = createCipheriv('aes-256-gcm', await keyFrom(code, salt), nonce)
  cipher.setAAD(head)
  const body = cipher.update(page, 'utf8')
  cipher.final()
  return Buffer.concat([head, body, cipher.getAuthTag()])
}

export function isSealedFile(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, mark.length)).equals(mark)
}

export type OpenedFile = { readonly page: string } | { readonly refused: 'version' | 'not-opened' }

export async function openFile(bytes: Uint8Array, code: string): Promise<OpenedFile> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file[mark.length] !== frame) return { refused: 'version' }
  if (file.length < headLength + tagLength) return { refused: 'not-opened' }
  const head = file.subarray(0, headLength)
  const salt = head.subarray(mark.length + 1, mark.length + 1 + saltLength)
  const nonce = head.subarray(headLength - nonceLength)
  const decipher = createDecipheriv('aes-256-gcm', await keyFrom(code, salt), nonce)
  decipher.setAAD(head)
  decipher.setAuthTag(file.subarray(-tagLength))
  try {
    const page = decipher.update(file.subarray(headLength, -tagLength))
    decipher.final()
    return { page: page.toString('utf8') }
  } catch {
    return { refused: 'not-opened' }
  }
}

function keyFrom(code: string, salt: Uint8Array): Promise<Buffer> {
  return inTurn(() => argon2Async('argon2id', { message: Buffer.from(code), nonce: salt, ...cost }))
}
