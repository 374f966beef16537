/** What each kind of need is called. */
import type { Services } from '../../../application/services.ts'
import type { CategoryNames } from './case-names.ts'

export function categoryNames({ categories }: Pick<Services, 'categories'>): CategoryNames {
  return Object.fromEntries(categories.categories.map(({ code, title }) => [code, title]))
}
