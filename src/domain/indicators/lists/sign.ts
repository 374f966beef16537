/**
 * What a sign is, and a list of signs: something that somebody may notice, be told or read. A sign prompts
 * a question and is a place for evidence. It never says what happened to anybody.
 */
import type { Confidence } from '../../policy/policy.ts'

/** What the law looks for: what was done, by which means, and for what. */
export const elements = {
  act: 'What was done',
  means: 'How they were made to',
  purpose: 'What it was for',
} as const
export type Element = keyof typeof elements
// The keys of the table above, in the order in which they are always shown.
export const elementNames = Object.keys(elements) as readonly Element[]

/** The month in which a list, or the weights of one, took this form: "2026-11". */
export type ListEdition = `${number}-${number}`

export interface Sign {
  /** What may be noticed, in a few plain words. */
  readonly words: string
  /** An open question that may lead there. Never one that holds its own answer. */
  readonly ask?: string
  /** Where it differs from its group. */
  readonly speaksTo?: readonly Element[]
  /** Belongs to the first, short look. */
  readonly early?: true
  /** The edition that brought it; absent: it was there from the first. */
  readonly from?: ListEdition
  /** The first edition without it. Signs are never taken out and never reworded: old answers name them. */
  readonly until?: ListEdition
}

export interface SignGroup {
  readonly title: string
  readonly ask: string
  /** What its signs speak to; none: they stand beside the evidence and say nothing by themselves. */
  readonly speaksTo: readonly Element[]
  readonly signs: Readonly<Record<string, Sign>>
}

export interface SignList {
  readonly title: string
  /** Where it comes from, in words for whoever reads the page. */
  readonly source: string
  readonly confidence: Confidence
  readonly firstEdition: ListEdition
  readonly groups: Readonly<Record<string, SignGroup>>
}

type ValueOf<Table> = Table[keyof Table]

/** The names of all signs of a list. */
export type SignsOf<List extends SignList> = ValueOf<{
  readonly [Group in keyof List['groups']]: keyof List['groups'][Group]['signs'] & string
}>
