/**
 * Content made ready for the typesetter: direction turns marked, what the fonts lack put in
 * words, days written out. The result is JSON; it is data to the template and never source.
 */
import { textsOf } from '../address-guard.ts'
import type { Block, Direction, DocumentContent, NoteBlock } from '../content.ts'
import { directionRuns } from '../direction-runs.ts'
import { writtenDay } from '../written-day.ts'
import { printable } from './unprintable-text.ts'

/** The writing in this content that the PDF cannot show. Empty when all of it can be printed. */
export function unprintableWriting(content: DocumentContent): string[] {
  const texts = [content.title, content.reference, ...content.blocks.flatMap(textsOf)]
  return [...new Set(texts.flatMap((text) => printable(text).missing))]
}

/** What stands on every page of a pack, and how many pages each of its papers has. */
export interface PackPages {
  readonly watermark: string
  readonly papers: readonly { readonly title: string; readonly pages: number }[]
}

export function printData(content: DocumentContent, pack?: PackPages): string {
  const missing = unprintableWriting(content)
  const blocks: Block[] =
    missing.length > 0 ? [missingNote(missing), ...content.blocks] : [...content.blocks]
  const [year, month, day] = content.madeOn.split('-').map(Number)
  return JSON.stringify({
    lang: languageOf(content.lang),
    dir: content.dir,
    // A person's own copy is read by worn eyes on worn paper: larger than office papers.
    size: content.kind === 'survivor-copy' ? 12 : 10.5,
    title: ready(content.title, content.dir),
    plainTitle: printable(content.title).text,
    footer: [
      ...ready(content.reference, content.dir),
      ' · ',
      ...ready(writtenDay(content.madeOn, content.lang), content.dir),
    ],
    made: { year, month, day },
    blocks: blocks.map((block) => readyBlock(block, content.dir)),
    ...(pack && {
      watermark: ready(pack.watermark, content.dir),
      papers: pack.papers.map(({ title, pages }) => ({
        title: ready(title, content.dir),
        pages,
      })),
    }),
  })
}

function missingNote(missing: readonly string[]): NoteBlock {
  return {
    type: 'note',
    lang: 'en',
    dir: 'ltr',
    title: 'Some words are not shown here',
    text: `This page cannot print: ${missing.join(', ')}. Each place is marked in square brackets. The Word copy of this document has the words.`,
  }
}

function readyBlock(block: Block, around: Direction): unknown {
  if (block.type === 'page-break') return block
  const dir = block.dir ?? around
  const spoken = block.lang === undefined ? { dir } : { dir, lang: languageOf(block.lang) }
  const line = (text: string) => ready(text, dir)
  switch (block.type) {
    case 'heading':
      return { ...spoken, type: block.type, level: block.level, text: line(block.text) }
    case 'paragraph':
      return { ...spoken, type: block.type, lines: lines(block.text, dir) }
    case 'quote':
      // Who speaks is said in the document's language, not in that of the words.
      return {
        ...spoken,
        type: block.type,
        lines: lines(block.text, dir),
        by: block.by === undefined ? [] : ready(block.by, around),
      }
    case 'note':
      return {
        ...spoken,
        type: block.type,
        lines: lines(block.text, dir),
        title: block.title === undefined ? [] : line(block.title),
      }
    case 'list':
      return {
        ...spoken,
        type: block.type,
        ordered: block.ordered ?? false,
        items: block.items.map(line),
      }
    case 'definitions':
      return {
        ...spoken,
        type: block.type,
        pairs: block.pairs.map(({ label, value }) => ({
          label: line(label),
          value: line(value),
          beside: [...label].length <= 23,
        })),
      }
    case 'table':
      return {
        ...spoken,
        type: block.type,
        caption: line(block.caption),
        header: block.header.map(line),
        rows: block.rows.map((row) => row.map(line)),
        widths: block.widths ?? block.header.map(() => 1),
      }
  }
}

/** A piece of text, or a piece that turns: kept in one line when short, as a date must be. */
type Piece = string | { readonly turned: Direction; readonly text: string; readonly whole: boolean }

const longestWhole = 32
// Marks that only steer direction. The pieces do that, and the marks would spoil read-aloud.
const steering = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

function ready(text: string, dir: Direction): Piece[] {
  const clean = text.replaceAll('\r\n', '\n').replace(steering, '')
  return directionRuns(printable(clean).text, dir).map(({ text: part, turned }) =>
    turned === undefined ? part : { turned, text: part, whole: part.length <= longestWhole },
  )
}

function lines(text: string, dir: Direction): Piece[][] {
  return text.split(/\r?\n/).map((line) => ready(line, dir))
}

/** The typesetter knows plain language codes only: `ar-SY` is set as `ar`. */
function languageOf(tag: string): string {
  return (tag.split('-')[0] ?? 'en').toLowerCase()
}
