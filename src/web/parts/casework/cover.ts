/**
 * Cover, one readable row for each need: a drawing of the agreed periods with today's line, and the
 * same in words beside it. The drawing is for the eye only; the words carry everything.
 */
import { type Day, daysBetween } from '../../../domain/calendar/day.ts'
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

const width = 600
const height = 18

export function coverRows({ from, to, today, rows }: CoverProps): Html {
  const whole = daysBetween(from, to) + 1
  const at = (day: Day): number => {
    const days = Math.min(Math.max(daysBetween(from, day), 0), whole)
    return Math.round((days / whole) * width * 10) / 10
  }
  return html`<ul class="wm-cover">${rows.map(
    ({ need, spans, words, tone, toneWords }) => html`<li class="wm-cover__row">
<p class="wm-cover__need">${need}</p>
<svg class="wm-cover__drawing" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true" focusable="false">
<rect class="wm-cover__ground" x="0" y="2" width="${width}" height="14"></rect>
${spans.map((span) => piece(span, at))}
<line class="wm-cover__today" x1="${at(today)}" x2="${at(today)}" y1="0" y2="${height}"></line>
</svg>
<p class="wm-cover__words">${tag(tone, toneWords)} ${words}</p>
</li>`,
  )}</ul>`
}

function piece({ from, to, kind }: CoverSpan, at: (day: Day) => number): Html {
  const start = at(from)
  const wide = Math.max(at(to) - start, 2)
  return html`<rect class="wm-cover__piece wm-cover__piece--${kind}" x="${start}" y="2" width="${wide}" height="14"></rect>`
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
