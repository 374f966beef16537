/** The words that people who guess passwords try first. Kept here, because asking others would tell them. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const file = new URL('../../../policy/common-passwords.json', import.meta.url)
const shape = z.object({ words: z.array(z.string().min(1)).min(1) })
let read: readonly string[] | undefined

export function commonWords(): readonly string[] {
  read ??= shape.parse(JSON.parse(readFileSync(file, 'utf8'))).words
  return read
}
