/**
 * Reads the kinds of recovery need from policy/need-categories.json and refuses a file that does
 * not hang together, naming what is wrong: a bad list must stop the start, not a survivor's RNA.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { needLinks } from '../domain/facts/rna-facts.ts'
import type { NeedCategories } from '../domain/needs/category.ts'

const words = z.string().trim().min(1)
const several = z.array(words).min(1)
const code = z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'a code is small letters and hyphens')

const shape = z.object({
  title: words,
  edition: z.int().positive(),
  basis: z.object({
    confidence: z.enum(['verified', 'secondary', 'recalled', 'uncertain']),
    inOurWords: words,
  }),
  outcomes: z.record(z.string().regex(/^M[1-7]$/), words),
  outcomesSource: words,
  linkHelp: z.array(
    z.object({
      // The keys of the options of the field, which the vocabulary of facts names.
      link: z.enum(Object.keys(needLinks) as [keyof typeof needLinks]),
      means: words,
      examples: several,
      ask: several,
    }),
  ),
  overlap: words,
  categories: z
    .array(
      z.strictObject({
        code,
        title: words,
        covers: words,
        supports: z.record(code, words).refine((map) => Object.keys(map).length > 0, 'is empty'),
        elsewhere: several,
        evidence: several,
        outcomes: several,
        prompts: several,
      }),
    )
    .min(1),
})

/** Throws with the names of the entries at fault: a broken policy file is a fault of ours. */
export function loadNeedCategories(file: string): NeedCategories {
  return readNeedCategories(JSON.parse(readFileSync(file, 'utf8')), file)
}

export function readNeedCategories(written: unknown, name: string): NeedCategories {
  const read = shape.safeParse(written)
  if (!read.success) throw new Error(`${name}: ${z.prettifyError(read.error)}`)
  const list = read.data
  const faults = [
    ...list.categories.flatMap(({ code: one }, position) =>
      list.categories.findIndex((other) => other.code === one) === position
        ? []
        : [`category "${one}" is there twice`],
    ),
    ...list.categories.flatMap(({ code: one, outcomes }) =>
      outcomes
        .filter((outcome) => !(outcome in list.outcomes))
        .map((outcome) => `category "${one}" names outcome "${outcome}", which is not in the list`),
    ),
    ...Object.keys(list.outcomes)
      .filter((outcome) => !list.categories.some(({ outcomes }) => outcomes.includes(outcome)))
      .map((outcome) => `no category belongs to outcome "${outcome}"`),
    ...Object.keys(needLinks)
      .filter((link) => !list.linkHelp.some((help) => help.link === link))
      .map((link) => `there is no help for link "${link}"`),
  ]
  if (faults.length > 0) throw new Error(`${name}: ${faults.join('; ')}`)
  return list
}
