/** What did they mean, on the form of a pack? Everything typed is kept; each problem has its field. */
import type { PackChoice, PaperChoice } from '../../../application/packs/look-at-pack.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import {
  isPackTemplate,
  mostDays,
  mostViews,
  packTemplates,
} from '../../../domain/packs/pack-templates.ts'
import { readDay } from '../../parts/fields/day.ts'
import { listOf, type Problems, type Typed, textOf } from '../../request/typed.ts'
import { isId } from '../../request/write-id.ts'
import { wordsIn } from '../circle/member.form.ts'

export const mostAccount = 8_000
export const mostTitle = 100

const paperField = 'paper-'
export const paperName = (id: string): string => `${paperField}${id}`
/** The tick of whoever looked for a place on this paper. */
export const lookedOverName = (id: string): string => `looked-over-${id}`

/** What the form says, as far as it can be looked at, and what is wrong with it. */
export interface ReadPack {
  readonly choice: PackChoice
  readonly problems: Problems
}

export function readPack(typed: Typed, memberId: string, today: Day): ReadPack {
  const template = textOf(typed, 'kind')
  const usual = isPackTemplate(template) ? packTemplates[template] : undefined
  const account = wordsIn(typed, 'account')
  const shown = readDay(typed, 'shownOn')
  const papers = papersIn(typed)
  const days = numberIn(typed, 'days') ?? usual?.usualDays ?? 1
  const views = numberIn(typed, 'views') ?? usual?.usualViews ?? 1
  const long = papers.filter(({ title }) => title.length > mostTitle)
  return {
    choice: {
      ...{ memberId, template, account, papers, days, views },
      items: listOf(typed, 'items'),
      accountParts: listOf(typed, 'parts'),
      paperIds: papers.map(({ id }) => id),
      shownOn: 'day' in shown ? shown.day : today,
    },
    problems: {
      ...(account.length > mostAccount && { account: `Write at most ${mostAccount} characters` }),
      ...Object.fromEntries(
        long.map(({ id }) => [paperName(id), `Write at most ${mostTitle} characters`]),
      ),
      ...(!whole(days, mostDays) && { days: `Choose 1 to ${mostDays} days` }),
      ...(!whole(views, mostViews) && { views: `Choose 1 to ${mostViews} times` }),
      ...('notADay' in shown && { shownOn: 'Enter a day that exists, like 27 3 2026' }),
      ...('day' in shown && shown.day > today && { shownOn: 'The day is in the future' }),
    },
  }
}

/** Asked when it leaves, and not while it is being put together. */
export function releaseProblems(typed: Typed): Problems {
  const shown = readDay(typed, 'shownOn')
  const unlooked = papersIn(typed).filter(({ lookedOver }) => !lookedOver)
  const unseen = !('day' in shown || 'notADay' in shown)
  return {
    ...Object.fromEntries(
      unlooked.map(({ id }) => [
        lookedOverName(id),
        'Open the paper, look at every page, then tick this. If a place is on it, it cannot go',
      ]),
    ),
    ...(unseen && {
      shownOn: 'Write the day on which they saw exactly this, or heard it read out',
    }),
  }
}

/** A paper goes when it was given a name. */
function papersIn(typed: Typed): readonly PaperChoice[] {
  return Object.keys(typed).flatMap((name) => {
    const id = name.startsWith(paperField) ? name.slice(paperField.length) : ''
    const title = wordsIn(typed, name).replaceAll(/\s+/g, ' ')
    const lookedOver = listOf(typed, lookedOverName(id)).includes('yes')
    return isId(id) && title !== '' ? [{ id, title, lookedOver }] : []
  })
}

function numberIn(typed: Typed, name: string): number | undefined {
  const text = textOf(typed, name).trim()
  return text === '' ? undefined : Number(text)
}

function whole(count: number, most: number): boolean {
  return Number.isInteger(count) && count >= 1 && count <= most
}
