/** What a need is called on a page. */
import type { Need } from '../../../domain/needs/need.ts'

export function needName(
  need: Need | undefined,
  categories: Readonly<Record<string, string>>,
): string {
  if (need === undefined) return 'A need that was not recorded'
  const name = categories[need.category] ?? need.category
  return need.whose === 'survivor' ? name : `${name} (dependant)`
}
