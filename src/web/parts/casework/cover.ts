/**
 * Cover, one readable row for each need: a drawing of the agreed periods with today's line, and the
 * same in words beside it. The drawing is for the eye only; the words carry everything.
 */
import { addDays, addMonths, type Day, daysBetween } from '../../../domain/calendar/day.ts'
import { shortMonth } from '../dates.ts'
import { type Html, type HtmlValue, html } from '../html.ts'
import type { Tone } from '../lists.ts'
import { tag } from '../lists.ts'

export type CoverPiece = 'agreed' | 'asked' | 'gap' | 'elsewhere'

export interface CoverSpan {
  readonly from: Day
  readonly to: Day
  readonly kind: CoverPiece
}

export interface CoverRow {
  readonly need: string
  readonly spans: readonly CoverSpan[]
  /** "agreed to 14 December, then a gap of 17 days, then an NHS place" */
  readonly words: HtmlValue
  readonly tone: Tone
  readonly toneWords: string
}

export interface CoverProps {
  readonly from: Day
  readonly to: Day
  readonly today: Day
  readonly rows: readonly CoverRow[]
}

export function coverRows({ from, to, today, rows }: CoverProps): Html {
  const whole = daysBetween(from, to) + 1
  /** Where a day begins, in hundredths of the width. Percentages stretch without bending the words. */
  const at = (day: Day): number => {
    const days = Math.min(Math.max(daysBetween(from, day), 0), whole)
    return Math.round((days / whole) * 10_000) / 100
  }
  const months = monthStarts(from, to)
  const ticks = months.map(
    (day) =>
      html`<line class="wm-cover__tick" x1="${at(day)}%" x2="${at(day)}%" y1="2" y2="16"></line>`,
  )
  const now = html`<line class="wm-cover__today" x1="${at(today)}%" x2="${at(today)}%" y1="0" y2="18"></line>`
  return html`<ul class="wm-cover"><li class="wm-cover__row wm-cover__months" aria-hidden="true">${drawing(monthNames(months, at))}</li>${rows.map(
    ({ need, spans, words, tone, toneWords }) => html`<li class="wm-cover__row">
<p class="wm-cover__need">${need}</p>
${drawing(html`<rect class="wm-cover__ground" x="0" y="2" width="100%" height="14"></rect>${ticks}${spans.map((span) => piece(span, at))}${now}`)}
<p class="wm-cover__words">${tag(tone, toneWords)} ${words}</p>
</li>`,
  )}</ul>`
}

function drawing(content: HtmlValue): Html {
  return html`<svg class="wm-cover__drawing" aria-hidden="true" focusable="false">${content}</svg>`
}

function piece({ from, to, kind }: CoverSpan, at: (day: Day) => number): Html {
  const start = at(from)
  const wide = Math.max(Math.round((at(addDays(to, 1)) - start) * 100) / 100, 0.4)
  return html`<rect class="wm-cover__piece wm-cover__piece--${kind}" x="${start}%" y="2" width="${wide}%" height="14"></rect>`
}

function monthStarts(from: Day, to: Day): Day[] {
  const starts: Day[] = []
  const first = addDays(from, 1 - Number(from.slice(8)))
  for (let day = first; day <= to; day = addMonths(day, 1)) if (day >= from) starts.push(day)
  return starts
}

/** At most eight names, so that they stand apart on a phone; the last needs room before the edge. */
function monthNames(months: readonly Day[], at: (day: Day) => number): Html[] {
  const every = Math.ceil(months.length / 8)
  return months
    .filter((day, index) => index % every === 0 && at(day) < 90)
    .map(
      (day) => html`<text class="wm-cover__month" x="${at(day)}%" y="15">${shortMonth(day)}</text>`,
    )
}

/** What the shapes of the drawing mean, once below the rows. */
export function coverLegend(): Html {
  const entries = [
    ['agreed', 'agreed'],
    ['asked', 'asked for'],
    ['elsewhere', 'from another service'],
    ['gap', 'gap'],
  ] as const
  return html`<ul class="wm-legend" aria-hidden="true">${entries.map(
    ([
      kind,
      words,
    ]) => html`<li><svg class="wm-legend__mark" viewBox="0 0 26 14" focusable="false"><rect
 class="wm-cover__piece wm-cover__piece--${kind}" x="1" y="1" width="24" height="12"></rect></svg> ${words}</li>`,
  )}<li><svg class="wm-legend__mark" viewBox="0 0 26 14" focusable="false"><line class="wm-cover__today" x1="13" x2="13" y1="0" y2="14"></line></svg> today</li></ul>`
}
