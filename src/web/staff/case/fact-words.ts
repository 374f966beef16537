/** A recorded fact as a line of the timeline: what happened, and what the record says about it. */

import type { Day } from '../../../domain/calendar/day.ts'
import { type Fact, type FactType, fieldsOf, kindOf } from '../../../domain/facts/fact.ts'
import type { Field } from '../../../domain/facts/field.ts'
import { ownWords } from '../../parts/casework/timeline.ts'
import { plainDay, shortDay } from '../../parts/dates.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { midSentence } from '../../parts/mid-sentence.ts'

/** Names of what a fact can point at: needs, RNAs, documents, other facts. */
export type NameOf = (id: string) => string | undefined

export function factTitle(fact: Pick<Fact, 'type' | 'detail'>): string {
  const outcome = outcomeOf(fact)
  return outcome ? `${kindOf(fact.type).title}: ${midSentence(outcome)}` : kindOf(fact.type).title
}

/** "Conclusive grounds decision: positive, 2 June 2026", for choosing among facts. */
export function factLabel(fact: Fact): string {
  return `${factTitle(fact)}, ${plainDay(fact.on)}`
}

const leading = [
  'outcome',
  'consent',
  'ageGroup',
  'mode',
  'agreement',
  'answer',
  'reason',
  'moment',
  'happened',
]

function outcomeOf({ type, detail }: Pick<Fact, 'type' | 'detail'>): string | undefined {
  const values: Readonly<Record<string, unknown>> = { ...detail }
  const [, field] = fieldsOf(type).find(([name]) => leading.includes(name) && name in values) ?? []
  const name = fieldsOf(type).find(([one]) => leading.includes(one) && one in values)?.[0]
  return field?.kind === 'one-of' && name ? field.options[String(values[name])] : undefined
}

/** Every other answer of the fact: short ones in one line, words in the survivor's or the letter's own lines. */
export function factDetail(fact: Fact, nameOf: NameOf): Html {
  const values: Readonly<Record<string, unknown>> = { ...fact.detail }
  const answered = fieldsOf(fact.type).filter(
    ([name]) => values[name] !== undefined && !leading.includes(name),
  )
  const short = answered
    .filter(([, field]) => field.kind !== 'words')
    .flatMap(([name, field]) => {
      const said = valueInWords(field, values[name], nameOf)
      return said ? [html`<li>${shortened(field.ask)} <strong>${person(said)}</strong></li>`] : []
    })
  const long = answered
    .filter(([, field]) => field.kind === 'words')
    .map(([name, field]) =>
      name === 'survivorWords' || name === 'statement'
        ? ownWords(String(values[name]))
        : html`<p>${field.ask} ${person(String(values[name]))}</p>`,
    )
  return html`${short.length > 0 ? html`<ul class="wm-answers">${short}</ul>` : nothing}${long}`
}

/** A question as the label of its answer: "Was a copy given?" becomes "Was a copy given:". */
function shortened(ask: string): string {
  return `${ask.replace(/[?,].*$/, '')}:`
}

function valueInWords(field: Field, value: unknown, nameOf: NameOf): string {
  switch (field.kind) {
    case 'day':
      // A recorded day was read as a day.
      return shortDay(value as Day)
    case 'one-of':
      return field.options[String(value)] ?? String(value)
    case 'many-of':
      return Array.isArray(value) ? value.map((each) => field.options[String(each)]).join('; ') : ''
    case 'fact':
    case 'thing':
      return nameOf(String(value)) ?? ''
    default:
      return String(value)
  }
}

/** What matters enough to stand on the timeline by itself; the rest belongs to a larger act. */
export function isOnTimeline(type: FactType): boolean {
  return type !== 'need-decided' && type !== 'recorded-in-error'
}
