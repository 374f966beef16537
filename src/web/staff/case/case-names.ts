/** What the things of one case are called, so that a line can say "RNA 2" and never an id. */
import type { ReadCase } from '../../../application/case/read-case.ts'
import { standingFacts } from '../../../domain/facts/fact.ts'
import { openNeeds } from '../../../domain/needs/need.ts'
import type { Option } from '../../parts/fields/field.ts'
import type { Pointers } from '../record/fact-fields.ts'
import { factLabel, type NameOf } from './fact-words.ts'
import { needName } from './need-words.ts'

export type CategoryNames = Readonly<Record<string, string>>

export function namesIn({ file, picture }: ReadCase, categories: CategoryNames): NameOf {
  const names = new Map<string, string>()
  for (const need of picture.needs) names.set(need.id, needName(need, categories))
  for (const { cycle } of picture.tracks.rnas) names.set(cycle.rna, `RNA ${cycle.number}`)
  for (const fact of file.facts) {
    names.set(fact.id, factLabel(fact))
    if (fact.type === 'dependant-joined') {
      names.set(fact.detail.dependant, fact.detail.alias ?? 'Dependant')
    }
  }
  return (id) => names.get(id)
}

/** What the pointing fields of a form may point at, newest first. */
export function pointersIn(
  { file, picture }: ReadCase,
  categories: CategoryNames,
  documents: readonly Option[] = [],
): Pointers {
  const standing = standingFacts(file.facts).toReversed()
  return {
    facts: (types) =>
      standing
        .filter(({ type }) => types.includes(type))
        .map((fact) => ({ value: fact.id, label: factLabel(fact) })),
    things(of) {
      if (of === 'need') {
        return openNeeds(picture.needs, picture.today).map((need) => ({
          value: need.id,
          label: needName(need, categories),
        }))
      }
      if (of === 'rna') {
        return picture.tracks.rnas
          .toReversed()
          .map(({ cycle }) => ({ value: cycle.rna, label: `RNA ${cycle.number}` }))
      }
      if (of === 'dependant') {
        return standing.flatMap((fact) =>
          fact.type === 'dependant-joined'
            ? [{ value: fact.detail.dependant, label: fact.detail.alias ?? 'Dependant' }]
            : [],
        )
      }
      return of === 'document' ? documents : []
    },
  }
}
