/**
 * One encrypted file, written and read as a stream of blocks. Each block is bound to its place and the
 * last one to being the last, so that a block changed, moved, left out or cut off is noticed.
 */
import {
  createCipheriv,
  createDecipheriv,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { readBytes } from './byte-reader.ts'

/** Why a file cannot be read. Thrown inside the stream; `restore` turns it into a refusal. */
export class UnreadableFile extends Error {
  readonly code: 'not-a-backup' | 'wrong-key' | 'cut-off' | 'damaged'
  constructor(code: UnreadableFile['code']) {
    super(code)
    this.code = code
  }
}

const compress = promisify(deflateRaw)
const decompress = promisify(inflateRaw)
const magic = Buffer.from('WAYMARK BACKUP 1\n', 'latin1')
const sizes = { salt: 32, check: 16, tag: 16, block: 256 * 1024 }
const headerSize = magic.length + sizes.salt + sizes.check
/** Text that cannot be compressed grows by a few bytes; nothing we write is longer than this. */
const longestBlock = sizes.block + 1024
const lastFlag = 0x8000_0000

export async function* seal(source: AsyncIterable<Buffer>, key: Buffer): AsyncGenerator<Buffer> {
  const salt = randomBytes(sizes.salt)
  const { fileKey, check } = keysFor(key, salt)
  const header = Buffer.concat([magic, salt, check])
  yield header
  let place = 0
  let ahead: Buffer | undefined
  // One block is always held back: only when the source has ended is it known to be the last.
  for await (const block of inBlocks(source)) {
    if (ahead) yield await sealBlock(ahead, { fileKey, header, place: place++, last: false })
    ahead = block
  }
  yield await sealBlock(ahead ?? Buffer.alloc(0), { fileKey, header, place, last: true })
}

export async function* unseal(source: AsyncIterable<Buffer>, key: Buffer): AsyncGenerator<Buffer> {
  const bytes = readBytes(source)
  const take = async (length: number, otherwise: UnreadableFile['code']) => {
    const taken = await bytes.take(length)
    if (taken === undefined) throw new UnreadableFile(otherwise)
    return taken
  }
  const header = await take(headerSize, 'not-a-backup')
  if (!header.subarray(0, magic.length).equals(magic)) throw new UnreadableFile('not-a-backup')
  const { fileKey, check } = keysFor(key, header.subarray(magic.length, -sizes.check))
  if (!timingSafeEqual(check, header.subarray(-sizes.check))) throw new UnreadableFile('wrong-key')
  for (let place = 0; ; place++) {
    const marked = (await take(4, 'cut-off')).readUInt32BE()
    const last = (marked & lastFlag) !== 0
    const length = marked & ~lastFlag
    if (length > longestBlock) throw new UnreadableFile('damaged')
    const sealed = await take(length + sizes.tag, 'cut-off')
    yield await unsealBlock(sealed, { fileKey, header, place, last })
    if (last) break
  }
  if (!(await bytes.isAtEnd())) throw new UnreadableFile('damaged')
}

interface Block {
  readonly fileKey: Buffer
  readonly header: Buffer
  readonly place: number
  readonly last: boolean
}

async function sealBlock(plain: Buffer, block: Block): Promise<Buffer> {
  const { nonce, bound } = bindingOf(block)
  const cipher = createCipheriv('aes-256-gcm', block.fileKey, nonce, { authTagLength: sizes.tag })
  cipher.setAAD(bound)
  const text = cipher.update(await compress(plain, { level: 3 }))
  cipher.final()
  const length = Buffer.alloc(4)
  length.writeUInt32BE((text.length | (block.last ? lastFlag : 0)) >>> 0)
  return Buffer.concat([length, text, cipher.getAuthTag()])
}

async function unsealBlock(sealed: Buffer, block: Block): Promise<Buffer> {
  const { nonce, bound } = bindingOf(block)
  const options = { authTagLength: sizes.tag }
  const decipher = createDecipheriv('aes-256-gcm', block.fileKey, nonce, options)
  decipher.setAAD(bound)
  decipher.setAuthTag(sealed.subarray(-sizes.tag))
  try {
    const packed = Buffer.concat([
      decipher.update(sealed.subarray(0, -sizes.tag)),
      decipher.final(),
    ])
    return await decompress(packed, { maxOutputLength: sizes.block })
  } catch {
    throw new UnreadableFile('damaged')
  }
}

/** The nonce is the place: each file has a key of its own, so no place ever comes twice under it. */
function bindingOf({ header, place, last }: Block): { nonce: Buffer; bound: Buffer } {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(place), 4)
  return { nonce, bound: Buffer.concat([header, nonce, Buffer.of(last ? 1 : 0)]) }
}

function keysFor(key: Buffer, salt: Buffer): { fileKey: Buffer; check: Buffer } {
  if (key.length !== 32) throw new Error('a backup key has 32 bytes')
  const derive = (purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', key, salt, `waymark backup 1 ${purpose}`, length))
  return { fileKey: derive('file key', 32), check: derive('key check', sizes.check) }
}

async function* inBlocks(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = []
  let length = 0
  for await (const part of source) {
    parts.push(part)
    length += part.length
    if (length < sizes.block) continue
    const all = Buffer.concat(parts)
    const whole = length - (length % sizes.block)
    for (let from = 0; from < whole; from += sizes.block) {
      yield all.subarray(from, from + sizes.block)
    }
    parts = [all.subarray(whole)]
    length -= whole
  }
  if (length > 0) yield Buffer.concat(parts)
}
