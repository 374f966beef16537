/** Asked for against granted, need by need, for one RNA or over all of them. */
import type { ReadCase } from '../../../../application/case/read-case.ts'
import type { Day } from '../../../../domain/calendar/day.ts'
import type { RnaDecision } from '../../../../domain/pathway/tracks/rna/rna-decisions.ts'
import { decisionHistory } from '../../../../domain/rna/decision-history.ts'
import { shortfallOf } from '../../../../domain/rna/shortfall.ts'
import { fromTo, plainDay } from '../../../parts/dates.ts'
import { type Html, html, nothing, person } from '../../../parts/html.ts'
import { emptyState, tag } from '../../../parts/lists.ts'
import { table } from '../../../parts/table.ts'
import type { CategoryNames } from '../../case/case-names.ts'
import { needName } from '../../case/need-words.ts'

export function askedAndGranted(
  { picture }: Pick<ReadCase, 'picture'>,
  decision: RnaDecision,
  categories: CategoryNames,
): Html {
  const rows = decision.needs.map((decided) => {
    const { need, outcome, from, to, askedFrom, askedTo, reasons } = decided
    const short = shortfallOf({ outcome, from, to, askedFrom, askedTo })
    return [
      needName(
        picture.needs.find(({ id }) => id === need),
        categories,
      ),
      days(askedFrom, askedTo),
      html`<div>${outcomeTag(outcome)}${
        to && (outcome === 'agreed' || outcome === 'partly-agreed')
          ? html` ${days(from, to)}`
          : nothing
      }</div>`,
      html`<div>${short.inWords}${short.missingFrom ? html` Missing from ${plainDay(short.missingFrom)}.` : nothing}${
        reasons ? html` Reasons given: “${person(reasons)}”` : nothing
      }</div>`,
    ]
  })
  const caption = `Asked for and granted, letter of ${plainDay(decision.on)}`
  return html`<p><strong>${caption}</strong></p>${table({
    caption,
    quietCaption: true,
    columns: [
      { label: 'Need' },
      { label: 'Asked for' },
      { label: 'Decided' },
      { label: 'The difference' },
    ],
    rows,
  })}`
}

const outcomeTags = {
  agreed: ['good', 'Agreed'],
  'partly-agreed': ['soon', 'In part'],
  'not-agreed': ['late', 'Not agreed'],
  'agreed-elsewhere': ['calm', 'Elsewhere'],
} as const

/** One or two words; the difference is said in full beside it. */
export function outcomeTag(outcome: keyof typeof outcomeTags): Html {
  const [tone, words] = outcomeTags[outcome]
  return tag(tone, words)
}

function days(first: Day | undefined, last: Day | undefined): string {
  if (first && last) return fromTo(first, last)
  if (last) return `until ${plainDay(last)}`
  return first ? `from ${plainDay(first)}` : 'no days named'
}

/** All RNAs together: the argument for asking for longer. */
export function historyOverAll({ file, picture }: ReadCase, categories: CategoryNames): Html {
  const histories = decisionHistory(file.facts, picture.needs)
  if (histories.length === 0) {
    return emptyState(
      'No decisions yet',
      'Days asked for and granted are added up here, need by need, over all RNAs.',
    )
  }
  return table({
    caption: 'Days over all RNAs',
    quietCaption: true,
    columns: [
      { label: 'Need' },
      { label: 'RNAs', numeric: true },
      { label: 'Days asked for', numeric: true },
      { label: 'Granted', numeric: true },
      { label: 'Not granted', numeric: true },
    ],
    rows: histories.map(({ need, rnas, daysAsked, daysGranted, daysShort }) => [
      needName(
        picture.needs.find(({ id }) => id === need),
        categories,
      ),
      rnas,
      daysAsked,
      daysGranted,
      daysShort,
    ]),
  })
}
