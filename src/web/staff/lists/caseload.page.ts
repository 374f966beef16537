/** The caseload: find a person by reference, alias or name. Filters and order stand in the address, words never. */
import type { CaseLine } from '../../../application/ports/list-store.ts'
import type { Colleague } from '../../../application/ports/staff-stores.ts'
import { addDays, type Day, daysBetween } from '../../../domain/calendar/day.ts'
import { nations } from '../../../domain/facts/referral-facts.ts'
import { daysAway, dueDay, shortDay, timeOn } from '../../parts/dates.ts'
import { choice, select } from '../../parts/fields/choices.ts'
import { filterForm } from '../../parts/fields/filter.ts'
import { hidden, linkButton } from '../../parts/fields/form.ts'
import { textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { emptyState, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { pagination } from '../../parts/pagination.ts'
import { table } from '../../parts/table.ts'
import { type Sought, soughtName } from '../../request/sought.ts'
import { type Typed, textOf } from '../../request/typed.ts'
import { addressWith } from '../staff-request.ts'
import { nrmWords, rnaWords, supportWords } from './state-words.ts'

export const casesOnPage = 50

export interface CaseloadProps {
  readonly lines: readonly CaseLine[]
  readonly total: number
  readonly query: Typed
  readonly sought: Sought
  readonly pageNumber: number
  readonly today: Day
  /** For a manager: whose caseload can be chosen. */
  readonly colleagues: readonly Colleague[]
}

export function caseloadPage(frame: Frame, props: CaseloadProps): Html {
  const { lines, total, query, pageNumber, today } = props
  const sort = textOf(query, 'sort') || 'next-due'
  const heading = (label: string, by: string) => ({
    label,
    sort: {
      href: addressWith('/caseload', query, { sort: by, page: '' }),
      ...(sort === by && { now: 'up' as const }),
    },
  })
  return page(
    frame,
    { title: 'Caseload' },
    html`${pageHeading({ title: 'Caseload', action: linkButton('Open a new case', '/cases/new', 'secondary') })}
${filters(frame, props)}
${
  lines.length === 0
    ? emptyState(
        'Nobody fits',
        'Search by reference, by alias, or by a whole word of a name. Names are found only among the people you work with.',
      )
    : table({
        caption: 'People',
        quietCaption: true,
        columns: [
          heading('Person', 'alias'),
          heading('Next due', 'next-due'),
          heading('Covered until', 'covered-until'),
          heading('Last contact', 'last-contact'),
          { label: 'How things stand' },
          { label: 'Worker' },
        ],
        rows: lines.map((line) => row(line, today)),
      })
}
${pagination({
  page: pageNumber,
  pages: Math.max(1, Math.ceil(total / casesOnPage)),
  address: (number) => addressWith('/caseload', query, { page: String(number) }),
})}`,
  )
}

function row(line: CaseLine, today: Day) {
  const { projection } = line
  return [
    html`<a class="govuk-link" href="/cases/${line.id}">${line.alias}</a> <span class="wm-ref">${line.reference}</span>${
      projection.overlay
        ? html` ${tag(projection.overlay === 'missing' ? 'late' : 'soon', overlayWords[projection.overlay])}`
        : nothing
    }`,
    line.nextDue ? timeOn(line.nextDue, dueDay(line.nextDue, today)) : 'nothing due',
    coverCell(projection.coveredUntil, today),
    line.lastContactOn
      ? html`<span class="wm-ref">${daysAway(line.lastContactOn, today)}</span>`
      : 'none recorded',
    html`${nrmWords(projection.nrmState)}; ${supportWords(projection.supportState)}${
      projection.rnaState === 'none' ? nothing : html`; RNA ${rnaWords(projection.rnaState)}`
    }`,
    line.workerName,
  ]
}

const overlayWords = {
  missing: 'Missing',
  detained: 'Detained',
  suspended: 'NRM suspended',
} as const

function coverCell(until: Day | undefined, today: Day): Html {
  if (until === undefined) return html`no gap in sight`
  if (until < today) return html`${tag('late', 'Not covered')} since ${shortDay(addDays(until, 1))}`
  return html`${timeOn(until, shortDay(until))}${daysBetween(today, until) <= 42 ? html` ${tag('soon', daysAway(until, today))}` : nothing}`
}

function filters(frame: Frame, { query, sought, total, colleagues }: CaseloadProps): Html {
  const asked = { typed: { ...query, find: sought.words }, problems: {} }
  const names = [soughtName, 'nation', 'rna', 'support', 'worker', 'closed']
  const filtered = names.some((name) => textOf(query, name) !== '')
  const workers = Object.fromEntries(colleagues.map(({ id, displayName }) => [id, displayName]))
  return filterForm(
    {
      action: '/caseload',
      showing: `${total === 1 ? '1 person' : `${total} people`}`,
      clear: filtered ? '/caseload' : undefined,
      words: { csrf: frame.csrf, sought },
    },
    html`${hidden('sort', textOf(query, 'sort'))}${textField({ name: 'find', label: 'Reference, alias or name', type: 'search', width: 20, ...asked })}
${select({ name: 'support', label: 'Support', options: supportWords.all, none: 'Any', ...asked })}
${select({ name: 'rna', label: 'RNA', options: rnaWords.all, none: 'Any', ...asked })}
${select({ name: 'nation', label: 'Nation', options: nations, none: 'Any', ...asked })}
${colleagues.length > 0 ? select({ name: 'worker', label: 'Worker', options: workers, none: 'Everyone', ...asked }) : nothing}
${choice({ name: 'closed', label: 'Which cases?', options: { '': 'Open', yes: 'Closed' }, inline: true, small: true, ...asked })}`,
  )
}
