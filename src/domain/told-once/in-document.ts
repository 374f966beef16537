/**
 * What of an account goes into one document: chosen parts become quoted words, or the reasons why not. And
 * the other way round: which words of an account stand in a text that somebody wrote.
 */
import type { Day } from '../calendar/day.ts'
import type { AccountUse } from './account-words.ts'
import { type Block, translationsOf, type Version } from './block.ts'
import { mayReuse, type WhyNotReuse } from './may-reuse.ts'
import { markInText, markOf } from './provenance.ts'

export interface ForUse {
  readonly use: AccountUse
  readonly type: string
  readonly on: Day
}

/** One part in a document: the words that stand now, and the translations that go with them. */
export interface PartInDocument {
  readonly block: Block
  readonly translations: readonly Block[]
}

export interface NotForThis {
  readonly block: Block
  readonly why: readonly WhyNotReuse[]
}

/** Parts that may go in, and those that may not, each with every reason. Translations go with their words. */
export function sortForUse(
  blocks: readonly Block[],
  forUse: ForUse,
): { readonly may: readonly PartInDocument[]; readonly mayNot: readonly NotForThis[] } {
  const may: PartInDocument[] = []
  const mayNot: NotForThis[] = []
  for (const block of blocks) {
    if (block.what === 'translation') continue
    const asked = mayReuse({ block, version: block.now.id, ...forUse })
    if ('refused' in asked) mayNot.push({ block, why: asked.refused })
    else may.push({ block, translations: translationsOf(block, blocks) })
  }
  return { may, mayNot }
}

/** Each version that goes out with a part: its own, and those of its translations. */
export function versionsIn({ block, translations }: PartInDocument): readonly Version[] {
  return [block.now, ...translations.map(({ now }) => now)]
}

/** Of one version that somebody wants to let out, why it may not go. Empty: it may. */
export function whyNotThese(
  version: Version,
  blocks: readonly Block[],
  forUse: ForUse,
): readonly WhyNotReuse[] {
  const own = blocks.find(({ id }) => id === version.block)
  if (own === undefined) return [{ code: 'superseded' }]
  if (own.what !== 'translation') {
    const asked = mayReuse({ block: own, version: version.id, ...forUse })
    return 'refused' in asked ? asked.refused : []
  }
  if (own.takenBack !== undefined) return [{ code: 'taken-back', on: own.takenBack }]
  if (own.now.id !== version.id) return [{ code: 'superseded' }]
  const original = blocks.find(({ id }) => id === version.renders?.block)
  if (original === undefined || version.renders === undefined) return [{ code: 'not-their-words' }]
  const asked = mayReuse({ block: original, version: version.renders.version, ...forUse })
  return 'refused' in asked ? asked.refused : []
}

/** Shorter words than this may stand in a text by chance. */
const leastToKnow = 12

export interface FoundInText {
  /** Versions whose very words stand there. */
  readonly found: readonly Version[]
  /** Marks of an account under which other words stand than were said. */
  readonly changed: readonly string[]
}

/**
 * Looks for the words themselves, so that it does not matter how they came into the text, and for marks whose
 * words were changed: what is marked as said stands there as it was said, or not at all.
 */
export function accountIn(text: string, blocks: readonly Block[]): FoundInText {
  const versions = blocks.flatMap((block) => block.versions)
  const marked = new Set([...text.matchAll(markInText)].map(([, mark]) => mark ?? ''))
  const stands = ({ words }: Version) => text.includes(words.trim())
  const found = versions.filter(
    (version) =>
      stands(version) &&
      (version.words.trim().length >= leastToKnow || marked.has(markOf(version))),
  )
  // What was said in the newest words and in older ones alike is the newest.
  const newest = found.filter(
    (one) =>
      !found.some(
        (other) =>
          other.block === one.block &&
          other.number > one.number &&
          other.words.includes(one.words.trim()),
      ),
  )
  const changed = [...marked].filter(
    (mark) => !versions.some((version) => markOf(version) === mark && stands(version)),
  )
  return { found: newest, changed }
}
