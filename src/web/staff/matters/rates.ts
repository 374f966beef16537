/** The weekly money of the contract, from rows that somebody read; of every other row: not known. */
import type { Day } from '../../../domain/calendar/day.ts'
import type { SubsistenceComponent, SubsistenceRate } from '../../../domain/policy/policy.ts'
import { type Html, html } from '../../parts/html.ts'
import { card, summaryList } from '../../parts/lists.ts'

const components: Readonly<Record<SubsistenceComponent, string>> = {
  'self-catered': 'In a safe house without meals',
  catered: 'In a safe house with meals',
  outreach: 'In outreach',
  'with-asylum-support': 'With asylum support',
  'first-child': 'First child',
  'other-child': 'Each other child',
  'each-child': 'Each child',
  'child-under-1': 'More for a child under 1',
  'child-1-to-3': 'More for a child from 1 to 3',
  pregnancy: 'More in pregnancy',
  'maternity-grant': 'Maternity grant, once',
}

/** Rows in force on a day. A row that nobody verified has no amount, whatever stands in it. */
export function ratesOn(
  rates: readonly SubsistenceRate[],
  day: Day,
): readonly { readonly component: SubsistenceComponent; readonly amount: string }[] {
  return rates
    .filter(
      ({ effectiveFrom, effectiveTo }) =>
        effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo),
    )
    .map(({ component, per, amountPence, confidence }) => ({
      component,
      amount:
        confidence === 'verified' && amountPence !== null
          ? `£${(amountPence / 100).toFixed(2)}${per === 'week' ? ' a week' : ''}`
          : 'Not known',
    }))
}

export function ratesCard(rates: readonly SubsistenceRate[], today: Day): Html {
  const inForce = ratesOn(rates, today)
  const known = inForce.some(({ amount }) => amount !== 'Not known')
  return card(
    { title: 'Subsistence under the contract' },
    html`<p>${known ? 'Amounts that somebody read in the guidance.' : 'The amounts in force today were not read by anybody here, so none is shown. Ask the prime contractor, and keep the letter.'}</p>
${summaryList(inForce.map(({ component, amount }) => ({ key: components[component], value: amount })))}`,
  )
}
