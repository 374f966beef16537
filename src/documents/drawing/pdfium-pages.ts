/**
 * PDFium's own calls, as few as it takes: open a file, measure a page, draw it. Runs behind the wall. No
 * script of a file runs: this PDFium has no engine for them.
 */
import type { PDFium } from '@hyzyla/pdfium/dist/vendor/pdfium.js'
import { dotsPerInch, drawingLimits, longestSide } from './drawing-limits.ts'

export interface Picture {
  readonly width: number
  readonly height: number
  readonly kind: 'grey' | 'colour'
  /** One byte for each point, or three: red, green, blue. */
  readonly points: Uint8Array
}

export interface OpenPdf {
  readonly pages: number
  /** Nothing when the page cannot be read. */
  readonly draw: (page: number) => Picture | undefined
}

const wrongPassword = 4
const unknownLock = 5
const withNotes = 0x01
const redFirst = 0x10
const fourBytes = 3

export function openPdf(pdfium: PDFium, file: Uint8Array): OpenPdf | 'locked' | 'damaged' {
  pdfium._FPDF_InitLibraryWithConfig({})
  const at = pdfium.wasmExports.malloc(file.length)
  if (at === 0) return 'damaged'
  pdfium.HEAPU8.set(file, at)
  const document = pdfium._FPDF_LoadMemDocument(at, file.length, 0)
  if (document === 0) {
    const why = pdfium._FPDF_GetLastError()
    return why === wrongPassword || why === unknownLock ? 'locked' : 'damaged'
  }
  const form = openForm(pdfium, document)
  return {
    pages: pdfium._FPDF_GetPageCount(document),
    draw(number) {
      const page = pdfium._FPDF_LoadPage(document, number)
      if (page === 0) return undefined
      if (form !== 0) pdfium._FORM_OnAfterLoadPage(page, form)
      try {
        return drawPage(pdfium, page, form)
      } finally {
        if (form !== 0) pdfium._FORM_OnBeforeClosePage(page, form)
        pdfium._FPDF_ClosePage(page)
      }
    },
  }
}

/** What somebody filled into the fields of a form is only drawn when the form is opened as one. */
function openForm(pdfium: PDFium, document: number): number {
  const size = 256
  const at = pdfium.wasmExports.malloc(size)
  pdfium.HEAPU8.fill(0, at, at + size)
  // Its first number is the version of what follows; no callback follows.
  pdfium.HEAPU8[at] = 2
  return pdfium._FPDFDOC_InitFormFillEnvironment(document, at)
}

function drawPage(pdfium: PDFium, page: number, form: number): Picture | undefined {
  const size = sizeInPoints(pdfium._FPDF_GetPageWidth(page), pdfium._FPDF_GetPageHeight(page))
  if (size === undefined) return undefined
  const { width, height } = size
  const bytes = width * height * 4
  const at = pdfium.wasmExports.malloc(bytes)
  if (at === 0) return undefined
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, fourBytes, at, width * 4)
  pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
  pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, withNotes | redFirst)
  if (form !== 0) pdfium._FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, redFirst)
  const picture = packed(pdfium.HEAPU8.subarray(at, at + bytes))
  pdfium._FPDFBitmap_Destroy(bitmap)
  pdfium.wasmExports.free(at)
  return { width, height, ...picture }
}

/** Most letters are grey: a third of the bytes then cross the wall. `drawn` has four bytes for a point. */
function packed(drawn: Uint8Array): Pick<Picture, 'kind' | 'points'> {
  const kind = isGrey(drawn) ? 'grey' : 'colour'
  const each = kind === 'grey' ? 1 : 3
  const points = new Uint8Array((drawn.length / 4) * each)
  for (let from = 0, to = 0; from < drawn.length; from += 4) {
    for (let part = 0; part < each; part += 1) points[to++] = drawn[from + part] ?? 0
  }
  return { kind, points }
}

function isGrey(drawn: Uint8Array): boolean {
  for (let at = 0; at < drawn.length; at += 4) {
    if (drawn[at] !== drawn[at + 1] || drawn[at] !== drawn[at + 2]) return false
  }
  return true
}

/** A sheet that is too large is drawn smaller, whole, however large it claims to be. */
export function sizeInPoints(
  wide: number,
  high: number,
): { width: number; height: number } | undefined {
  if (!(wide > 0 && high > 0 && Number.isFinite(wide * high))) return undefined
  const scale = Math.min(
    dotsPerInch / 72,
    Math.sqrt(drawingLimits.pixelsOfPage / (wide * high)),
    longestSide / wide,
    longestSide / high,
  )
  const whole = (length: number) => Math.max(1, Math.floor(length * scale))
  return { width: whole(wide), height: whole(high) }
}
