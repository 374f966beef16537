/**
 * A day in three boxes: day, month, year, as people read it from a letter. The reader keeps apart what
 * is missing and what is no day, and takes a month by its name.
 */
import { type Day, parseDay } from '../../../domain/calendar/day.ts'
import { type Typed, textOf } from '../../request/typed.ts'
import { attr, type Html, html } from '../html.ts'
import { type FieldProps, questioned } from './field.ts'

const boxes = [
  { part: 'day', label: 'Day', width: 2 },
  { part: 'month', label: 'Month', width: 2 },
  { part: 'year', label: 'Year', width: 4 },
] as const

export function dayField(props: FieldProps): Html {
  const { name, typed, problems } = props
  const wrong = problems[name] ? ' govuk-input--error' : ''
  return questioned(
    props,
    html`<div class="govuk-date-input">${boxes.map(({ part, label, width }, index) => {
      const id = index === 0 ? name : `${name}-${part}`
      return html`<div class="govuk-date-input__item">
<label class="govuk-label govuk-date-input__label" for="${id}">${label}</label>
<input class="govuk-input govuk-date-input__input govuk-input--width-${width}${wrong}" id="${id}" name="${name}-${part}" type="text"${attr(
        'inputmode',
        part === 'month' ? undefined : 'numeric',
      )} autocomplete="off" spellcheck="false" translate="no" value="${textOf(typed, `${name}-${part}`)}">
</div>`
    })}</div>`,
  )
}

/** Outside of these a year was mistyped, such as 0026 for 2026: nothing here is so long ago or ahead. */
const earliest = '1900-01-01'
const latest = '2199-12-31'

export type ReadDay = { day: Day } | { missing: true } | { notADay: true }

/** What day was meant. Also takes one whole ISO day in the field `name`, as a JSON client sends it. */
export function readDay(typed: Typed, name: string): ReadDay {
  const [date, month, year] = boxes.map(({ part }) => textOf(typed, `${name}-${part}`).trim())
  const whole = textOf(typed, name).trim()
  if (!date && !month && !year && !whole) return { missing: true }
  const written = whole || `${year}-${twoFigures(monthNumber(month))}-${twoFigures(date)}`
  const day = parseDay(written)
  return day === undefined || day < earliest || day > latest ? { notADay: true } : { day }
}

/** A day already recorded, as if it had been typed: for forms that show what is known. */
export function dayAsTyped(name: string, day: Day | undefined): Typed {
  if (day === undefined) return {}
  const [year = '', month = '', date = ''] = day.split('-')
  return {
    [`${name}-day`]: String(Number(date)),
    [`${name}-month`]: String(Number(month)),
    [`${name}-year`]: year,
  }
}

const monthNames = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
]

function monthNumber(month = ''): string {
  const named = monthNames.indexOf(month.toLowerCase().slice(0, 3))
  return /^[a-z]{3,9}$/i.test(month) && named >= 0 ? String(named + 1) : month
}

/** The year is never filled up: "26" may be a day in the wrong box. */
function twoFigures(figures = ''): string {
  return figures.padStart(2, '0')
}
