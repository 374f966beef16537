/**
 * What a line of journal material is: words with slots, by the kind of entry. {A} is the alias,
 * {she}, {her}, {his}, {self} follow the person; {date}, {time}, {town}, {child} are filled in.
 */
import type { EntryKind } from '../../application/ports/journal-store.ts'

export type Lines = Readonly<Partial<Record<EntryKind, readonly string[]>>>
