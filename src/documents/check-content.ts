/**
 * Is this content sound? A document that would come out wrong is never printed: it throws,
 * because content is made by our own builders and a fault in it is a fault in our code.
 */
import type { Block, DocumentContent } from './content.ts'
import { documentKinds } from './content.ts'
import { isRealDay } from './written-day.ts'

const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

export function checkContent(content: DocumentContent): void {
  must(documentKinds.includes(content.kind), 'its kind is unknown')
  must(languageTag.test(content.lang), 'its language is not a language tag')
  must(isDirection(content.dir), 'its direction is neither ltr nor rtl')
  must(isRealDay(content.madeOn), 'the day it was made is not a real day')
  must(hasWords(content.title), 'it has no title')
  must(hasWords(content.reference), 'it has no reference')
  content.blocks.forEach(checkBlock)
}

function checkBlock(block: Block, at: number): void {
  const mustHere = (sound: boolean, fault: string) => must(sound, `block ${at + 1}: ${fault}`)
  if (block.type === 'page-break') return
  if (block.lang !== undefined) mustHere(languageTag.test(block.lang), 'language is no tag')
  if (block.dir !== undefined) mustHere(isDirection(block.dir), 'direction is unknown')
  switch (block.type) {
    case 'heading':
      mustHere([1, 2, 3].includes(block.level), 'heading level is not 1, 2 or 3')
      mustHere(hasWords(block.text), 'heading has no text')
      break
    case 'paragraph':
    case 'quote':
    case 'note':
      mustHere(typeof block.text === 'string', 'text is not plain')
      break
    case 'list':
      mustHere(block.items.every(isText), 'a list item is not plain text')
      break
    case 'definitions':
      mustHere(
        block.pairs.every(({ label, value }) => isText(label) && isText(value)),
        'a pair is not plain text',
      )
      break
    case 'table':
      mustHere(block.header.length > 0, 'table has no header')
      mustHere(
        [block.header, ...block.rows].every(
          (row) => row.length === block.header.length && row.every(isText),
        ),
        'a table row does not fit the header',
      )
      mustHere(
        block.widths === undefined || block.widths.length === block.header.length,
        'table widths do not fit the header',
      )
      break
    default:
      must(false, `block ${at + 1}: unknown block`)
  }
}

function must(sound: boolean, fault: string): void {
  if (!sound) throw new Error(`document content is unsound: ${fault}`)
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function hasWords(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== ''
}

function isDirection(value: unknown): boolean {
  return value === 'ltr' || value === 'rtl'
}
