/** The ledger of needs for which nothing was given, by reason. Counts stay inside one's own cases or services. */
import type { LedgerLine } from '../../../application/promises/read-matters.ts'
import { type ReadReason, readReasons } from '../../../domain/promises/ledger.ts'
import { daysInWords } from '../../../domain/promises/standing.ts'
import { plainDay } from '../../parts/dates.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, emptyState, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import type { CategoryNames } from '../case/case-names.ts'

export interface UnmetProps {
  readonly lines: readonly LedgerLine[]
  readonly categories: CategoryNames
  readonly scope: 'own' | 'services'
  readonly isManager: boolean
}

export function unmetPage(frame: Frame, props: UnmetProps): Html {
  const { lines, scope, isManager } = props
  const reasons = Object.keys(readReasons) as ReadReason[] // the keys of the table
  return page(
    frame,
    { title: 'Needs not met' },
    html`${pageHeading({
      title: 'Needs not met',
      intro:
        'Needs for which nothing was given, as far as is recorded, by reason. Nothing of this leaves Waymark.',
    })}
${isManager ? otherScope(scope) : nothing}
${
  lines.length === 0
    ? emptyState(
        'Nothing is listed',
        'A need appears here when nothing was given for it for so many days as your organisation has set.',
      )
    : nothing
}
${reasons.map((reason) =>
  reasonCard(
    props,
    reason,
    lines.filter((line) => line.reason === reason),
  ),
)}
<p><a class="govuk-link" href="/promises${scope === 'services' ? '?of=services' : ''}">What others owe this week</a></p>`,
  )
}

function otherScope(scope: UnmetProps['scope']): Html {
  return scope === 'services'
    ? html`<p><a class="govuk-link" href="/unmet">Only the people you work with yourself</a></p>`
    : html`<p><a class="govuk-link" href="/unmet?of=services">Everybody in your services</a></p>`
}

function reasonCard(props: UnmetProps, reason: ReadReason, lines: readonly LedgerLine[]): Html {
  if (lines.length === 0) return nothing
  return card(
    { title: `${readReasons[reason]}: ${lines.length}` },
    html`<ul class="wm-todo">${lines.map((line) => ledgerLine(props, line))}</ul>`,
  )
}

function ledgerLine({ categories, scope }: UnmetProps, line: LedgerLine): Html {
  const { caseId, need, alias, reference, category, since, everGiven, days, written } = line
  const from = everGiven ? `Last given on ${plainDay(since)}.` : `Known since ${plainDay(since)}.`
  return html`<li class="wm-todo__line"><p class="wm-todo__who"><strong>${alias}</strong> <span class="wm-ref">${reference}</span></p>
<div class="wm-todo__what"><a class="wm-todo__link" href="/cases/${caseId}/promises#unmet-${need}">${categories[category] ?? category}</a>
<p class="wm-todo__why">${from}${written ? ' The reason was written down.' : ' Read from what was asked; nobody has written why.'}${scope === 'services' ? ` ${line.workerName} works with them.` : nothing}</p></div>
<p class="wm-todo__when">${tag('late', daysInWords(days))}</p></li>`
}
