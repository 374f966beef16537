/**
 * Where words come from, in one sentence: when they were said, in which language, through whom, and whether
 * the person approved them. Wherever words go, this goes with them.
 */
import type { Day } from '../calendar/day.ts'
import { languages } from './account-words.ts'
import type { Block, Version } from './block.ts'

/** Names the words and their version, short enough to stand on paper: "3f2a91c0/2". */
export function markOf({ block, number }: Pick<Version, 'block' | 'number'>): string {
  return `${block.slice(0, 8)}/${number}`
}

/** What a mark looks like in a text. */
export const markInText = /\(account ([0-9a-z]{1,8}\/\d+)\)/g

export function languageOf({ language }: Pick<Version, 'language'>): string | undefined {
  return language && languages[language].title
}

export function provenanceOf(version: Version, say: (day: Day) => string): string {
  const { what, on, interpreter, translator, readBack, approved } = version
  const language = languageOf(version)
  const said = [
    what === 'summary' ? `Summary written by a worker on ${say(on)}` : undefined,
    what === 'translation'
      ? `Translated on ${say(on)}${language ? ` into ${language}` : ''}${translator ? ` by ${translator}` : ''}`
      : undefined,
    what === 'own-words' ? `Said on ${say(on)}${language ? ` in ${language}` : ''}` : undefined,
  ].join('')
  const through = interpreter ? `, through an interpreter (${interpreter})` : ''
  const back = what === 'translation' || readBack !== 'yes' ? '' : ', read back'
  const yes = approved ? `, approved on ${say(approved.on)}` : ''
  return `${said}${through}${back}${yes} (account ${markOf(version)})`
}

/** The words as they stand in a text of somebody else: quoted, with where they come from below. */
export function quoted(
  block: Block,
  translations: readonly Block[],
  say: (day: Day) => string,
): string {
  return [block, ...translations]
    .map(({ now }) => `“${now.words}”\n— ${provenanceOf(now, say)}`)
    .join('\n')
}
