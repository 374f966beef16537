/**
 * How a Word document looks: real styles with the names every word processor knows, so that
 * headings can be navigated and anyone may restyle the whole document at once.
 */
import type { IStylesOptions } from 'docx'
import type { DocumentContent } from '../content.ts'

export const ink = '1B2A2E'
export const quiet = '45555B'
export const lineColour = 'CFC9BC'
export const sand = 'F7F3EA'
export const sky = 'E8F1F1'
export const deep = '0D4246'
export const teal = '155E63'

/** Fonts that come with Windows, macOS and LibreOffice; the reader's own stand in for scripts. */
const font = 'Arial'

export function wordStyles({ dir, kind }: DocumentContent): IStylesOptions {
  const size = dir === 'rtl' || kind === 'survivor-copy' ? 24 : 22
  const heading = (points: number, before: number) => ({
    run: { font, size: points * 2, bold: true, color: deep, sizeComplexScript: points * 2 },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  })
  const named = (id: string, name: string) => ({ id, name, basedOn: 'Normal', next: 'Normal' })
  return {
    default: {
      document: {
        run: { font, size, sizeComplexScript: size, color: ink },
        paragraph: { spacing: { after: 140, line: 300 } },
      },
      title: {
        run: { font, size: 42, sizeComplexScript: 42, bold: true, color: deep },
        paragraph: { spacing: { after: 260 } },
      },
      heading1: heading(15, 400),
      heading2: heading(12.5, 300),
      heading3: heading(11, 240),
    },
    paragraphStyles: [
      { ...named('OwnWords', 'Own words'), paragraph: { spacing: { before: 40, after: 180 } } },
      {
        ...named('WhoseWords', 'Whose words'),
        run: { color: quiet, size: 18, sizeComplexScript: 18 },
        paragraph: { spacing: { before: 160, after: 60 }, keepNext: true },
      },
      { ...named('Notice', 'Notice'), paragraph: { spacing: { before: 120, after: 120 } } },
      {
        ...named('TableCaption', 'Table caption'),
        run: { color: quiet, size: 19, sizeComplexScript: 19 },
        paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
      },
      { ...named('Cell', 'Cell'), paragraph: { spacing: { before: 50, after: 50, line: 264 } } },
    ],
  }
}
