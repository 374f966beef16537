/**
 * A PDF, rebuilt without what it tells of its maker and without anything that acts by itself.
 * A signed, locked or unreadable letter is never rebuilt: its bytes are kept and we say so.
 */
import { EncryptedPDFError, PDFDocument } from 'pdf-lib'
import { actsByItself, hasSignature, quiet } from './quiet-pdf.ts'
import { type CleanedFile, type KeptBecause, refuse } from './upload.ts'

export async function cleanPdf(bytes: Buffer): Promise<CleanedFile> {
  let pdf: PDFDocument
  try {
    pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
    pdf.getPageCount()
  } catch (fault) {
    return keep(bytes, fault instanceof EncryptedPDFError ? 'locked' : 'unreadable')
  }
  if (hasSignature(pdf)) {
    return actsByItself(pdf) ? refuse('active-content') : keep(bytes, 'signed')
  }
  const pages = pdf.getPageCount()
  if (pages === 0) return refuse('damaged')
  try {
    quiet(pdf)
    const rebuilt = await pdf.save({
      useObjectStreams: false,
      addDefaultPage: false,
      updateFieldAppearances: false,
    })
    const again = await PDFDocument.load(rebuilt, { updateMetadata: false })
    if (again.getPageCount() !== pages || actsByItself(again)) return keep(bytes, 'unreadable')
    return { bytes: rebuilt, cleaned: { metadata: 'removed' } }
  } catch {
    return keep(bytes, 'unreadable')
  }
}

/** Kept as it came, but not if it says in plain sight that it acts. */
function keep(bytes: Buffer, because: KeptBecause): CleanedFile {
  const plain = bytes.toString('latin1')
  if (/\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b/.test(plain)) {
    return refuse('active-content')
  }
  return { bytes: new Uint8Array(bytes), cleaned: { metadata: 'kept', because } }
}
