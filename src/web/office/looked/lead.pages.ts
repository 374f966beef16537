/** For the data protection lead: every hold with its reason, and days on which somebody opened much. */
import type { Unusual } from '../../../application/looked/looked-office.ts'
import type { ListedHold, UnusualDay } from '../../../application/ports/looked/looked-stores.ts'
import { plainDay } from '../../parts/dates.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, emptyState, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { table } from '../../parts/table.ts'
import { holdFacts, whatWaits } from '../../staff/looked/holds.page.ts'
import { roleInLog } from '../log/log-words.ts'
import { officeWays } from './office-ways.ts'

export function allHoldsPage(
  frame: Frame,
  { holds, today }: { holds: readonly ListedHold[]; today: string },
): Html {
  return page(
    frame,
    { title: 'Lines that wait', width: 'reading' },
    html`${pageHeading({
      title: 'Lines that wait',
      intro:
        'Lines of “Who looked” that survivors read later: who decided it, why, and until when. Holds that ended stand here for thirty days.',
    })}
${officeWays('/log/holds')}
${holds.length === 0 ? emptyState('Nothing waits', 'A hold appears here as soon as a service manager places it.') : holdCards(holds, today)}`,
  )
}

function holdCards(holds: readonly ListedHold[], today: string): Html {
  return html`${holds.map((hold) => {
    const inForce = hold.endedAt === undefined && hold.untilDay >= today
    return card(
      {
        title: `${hold.caseReference}: ${whatWaits(hold)}`,
        aside: inForce ? tag('soon', `Until ${plainDay(hold.untilDay)}`) : tag('over', 'Ended'),
      },
      html`${holdFacts(hold)}${hold.renews ? html`<p>It made an earlier hold of somebody else last longer.</p>` : ''}`,
    )
  })}`
}

export function unusualPage(frame: Frame, { moreThan, days }: Unusual): Html {
  return page(
    frame,
    { title: 'Many records in a day' },
    html`${pageHeading({
      title: 'Many records in a day',
      intro: html`Colleagues who opened the records of more than ${moreThan} people in one day, in the last month. There are good reasons for it, such as covering for somebody. Ask; this list decides nothing.`,
    })}
${officeWays('/log/unusual')}
${
  days.length === 0
    ? emptyState(
        'No day stands out',
        'A day appears here when somebody opens more records than the number above. The number is one of our own targets and can be changed.',
      )
    : table({
        caption: 'Days, by colleague',
        quietCaption: true,
        columns: [
          { label: 'Day' },
          { label: 'Who' },
          { label: 'As' },
          { label: 'Records opened', numeric: true },
          { label: 'Which' },
        ],
        rows: days.map(rowOf),
      })
}`,
  )
}

function rowOf({ day, userId, name, role, records, references }: UnusualDay) {
  const log = `/log?person=${userId}&from=${day}&to=${day}`
  return [
    plainDay(day),
    html`<a class="govuk-link" href="${log}">${person(name)}</a>`,
    roleInLog(role),
    records,
    details('References', html`<p>${references.join(', ')}</p>`),
  ]
}
