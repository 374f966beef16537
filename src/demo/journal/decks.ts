/** Journal material as decks of cards: each card is used once before any card comes again. */
import type { EntryKind } from '../../application/ports/journal-store.ts'
import type { Chance } from '../telling/chance.ts'
import type { Lines } from './lines.ts'

export interface Card {
  readonly kind: EntryKind
  readonly text: string
}

export interface Deck {
  /** The next card, or nothing when all have been used. */
  draw(): Card | undefined
}

export function deckOf(lines: Lines, chance: Chance): Deck {
  const cards = chance.shuffled(cardsOf(lines))
  let next = 0
  return {
    draw() {
      const card = cards[next]
      next += 1
      return card
    },
  }
}

export function cardsOf(lines: Lines): Card[] {
  return Object.entries(lines).flatMap(([kind, texts]) =>
    // The keys of the material are kinds of entry.
    texts.map((text) => ({ kind: kind as EntryKind, text })),
  )
}
