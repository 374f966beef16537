/**
 * A part of the working copy that is shown and saved together: its answers by path, and a fingerprint
 * of them, so that two people who write in different parts do not stand in each other's way.
 */
import { createHash } from 'node:crypto'
import type { Field } from '../../domain/facts/field.ts'
import type { NeedCategories } from '../../domain/needs/category.ts'
import { fieldAt, valueAt } from '../../domain/rna/answer.ts'
import { parts } from '../../domain/rna/assessment.ts'
import type { RnaDraft } from '../../domain/rna/draft.ts'
import { canonicalText } from '../../domain/rna/submission.ts'

export const wholeParts = ['about', 'categories', 'dependants', 'money', 'earlier'] as const
export type WholePart = (typeof wholeParts)[number]

export type Section = { readonly part: WholePart | 'survivor' } | { readonly need: string }

/** Every path that belongs to a section, in the order in which it is asked. */
export function pathsOf(draft: RnaDraft, section: Section): readonly string[] {
  if ('need' in section) return pathsOfNeed(draft, section.need)
  switch (section.part) {
    case 'about':
      return named('about', parts.about.fields)
    case 'survivor':
      return named('survivor', parts.survivor.fields)
    case 'categories':
      return Object.keys(draft.categories).flatMap((code) =>
        named(`categories/${code}`, parts.categories.fields),
      )
    case 'dependants':
      return draft.dependants.flatMap(({ id }) =>
        named(`dependants/${id}`, parts.dependants.fields),
      )
    case 'money':
      return [
        ...named('financial', parts.financial.fields),
        ...draft.income.flatMap(({ id }) => named(`income/${id}`, parts.income.fields)),
      ]
    case 'earlier':
      return draft.earlier.steps.flatMap(({ id }) => named(`earlier/${id}`, parts.earlier.fields))
  }
}

function pathsOfNeed(draft: RnaDraft, id: string): readonly string[] {
  const need = draft.needs.find((one) => one.id === id)
  if (need === undefined) return []
  const base = `needs/${id}`
  return [
    ...named(base, parts.needs.fields),
    ...named(`${base}/recommendation`, parts.recommendation.fields),
    ...need.steps.flatMap((step) => named(`${base}/steps/${step.id}`, parts.steps.fields)),
    ...need.taper.flatMap((one) => named(`${base}/taper/${one.id}`, parts.taper.fields)),
  ]
}

function named(base: string, fields: Readonly<Record<string, Field>>): readonly string[] {
  return Object.keys(fields).map((name) => `${base}/${name}`)
}

/** Whether a question is answered by what is listed, such as "is there a need?". */
export function followsFromNeeds(draft: RnaDraft, path: string): boolean {
  const [part, id, name] = path.split('/')
  if (name !== 'now' || id === undefined) return false
  const answers =
    part === 'categories'
      ? draft.categories[id]
      : draft.dependants.find((one) => one.id === id && part === 'dependants')?.answers
  return answers?.now === 'need'
}

export interface Asked {
  readonly path: string
  readonly field: Field
  readonly value: unknown
  readonly carried: boolean
}

/** The questions of a section with what stands there now. */
export function askedIn(
  draft: RnaDraft,
  section: Section,
  categories: NeedCategories,
): readonly Asked[] {
  return pathsOf(draft, section).flatMap((path) => {
    const field = fieldAt(draft, path, categories)
    if (field === undefined || followsFromNeeds(draft, path)) return []
    const value = valueAt(draft, path, categories)
    return [{ path, field, value, carried: draft.carried.includes(path) }]
  })
}

/** The same answers always give the same print; one changed letter gives another. */
export function fingerprintOf(
  draft: RnaDraft,
  section: Section,
  categories: NeedCategories,
): string {
  const answers = askedIn(draft, section, categories).map(({ path, value }) => [path, value ?? ''])
  return createHash('sha256').update(canonicalText(answers)).digest('hex').slice(0, 32)
}
