/**
 * Content made ready for the typesetter: direction turns marked, what the fonts lack put in
 * words, days written out. The result is JSON; it is data to the template and never source.
 */
import { textsOf } from '../address-guard.ts'
import type { Block, Direction, DocumentContent, NoteBlock } from '../content.ts'
import { isolated } from '../direction-runs.ts'
import { writtenDay } from '../written-day.ts'
import { printable } from './unprintable-text.ts'

/** The writing in this content that the PDF cannot show. Empty when all of it can be printed. */
export function unprintableWriting(content: DocumentContent): string[] {
  const texts = [content.title, content.reference, ...content.blocks.flatMap(textsOf)]
  return [...new Set(texts.flatMap((text) => printable(text).missing))]
}

export function printData(content: DocumentContent): string {
  const missing = unprintableWriting(content)
  const blocks: Block[] =
    missing.length > 0 ? [missingNote(missing), ...content.blocks] : [...content.blocks]
  const [year, month, day] = content.madeOn.split('-').map(Number)
  return JSON.stringify({
    lang: languageOf(content.lang),
    dir: content.dir,
    title: ready(content.title, content.dir),
    plainTitle: printable(content.title).text,
    footer: [content.reference, writtenDay(content.madeOn, content.lang)]
      .map((text) => ready(text, content.dir))
      .join(' · '),
    made: { year, month, day },
    blocks: blocks.map((block) => readyBlock(block, content.dir)),
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
        by: block.by === undefined ? '' : ready(block.by, around),
      }
    case 'note':
      return {
        ...spoken,
        type: block.type,
        lines: lines(block.text, dir),
        title: block.title === undefined ? '' : line(block.title),
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
        pairs: block.pairs.map(({ label, value }) => ({ label: line(label), value: line(value) })),
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

function ready(text: string, dir: Direction): string {
  return isolated(printable(text.replaceAll('\r\n', '\n')).text, dir)
}

function lines(text: string, dir: Direction): string[] {
  return text.split(/\r?\n/).map((line) => ready(line, dir))
}

/** The typesetter knows plain language codes only: `ar-SY` is set as `ar`. */
function languageOf(tag: string): string {
  return (tag.split('-')[0] ?? 'en').toLowerCase()
}
