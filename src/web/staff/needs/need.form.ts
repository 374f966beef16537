/** What did they mean, on the form of a need? Only the kind and whose it is are needed. */
import type { NeedWords } from '../../../application/needs/keep-needs.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { needLinks } from '../../../domain/facts/rna-facts.ts'
import { categoryOf, type Link, type NeedCategories } from '../../../domain/needs/category.ts'
import { readDay } from '../../parts/fields/day.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'
import { isId } from '../staff-request.ts'

export interface MayBe {
  readonly categories: NeedCategories
  /** Ids of the dependants of this case. */
  readonly dependants: readonly string[]
  /** Ids of the needs of this case. */
  readonly needs: readonly string[]
  readonly today: Day
  /** A category from an older list, which a need that has it may keep. */
  readonly keeps?: string
}

export type ReadNeed =
  | { readonly value: { readonly on: Day; readonly need: NeedWords } }
  | { readonly problems: Problems }

export function readNeed(typed: Typed, may: MayBe): ReadNeed {
  const problems: Record<string, string> = {}
  const category = textOf(typed, 'category')
  if (!categoryOf(may.categories, category) && category !== may.keeps) {
    problems['category'] = 'Choose which kind of need it is'
  }
  const whose = textOf(typed, 'whose') || (may.dependants.length === 0 ? 'survivor' : '')
  if (whose !== 'survivor' && !may.dependants.includes(whose)) {
    problems['whose'] = 'Choose whose need it is'
  }
  const on = dayOf(typed, may.today)
  if (typeof on !== 'string') problems['on'] = on.problem
  if (typeof on !== 'string' || Object.keys(problems).length > 0) return { problems }
  const [description, survivorWords] = ['description', 'survivorWords'].map((name) =>
    textOf(typed, name).replaceAll('\r\n', '\n').trim(),
  )
  const link = textOf(typed, 'link')
  const earlierNeed = textOf(typed, 'earlierNeed')
  return {
    value: {
      on,
      need: {
        category,
        ...(whose !== 'survivor' && { dependant: whose }),
        ...(isLink(link) && { link }),
        ...(description && { description }),
        ...(survivorWords && { survivorWords }),
        ...(isId(earlierNeed) && may.needs.includes(earlierNeed) && { earlierNeed }),
      },
    },
  }
}

function isLink(text: string): text is Link {
  return Object.hasOwn(needLinks, text)
}

function dayOf(typed: Typed, today: Day): Day | { problem: string } {
  const read = readDay(typed, 'on')
  if ('missing' in read) return today
  if ('notADay' in read) return { problem: 'Enter a day that exists, like 27 3 2026' }
  return read.day > today
    ? { problem: 'The day is in the future. Enter the day it was identified' }
    : read.day
}
