/**
 * Whom each kind of file could hurt. A photograph can tell where somebody is: by a view, a street, a
 * school badge. It counts as a place unless whoever adds it says that nothing but a paper can be seen.
 */
import type { HarmClass } from '../facts/field.ts'

export const fileTypes = ['pdf', 'jpeg', 'png', 'doc', 'docx'] as const
export type FileType = (typeof fileTypes)[number]

/** The classes under whose keys a file may be sealed: who somebody is, or where they are. */
export type FileClass = Extract<HarmClass, 'I' | 'L'>

export interface HarmOfFile {
  readonly unlessSaid: FileClass
  /** What whoever adds it may say instead. */
  readonly mayBe: readonly FileClass[]
  readonly because: string
}

const paper: HarmOfFile = {
  unlessSaid: 'I',
  mayBe: ['I', 'L'],
  because: 'Letters and papers say who somebody is',
}
const photograph: HarmOfFile = {
  unlessSaid: 'L',
  mayBe: ['I', 'L'],
  because: 'What stands in the background of a picture can tell where somebody is',
}

export const harmOfFiles: Readonly<Record<FileType, HarmOfFile>> = {
  pdf: paper,
  doc: paper,
  docx: paper,
  jpeg: photograph,
  png: photograph,
}

/** What can be seen on it, as the person who adds it says. */
export const seenAnswers = ['paper-only', 'surroundings'] as const
export type SeenAnswer = (typeof seenAnswers)[number]

/** No answer is never the easier class. */
export function classOfFile(type: FileType, seen: SeenAnswer | undefined): FileClass {
  if (seen === 'surroundings') return 'L'
  if (seen === 'paper-only') return 'I'
  return harmOfFiles[type].unlessSaid
}

/**
 * What opens only with a reason: what can tell a place, and an old Word file, which nothing here can clean.
 * It was kept as it came, with earlier words, its author and where it was written.
 */
export function opensWithReason(file: {
  readonly class?: FileClass
  readonly type: FileType
}): boolean {
  return file.class === 'L' || isKeptAsItCame(file)
}

export function isKeptAsItCame({ type }: { readonly type: FileType }): boolean {
  return type === 'doc'
}
