/** A carried fact as somebody reads it who has never seen Waymark: what happened, and what was said about it. */
import type { Day } from '../calendar/day.ts'
import { longDay } from '../clocks/day-words.ts'
import { fieldsOf, kindOf } from '../facts/fact.ts'
import type { Field } from '../facts/field.ts'
import type { CarriedFact, HistoryLine } from './handover.ts'

/** What a pointer is called: "Counselling", or nothing where it needs no name. */
export type Called = (pointer: string) => string | undefined

export function factLine({ type, on, detail }: CarriedFact, called: Called): Required<HistoryLine> {
  const answers = fieldsOf(type).flatMap(([name, field]) => {
    const said = inWords(field, detail[name], called)
    if (said === undefined || said === '') return []
    // What is chosen from a list mostly says by itself what it answers.
    return field.kind === 'one-of' ? [said] : [`${asked(field)}: ${said}`]
  })
  return { label: longDay(on), text: [kindOf(type).title, ...answers].join('. ') }
}

const asked = ({ ask }: Field): string => ask.replace(/[?.:]+$/, '')

function inWords(field: Field, value: unknown, called: Called): string | undefined {
  if (value === undefined) return undefined
  switch (field.kind) {
    case 'day':
      // The shape was checked when it was read.
      return longDay(value as Day)
    case 'one-of':
      return field.options[String(value)]
    case 'many-of':
      return Array.isArray(value) ? value.map((one) => field.options[String(one)]).join('; ') : ''
    case 'fact':
    case 'thing':
      return called(String(value))
    case 'count':
      return `${value} ${field.unit}`
    default:
      return String(value).trim()
  }
}
