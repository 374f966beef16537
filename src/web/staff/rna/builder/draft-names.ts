/** What the needs and dependants of a working copy are called on a page. */
import type { OpenCase } from '../../../../application/ports/case-store.ts'
import { standingFacts } from '../../../../domain/facts/fact.ts'
import type { RnaDraft } from '../../../../domain/rna/draft.ts'
import type { CategoryNames } from '../../case/case-names.ts'

export function dependantNames({ facts }: Pick<OpenCase, 'facts'>): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const fact of standingFacts(facts)) {
    if (fact.type !== 'dependant-joined') continue
    names.set(fact.detail.dependant, fact.detail.alias ?? `Dependant ${names.size + 1}`)
  }
  return names
}

export function draftNeedNames(
  draft: RnaDraft,
  categories: CategoryNames,
  file: Pick<OpenCase, 'facts'>,
): ReadonlyMap<string, string> {
  const dependants = dependantNames(file)
  return new Map(
    draft.needs.map(({ id, category, whose }) => {
      const name = categories[category] ?? category
      const who = whose === 'survivor' ? undefined : dependants.get(whose.dependant)
      return [id, who ? `${name} (${who})` : name]
    }),
  )
}
