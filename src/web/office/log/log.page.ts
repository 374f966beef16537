/** The log: who looked at what, by reference. No word of any case is in it. */
import type { LogPage } from '../../../application/office/read-log.ts'
import type { AuditEntry } from '../../../application/ports/staff-stores.ts'
import { select } from '../../parts/fields/choices.ts'
import { filterForm } from '../../parts/fields/filter.ts'
import { textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { details, emptyState, tag } from '../../parts/lists.ts'
import { note } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import { pagination } from '../../parts/pagination.ts'
import { table } from '../../parts/table.ts'
import { timeAt } from '../../parts/uk-time.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import { addressWith } from '../../staff/staff-request.ts'
import { officeWays } from '../looked/office-ways.ts'
import { classWords, roleInLog } from './log-words.ts'

export const entriesOnPage = 100

export interface LogPageProps extends LogPage {
  readonly query: Typed
  readonly problems: Problems
  readonly pageNumber: number
  /** Where people are supported there is more to see than the log itself. */
  readonly more: boolean
}

export function logPage(frame: Frame, props: LogPageProps): Html {
  const { entries, total, query, problems, pageNumber } = props
  return page(
    frame,
    { title: 'Log', problems },
    html`${pageHeading({ title: 'Log', intro: 'Who looked at what, and when, newest first. It holds no word of any case. Reading this page is in it too.' })}
${props.more ? officeWays('/log') : nothing}
${waiting(props)}
${filters(props)}
${details(
  'What “sealed” means',
  html`<p>Each line is chained to the one before it within seconds of being written, and then it is sealed: changing, removing or moving a sealed line breaks the chain, and “waymark verify-audit” shows where. The newest lines wait to be sealed.</p>`,
)}
${
  entries.length === 0
    ? emptyState(
        'No line fits',
        'Change what is asked for above. Lines appear here with everything anybody does.',
      )
    : table({
        caption: 'Lines of the log',
        quietCaption: true,
        columns: [
          { label: 'When' },
          { label: 'Who' },
          { label: 'As' },
          { label: 'Did' },
          { label: 'Case' },
          { label: 'What kind of thing' },
          { label: 'Sealed' },
        ],
        rows: entries.map((entry) => lineOf(entry, query)),
      })
}
${pagination({
  page: pageNumber,
  pages: Math.ceil(total / entriesOnPage),
  address: (number) => addressWith('/log', query, { page: String(number) }),
})}`,
  )
}

function waiting({ notRecognised: count }: LogPageProps): Html {
  if (count === 0) return nothing
  const lines = count === 1 ? 'One line' : `${count} lines`
  return note(
    html`<p><a class="govuk-link" href="/looked">${lines} that survivors did not recognise</a>: to be looked into and answered.</p>`,
  )
}

function lineOf(entry: AuditEntry, query: Typed) {
  const { at, userName, role, act, about, caseId, caseReference, classes, sealed, number } = entry
  return [
    timeAt(at),
    userName,
    roleInLog(role),
    about ? html`${act}: ${about}` : act,
    caseId
      ? html`<a class="govuk-link" href="${addressWith('/log', query, { case: caseId, reference: '', page: '' })}">${caseReference ?? 'Not opened'}</a>`
      : '–',
    classWords(classes) || '–',
    sealed ? tag('good', `Sealed, ${number}`) : tag('soon', 'Not yet'),
  ]
}

function filters({ query, problems, colleagues, total }: LogPageProps): Html {
  const field = { typed: query, problems }
  const narrowed = ['reference', 'case', 'person', 'from', 'to'].some((name) => query[name])
  return filterForm(
    {
      action: '/log',
      showing: total === 1 ? 'One line' : `${total} lines`,
      clear: narrowed ? '/log' : undefined,
    },
    html`${textField({ ...field, name: 'reference', label: 'Reference of a case', width: 10 })}
${select({
  ...field,
  name: 'person',
  label: 'Who',
  none: 'Anybody',
  options: colleagues.map(({ id, displayName }) => ({ value: id, label: displayName })),
})}
${textField({ ...field, name: 'from', label: 'From (like 2026-03-01)', width: 10 })}
${textField({ ...field, name: 'to', label: 'To', width: 10 })}${nothing}`,
  )
}
