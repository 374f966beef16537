/** Whether a pack can be made as it is asked for: yes, or no with a reason. Consent is asked elsewhere. */
import type { Day } from '../calendar/day.ts'
import type { CircleMember } from '../circle/member.ts'
import { isDenied } from '../circle/recipient.ts'
import { isShareItem, type ShareItem } from '../circle/share-items.ts'
import {
  isPackTemplate,
  itemsOf,
  mostDays,
  mostPapers,
  mostViews,
  type PackTemplateName,
  packTemplates,
  templatesFor,
} from './pack-templates.ts'

export interface PackWish {
  readonly template: string
  readonly items: readonly string[]
  readonly paperIds: readonly string[]
  readonly days: number
  readonly views: number
  /** The day on which the survivor saw exactly this, or heard it read out. */
  readonly shownOn: Day
}

export type PackRefusal =
  | { readonly code: 'denied-type' }
  | { readonly code: 'no-such-template' }
  | { readonly code: 'not-for-them'; readonly template: PackTemplateName }
  | { readonly code: 'nothing-chosen' }
  | { readonly code: 'not-for-this-pack'; readonly items: readonly string[] }
  | { readonly code: 'too-long-open'; readonly most: number }
  | { readonly code: 'too-many-views'; readonly most: number }
  | { readonly code: 'too-many-papers'; readonly most: number }
  | { readonly code: 'shown-later' }

export interface DecidedPack {
  readonly template: PackTemplateName
  readonly items: readonly ShareItem[]
}

export function decidePack(
  wish: PackWish,
  member: Pick<CircleMember, 'type'>,
  today: Day,
): { readonly accepted: DecidedPack } | { readonly refused: PackRefusal } {
  const { template, items, paperIds, days, views, shownOn } = wish
  if (isDenied(member.type)) return { refused: { code: 'denied-type' } }
  if (!isPackTemplate(template)) return { refused: { code: 'no-such-template' } }
  if (!templatesFor(member.type).includes(template)) {
    return { refused: { code: 'not-for-them', template } }
  }
  if (items.length === 0) return { refused: { code: 'nothing-chosen' } }
  const known = items.filter(isShareItem)
  const may = itemsOf(packTemplates[template])
  const outside = items.filter((item) => !isShareItem(item) || !may.includes(item))
  if (outside.length > 0) return { refused: { code: 'not-for-this-pack', items: outside } }
  if (!within(days, mostDays)) return { refused: { code: 'too-long-open', most: mostDays } }
  if (!within(views, mostViews)) return { refused: { code: 'too-many-views', most: mostViews } }
  if (paperIds.length > mostPapers) {
    return { refused: { code: 'too-many-papers', most: mostPapers } }
  }
  if (shownOn > today) return { refused: { code: 'shown-later' } }
  return { accepted: { template, items: known } }
}

function within(count: number, most: number): boolean {
  return Number.isInteger(count) && count >= 1 && count <= most
}
