/**
 * The same content as an editable Word file. It says nothing of who made it or on what machine,
 * and the same content is the same file, byte for byte.
 */
import {
  AlignmentType,
  Document,
  Footer,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx'
import { checkContent } from '../check-content.ts'
import type { DocumentContent } from '../content.ts'
import { writtenDay } from '../written-day.ts'
import { isProperties, plainProperties } from '../zip/plain-properties.ts'
import { readZip } from '../zip/read-zip.ts'
import { writeZip } from '../zip/write-zip.ts'
import { blockInWord, numberedList, paragraph, textWidth, type Voice } from './word-blocks.ts'
import { quiet, wordStyles } from './word-styles.ts'

export async function renderWord(content: DocumentContent): Promise<Uint8Array> {
  checkContent(content)
  const packed = await Packer.toBuffer(wordDocument(content))
  const read = readZip(packed, { files: 100, bytes: 200_000_000 })
  if ('fault' in read) throw new Error(`the Word file could not be closed: ${read.fault}`)
  const files = read.files.map((file) =>
    isProperties(file) ? plainProperties(file, content) : file,
  )
  return new Uint8Array(writeZip(files))
}

function wordDocument(content: DocumentContent): Document {
  const voice: Voice = { lang: content.lang, dir: content.dir }
  return new Document({
    creator: '',
    lastModifiedBy: '',
    title: content.title,
    styles: wordStyles(content),
    numbering: { config: [{ reference: numberedList, levels: [numberedLevel] }] },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1247, bottom: 1361, left: 1361, right: 1361 },
          },
        },
        footers: { default: footer(content, voice) },
        children: [
          paragraph(content.title, voice, { heading: 'Title' }),
          ...content.blocks.flatMap((block, at) => blockInWord(block, voice, at)),
        ],
      },
    ],
  })
}

const numberedLevel = {
  level: 0,
  format: LevelFormat.DECIMAL,
  text: '%1.',
  alignment: AlignmentType.START,
  style: { paragraph: { indent: { start: 480, hanging: 360 } } },
}

function footer({ reference, madeOn, lang }: DocumentContent, voice: Voice): Footer {
  const small = { color: quiet, size: 17, sizeComplexScript: 17 }
  return new Footer({
    children: [
      paragraph(reference, voice, {}, small),
      new Paragraph({
        bidirectional: voice.dir === 'rtl',
        tabStops: [{ type: TabStopType.END, position: textWidth }],
        children: [
          new TextRun({
            ...small,
            text: writtenDay(madeOn, lang),
            ...(voice.dir === 'rtl' ? { rightToLeft: true } : {}),
          }),
          new TextRun({ ...small, text: '\t' }),
          new TextRun({
            ...small,
            children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  })
}
