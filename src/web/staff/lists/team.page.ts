/** The team: how much each worker carries and what is late, without a word about any one person. */
import type { TeamLine } from '../../../application/ports/list-store.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { emptyState, figureCard, figures, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { table } from '../../parts/table.ts'

/** `notRecognised`: lines of "Who looked" that survivors did not recognise, to be answered. */
export function teamPage(frame: Frame, lines: readonly TeamLine[], notRecognised: number): Html {
  const sum = (of: (line: TeamLine) => number) => lines.reduce((total, line) => total + of(line), 0)
  return page(
    frame,
    { title: 'Team' },
    html`${pageHeading({ title: 'Team', intro: 'Workload and what is late in your services. Press a number or a name to see the people behind it.' })}
${figures(
  figureCard({ figure: sum((line) => line.activeCases), words: 'open cases', href: '/caseload' }),
  figureCard({
    figure: sum((line) => line.overdue),
    words: 'overdue',
    href: '/caseload?sort=next-due',
    tone: 'late',
  }),
  figureCard({
    figure: sum((line) => line.uncoveredNow),
    words: 'not covered now',
    href: '/caseload?sort=covered-until',
    tone: 'late',
  }),
  figureCard({
    figure: sum((line) => line.uncoveredWithin30Days),
    words: 'uncovered within 30 days',
    href: '/caseload?sort=covered-until',
    tone: 'soon',
  }),
  ...(notRecognised > 0
    ? [
        figureCard({
          figure: notRecognised,
          words: notRecognised === 1 ? 'line not recognised' : 'lines not recognised',
          href: '/looked',
          tone: 'soon',
        }),
      ]
    : []),
)}
${
  lines.length === 0
    ? emptyState(
        'Nobody works in your services yet',
        'Workers appear here when an administrator gives them an account in one of your services.',
      )
    : table({
        caption: 'Work by person',
        quietCaption: true,
        columns: [
          { label: 'Worker' },
          { label: 'Open cases', numeric: true },
          { label: 'Overdue', numeric: true },
          { label: 'Due this week', numeric: true },
          { label: 'Not covered now', numeric: true },
          { label: 'Uncovered within 30 days', numeric: true },
          { label: 'No contact for 14 days', numeric: true },
        ],
        rows: lines.map((line) => [
          html`<a class="govuk-link" href="/caseload?worker=${line.workerId}">${line.workerName}</a>`,
          line.activeCases,
          line.overdue > 0 ? tag('late', String(line.overdue)) : 0,
          line.dueThisWeek,
          line.uncoveredNow > 0
            ? html`<a class="govuk-link" href="/caseload?worker=${line.workerId}&sort=covered-until">${tag('late', String(line.uncoveredNow))}</a>`
            : 0,
          line.uncoveredWithin30Days,
          line.withoutContact14Days,
        ]),
      })
}
<p><a class="govuk-link" href="/promises?of=services">What others owe the people of your services this week</a></p>
<p><a class="govuk-link" href="/unmet?of=services">Needs for which nothing was given</a></p>`,
  )
}
