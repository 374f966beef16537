/** Looks for words in every file of a folder, as text of one byte or of two, as browsers keep it. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export function filesHolding(folder: string, words: readonly string[]): readonly string[] {
  const forms = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')])
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile())
    .filter((name) => {
      const bytes = readFileSync(join(folder, name))
      return forms.some((form) => bytes.includes(form))
    })
    .toSorted()
}
