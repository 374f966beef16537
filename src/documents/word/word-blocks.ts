/**
 * Each block of a document as Word paragraphs and tables, with its language and direction on
 * every run, so that a date inside Arabic text keeps its order here as it does on paper.
 */
import {
  BorderStyle,
  type FileChild,
  HeadingLevel,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
  PageBreak,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Block, Direction, QuoteBlock, TableBlock } from '../content.ts'
import { directionRuns } from '../direction-runs.ts'
import { deep, lineColour, quiet, sand, sky, teal } from './word-styles.ts'

type Child = Extract<ISectionOptions['children'][number], FileChild>

export interface Voice {
  readonly lang: string
  readonly dir: Direction
}

/** A4 less its margins, in twentieths of a point. */
export const textWidth = 9184
export const numberedList = 'steps'

export function blockInWord(block: Block, around: Voice, at: number): Child[] {
  if (block.type === 'page-break') return [new Paragraph({ children: [new PageBreak()] })]
  const voice: Voice = { lang: block.lang ?? around.lang, dir: block.dir ?? around.dir }
  switch (block.type) {
    case 'heading':
      return [paragraph(block.text, voice, { heading: headingLevels[block.level] })]
    case 'paragraph':
      return [paragraph(block.text, voice)]
    case 'quote':
      return quote(block, around)
    case 'note':
      return [
        ...(block.title === undefined ? [] : [notice(block.title, voice, { bold: true })]),
        notice(block.text, voice),
      ]
    case 'list':
      return block.items.map((item) =>
        paragraph(
          item,
          voice,
          block.ordered
            ? { numbering: { reference: numberedList, level: 0, instance: at } }
            : { bullet: { level: 0 } },
        ),
      )
    case 'definitions':
      return block.pairs.map(({ label, value }) => definition(label, value, voice))
    case 'table':
      return [
        paragraph(block.caption, voice, { style: 'TableCaption' }),
        table(block, voice),
        new Paragraph({ text: '' }),
      ]
  }
}

const headingLevels = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const

export function paragraph(
  text: string,
  voice: Voice,
  how: IParagraphOptions = {},
  look: IRunOptions = {},
): Paragraph {
  return new Paragraph({
    ...how,
    bidirectional: voice.dir === 'rtl',
    children: runs(text, voice, look),
  })
}

/** Runs of one direction each; a line end that was typed is kept as a line end. */
function runs(text: string, { lang, dir }: Voice, look: IRunOptions): TextRun[] {
  return text.split(/\r?\n/).flatMap((line, number) =>
    (line === '' ? [{ text: '' }] : directionRuns(line, dir)).map((run, part) => {
      const rightToLeft = ('turned' in run ? run.turned : dir) === 'rtl'
      return new TextRun({
        ...look,
        text: plain(run.text),
        ...(number > 0 && part === 0 ? { break: 1 } : {}),
        ...(rightToLeft ? { rightToLeft } : {}),
        language: rightToLeft ? { bidirectional: lang } : { value: lang },
      })
    }),
  )
}

/** XML cannot hold control characters at all; a file with one would not open. */
function plain(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed()
}

function quote({ text, lang, dir, by }: QuoteBlock, around: Voice): Child[] {
  const edge = { style: BorderStyle.SINGLE, size: 18, color: teal, space: 8 }
  return [
    ...(by === undefined ? [] : [paragraph(by, around, { style: 'WhoseWords' })]),
    paragraph(
      text,
      { lang, dir },
      {
        style: 'OwnWords',
        border: dir === 'rtl' ? { right: edge } : { left: edge },
        shading: { type: ShadingType.CLEAR, fill: sky, color: 'auto' },
        indent: { start: 160 },
      },
    ),
  ]
}

function notice(text: string, voice: Voice, look: IRunOptions = {}): Paragraph {
  const edge = { style: BorderStyle.SINGLE, size: 6, color: lineColour, space: 6 }
  return paragraph(
    text,
    voice,
    {
      style: 'Notice',
      border: { top: edge, bottom: edge, left: edge, right: edge },
      shading: { type: ShadingType.CLEAR, fill: sand, color: 'auto' },
      indent: { start: 120, end: 120 },
      keepNext: look.bold === true,
    },
    look,
  )
}

function definition(label: string, value: string, voice: Voice): Paragraph {
  return new Paragraph({
    bidirectional: voice.dir === 'rtl',
    indent: { start: 2600, hanging: 2600 },
    spacing: { after: 80 },
    children: [
      ...runs(label, voice, { color: quiet }),
      new TextRun({ text: '\t' }),
      ...runs(value, voice, {}),
    ],
    tabStops: [{ type: 'start', position: 2600 }],
  })
}

function table(block: TableBlock, voice: Voice): Table {
  const shares = block.widths ?? block.header.map(() => 1)
  const all = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.floor((textWidth * share) / all))
  const row = (cells: readonly string[], header: boolean) =>
    new TableRow({
      tableHeader: header,
      cantSplit: true,
      children: cells.map(
        (text, column) =>
          new TableCell({
            width: { size: widths[column] ?? 0, type: WidthType.DXA },
            ...(header ? { shading: { type: ShadingType.CLEAR, fill: sand, color: 'auto' } } : {}),
            children: [
              paragraph(text, voice, { style: 'Cell' }, header ? { bold: true, color: deep } : {}),
            ],
          }),
      ),
    })
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const hair = { style: BorderStyle.SINGLE, size: 4, color: lineColour }
  return new Table({
    columnWidths: widths,
    width: { size: textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    visuallyRightToLeft: voice.dir === 'rtl',
    margins: { left: 90, right: 90, top: 20, bottom: 20 },
    borders: {
      top: hair,
      bottom: hair,
      left: none,
      right: none,
      insideHorizontal: hair,
      insideVertical: none,
    },
    rows: [row(block.header, true), ...block.rows.map((cells) => row(cells, false))],
  })
}
