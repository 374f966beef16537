/**
 * Whom each kind of file could hurt. A letterhead tells where somebody lives, a photograph by a view, a street,
 * a school badge. Each counts as a place until somebody has looked and says that no place can be seen on it.
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
  unlessSaid: 'L',
  mayBe: ['I', 'L'],
  because: 'A letterhead says where somebody lives or goes; a paper without one says who they are',
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

/**
 * What can be seen on it, as the person who adds it says: a paper and no place of theirs, or what can tell a
 * place. Whoever has not looked has not answered.
 */
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
