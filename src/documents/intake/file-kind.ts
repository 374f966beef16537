/**
 * What a file is, by its first bytes; and whether a second file hides in it. Names and what
 * browsers say about a file are never asked.
 */
import type { UploadRefusalCode, UploadType } from './upload.ts'

/** `zip` may turn out to be a Word file when it is opened. */
export type FileKind = Exclude<UploadType, 'docx'> | 'zip'

const beginnings: readonly (readonly [FileKind, Buffer])[] = [
  ['pdf', Buffer.from('%PDF-1.')],
  ['pdf', Buffer.from('%PDF-2.')],
  ['jpeg', Buffer.from('ffd8ff', 'hex')],
  ['png', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['zip', Buffer.from('504b0304', 'hex')],
]

export function fileKind(bytes: Buffer): FileKind | undefined {
  return beginnings.find(([, beginning]) => bytes.indexOf(beginning) === 0)?.[0]
}

/** What people send by mistake, or others on purpose, named so that the refusal can say what to do. */
const refusedBeginnings: readonly (readonly [UploadRefusalCode, readonly Buffer[]])[] = [
  [
    'archive',
    ['377abcaf271c', '526172211a07', '1f8b', '425a68', 'fd377a585a00', '504b0506', '504b0708'].map(
      (hex) => Buffer.from(hex, 'hex'),
    ),
  ],
  [
    'program',
    ['4d5a', '7f454c46', 'cafebabe', 'feedface', 'feedfacf', 'cffaedfe', '2321'].map((hex) =>
      Buffer.from(hex, 'hex'),
    ),
  ],
]

export function whyUnknown(bytes: Buffer): UploadRefusalCode {
  const found = refusedBeginnings.find(([, all]) => all.some((one) => bytes.indexOf(one) === 0))
  if (found) return found[0]
  const opening = bytes.subarray(0, 512).toString('latin1').replaceAll('\0', '')
  return /^[^<]{0,8}<(\?xml|!doctype|html|svg|script|head|body|!--)/i.test(opening)
    ? 'web-page'
    : 'unknown-type'
}

const zipEnd = Buffer.from('504b0506', 'hex')
const longestZipComment = 65_535 + 22

/**
 * A file that is also another file: a picture or letter that opens as an archive, a page or a
 * PDF in a program that reads it from the other end or searches for its beginning.
 */
export function hidesAnotherFile(bytes: Buffer, kind: FileKind): boolean {
  const opening = bytes.subarray(0, 1024).toString('latin1')
  if (/<(!doctype|html|script|svg|iframe|\?php)/i.test(opening)) return true
  if (kind !== 'pdf' && opening.includes('%PDF-')) return true
  if (kind === 'zip') return false
  const tail = bytes.subarray(Math.max(0, bytes.length - longestZipComment))
  const zipAt = tail.lastIndexOf(zipEnd)
  if (zipAt >= 0 && zipAt + 22 <= tail.length) {
    if (zipAt + 22 + tail.readUInt16LE(zipAt + 20) === tail.length) return true
  }
  return kind === 'pdf' && goesOnAfterItsEnd(bytes)
}

/** After its last end mark a PDF has nothing but line ends; some programs add a few zeros. */
function goesOnAfterItsEnd(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf('%%EOF')
  return end >= 0 && /[^\s\0]/.test(bytes.subarray(end + 5).toString('latin1'))
}

const extensions: Readonly<Record<string, UploadType>> = {
  pdf: 'pdf',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  jpe: 'jpeg',
  png: 'png',
  doc: 'doc',
  docx: 'docx',
}

export function extensionAgrees(
  fileName: string | undefined,
  type: UploadType,
): 'agrees' | 'differs' | 'none' {
  const extension = /\.([A-Za-z0-9]+)$/.exec(fileName ?? '')?.[1]
  if (extension === undefined) return 'none'
  return extensions[extension.toLowerCase()] === type ? 'agrees' : 'differs'
}
