/**
 * A PDF, rebuilt without what it tells of its maker and without anything that acts by itself.
 * A signed letter is never rebuilt: its bytes are kept and we say so, unless anything in it acts. What
 * cannot be read, by lock or by damage, cannot be known to be harmless and is refused.
 */
import { PDFDocument } from 'pdf-lib'
import { actsByItself, hasSignature, quiet } from './quiet-pdf.ts'
import { namesAnythingActive } from './raw-pdf.ts'
import { type CleanedFile, refuse } from './upload.ts'

export async function cleanPdf(bytes: Buffer): Promise<CleanedFile> {
  let pdf: PDFDocument
  try {
    pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
    pdf.getPageCount()
  } catch (fault) {
    return refuse(isLocked(fault) ? 'locked' : 'damaged')
  }
  if (hasSignature(pdf)) {
    return actsByItself(pdf) ? refuse('active-content') : keepSigned(bytes)
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
    if (again.getPageCount() !== pages || actsByItself(again)) return refuse('active-content')
    return { bytes: rebuilt, cleaned: { metadata: 'removed' } }
  } catch {
    return refuse('damaged')
  }
}

/** Kept as it came, but not if any part of it, earlier editions included, names something that acts. */
function keepSigned(bytes: Buffer): CleanedFile {
  if (namesAnythingActive(bytes)) return refuse('active-content')
  return { bytes: new Uint8Array(bytes), cleaned: { metadata: 'kept', because: 'signed' } }
}

/** The library's errors have lost their class on the way to us, so it is known by its words. */
function isLocked(fault: unknown): boolean {
  return fault instanceof Error && fault.message.includes('is encrypted')
}
