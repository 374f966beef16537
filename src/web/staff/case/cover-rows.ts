/** Cover as people read it: one row for each need, a drawing for the eye and the same in words. */
import type { CasePicture } from '../../../application/case/case-picture.ts'
import { addDays, type Day, daysBetween, earlierOf } from '../../../domain/calendar/day.ts'
import { whenIs } from '../../../domain/cover/coming-gap.ts'
import type { NeedCover } from '../../../domain/cover/cover.ts'
import {
  type BesideReason,
  besideReasons,
  coverReasons,
} from '../../../domain/cover/cover-period.ts'
import { includes, type Stretch, shared } from '../../../domain/cover/stretch.ts'
import { openNeeds } from '../../../domain/needs/need.ts'
import {
  type CoverRow,
  type CoverSpan,
  coverLegend,
  coverRows,
} from '../../parts/casework/cover.ts'
import { fromTo, plainDay, shortDay } from '../../parts/dates.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { details, emptyState } from '../../parts/lists.ts'
import { table } from '../../parts/table.ts'
import { needName } from './need-words.ts'

const daysBack = 90
const daysAhead = 90

export function coverSection(
  picture: CasePicture,
  categories: Readonly<Record<string, string>>,
): Html {
  const { today, cover, needs } = picture
  const from = addDays(today, -daysBack)
  const to = addDays(today, daysAhead)
  const open = new Set(openNeeds(needs, today).map(({ id }) => id))
  const shown = cover.needs.filter(
    ({ need, union }) =>
      open.has(need) || union.some((part) => part.to === undefined || part.to >= from),
  )
  if (shown.length === 0) return wholeCase(picture, from, to)
  const rows = shown.map((one) => rowFor(one, picture, { from, to, categories }))
  return html`${coverRows({ from, to, today, rows })}${coverLegend()}
${details('Show as a table', coverTable(shown, picture, categories))}`
}

interface Around {
  readonly from: Day
  readonly to: Day
  readonly categories: Readonly<Record<string, string>>
}

function rowFor(one: NeedCover, picture: CasePicture, { from, to, categories }: Around): CoverRow {
  const { today, needs } = picture
  const need = needs.find(({ id }) => id === one.need)
  return {
    need: needName(need, categories),
    spans: spansOf(one, { from, to }),
    ...standingOf(one, today),
  }
}

function spansOf(
  one: Pick<NeedCover, 'union' | 'gaps' | 'beside'>,
  window: { from: Day; to: Day },
): CoverSpan[] {
  const within = (stretch: Stretch, kind: CoverSpan['kind']): CoverSpan[] => {
    const end = stretch.to === undefined ? window.to : earlierOf(stretch.to, window.to)
    const start = stretch.from < window.from ? window.from : stretch.from
    return start <= end ? [{ from: start, to: end, kind }] : []
  }
  return [
    ...one.union.flatMap((part) => within(part, 'agreed')),
    ...one.gaps.flatMap((gap) => within(gap, 'gap')),
    // Shown only where nothing covers the days: what is hoped for must never hide what is agreed.
    ...one.gaps.flatMap((gap) =>
      gap.beside.flatMap((part) => {
        const days = shared(gap, part)
        return days ? within(days, besideKind(part.reason)) : []
      }),
    ),
  ]
}

function besideKind(reason: BesideReason): CoverSpan['kind'] {
  return reason === 'elsewhere' || reason === 'hand-over' ? 'elsewhere' : 'asked'
}

function standingOf(
  one: Pick<NeedCover, 'union' | 'gaps' | 'beside'>,
  today: Day,
): Pick<CoverRow, 'words' | 'tone' | 'toneWords'> {
  const gap = one.gaps.find((each) => whenIs(each, today) !== 'past')
  const now = one.union.find(
    (part) => part.from <= today && (part.to === undefined || part.to >= today),
  )
  const beside = gap?.beside.find((part) => includes(part, gap.from <= today ? today : gap.from))
  const asWell = beside ? html`. ${besideReasons[beside.reason]}` : nothing
  if (gap && gap.from <= today) {
    return {
      tone: 'late',
      toneWords: 'Not covered',
      words: html`since ${plainDay(gap.from)}${gap.to ? html`, until ${plainDay(gap.to)}` : nothing}${asWell}`,
    }
  }
  if (gap) {
    const days = daysBetween(today, gap.from)
    return {
      tone: days <= 42 ? 'soon' : 'good',
      toneWords: days <= 42 ? 'Ends soon' : 'Covered',
      words: html`until ${plainDay(addDays(gap.from, -1))}, then nothing is agreed${gap.to ? html` until ${plainDay(gap.to)}` : nothing}${asWell}`,
    }
  }
  if (now) {
    return {
      tone: 'good',
      toneWords: 'Covered',
      words: now.to ? html`until ${plainDay(now.to)}` : 'until a decision that has not come yet',
    }
  }
  return { tone: 'over', toneWords: 'Not open', words: 'no support is owed or agreed now' }
}

/** Before any need is recorded, the cover of the whole case is all there is to show. */
function wholeCase({ cover: { whole }, today }: CasePicture, from: Day, to: Day): Html {
  if (whole.union.length === 0) {
    return emptyState(
      'No cover yet',
      'Periods appear here when support starts or a decision is recorded. Needs get a row each.',
    )
  }
  const row: CoverRow = {
    need: 'All support',
    spans: spansOf(whole, { from, to }),
    ...standingOf(whole, today),
  }
  return html`${coverRows({ from, to, today, rows: [row] })}${coverLegend()}`
}

function coverTable(
  shown: readonly NeedCover[],
  { needs, today }: CasePicture,
  categories: Readonly<Record<string, string>>,
): Html {
  const rows = shown.flatMap((one) => {
    const name = needName(
      needs.find(({ id }) => id === one.need),
      categories,
    )
    const periods = one.periods.map((period) => ({
      from: period.from,
      cells: [
        name,
        period.to ? fromTo(period.from, period.to) : html`from ${shortDay(period.from)}`,
        coverReasons[period.reason],
      ],
    }))
    const gaps = one.gaps.map((gap) => ({
      from: gap.from,
      cells: [
        name,
        gap.to ? fromTo(gap.from, gap.to) : html`from ${shortDay(gap.from)}`,
        `Gap, ${whenIs(gap, today) === 'past' ? 'past' : whenIs(gap, today) === 'now' ? 'now' : 'coming'}`,
      ],
    }))
    return [...periods, ...gaps]
      .sort((a, b) => (a.from < b.from ? -1 : 1))
      .map(({ cells }) => cells)
  })
  return table({
    caption: 'Cover in words',
    quietCaption: true,
    columns: [{ label: 'Need' }, { label: 'Days' }, { label: 'Why' }],
    rows,
  })
}
