/** Where each thing that a check misses can be put right: the page, and the field on it. */
import type { Missing } from '../../../../domain/rna/checks/check.ts'
import { fieldName } from './draft-fields.ts'

const partPages: Readonly<Record<string, string>> = {
  about: 'parts/about',
  categories: 'parts/categories',
  dependants: 'parts/dependants',
  financial: 'parts/money',
  income: 'parts/money',
  earlier: 'parts/earlier',
}

/** The page for a path of the working copy, with the field as its anchor. */
export function pageOfPath(base: string, path: string): string {
  const [part = '', id = ''] = path.split('/')
  const anchor = fieldName(path)
  if (part === 'needs') return `${base}/needs/${id}#${anchor}`
  if (part === 'survivor') return `${base}/review`
  const page = partPages[part]
  return page ? `${base}/${page}#${anchor}` : base
}

interface Place {
  readonly caseId: string
  /** The address of the RNA. */
  readonly base: string
}

/** Where to go for one missing thing; some belong to the record and not to the RNA. */
export function whereToMend(check: number, missing: Missing, { caseId, base }: Place): string {
  if (missing.path) return pageOfPath(base, missing.path)
  if (missing.need) return `${base}/needs/${missing.need}`
  if (missing.dependant) return `${base}/parts/dependants`
  switch (check) {
    case 1:
      return missing.what.startsWith('Name') ? `/cases/${caseId}/person` : `/cases/${caseId}`
    case 2:
      return `${base}/answer`
    case 9:
      return `/cases/${caseId}/record/risk-reviewed`
    default:
      return base
  }
}
