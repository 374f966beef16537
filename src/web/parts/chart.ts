/**
 * Bars that compare a few numbers, drawn on the server, with the same numbers as a table below. The
 * drawing is for the eye only; its sentence and the table carry the meaning.
 */
import { type Html, html } from './html.ts'
import { details } from './lists.ts'
import { table } from './table.ts'

export interface Bar {
  readonly label: string
  /** `undefined` where the number may not be shown, because it is small. */
  readonly value: number | undefined
}

export interface BarChartProps {
  readonly title: string
  /** The meaning in one sentence, for those who do not see the drawing. */
  readonly meaning: string
  /** What is counted, such as "people". */
  readonly unit: string
  readonly bars: readonly Bar[]
}

const row = 44

export function barChart({ title, meaning, unit, bars }: BarChartProps): Html {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0))
  return html`<figure class="wm-chart">
<figcaption class="wm-chart__title">${title}</figcaption>
<svg class="wm-chart__drawing" role="img" aria-label="${meaning}" width="100%" height="${bars.length * row}">${bars.map(
    (
      { label, value },
      index,
    ) => html`<text class="wm-chart__label" x="0" y="${index * row + 16}">${label}: ${said(value)}</text>
<rect class="wm-chart__ground" x="0" y="${index * row + 22}" width="100%" height="12"></rect>
<rect class="wm-chart__bar" x="0" y="${index * row + 22}" width="${percent(value, most)}%" height="12"></rect>`,
  )}</svg>
${details(
  'Show as a table',
  table({
    caption: title,
    quietCaption: true,
    columns: [{ label: 'What' }, { label: unit, numeric: true }],
    rows: bars.map(({ label, value }) => [label, said(value)]),
  }),
)}
</figure>`
}

function said(value: number | undefined): string {
  return value === undefined ? 'not shown' : String(value)
}

function percent(value: number | undefined, most: number): number {
  return Math.round(((value ?? 0) / most) * 1000) / 10
}
