/**
 * The kinds of recovery need, as reference data passed in from policy/need-categories.json. The
 * official form's headings were not seen, so nothing here may depend on one kind being there.
 */
import type { FactOf } from '../facts/fact.ts'

export type Link = NonNullable<FactOf<'need-identified'>['detail']['link']>

export interface NeedCategory {
  readonly code: string
  readonly title: string
  readonly covers: string
  /** What can be recommended, by code. */
  readonly supports: Readonly<Record<string, string>>
  /** The services outside that usually meet such a need. */
  readonly elsewhere: readonly string[]
  /** What normally shows it. */
  readonly evidence: readonly string[]
  /** The survivor-set outcomes (MSCOS) to which it belongs. */
  readonly outcomes: readonly string[]
  /** Questions that help to write it well; none is compulsory. */
  readonly prompts: readonly string[]
}

/** Help to reason about the link to the exploitation. */
export interface LinkHelp {
  readonly link: Link
  readonly means: string
  readonly examples: readonly string[]
  readonly ask: readonly string[]
}

export interface NeedCategories {
  readonly edition: number
  readonly outcomes: Readonly<Record<string, string>>
  readonly linkHelp: readonly LinkHelp[]
  /** What to bear in mind when trauma has more than one cause. */
  readonly overlap: string
  readonly categories: readonly NeedCategory[]
}

/** The category with this code; undefined for a code from an older list. */
export function categoryOf(
  { categories }: Pick<NeedCategories, 'categories'>,
  code: string,
): NeedCategory | undefined {
  return categories.find((category) => category.code === code)
}
