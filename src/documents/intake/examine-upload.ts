/**
 * Examines one uploaded letter: what it really is, whether it may be kept, and the bytes that
 * are to be kept. Run by the intake desk in a process of its own.
 */
import { createHash } from 'node:crypto'
import { cleanImage } from './clean-image.ts'
import { cleanPdf } from './clean-pdf.ts'
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
  type ExaminedUpload,
  refuse,
  type Upload,
  type UploadType,
  uploadLimits,
} from './upload.ts'

export async function examineUpload(upload: Upload): Promise<ExaminedUpload> {
  const bytes = Buffer.from(upload.bytes)
  if (bytes.length === 0) return refuse('empty')
  if (bytes.length > uploadLimits.bytes) return refuse('too-big')
  const kind = fileKind(bytes)
  if (kind === undefined) return refuse(whyUnknown(bytes))
  if (hidesAnotherFile(bytes, kind)) return refuse('two-files-in-one')
  const file = await clean(bytes, kind)
  if ('refused' in file) return file
  const type: UploadType = kind === 'zip' ? 'docx' : kind
  return {
    accepted: {
      type,
      bytes: file.bytes,
      sha256: sha256(file.bytes),
      receivedSha256: sha256(bytes),
      cleaned: file.cleaned,
      extension: extensionAgrees(upload.fileName, type),
    },
  }
}

async function clean(bytes: Buffer, kind: FileKind): Promise<CleanedFile> {
  switch (kind) {
    case 'jpeg':
    case 'png':
      return cleanImage(bytes, kind)
    case 'pdf':
      return cleanPdf(bytes)
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
