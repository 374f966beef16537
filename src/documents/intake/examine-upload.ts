/**
 * Examines one uploaded letter: what it really is, whether it may be kept, and the bytes that
 * are to be kept. Run by the intake desk in a process of its own. Of a PDF no byte is kept: it is
 * opened behind the wall only, and what is drawn there becomes a new one.
 */
import { createHash } from 'node:crypto'
import { canBeDrawn } from '../drawing/draw-pages.ts'
import { rebuildPdf } from '../drawing/rebuild-pdf.ts'
import { cleanImage } from './clean-image.ts'
import { cleanWord } from './clean-word.ts'
import {
  extensionAgrees,
  type FileKind,
  fileKind,
  hidesAnotherFile,
  whyUnknown,
} from './file-kind.ts'
import {
  type CleanedFile,
  type DrawnUpload,
  type ExaminedUpload,
  refuse,
  type Upload,
  type UploadRefusalCode,
  type UploadType,
  uploadLimits,
} from './upload.ts'

export async function examineUpload(upload: Upload): Promise<ExaminedUpload> {
  const bytes = Buffer.from(upload.bytes)
  const kind = kindOf(bytes)
  if (typeof kind === 'object') return kind
  if (kind === 'pdf') {
    const drawn = await canBeDrawn(bytes)
    return 'notDrawn' in drawn ? refuse(drawn.notDrawn) : { toDraw: true }
  }
  return accept(upload, kind === 'zip' ? 'docx' : kind, await clean(bytes, kind))
}

/** The second half of the examination of a PDF, when it has been scanned. */
export async function drawUpload(upload: Upload): Promise<DrawnUpload> {
  const bytes = Buffer.from(upload.bytes)
  const kind = kindOf(bytes)
  if (typeof kind === 'object') return kind
  if (kind !== 'pdf') return refuse('unknown-type')
  const rebuilt = await rebuildPdf(bytes)
  return 'notDrawn' in rebuilt
    ? refuse(rebuilt.notDrawn)
    : accept(upload, 'pdf', { bytes: rebuilt.bytes, cleaned: { metadata: 'removed' } })
}

function kindOf(bytes: Buffer): FileKind | { refused: { code: UploadRefusalCode } } {
  if (bytes.length === 0) return refuse('empty')
  if (bytes.length > uploadLimits.bytes) return refuse('too-big')
  const kind = fileKind(bytes)
  if (kind === undefined) return refuse(whyUnknown(bytes))
  return hidesAnotherFile(bytes, kind) ? refuse('two-files-in-one') : kind
}

function accept(upload: Upload, type: UploadType, file: CleanedFile): DrawnUpload {
  if ('refused' in file) return file
  return {
    accepted: {
      type,
      bytes: file.bytes,
      sha256: sha256(file.bytes),
      receivedSha256: sha256(upload.bytes),
      cleaned: file.cleaned,
      extension: extensionAgrees(upload.fileName, type),
    },
  }
}

async function clean(bytes: Buffer, kind: Exclude<FileKind, 'pdf'>): Promise<CleanedFile> {
  switch (kind) {
    case 'jpeg':
    case 'png':
      return cleanImage(bytes, kind)
    case 'zip':
      return cleanWord(bytes)
    case 'doc':
      return keepOldWord(bytes)
  }
}

/** The old format names its parts in UTF-16. It is kept as it came, without macros only. */
function keepOldWord(bytes: Buffer): CleanedFile {
  const names = (part: string) => bytes.includes(Buffer.from(part, 'utf16le'))
  if (!names('WordDocument')) return refuse('unknown-type')
  if (['_VBA_PROJECT', 'Macros', 'ObjectPool'].some(names)) return refuse('active-content')
  return {
    bytes: new Uint8Array(bytes),
    cleaned: { metadata: 'kept', because: 'old-format' },
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
