/**
 * Short ways to write blocks, and the parts that several documents share: a person's words,
 * and dated evidence.
 */
import type { Citation, OwnWords } from '../../application/ports/document-inputs.ts'
import type {
  Block,
  DefinitionsBlock,
  HeadingBlock,
  IsoDay,
  ListBlock,
  NoteBlock,
  ParagraphBlock,
} from '../content.ts'
import { writtenDay } from '../written-day.ts'

export function heading(level: 1 | 2 | 3, text: string): HeadingBlock {
  return { type: 'heading', level, text }
}

export function paragraph(text: string): ParagraphBlock {
  return { type: 'paragraph', text }
}

export function list(items: readonly string[]): ListBlock {
  return { type: 'list', items }
}

export function note(title: string, text: string): NoteBlock {
  return { type: 'note', title, text }
}

/** Pairs whose value is known. What is absent is left out, not shown as an empty line. */
export function definitions(
  pairs: readonly (readonly [label: string, value: string | undefined])[],
): DefinitionsBlock {
  return {
    type: 'definitions',
    pairs: pairs.flatMap(([label, value]) =>
      value === undefined || value === '' ? [] : [{ label, value }],
    ),
  }
}

export function ownWords(words: OwnWords, whose = 'Their own words'): Block {
  const how = [words.language, words.translated && 'translated'].filter(Boolean).join(', ')
  return {
    type: 'quote',
    text: words.text,
    lang: words.lang,
    dir: words.dir,
    by: how === '' ? whose : `${whose} (${how})`,
  }
}

export function evidenceTable(caption: string, citations: readonly Citation[]): Block {
  return {
    type: 'table',
    caption,
    header: ['Date', 'What it is', 'What it shows'],
    widths: [5, 6, 10],
    rows: citations.map((citation) => [
      writtenDay(citation.on),
      whatItIs(citation),
      citation.stillTrueOn === undefined
        ? citation.shows
        : `${citation.shows} (Confirmed as still true on ${writtenDay(citation.stillTrueOn)}.)`,
    ]),
  }
}

export function whatItIs({ kind, number, from }: Citation): string {
  const named = number === undefined ? kind : `${kind} ${number}`
  return from === undefined ? named : `${named}, from ${from}`
}

/** A day if there is one. */
export function day(on: IsoDay | undefined): string | undefined {
  return on === undefined ? undefined : writtenDay(on)
}
