/** What may be recorded about a part of an account: yes, or no with a reason. */
import type { Day } from '../calendar/day.ts'
import type { NewAccountEvent } from './account-event.ts'
import type { Block } from './block.ts'

export type AccountRefusal =
  | { readonly code: 'nothing-there' }
  | { readonly code: 'in-the-future' }
  | { readonly code: 'no-words' }
  | { readonly code: 'taken-back-already'; readonly on: Day }
  /** They approved, or agreed to, words that are not the newest. */
  | { readonly code: 'other-words-now' }
  | { readonly code: 'approved-already' }
  | { readonly code: 'nothing-answered' }
  /** A translation renders words that stand, and never another translation. */
  | { readonly code: 'nothing-to-translate' }
  | { readonly code: 'before-the-words'; readonly on: Day }

export function mayWrite(
  blocks: readonly Block[],
  event: NewAccountEvent,
  today: Day,
): AccountRefusal | undefined {
  if (event.on > today) return { code: 'in-the-future' }
  const block = blocks.find(({ id }) => id === event.block)
  if (event.kind === 'written') return mayWriteWords(blocks, block, event)
  if (block === undefined) return { code: 'nothing-there' }
  if (event.kind === 'told' || event.kind === 'used') return undefined
  if (event.kind === 'notice-given') {
    const hasIt = block.wentOut.some(({ member }) => member === event.member)
    return hasIt ? undefined : { code: 'nothing-there' }
  }
  if (block.takenBack !== undefined) return { code: 'taken-back-already', on: block.takenBack }
  if (event.on < block.now.on) return { code: 'before-the-words', on: block.now.on }
  if (event.kind === 'taken-back') return undefined
  if (event.version !== block.now.id) return { code: 'other-words-now' }
  if (event.kind === 'approved') {
    return block.now.approved === undefined ? undefined : { code: 'approved-already' }
  }
  return Object.keys(event.answers).length === 0 ? { code: 'nothing-answered' } : undefined
}

function mayWriteWords(
  blocks: readonly Block[],
  block: Block | undefined,
  event: Extract<NewAccountEvent, { readonly kind: 'written' }>,
): AccountRefusal | undefined {
  if (event.words.trim() === '') return { code: 'no-words' }
  if (block?.takenBack !== undefined) return { code: 'taken-back-already', on: block.takenBack }
  if (event.what !== 'translation') return undefined
  const original = blocks.find(({ id }) => id === event.renders?.block)
  const stands =
    original !== undefined &&
    original.what === 'own-words' &&
    original.takenBack === undefined &&
    original.now.id === event.renders?.version
  return stands ? undefined : { code: 'nothing-to-translate' }
}
