/**
 * A made-up decision letter as a small PDF, so that a record has something to open. Plain Latin
 * text on one page; it says on every letter that it is made up.
 */
import type { ToldLetter } from './telling/story.ts'

const lineHeight = 18

/** Neutral, so that a file in a folder tells nobody anything. */
export function letterFileName({ on }: Pick<ToldLetter, 'on'>): string {
  return `letter-${on}.pdf`
}

export function letterAsPdf({ on, title, lines }: Omit<ToldLetter, 'id'>): Uint8Array {
  const shown = [
    'MADE-UP LETTER FOR PRACTICE. Nobody sent it and nobody is meant by it.',
    '',
    title,
    `Date of this letter: ${on}`,
    '',
    ...lines.flatMap(wrapped),
    '',
    'Rehearsal Competent Authority (made up)',
  ]
  const text = shown.map((line) => `(${escaped(line)}) Tj T*`).join('\n')
  const stream = `BT /F1 11 Tf 60 780 Td ${lineHeight} TL\n${text}\nET`
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ])
}

/** The objects one after another, then the table that says where each begins. */
function pdfOf(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.4\n'
  const starts = objects.map((object, place) => {
    const start = file.length
    file += `${place + 1} 0 obj\n${object}\nendobj\n`
    return start
  })
  const table = file.length
  const entries = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  file += `xref\n0 ${size}\n0000000000 65535 f \n${entries}`
  file += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return Uint8Array.from(file, (letter) => letter.charCodeAt(0))
}

function wrapped(line: string): readonly string[] {
  return line.match(/.{1,84}(?:\s|$)/g) ?? ['']
}

/** Only plain letters: anything else would need a font of its own. */
function escaped(line: string): string {
  return line
    .replace(/[‘’]/g, "'")
    .replace(/[^ -~]/g, ' ')
    .replace(/[\\()]/g, '\\$&')
}
