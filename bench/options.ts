/** What was asked for on the command line. */
import { parseArgs } from 'node:util'
import type { Effort } from './measure/measure-page.ts'

export interface Options {
  /** How many cases are loaded before each round of measuring. */
  readonly sizes: readonly number[]
  readonly effort: Effort
  readonly engineMs: number
  /** Case pages of each kind, to find what protection costs. */
  readonly protectedPages: number
  /** Papers in the sharing pack that is made. */
  readonly packPapers: number
  readonly jsonFile?: string
}

export const help = `npm run bench -- [--quick | --national] [--json FILE]

  (nothing)    2,000 people with 40,000 entries
  --national   the same, then 100,000 people with 2,000,000 entries, the same pages again
  --quick      120 people, few requests: only to see that everything still works
  --json FILE  also writes the figures to a file
`

export function optionsFrom(args: readonly string[]): Options | { readonly help: string } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean' },
      national: { type: 'boolean' },
      json: { type: 'string' },
      cases: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return { help }
  const json = values.json === undefined ? {} : { jsonFile: values.json }
  if (values.quick) {
    const effort = { requests: 12, longestMs: 1_000, crowdMs: 200 }
    return { sizes: [120], effort, engineMs: 100, protectedPages: 50, packPapers: 10, ...json }
  }
  const effort = { requests: 400, longestMs: 15_000, crowdMs: 4_000 }
  const last = Number(values.cases ?? 100_000)
  const sizes = values.national ? [2_000, last] : [2_000]
  return { sizes, effort, engineMs: 2_000, protectedPages: 1_500, packPapers: 300, ...json }
}
